// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/mask.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/other_digits.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// How many letters or digits stay at both ends.
struct Shown {
  std::size_t head, tail;
};

Shown shown_of(PiiType type, std::size_t letters) {
  switch (type) {
    case PiiType::kPhone:
      return letters >= 10 ? Shown{3, 4} : Shown{2, 2};
    case PiiType::kIdNumber:
      return {1, 1};
    case PiiType::kBankCard:
      return {0, 4};
    case PiiType::kOrderNumber:
      return letters >= 10 ? Shown{2, 2} : Shown{0, 2};
    case PiiType::kPerson:
      return {1, 0};
    case PiiType::kAddress:
      return {letters > 8 ? 3U : 0U, 0};
    case PiiType::kAccount:
      return {1, 0};
    default:
      return {0, 0};
  }
}

bool is_masked_sign(char32_t c) {
  return is_letter(c) || is_digit(c) || other_digit(c) >= 0;
}

}  // namespace

std::string masked(PiiType type, std::string_view value) {
  if (type == PiiType::kEmail) {
    const std::size_t at = value.find('@');
    if (at == std::string_view::npos) return "***";
    return std::string(value.substr(0, character_bytes(value, 0))) + "***" +
           std::string(value.substr(at));
  }
  const std::u32string characters = to_code_points(value);
  const auto letters =
      static_cast<std::size_t>(std::count_if(characters.begin(), characters.end(), is_masked_sign));
  const Shown shown = shown_of(type, letters);
  if (letters < shown.head + shown.tail + 1 && type != PiiType::kPerson)
    return std::string(letters, '*');
  std::string out;
  std::size_t index = 0;
  for (const char32_t c : characters) {
    const bool counts = is_masked_sign(c);
    const bool hidden = counts && (index >= shown.head && index + shown.tail < letters);
    append_utf8(out, hidden || (letters == 1 && counts) ? U'*' : c);
    index += counts ? 1 : 0;
  }
  return out;
}

bool is_left_of_mask(PiiType type, std::string_view text, std::size_t begin, std::size_t end) {
  return type == PiiType::kPerson && char_at(text, end) == '*' &&
         end - begin == character_bytes(text, begin);
}

}  // namespace deskmill
