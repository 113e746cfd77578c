// Bytes that are appended once and read back by offset: in memory up to a limit, on disk beyond it.
//
// Spooling stages keep the bulky part of what they know about records here (sets, ids, band keys),
// so that --max-memory holds whatever the input. No file exists until the limit is passed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "io/spill_file.hpp"

namespace deskmill {

class SpillArena {
 public:
  SpillArena(std::size_t memory_limit, std::string directory)
      : memory_limit_(memory_limit), directory_(std::move(directory)) {}

  /// Returns the offset to read it back by. Throws Error(kIo).
  std::uint64_t append(std::string_view bytes);
  /// Ends the appending; afterwards read() may be called from several threads. Throws Error(kIo).
  void seal();
  /// The `length` bytes at `offset`, which must lie within one append. Valid until `scratch`
  /// changes or the arena dies. Throws Error(kIo).
  std::string_view read(std::uint64_t offset, std::size_t length, std::string& scratch) const;
  std::uint64_t size() const { return memory_.size() + (file_ ? file_->size() : 0); }

 private:
  std::size_t memory_limit_;
  std::string directory_;
  std::string memory_;               ///< offsets [0, memory_.size())
  std::unique_ptr<SpillFile> file_;  ///< the offsets behind them
};

}  // namespace deskmill
