// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/values/known_values.hpp"

#include <algorithm>
#include <utility>

#include "core/ascii.hpp"
#include "stages/anonymize/bytes/byte_search.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/common_words_en.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/values/normal_form.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr double kScore = 0.99;
constexpr std::size_t kFewestDigits = 5;
constexpr std::size_t kDigitsWithYear = 5;  ///< "March 7, 1990"

std::size_t slot_of(char first, char second) {
  const auto a = static_cast<unsigned char>(ascii_lower(first));
  const auto b = static_cast<unsigned char>(ascii_lower(second));
  return (a * 31U + b * 7U) & 1023U;
}

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || c == '_';
}

/// Too short to be told from other text: one Han character, three Latin letters.
bool is_telling(std::string_view text) {
  const bool wide = std::any_of(text.begin(), text.end(), is_continuation);
  return wide ? count_code_points(text) >= 2 : text.size() >= 4;
}

/// "10-May-2001", "3 June 2026": between two numbers a name is a month.
bool is_between_numbers(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kMarks = "-/ .";
  return begin > 1 && end + 1 < text.size() && kMarks.find(text[begin - 1]) != kMarks.npos &&
         kMarks.find(text[end]) != kMarks.npos && is_ascii_digit(text[begin - 2]) &&
         is_ascii_digit(text[end + 1]);
}

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

std::string_view beginning_of(std::string_view value) {
  return value.substr(0, Beginnings::kLongest);
}

/// As much of the text as is the beginning of the value, in whole characters.
std::size_t common_bytes(std::string_view text, std::string_view value) {
  text = text.substr(0, value.size());
  const auto is_same = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
  const auto end = std::mismatch(text.begin(), text.end(), value.begin(), is_same).first;
  auto bytes = static_cast<std::size_t>(end - text.begin());
  while (bytes > 0 && is_continuation(char_at(text, bytes))) --bytes;
  return bytes;
}

std::string key_of(std::string_view text, bool exact_case) {
  return ascii_lowered(text) + (exact_case ? '=' : '~');
}

}  // namespace

void KnownValues::clear() {
  if (empty()) return;
  if (literals_.size() > kFew || numbers_.size() > kFew) {
    literal_index_.clear();
    number_index_.clear();
  }
  literals_.clear();
  numbers_.clear();
  first_bytes_.fill(0);
}

KnownValues::Literal* KnownValues::known_literal(std::string_view text, bool exact_case) {
  if (literals_.size() > kFew) {
    const auto known = literal_index_.find(key_of(beginning_of(text), exact_case));
    return known == literal_index_.end() ? nullptr : &literals_[known->second];
  }
  const auto known = std::find_if(literals_.begin(), literals_.end(), [&](const Literal& literal) {
    return literal.exact_case == exact_case &&
           equal_but_for_case(beginning_of(literal.text), beginning_of(text));
  });
  return known == literals_.end() ? nullptr : &*known;
}

KnownValues::Number* KnownValues::known_number(const std::string& digits) {
  if (numbers_.size() > kFew) {
    const auto known = number_index_.find(digits);
    return known == number_index_.end() ? nullptr : &numbers_[known->second];
  }
  const auto known = std::find_if(numbers_.begin(), numbers_.end(),
                                  [&](const Number& number) { return number.digits == digits; });
  return known == numbers_.end() ? nullptr : &*known;
}

void KnownValues::add_literal(PiiType type, std::string_view text, bool exact_case) {
  if (text.size() < 2) return;
  if (Literal* const known = known_literal(text, exact_case)) {
    ++known->seen;
    return;
  }
  const std::size_t slot = slot_of(text[0], text[1]);
  first_bytes_[slot >> 6] |= std::uint64_t{1} << (slot & 63);
  literals_.push_back({text, type, exact_case});
  index_literals();
}

void KnownValues::index_literals() {
  if (literals_.size() <= kFew) return;
  for (std::size_t i = literal_index_.size(); i < literals_.size(); ++i) {
    const Literal& literal = literals_[i];
    literal_index_.emplace(key_of(beginning_of(literal.text), literal.exact_case), i);
  }
}

