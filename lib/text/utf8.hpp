// Texts measured in code points: counts, offsets, cuts. UTF-8 itself is core/utf8.hpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/utf8.hpp"

namespace deskmill {

/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);
/// Byte offset of the `index`-th code point (text.size() when beyond).
std::size_t byte_offset_of(std::string_view text, std::size_t index);
std::u32string to_code_points(std::string_view text);
std::string from_code_points(std::u32string_view code_points);
/// Cuts to at most `max_code_points`, never inside one.
std::string_view prefix(std::string_view text, std::size_t max_code_points);

/// Maps byte offsets of one text to code point offsets, in one pass for rising queries.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  /// Number of code points before `byte_offset`. A smaller offset than before starts over.
  std::size_t at(std::size_t byte_offset);

 private:
  std::string_view text_;
  std::size_t byte_ = 0, code_points_ = 0;
};

}  // namespace deskmill
