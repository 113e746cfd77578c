// Whether a text shows anything at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "core/utf8.hpp"
#include "text/unicode.hpp"

namespace deskmill {

/// False for nearly no text that is not blank: most begin with visible ASCII or with Han, whose
/// first bytes are E4 to E9.
inline bool begins_visibly(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text[0]);
  return (first > ' ' && first < 0x7F) || (first >= 0xE4 && first <= 0xE9);
}

/// Nothing but white space and characters without width.
inline bool is_blank_text(std::string_view text) {
  if (begins_visibly(text)) return false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_space(c) && !is_zero_width(c)) return false;
  }
  return true;
}

}  // namespace deskmill
