// Outputs that are no regular files: devices, pipes and descriptors of the
// caller, written straight.
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

#include "io/byte_source.hpp"
#include "io/output_file.hpp"
#include "support/temporary_directory.hpp"
#include "unit/io/expect_error.hpp"
#include "unit/io/faulty_system_calls.hpp"

namespace deskmill {
namespace {

namespace fs = std::filesystem;

TEST(StraightOutput, DevicesAndPipesAreWritten) {
  const TemporaryDirectory directory;
  write_file("/dev/null", "content");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  const std::string fifo = directory / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::string received;
  std::thread reader([&] { received = read_file(fifo); });
  write_file(fifo, "through a pipe");
  reader.join();
  EXPECT_EQ(received, "through a pipe");
  EXPECT_TRUE(fs::is_fifo(fifo));
}

TEST(StraightOutput, AFullDeviceIsAnIoError) {
  expect_error(Exit::kIo, "/dev/full: No space left on device",
               [] { write_file("/dev/full", "x"); });
}

TEST(StraightOutput, AnInheritedDescriptorGoesOnWhereItStands) {
  const TemporaryDirectory directory;
  const std::string path = directory.put("log", "before\n");
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND);
  write_file("/dev/fd/" + std::to_string(descriptor), "after\n");
  EXPECT_EQ(::write(descriptor, "still open\n", 11), 11);
  ::close(descriptor);
  EXPECT_EQ(directory.get("log"), "before\nafter\nstill open\n");
}

TEST(StraightOutput, AFailedCloseIsAnError) {
  const FaultPlan plan(Call::kClose, 1, EIO);
  expect_error(Exit::kIo, "/dev/null: Input/output error", [] { write_file("/dev/null", "x"); });
}

/// Runs `action` in a child whose standard output is a pipe that nobody reads.
template <typename Action>
int status_with_broken_stdout(const Action& action) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGPIPE, SIG_IGN);
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[1]);
    ::_exit(action());
  }
  ::close(ends[1]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WEXITSTATUS(status);
}

TEST(StraightOutput, AGoneReaderOfStandardOutputIsABrokenPipe) {
  for (const std::string path : {"-", "/dev/stdout"}) {
    EXPECT_EQ(status_with_broken_stdout([&] {
                try {
                  write_file(path, "content");
                  return 1;
                } catch (const BrokenPipe&) {
                  return 42;
                }
              }),
              42);
  }
}

TEST(StraightOutput, AGoneReaderOfAnotherPipeIsAnIoError) {
  ::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  const std::string path = "/dev/fd/" + std::to_string(ends[1]);
  expect_error(Exit::kIo, path + ": Broken pipe", [&] { write_file(path, "content"); });
  ::close(ends[1]);
}

TEST(StraightOutput, WaitsForASlowReaderOfANonBlockingPipe) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
  const std::string content(1u << 20, 'x');
  std::string received;
  std::thread reader([&] {
    char buffer[4096];
    for (ssize_t got = 1; got > 0 && received.size() < content.size();) {
      got = ::read(ends[0], buffer, sizeof buffer);
      if (got > 0) received.append(buffer, static_cast<std::size_t>(got));
    }
  });
  write_file("/dev/fd/" + std::to_string(ends[1]), content);
  ::close(ends[1]);
  reader.join();
  ::close(ends[0]);
  EXPECT_EQ(received, content);
}

}  // namespace
}  // namespace deskmill
