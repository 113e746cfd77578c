// SPDX-License-Identifier: Apache-2.0
#include "io/spill_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "support/temporary_directory.hpp"
#include "unit/io/expect_error.hpp"
#include "unit/io/faulty_system_calls.hpp"

namespace deskmill {
namespace {

std::string read(const SpillFile& file, std::uint64_t offset, std::size_t length) {
  std::string bytes(length, '\0');
  file.read(offset, bytes.data(), length);
  return bytes;
}

TEST(SpillFile, GivesBackWhatWasAppendedBufferedOrNot) {
  const TemporaryDirectory directory;
  SpillFile file(directory.path());
  const std::string large(3u << 20, 'L');
  EXPECT_EQ(file.append("one"), 0u);
  EXPECT_EQ(file.append(large), 3u);
  EXPECT_EQ(file.append("two"), 3u + large.size());
  EXPECT_EQ(file.size(), 6u + large.size());
  EXPECT_EQ(read(file, 0, 5), "oneLL");
  EXPECT_EQ(read(file, large.size() + 1, 5), "LLtwo");
  file.flush();
  EXPECT_EQ(read(file, large.size() + 1, 5), "LLtwo");
  EXPECT_EQ(file.append("x"), 6u + large.size());
}

TEST(SpillFile, LeavesNothingInItsDirectory) {
  const TemporaryDirectory directory;
  SpillFile file(directory.path());
  file.append("bytes");
  file.flush();
  EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
}

TEST(SpillFile, ReadsFromSeveralThreads) {
  const TemporaryDirectory directory;
  SpillFile file(directory.path());
  for (int i = 0; i < 100'000; ++i) file.append(std::to_string(100'000 + i));
  file.flush();
  const auto check = [&file](int from) {
    for (int i = from; i < 100'000; i += 97) {
      EXPECT_EQ(read(file, static_cast<std::uint64_t>(i) * 6, 6), std::to_string(100'000 + i));
    }
  };
  std::thread other(check, 1);
  check(0);
  other.join();
}

TEST(SpillFile, ErrorsNameTheDirectory) {
  const TemporaryDirectory directory;
  const std::string missing = directory / "none";
  const std::string hint = "; --tmp-dir names another folder";
  expect_error(Exit::kIo, missing + ": temporary file: No such file or directory" + hint,
               [&] { SpillFile file(missing); });
  SpillFile file(directory.path());
  file.append("bytes");
  expect_error(Exit::kIo, directory.path() + ": temporary file: unexpected end",
               [&] { read(file, 3, 3); });
  const FaultPlan plan(Call::kWrite, 1, ENOSPC);
  expect_error(Exit::kIo, directory.path() + ": temporary file: No space left on device" + hint,
               [&] { file.flush(); });
}

}  // namespace
}  // namespace deskmill
