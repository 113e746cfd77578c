// SPDX-License-Identifier: Apache-2.0
#include "io/byte_source.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "support/temporary_directory.hpp"
#include "unit/io/compressed.hpp"
#include "unit/io/expect_error.hpp"
#include "unit/io/faulty_system_calls.hpp"

namespace deskmill {
namespace {

std::string content_of(ByteSource& source) {
  std::string content, buffer(1000, '\0');
  while (const std::size_t got = source.read(buffer.data(), buffer.size())) {
    content.append(buffer, 0, got);
  }
  return content;
}

TEST(ByteSource, ReadsAFileAndHashesWhatIsStored) {
  const TemporaryDirectory directory;
  const std::string stored = gzip_of("content");
  const auto source = open_input(directory.put("a.jsonl", stored));
  EXPECT_EQ(content_of(*source), "content");
  EXPECT_EQ(source->raw_bytes(), stored.size());
  EXPECT_EQ(source->raw_hash(), hash128(stored));
}

TEST(ByteSource, HashingMayBeLeftOut) {
  const TemporaryDirectory directory;
  const auto source = open_input(directory.put("a", "content"), Hashing::kOff);
  EXPECT_EQ(content_of(*source), "content");
  EXPECT_EQ(source->raw_bytes(), 7u);
  EXPECT_EQ(source->raw_hash(), Hash128{});
}

TEST(ByteSource, StoredBytesAreNotDecompressed) {
  const TemporaryDirectory directory;
  const std::string stored = gzip_of("content");
  EXPECT_EQ(content_of(*open_stored(directory.put("a.gz", stored))), stored);
}

TEST(ByteSource, CompressionIsRecognisedOnAPipe) {
  const TemporaryDirectory directory;
  const std::string fifo = directory / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::thread writer([&] {
    const std::string stored = zstd_of("through a pipe");
    const int descriptor = ::open(fifo.c_str(), O_WRONLY);
    for (const char byte : stored) {
      if (::write(descriptor, &byte, 1) != 1) break;
    }
    ::close(descriptor);
  });
  EXPECT_EQ(content_of(*open_input(fifo)), "through a pipe");
  writer.join();
}

TEST(ByteSource, MissingFilesAndDirectoriesAreNoInput) {
  const TemporaryDirectory directory;
  const std::string missing = directory / "none.jsonl";
  expect_error(Exit::kNoInput, missing + ": No such file or directory",
               [&] { open_input(missing); });
  expect_error(Exit::kNoInput, directory.path() + ": Is a directory",
               [&] { open_input(directory.path()); });
}

TEST(ByteSource, AFailedReadIsAnIoError) {
  const TemporaryDirectory directory;
  const std::string path = directory.put("a", std::string(10'000, 'x'));
  const FaultPlan plan(Call::kRead, 3, EIO);
  const auto source = open_input(path);
  expect_error(Exit::kIo, path + ": Input/output error", [&] { content_of(*source); });
}

TEST(ByteSource, AnInterruptedReadGoesOn) {
  const TemporaryDirectory directory;
  const std::string path = directory.put("a", "content");
  const FaultPlan plan(Call::kRead, 1, EINTR);
  EXPECT_EQ(content_of(*open_input(path)), "content");
}

TEST(ByteSource, WaitsForANonBlockingPipe) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(::write(ends[1], "late", 4), 4);
    ::close(ends[1]);
  });
  const auto source = open_stored("/dev/fd/" + std::to_string(ends[0]));
  EXPECT_EQ(content_of(*source), "late");
  writer.join();
  ::close(ends[0]);
}

/// Puts another descriptor in the place of standard input for one test.
class StandardInput {
 public:
  explicit StandardInput(const std::string& path) : before_(::dup(STDIN_FILENO)) {
    const int descriptor = ::open(path.c_str(), O_RDONLY);
    ::dup2(descriptor, STDIN_FILENO);
    ::close(descriptor);
  }
  ~StandardInput() {
    ::dup2(before_, STDIN_FILENO);
    ::close(before_);
  }

 private:
  int before_;
};

TEST(ByteSource, StandardInputIsDecodedToo) {
  const TemporaryDirectory directory;
  const StandardInput input_file(directory.put("a", gzip_of("content")));
  EXPECT_EQ(content_of(*open_input("-")), "content");
}

TEST(ByteSource, StandardInputIsNamedInMessages) {
  const TemporaryDirectory directory;
  {
    const StandardInput input_file(directory.put("a", gzip_of("content").substr(0, 10)));
    expect_error(Exit::kNoInput,
                 "standard input: truncated gzip data, behind byte 0 of the content",
                 [] { content_of(*open_input("-")); });
  }
  const StandardInput folder(directory.path());
  expect_error(Exit::kNoInput, "standard input: Is a directory", [] { open_input("-"); });
}

TEST(ReadFile, ReadsAndDecompressesWholeFiles) {
  const TemporaryDirectory directory;
  const std::string large(200'000, 'y');
  EXPECT_EQ(read_file(directory.put("a", large)), large);
  EXPECT_EQ(read_file(directory.put("b", gzip_of(large))), large);
  EXPECT_EQ(read_file(directory.put("c", "")), "");
}

TEST(ReadFile, RefusesMoreThanTheLimit) {
  const TemporaryDirectory directory;
  const std::string path = directory.put("a", "12345");
  EXPECT_EQ(read_file(path, 5), "12345");
  expect_error(Exit::kUsage, path + ": larger than the limit of 4 bytes",
               [&] { read_file(path, 4); });
}

}  // namespace
}  // namespace deskmill
