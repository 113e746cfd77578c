// Tells from four bytes of a text whether one of many phrases may begin there; most places are
// refused.
//
// Searching with an automaton costs a chain of dependent loads for every byte of the text. Very few
// bytes begin a phrase, and a look-up in a filter depends on nothing that was read before, so the
// processor overlaps many of them. Two tables, for the first and the second pair of bytes, hold one
// bit for each of eight groups of phrases: a place passes when one group has both pairs.
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
  /// From now on, places whose bytes are all in `window` pass. The window is added to `group`
  /// (below kGroups). Within a group every first pair passes together with every second pair, so
  /// windows that begin alike should share one.
  void add(const Window& window, unsigned group);
  /// The first place at or behind `from` that passes, or the size of the text. A phrase may be
  /// shorter than a window: what lies behind the text counts as any byte.
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
