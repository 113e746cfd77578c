// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/string_reader.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// An expression that stands for more strings stays one.
constexpr std::size_t kMostStrings = 256;

/// Letters of other scripts may have cases that nobody folds.
bool is_plain(char32_t c) {
  return c >= 0x80 ? is_cjk(c) || !is_letter(c) : c >= ' ';
}

bool is_special(char32_t c, std::string_view special) {
  return c < 0x80 && special.find(static_cast<char>(c)) != special.npos;
}

}  // namespace

Strings combinations(const Strings& begins, const Strings& ends) {
  Strings all;
  all.reserve(begins.size() * ends.size());
  for (const std::string& begin : begins) {
    for (const std::string& end : ends) all.push_back(begin + end);
  }
  return all;
}

char32_t StringReader::read_character(std::string_view special) {
  const bool escaped = take("\\");
  if (done()) return U'\0';
  const char32_t c = next_code_point(text_, place_);
  if (escaped) return is_special(c, kSpecial) || c == '-' ? c : U'\0';
  return is_plain(c) && !is_special(c, special) ? c : U'\0';
}

/// As read_character(), but no digit: it would stand for all.
char32_t StringReader::read_letter(std::string_view special) {
  const char32_t c = read_character(special);
  return is_digit(c) ? U'\0' : c;
}

bool StringReader::take_number(std::size_t& number) {
  const char* const begin = rest().data();
  const auto read = std::from_chars(begin, begin + rest().size(), number);
  place_ += static_cast<std::size_t>(read.ptr - begin);
  return read.ec == std::errc{};
}

std::optional<Strings> StringReader::read_sequence() {
  Strings strings = {""};
  while (!done() && text_[place_] != '|' && text_[place_] != ')') {
    if (append_letter(strings)) continue;
    std::optional<Strings> item = read_item();
    if (!item) return std::nullopt;
    if (take("?")) item->insert(item->begin(), "");
    if (strings.size() * item->size() > kMostStrings) return std::nullopt;
    strings = combinations(strings, *item);
  }
  return strings;
}

/// The next letter, which most items are, unless it may be missing.
bool StringReader::append_letter(Strings& strings) {
  std::size_t end = place_;
  const char32_t c = next_code_point(text_, end);
  const bool optional = end < text_.size() && text_[end] == '?';
  if (optional || !is_plain(c) || is_digit(c) || is_special(c, kSpecial)) return false;
  for (std::string& string : strings) string += text_.substr(place_, end - place_);
  place_ = end;
  return true;
}

std::optional<Strings> StringReader::read_item() {
  if (take("(?:")) return read_group();
  if (take("[")) return read_class();
  const char32_t c = read_letter(kSpecial);
  if (c == U'\0') return std::nullopt;
  return Strings{from_code_points({&c, 1})};
}

std::optional<Strings> StringReader::read_group() {
  Strings all;
  do {
    std::optional<Strings> strings = read_sequence();
    if (!strings) return std::nullopt;
    std::move(strings->begin(), strings->end(), std::back_inserter(all));
  } while (take("|"));
  if (!take(")")) return std::nullopt;
  return all;
}

std::optional<Strings> StringReader::read_class() {
  Strings all;
  while (!take("]")) {
    if (take("0-9")) {
      all.emplace_back("0");
      continue;
    }
    const char32_t c = read_letter(kSpecialInClass);
    if (c == U'\0') return std::nullopt;
    all.push_back(from_code_points({&c, 1}));
  }
  if (all.empty()) return std::nullopt;
  return all;
}

}  // namespace deskmill
