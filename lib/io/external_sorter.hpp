// Sorting more records than fit in memory: in runs on disk that are merged at the end.
//
//   ExternalSorter sorter(16, 8, 64u << 20, directory);
//   for (...) sorter.add(&record);
//   sorter.sort();
//   while (const void* record = sorter.next()) ...
//
// Records are blocks of bytes of one size whose keys compare by memcmp; whoever sorts numbers
// stores them big endian. Ties keep the order of adding.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace deskmill {

/// Add all records, then sort() once, then take them by next() until it returns nullptr.
class ExternalSorter {
 public:
  /// Records of `record_bytes` are ordered by their first `key_bytes`. `memory_bytes` bounds the
  /// records in memory, with 16 bytes more for each, before a run goes to `directory` (as for
  /// SpillFile); while runs are merged, each has a buffer of at least 64 KiB.
  ExternalSorter(std::size_t record_bytes, std::size_t key_bytes, std::size_t memory_bytes,
                 const std::string& directory);
  ~ExternalSorter();
  /// Copies `record_bytes` bytes. Throws Error(kIo).
  void add(const void* record);
  /// Throws Error(kIo).
  void sort();
  /// Valid until the next call. Throws Error(kIo).
  const void* next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
