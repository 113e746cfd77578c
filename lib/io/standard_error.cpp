// SPDX-License-Identifier: Apache-2.0
#include "io/standard_error.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

namespace deskmill {

void write_standard_error(std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written > 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (written < 0 && errno == EAGAIN) {  // another process made the terminal non-blocking
      pollfd reader{STDERR_FILENO, POLLOUT, 0};
      ::poll(&reader, 1, -1);
    } else if (written == 0 || errno != EINTR) {
      return;
    }
  }
}

std::size_t terminal_columns() noexcept {
  constexpr std::size_t kUsual = 80;
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsual;
  return size.ws_col;
}

}  // namespace deskmill
