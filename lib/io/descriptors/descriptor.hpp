// An owned file descriptor, and reads and writes that finish what they began.
//
// Internal to io: other rooms see ByteSource, OutputFile and SpillFile. The functions report
// failure by their result and leave the reason in errno, because only their callers know the name
// to complain about.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace deskmill {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  /// False (errno) when the system reports a late write error. Closed in any case.
  bool close();

 private:
  int number_ = -1;
};

/// One read; repeated when interrupted, waits when a non-blocking descriptor has nothing yet.
/// Returns the bytes read, 0 at the end, -1 on failure (errno).
ssize_t read_some(int descriptor, char* buffer, std::size_t capacity);
/// Reads exactly `length` bytes at `offset`; false on failure (errno, 0 when the file ends before).
bool read_at(int descriptor, char* buffer, std::size_t length, off_t offset);
/// Writes everything; false on failure (errno).
bool write_all(int descriptor, std::string_view bytes);
/// The same for many pieces, which are gathered by the system.
bool write_all(int descriptor, std::span<const std::string_view> pieces);
/// Makes the names in a directory last. False on failure (errno); true where the system cannot do
/// it.
bool sync_directory(const std::string& path);
/// What errno `error` means, in English whatever the locale.
std::string error_text(int error);
/// The reason for a failed open(). A run with many outputs keeps all of them open until they become
/// visible together, so the limit of open files is worth a sentence of its own.
std::string open_error_text(int error);

}  // namespace deskmill
