// SPDX-License-Identifier: Apache-2.0
#include "io/standard_error.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <string>
#include <thread>

namespace deskmill {
namespace {

/// What arrives at a reader that begins late, through a pipe whose writer must not block.
std::string received_through_full_pipe(const std::string& text) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
  const int own = ::dup(STDERR_FILENO);
  ::dup2(ends[1], STDERR_FILENO);
  ::close(ends[1]);
  std::string received;
  std::jthread reader([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::array<char, 4096> buffer;
    for (ssize_t got; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
      received.append(buffer.data(), static_cast<std::size_t>(got));
    }
  });
  write_standard_error(text);
  ::dup2(own, STDERR_FILENO);
  ::close(own);
  reader.join();
  ::close(ends[0]);
  return received;
}

TEST(StandardError, WaitsForAReaderThatIsSlow) {
  const std::string text(1u << 20, 'x');
  EXPECT_EQ(received_through_full_pipe(text).size(), text.size());
}

}  // namespace
}  // namespace deskmill
