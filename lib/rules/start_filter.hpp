// Where in a text a phrase may begin: a look at four bytes that most places do not pass.
//
// Searching for phrases with an automaton costs a chain of dependent loads for every byte of the
// text. Next to no byte begins a phrase, and a look-up in a filter depends on nothing that was found
// before, so the processor overlaps many of them. Two tables, for the first and the second pair of
// bytes, hold one bit for each of eight groups of phrases: a place passes when one group has both
// pairs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace deskmill {

class StartFilter {
 public:
  static constexpr unsigned kGroups = 8;
  static constexpr std::size_t kBytes = 4;
  /// The bytes that may stand at each of the first places of a phrase.
  using Window = std::array<std::string, kBytes>;

  StartFilter();
  /// Lets pass every place whose bytes are all in `window`, which is added to a group (below
  /// kGroups). What begins alike should share one: a group's first pairs pass with all of its second
  /// ones.
  void add(const Window& window, unsigned group);
  /// The first place at or behind `from` that passes, or the size of the text. Behind the text any
  /// byte may stand.
  std::size_t next(std::string_view text, std::size_t from) const;

 private:
  /// Groups, by two bytes.
  using Table = std::array<std::uint8_t, 1u << 16>;

  static void mark(Table& table, std::string_view first, std::string_view second, unsigned group);
  /// The bytes of a window, the first one lowest.
  bool passes(std::uint32_t bytes) const {
    return ((*first_)[bytes & 0xFFFF] & (*second_)[bytes >> 16]) != 0;
  }

  std::unique_ptr<Table> first_, second_;
};

}  // namespace deskmill
