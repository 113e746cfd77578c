// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/string_reader.hpp"

#include <charconv>

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

std::optional<PlainStrings> StringReader::read_sequence() {
  PlainStrings strings = {""};
  while (!done() && text_[place_] != '|' && text_[place_] != ')') {
    if (const std::string_view letters = read_letters(); !letters.empty()) {
      strings.append(letters);
      continue;
    }
    const std::optional<PlainStrings> item = read_item();
    if (!item) return std::nullopt;
    PlainStrings ends;
    if (take("?")) ends.add("");
    ends.add_all(*item);
    if (strings.size() * ends.size() > kMostStrings) return std::nullopt;
    strings = PlainStrings::combinations(strings, ends);
  }
  return strings;
}

/// The next letters, which most items are, up to one that may be missing.
std::string_view StringReader::read_letters() {
  const std::size_t begin = place_;
  while (!done()) {
    std::size_t end = place_;
    const char32_t c = next_code_point(text_, end);
    const bool optional = end < text_.size() && text_[end] == '?';
    if (optional || !is_plain(c) || is_digit(c) || is_special(c, kSpecial)) break;
    place_ = end;
  }
  return text_.substr(begin, place_ - begin);
}

std::optional<PlainStrings> StringReader::read_item() {
  if (take("(?:")) return read_group();
  if (take("[")) return read_class();
  const char32_t c = read_letter(kSpecial);
  if (c == U'\0') return std::nullopt;
  return PlainStrings{from_code_points({&c, 1})};
}

std::optional<PlainStrings> StringReader::read_group() {
  PlainStrings all;
  do {
    const std::optional<PlainStrings> strings = read_sequence();
    if (!strings) return std::nullopt;
    all.add_all(*strings);
  } while (take("|"));
  if (!take(")")) return std::nullopt;
  return all;
}

std::optional<PlainStrings> StringReader::read_class() {
  PlainStrings all;
  while (!take("]")) {
    if (take("0-9")) {
      all.add("0");
      continue;
    }
    const char32_t c = read_letter(kSpecialInClass);
    if (c == U'\0') return std::nullopt;
    all.add(from_code_points({&c, 1}));
  }
  if (all.empty()) return std::nullopt;
  return all;
}

}  // namespace deskmill
