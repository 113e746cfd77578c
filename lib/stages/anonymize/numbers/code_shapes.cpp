// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/code_shapes.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

bool is_of_uuid(char c) {
  return c == '-' || is_hex_digit(c);
}

bool has_shape(std::string_view word) {
  if (word.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (kShape[i] == '-' ? word[i] != '-' : !is_hex_digit(word[i])) return false;
  }
  return true;
}

}  // namespace

bool is_part_of_uuid(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t first = begin, last = end;
  while (first > 0 && last - first <= kShape.size() && is_of_uuid(text[first - 1])) --first;
  while (last < text.size() && last - first <= kShape.size() && is_of_uuid(text[last])) ++last;
  return last - first > end - begin && has_shape(text.substr(first, last - first));
}

bool is_part_of_isbn(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::ptrdiff_t kDigits = 10, kHyphens = 3;
  const std::string_view before = text.substr(0, begin), rest = text.substr(begin, end - begin);
  return (before.ends_with("978-") || before.ends_with("979-")) &&
         std::count_if(rest.begin(), rest.end(), is_ascii_digit) == kDigits &&
         std::count(rest.begin(), rest.end(), '-') == kHyphens &&
         rest.size() == static_cast<std::size_t>(kDigits + kHyphens);
}

}  // namespace deskmill
