// Files that become visible together: all are stored before the first has its name.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>

#include "io/output_file.hpp"
#include "support/temporary_directory.hpp"
#include "unit/io/expect_error.hpp"
#include "unit/io/faulty_system_calls.hpp"

namespace deskmill {
namespace {

TEST(CommitTogether, SyncsADirectoryOnce) {
  const TemporaryDirectory directory;
  OutputFile a(directory / "a"), b(directory / "b"), device("/dev/null");
  const FaultPlan plan(Call::kFsync, 0, EIO);
  commit_together({&a, &b, &device});
  EXPECT_EQ(plan.calls(), 3);
  EXPECT_TRUE(directory.has("a") && directory.has("b"));
}

TEST(CommitTogether, NoneIsSeenBeforeAllAreStored) {
  const TemporaryDirectory directory;
  {
    OutputFile a(directory / "a"), b(directory / "b");
    const FaultPlan plan(Call::kFsync, 2, EIO);
    expect_error(Exit::kIo, (directory / "b") + ": Input/output error", [&] {
      commit_together({&a, &b});
    });
  }
  EXPECT_FALSE(directory.has("a") || directory.has("b"));
  EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
}

}  // namespace
}  // namespace deskmill