void KnownValues::add_number(PiiType type, std::string digits, std::string_view as_written) {
  if (digits.size() < kFewestDigits) return;
  digits.resize(std::min(digits.size(), Beginnings::kLongest));
  Number* number = known_number(digits);
  if (number == nullptr) {
    number = &numbers_.emplace_back(Number{std::move(digits), type});
    index_numbers();
  }
  if (as_written.find(number->digits) != std::string_view::npos) ++number->seen;
}

void KnownValues::add_written_number(PiiType type, std::string digits, std::string_view value) {
  const bool grouped = value.size() > digits.size() && digits.size() >= kFewestDigits;
  add_number(type, std::move(digits), value);
  // The groups of "8827 3390 1122" are numbers of their own elsewhere.
  if (grouped) add_literal(type, value, false);
}

void KnownValues::index_numbers() {
  if (numbers_.size() <= kFew) return;
  for (std::size_t i = number_index_.size(); i < numbers_.size(); ++i) {
    number_index_.emplace(numbers_[i].digits, i);
  }
}

void KnownValues::finish() {
  if (literals_.size() <= kFew && numbers_.size() <= kFew) return;
  literal_beginnings_.clear();
  number_beginnings_.clear();
  for (std::size_t i = 0; literals_.size() > kFew && i < literals_.size(); ++i) {
    literal_beginnings_.add(literals_[i].text, static_cast<std::uint32_t>(i));
  }
  for (std::size_t i = 0; numbers_.size() > kFew && i < numbers_.size(); ++i) {
    number_beginnings_.add(numbers_[i].digits, static_cast<std::uint32_t>(i));
  }
  literal_beginnings_.sort();
  number_beginnings_.sort();
}

void KnownValues::add(PiiType type, std::string_view value) {
  switch (type) {
    case PiiType::kPerson:
      return add_name(value);
    case PiiType::kPhone:
      return add_written_number(type, normal_form(type, value), value);
    case PiiType::kBirthDate:
      if (digits_in(value).size() >= kDigitsWithYear) add_literal(type, value, false);
      return;  // a day without a year is also one of orders
    case PiiType::kUrl:
      return;  // values of query members are often plain words and numbers
    default:
      break;
  }
  const bool number = type != PiiType::kAddress && type != PiiType::kEmail &&
                      type != PiiType::kIpAddress &&
                      std::none_of(value.begin(), value.end(), is_ascii_letter);
  if (number) return add_written_number(type, digits_in(value), value);
  if (is_telling(value)) add_literal(type, value, false);
  // Written with other separators or width, an ID or order number is the same.
  const bool is_in_digits = type == PiiType::kIdNumber || type == PiiType::kBankCard;
  if (is_in_digits) add_number(type, digits_in(value), value);
}

void KnownValues::add_name(std::string_view name) {
  if (!is_telling(name) && name.size() < 3) return;
  if (is_han_at(name, 0)) {
    if (name.size() >= 6) add_literal(PiiType::kPerson, name, false);
    return;
  }
  add_literal(PiiType::kPerson, name,
              !is_telling(name) || name.find(' ') == std::string_view::npos);
  for (std::size_t at = 0; at < name.size() && name.find(' ') != std::string_view::npos;) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    if (word.size() >= 3 && !is_ascii_lower(word[0]) && !is_institution_word(word) &&
        !is_not_name(word))
      add_literal(PiiType::kPerson, word, true);
    at = end + 1;
  }
}

void KnownValues::add_id(std::string_view id) {
  constexpr std::size_t kTelling = 6, kTellingWithDigits = 4;
  if (std::all_of(id.begin(), id.end(), is_ascii_digit)) {
    return add_number(PiiType::kAccount, std::string(id), id);
  }
  const bool tells =
      id.size() >= kTelling || (id.size() >= kTellingWithDigits && !digits_in(id).empty());
  if (tells) add_literal(PiiType::kAccount, id, true);
}

