// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/values/normal_form.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/dates.hpp"
#include "stages/anonymize/numbers/dictated_digits.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/numbers/other_digits.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

/// In small letters and narrow ones. Nearly all values are ASCII.
std::string folded(std::string_view value) {
  return is_all_ascii(value) ? ascii_lowered(value) : to_lower(FoldedText(value).text());
}

/// Nearly all values are ASCII, to which nothing is done.
std::string with_folded_width(std::string_view value) {
  return std::string(is_all_ascii(value) ? value : FoldedText(value).text());
}

std::string alphanumerics(std::string_view value) {
  std::string out;
  for (const char c : with_folded_width(value)) {
    if (is_ascii_digit(c)) out += c;
    if (is_ascii_letter(c)) out += static_cast<char>(ascii_lower(c) - 32);
  }
  return out;
}

/// With Chinese numerals as ASCII digits; everything else stays.
std::string with_plain_numerals(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const int digit = han_digit_at(value, at);
    const std::size_t bytes = character_bytes(value, at);
    if (digit >= 0) out += static_cast<char>('0' + digit);
    if (digit < 0) out += value.substr(at, bytes);
    at += bytes;
  }
  return out;
}

std::string phone(std::string_view value) {
  std::string digits =
      is_all_ascii(value) ? digits_in(value) : digits_in(with_plain_numerals(value));
  if (digits.starts_with("0086")) digits.erase(0, 4);
  if (digits.size() == 13 && digits.starts_with("86")) digits.erase(0, 2);
  return digits;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t hit = text.find(from); hit != std::string::npos; hit = text.find(from, at)) {
    out.append(text, at, hit - at).append(to);
    at = hit + from.size();
  }
  if (at > 0) text = out.append(text, at);
}

std::string email(std::string_view value) {
  std::string text = folded(value);
  for (const std::string_view at : {"[at]", "(at)", "{at}", "#at#", "艾特", " at "})
    replace_all(text, at, "@");
  for (const std::string_view dot : {" dot ", "[dot]", "(dot)", "{dot}", "点"})
    replace_all(text, dot, ".");
  std::erase(text, ' ');
  return text;
}

std::string plain(std::string_view value) {
  std::string text = folded(value);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

/// Chinese names have no blanks: 王 小 明 is 王小明.
std::string person(std::string_view value) {
  std::string name = plain(value);
  if (is_han_at(name, 0)) std::erase(name, ' ');
  return name;
}

/// Of China, with the sign of its province in front, or of letters and digits alone.
std::string plate(std::string_view value) {
  constexpr std::size_t kHan = 3;
  const std::size_t province = is_han_at(value, 0) ? kHan : 0;
  return std::string(value.substr(0, province)) + alphanumerics(value.substr(province));
}

/// Year, and day and month by their size: 1990年3月7日 is "7 March 1990".
std::string date(std::string_view value) {
  const std::string text = plain(value);
  const Date date = whole_date(text);
  if (date.end == 0) return text;
  return std::to_string(date.year) + '-' + std::to_string(date.smaller) + '-' +
         std::to_string(date.larger);
}

}  // namespace

std::string normal_form(PiiType type, std::string_view value) {
  const bool is_number = type == PiiType::kPhone || type == PiiType::kIdNumber ||
                         type == PiiType::kBankCard || type == PiiType::kOrderNumber;
  if (is_number) {
    if (std::string dictated = dictated_digits(value); !dictated.empty()) return dictated;
  }
  switch (type) {
    case PiiType::kPhone:
      return phone(value);
    case PiiType::kIdNumber:
    case PiiType::kBankCard:
    case PiiType::kOrderNumber:
      return alphanumerics(value);
    case PiiType::kEmail:
      return email(value);
    case PiiType::kBirthDate:
      return date(value);
    case PiiType::kPlate:
      return plate(value);
    case PiiType::kPerson:
      return person(value);
    default:
      return plain(value);
  }
}

}  // namespace deskmill
