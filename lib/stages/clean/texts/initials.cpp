// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/texts/initials.hpp"

#include <algorithm>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongestName = 12;

bool is_blank(char c) {
  return is_ascii_blank(std::string_view(&c, 1));
}

std::size_t without_blanks(std::string_view text, std::size_t end) {
  while (end > 0 && is_blank(text[end - 1])) --end;
  return end;
}

/// The length of " 2/2" or "(2/2)" at the end of what reaches to `end`.
std::size_t part_length(std::string_view text, std::size_t end) {
  const bool bracketed = end > 0 && text[end - 1] == ')';
  const std::size_t length = bracketed ? 5 : 3;
  if (end <= length) return 0;
  const std::string_view part = text.substr(end - length, length);
  const std::string_view digits = part.substr(bracketed ? 1 : 0, 3);
  const bool is_part = is_ascii_digit(digits[0]) && digits[1] == '/' && is_ascii_digit(digits[2]) &&
                       (!bracketed || part[0] == '(');
  return is_part ? length : 0;
}

/// "^JK", "^ck", "^Maria"; "*TJH" only in capitals, since an asterisk marks much else.
bool is_signature(char mark, std::string_view name) {
  const auto all = [name](auto is) { return std::all_of(name.begin(), name.end(), is); };
  if (mark == '*') return name.size() >= 2 && name.size() <= 4 && all(is_ascii_upper);
  return mark == '^' && (is_ascii_upper(name[0]) || (name.size() <= 3 && all(is_ascii_lower)));
}

/// Behind a word there is none: "2^n", "a*B".
bool may_stand_behind(char c) {
  return is_blank(c) || !is_ascii(c) || std::string_view(".!?,;:)\"'").find(c) != std::string::npos;
}

}  // namespace

Initials initials_of(std::string_view text) {
  const Initials none{text.size(), {}};
  const std::size_t end = without_blanks(text, text.size());
  const std::size_t part = end - part_length(text, end);
  const std::size_t name_end = without_blanks(text, part);
  std::size_t name = name_end;
  while (name > 0 && name_end - name < kLongestName && is_ascii_letter(text[name - 1])) --name;
  if (name == name_end || name < 2) return none;
  if (!is_signature(text[name - 1], text.substr(name, name_end - name))) return none;
  const std::size_t said = without_blanks(text, name - 1);
  if (said == 0 || !may_stand_behind(text[name - 2])) return none;
  return {said, text.substr(part, end - part)};
}

}  // namespace deskmill
