// SPDX-License-Identifier: Apache-2.0
#include "io/descriptors/descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "io/descriptors/system_calls.hpp"
#include "io/process.hpp"

namespace deskmill {
namespace {

/// Pieces of one system call: as many as it may have (IOV_MAX on Linux).
constexpr std::size_t kMostGathered = 1024;

bool wait_until_ready(int descriptor, short events) {
  pollfd wanted{descriptor, events, 0};
  return ::poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

/// Whether the failed call that left errno behind should be made again.
bool should_retry(int descriptor, short events) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  return wait_until_ready(descriptor, events);
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

bool Descriptor::close() {
  if (!is_open()) return true;
  // Linux frees the number even when close() is interrupted: it may already be another file's.
  return close_call(std::exchange(number_, -1)) == 0 || errno == EINTR;
}

ssize_t read_some(int descriptor, char* buffer, std::size_t capacity) {
  while (true) {
    const ssize_t got = read_call(descriptor, buffer, capacity);
    if (got >= 0 || !should_retry(descriptor, POLLIN)) return got;
  }
}

bool read_at(int descriptor, char* buffer, std::size_t length, off_t offset) {
  while (length > 0) {
    const ssize_t got = pread_call(descriptor, buffer, length, offset);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = 0;
    if (got <= 0) return false;
    buffer += got;
    offset += got;
    length -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write_call(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (!should_retry(descriptor, POLLOUT)) {
      return false;
    }
  }
  return true;
}

bool write_all(int descriptor, std::span<const std::string_view> pieces) {
  std::array<iovec, kMostGathered> gathered;
  while (!pieces.empty()) {
    const std::size_t count = std::min(pieces.size(), gathered.size());
    for (std::size_t i = 0; i < count; ++i) {
      gathered[i] = {const_cast<char*>(pieces[i].data()), pieces[i].size()};
    }
    const ssize_t written = writev_call(descriptor, gathered.data(), static_cast<int>(count));
    if (written < 0 && !should_retry(descriptor, POLLOUT)) return false;
    std::size_t left = written < 0 ? 0 : static_cast<std::size_t>(written);
    std::size_t whole = 0;
    while (whole < count && pieces[whole].size() <= left) left -= pieces[whole++].size();
    if (left > 0 && !write_all(descriptor, pieces[whole++].substr(left))) return false;
    pieces = pieces.subspan(whole);
  }
  return true;
}

bool sync_directory(const std::string& path) {
  const Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.is_open()) return true;  // it can be writable and searchable, yet not readable
  return fsync_call(directory.number()) == 0 || errno == EINVAL || errno == ENOTSUP;
}

std::string error_text(int error) {
  return std::generic_category().message(error);
}

std::string open_error_text(int error) {
  if (error != EMFILE) return error_text(error);
  return "too many open files, the limit is " + std::to_string(open_file_limit()) +
         ": raise it (ulimit -n), or write fewer files (-o, --shards)";
}

}  // namespace deskmill
