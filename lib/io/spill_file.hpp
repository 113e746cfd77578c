// Room on disk for what does not fit in memory: append blocks, read them back, gone at the end.
//
// The file has no name once it is open (unlinked at once), so neither a crash nor a kill leaves
// litter. Stages use it for sorted runs and spooled lines; they never see a descriptor.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace deskmill {

class SpillFile {
 public:
  /// In `directory`, or in TMPDIR, or in /tmp when empty. Throws Error(kIo).
  explicit SpillFile(const std::string& directory);
  ~SpillFile();
  SpillFile(SpillFile&&) noexcept;
  SpillFile& operator=(SpillFile&&) noexcept;

  /// Appends (buffered) and returns the offset of the first byte. Throws Error(kIo).
  std::uint64_t append(std::string_view bytes);
  /// Bytes appended so far.
  std::uint64_t size() const;
  /// Reads exactly `length` bytes at `offset`; safe from several threads once writing has ended
  /// and flush() was called. Throws Error(kIo), also for bytes that were never appended.
  void read(std::uint64_t offset, char* buffer, std::size_t length) const;
  /// Throws Error(kIo).
  void flush();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