/// As written, and all in capitals or small letters where it counts in these.
std::size_t KnownValues::times_in(std::string_view raw, const Literal& literal) {
  const std::string_view text = beginning_of(literal.text);
  std::size_t times = count_occurrences(raw, text);
  const bool counts_as_written =
      literal.type == PiiType::kAccount || std::none_of(text.begin(), text.end(), is_ascii_letter);
  if (counts_as_written) return times;
  const std::string capitals = ascii_uppered(text);
  if (capitals != text) times += count_occurrences(raw, capitals);
  if (literal.exact_case) return times;
  const std::string small = ascii_lowered(text);
  return small == text ? times : times + count_occurrences(raw, small);
}

bool KnownValues::may_recur(std::string_view raw) const {
  if (numbers_.size() + literals_.size() > kFew) return true;  // each is a search through the line
  const bool numbers = std::any_of(numbers_.begin(), numbers_.end(), [raw](const Number& number) {
    return count_occurrences(raw, number.digits) > number.seen;
  });
  return numbers || std::any_of(literals_.begin(), literals_.end(), [raw](const Literal& literal) {
           return times_in(raw, literal) > literal.seen;
         });
}

std::size_t KnownValues::end_at(const Literal& literal, std::string_view text,
                                std::size_t at) const {
  const std::string_view beginning = beginning_of(literal.text);
  const std::string_view found = text.substr(at, beginning.size());
  if (!equal_but_for_case(found, beginning)) return at;
  const bool as_written = !literal.exact_case || found == beginning;
  if (!as_written && std::any_of(found.begin(), found.end(), is_ascii_lower)) return at;
  if (is_long(literal)) return at + common_bytes(text.substr(at), literal.text);
  const std::size_t end = at + found.size();
  if (is_word_byte(text[end - 1]) && is_word_byte(char_at(text, end))) return at;
  const bool may_be_month = literal.exact_case && literal.type == PiiType::kPerson;
  return may_be_month && is_between_numbers(text, at, end) ? at : end;
}

void KnownValues::find_numbers(const Anchors& anchors, const DigitRun& run,
                               Findings& findings) const {
  const std::string_view digits = anchors.digits_of(run);
  const auto note = [&](const Number& number) {
    findings.push_back({run.begin, run.end, number.type, kScore, "known"});
  };
  if (numbers_.size() <= kFew) {
    for (const Number& number : numbers_) {
      if (digits.find(number.digits) != std::string_view::npos) note(number);
    }
    return;
  }
  for (std::size_t at = 0; at < digits.size(); ++at) {
    number_beginnings_.for_each_of(digits.substr(at), [&](std::uint32_t i) { note(numbers_[i]); });
  }
}

void KnownValues::find_literals_at(std::string_view text, std::size_t at, std::size_t& long_end,
                                   Findings& findings) const {
  const auto note = [&](const Literal& literal) {
    if (is_long(literal) && at < long_end) return;
    const std::size_t end = end_at(literal, text, at);
    if (end == at) return;
    findings.push_back({at, end, literal.type, kScore, "known"});
    if (is_long(literal)) long_end = end;
  };
  if (literals_.size() <= kFew) {
    for (const Literal& literal : literals_) note(literal);
    return;
  }
  // Of values that begin each other the longest: all of them at each place of a text made of one
  // character would not fit into memory.
  const std::size_t most = findings.size() + 4;
  literal_beginnings_.for_each_of(text.substr(at), [&](std::uint32_t i) {
    if (findings.size() < most) note(literals_[i]);
  });
}

void KnownValues::find(const Anchors& anchors, Findings& findings) const {
  for (const DigitRun& run : anchors.runs) {
    if (run.count >= kFewestDigits && !numbers_.empty()) find_numbers(anchors, run, findings);
  }
  if (literals_.empty()) return;
  const std::string_view text = anchors.text;
  std::size_t long_end = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const std::size_t slot = slot_of(text[at], text[at + 1]);
    if ((first_bytes_[slot >> 6] >> (slot & 63) & 1) == 0) continue;
    if (is_word_byte(text[at]) && is_word_byte(char_before(text, at))) continue;
    find_literals_at(text, at, long_end, findings);
  }
}

}  // namespace deskmill
