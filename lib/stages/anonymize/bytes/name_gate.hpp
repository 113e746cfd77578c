// Rules out, by one look, that a member's name is one of a few known ones:
// nearly all names are none.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"

namespace deskmill {

/// One bit per length for each first byte; the case of ASCII letters is folded.
class NameGate {
 public:
  constexpr void add(std::string_view name) { lengths_[first_of(name)] |= bit_of(name); }
  constexpr bool may_contain(std::string_view name) const {
    return (lengths_[first_of(name)] & bit_of(name)) != 0;
  }

 private:
  static constexpr unsigned char first_of(std::string_view name) {
    return name.empty() ? 0 : static_cast<unsigned char>(ascii_lower(name[0]));
  }
  static constexpr std::uint32_t bit_of(std::string_view name) {
    return std::uint32_t{1} << (name.size() & 31);
  }

  std::array<std::uint32_t, 256> lengths_{};
};

}  // namespace deskmill
