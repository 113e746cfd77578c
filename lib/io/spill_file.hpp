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

/// Sorts fixed-size records by memcmp of their first `key_bytes`, in memory or with runs on disk.
/// add() all, then sort(), then next() until it returns nullptr. Ties keep the order of adding. All
/// three throw Error(kIo).
class ExternalSorter {
 public:
  /// `memory_bytes` holds the records, with 16 bytes more for each, before a run goes to `directory`
  /// (as for SpillFile); while runs are merged, at least 64 KiB for each of them.
  ExternalSorter(std::size_t record_bytes, std::size_t key_bytes, std::size_t memory_bytes,
                 const std::string& directory);
  ~ExternalSorter();
  /// Copies `record_bytes` bytes.
  void add(const void* record);
  void sort();
  /// Valid until the next call.
  const void* next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
