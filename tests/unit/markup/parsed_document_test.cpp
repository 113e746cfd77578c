// SPDX-License-Identifier: Apache-2.0
#include "markup/parsed_document.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <new>
#include <string>

namespace deskmill {
namespace {

/// Gumbo itself goes on with the null that malloc gives.
TEST(ParsedDocument, ThrowsWithoutMemory) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers end the process themselves";
#endif
  std::string html;
  for (int i = 0; i < 200000; ++i) html += "<p>in <b>3</b> days";
  const auto parse_in_little = [&] {
    const rlimit little{1u << 20, 1u << 20};  // less than is taken already
    ::setrlimit(RLIMIT_AS, &little);
    try {
      const ParsedDocument document(html);
    } catch (const std::bad_alloc&) {
      std::_Exit(7);
    }
    std::_Exit(0);
  };
  EXPECT_EXIT(parse_in_little(), testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace deskmill
