// SPDX-License-Identifier: Apache-2.0
#include "io/descriptors/system_calls.hpp"

#include <unistd.h>

#include <cstdio>

namespace deskmill {

ssize_t read_call(int descriptor, void* buffer, std::size_t bytes) {
  return ::read(descriptor, buffer, bytes);
}

ssize_t pread_call(int descriptor, void* buffer, std::size_t bytes, off_t offset) {
  return ::pread(descriptor, buffer, bytes, offset);
}

ssize_t write_call(int descriptor, const void* buffer, std::size_t bytes) {
  return ::write(descriptor, buffer, bytes);
}

ssize_t writev_call(int descriptor, const iovec* pieces, int count) {
  return ::writev(descriptor, pieces, count);
}

int fsync_call(int descriptor) {
  return ::fsync(descriptor);
}

int close_call(int descriptor) {
  return ::close(descriptor);
}

int rename_call(const char* from, const char* to) {
  return ::rename(from, to);
}

}  // namespace deskmill
