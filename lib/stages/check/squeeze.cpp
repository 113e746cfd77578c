// SPDX-License-Identifier: Apache-2.0
#include "stages/check/squeeze.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

#include "core/ascii.hpp"
#include "markup/html.hpp"
#include "rules/width.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

bool is_separator(char c) {
  return std::string_view(" \t\r\n-._()/+").find(c) != std::string_view::npos;
}

/// Characters outside ASCII that people type between digits.
std::size_t wide_separator(std::string_view rest) {
  static constexpr std::string_view kSeparators[] = {"\xC2\xA0", "（", "）", "—",           "–",
                                                     "‐",        "‑",  "·",  "\xE2\x80\x8B"};
  for (std::string_view separator : kSeparators) {
    if (rest.starts_with(separator)) return separator.size();
  }
  return 0;
}

std::optional<std::uint32_t> hex_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  const char* end = text.data() + at + digits;
  const auto result = std::from_chars(text.data() + at, end, value, 16);
  if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return value;
}

/// Code point of the \uXXXX (or pair of them) at `at`, which moves behind it.
std::optional<char32_t> unicode_escape(std::string_view text, std::size_t& at) {
  if (text.substr(at, 2) != "\\u") return std::nullopt;
  const auto first = hex_at(text, at + 2, 4);
  if (!first) return std::nullopt;
  at += 6;
  if (*first < 0xD800 || *first > 0xDFFF) return *first;
  const auto second = text.substr(at, 2) == "\\u" ? hex_at(text, at + 2, 4) : std::nullopt;
  if (!second || *first > 0xDBFF || *second < 0xDC00 || *second > 0xDFFF) return U'\uFFFD';
  at += 6;
  return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
}

/// The character of the \" or \n at `at`, which moves behind it.
std::optional<char32_t> short_escape(std::string_view text, std::size_t& at) {
  static constexpr std::string_view kNames = "\"\\/bfnrt", kCharacters = "\"\\/\b\f\n\r\t";
  if (text[at] != '\\' || at + 1 == text.size()) return std::nullopt;
  const std::size_t name = kNames.find(text[at + 1]);
  if (name == kNames.npos) return std::nullopt;
  at += 2;
  return kCharacters[name];
}

/// What the escape at `at` stands for, which moves behind it; "" when there is none.
std::string decoded_escape(std::string_view text, std::size_t& at) {
  std::string decoded;
  auto character = unicode_escape(text, at);
  if (!character) character = short_escape(text, at);
  if (character) {
    append_utf8(decoded, *character);
  } else if (const auto byte = text[at] == '%' ? hex_at(text, at + 1, 2) : std::nullopt) {
    decoded = static_cast<char>(*byte);
    at += 3;
  } else if (text[at] == '+') {
    decoded = ' ';
    ++at;
  }
  return decoded;
}

/// Of a script that parts no words: a blank is there for looks.
bool is_written_without_blanks(char32_t c) {
  return is_han(c) || is_kana(c);
}

std::string tidy_blanks(std::string_view text) {
  std::string tidy;
  tidy.reserve(text.size());
  bool blank = false, common = false;  // before the character at hand; one that is not ideographic
  char32_t last = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (is_zero_width(c)) continue;
    if (is_space(c)) {
      blank = true;
      common = common || c != 0x3000;
      continue;
    }
    if (blank && last != 0 &&
        (common || !is_written_without_blanks(last) || !is_written_without_blanks(c)))
      tidy += ' ';
    blank = common = false;
    tidy.append(text, begin, i - begin);
    last = c;
  }
  return tidy;
}

}  // namespace

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_ascii_digit(text[i]) || is_ascii_digit(ascii_twin(text, i))) ++count;
  }
  return count;
}

std::string squeeze(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char twin = ascii_twin(text, i);
    const char c = twin != 0 ? twin : text[i];
    const std::size_t separator = wide_separator(text.substr(i));
    if (is_ascii_alnum(c)) {
      out += c;
    } else if (!is_separator(c) && separator == 0) {
      out += '\n';
    }
    i += twin != 0 ? kWideBytes : separator != 0 ? separator : 1;
  }
  return out;
}

std::string comparable_text(std::string_view text, std::u32string& memory) {
  const std::string tidy = tidy_blanks(text);
  if (ascii_prefix(tidy) == tidy.size()) return tidy;
  return from_code_points(fold_compatible(tidy, memory));
}

std::string with_valid_utf8(std::string_view bytes) {
  std::string valid;
  while (true) {
    const std::size_t prefix = valid_utf8_prefix(bytes);
    valid.append(bytes, 0, prefix);
    if (prefix == bytes.size()) return valid;
    append_utf8(valid, U'\uFFFD');
    bytes.remove_prefix(prefix + 1);
  }
}

bool decode_inner_escapes(std::string_view text, std::string& out) {
  std::string plain, decoded;
  const bool has_references = has_entities(text);
  if (has_references) text = plain = decode_entities(text);
  std::size_t copied = 0;
  for (std::size_t i = text.find_first_of("\\%+"); i < text.size();
       i = text.find_first_of("\\%+", i)) {
    std::size_t end = i;
    const std::string escaped = decoded_escape(text, end);
    if (end == i) {
      ++i;
      continue;
    }
    decoded.append(text, copied, i - copied).append(escaped);
    copied = i = end;
  }
  if (copied == 0 && !has_references) return false;
  decoded.append(text, copied);
  out = std::move(decoded);
  return true;
}

}  // namespace deskmill
