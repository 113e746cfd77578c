// Bytes that are appended once and read back by offset: in memory up to a limit, on disk beyond it.
//
// Spooling stages keep the bulky part of what they know about records here (sets, ids, band keys),
// so that --max-memory holds whatever the input. No file exists until the limit is passed. Memory
// comes in blocks: nothing is copied when the arena grows, and what was read for the last time can
// be given back block by block.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/large_memory.hpp"
#include "io/spill_file.hpp"

namespace deskmill {

class SpillArena {
 public:
  SpillArena(std::size_t memory_limit, std::string directory)
      : memory_limit_(memory_limit), directory_(std::move(directory)) {}

  /// Returns the offset to read it back by; offsets rise. Throws Error(kIo).
  std::uint64_t append(std::string_view bytes);
  /// Ends the appending; afterwards read() may be called from several threads. Throws Error(kIo).
  void seal();
  /// The `length` bytes at `offset`, which must lie within one append. Valid until `scratch`
  /// changes or the arena dies. Throws Error(kIo).
  std::string_view read(std::uint64_t offset, std::size_t length, std::string& scratch) const;
  /// Gives back memory that holds only bytes before `offset`; nobody may read them any more.
  void release_before(std::uint64_t offset);

 private:
  /// Offsets are cut into pages of that many bytes; an append lies in pages that are neighbours in
  /// memory as well.
  static constexpr std::size_t kPage = kHugePage;
  struct Block {
    std::size_t first_page = 0, pages = 0;
    LargeBytes memory;
  };

  bool make_room(std::size_t bytes);

  std::size_t memory_limit_;
  std::string directory_;
  std::vector<Block> blocks_;
  std::vector<char*> pages_;
  std::size_t released_ = 0;               ///< blocks that were given back
  std::size_t reserved_ = 0;               ///< bytes of all blocks
  std::uint64_t next_ = 0, room_end_ = 0;  ///< offsets: of the next append, of the end of its block
  std::unique_ptr<SpillFile> file_;        ///< the offsets behind all pages
};

}  // namespace deskmill
