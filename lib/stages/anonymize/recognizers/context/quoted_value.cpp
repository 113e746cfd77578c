// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/context/quoted_value.hpp"

#include <algorithm>
#include <charconv>

#include "stages/anonymize/bytes/characters.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongest = 64;

/// Behind backslashes and a quote; `at` itself when no quote stands there.
std::size_t skip_quote(std::string_view text, std::size_t at) {
  const std::size_t quote = text.find_first_not_of('\\', at);
  return quote != std::string_view::npos && text[quote] == '"' ? quote + 1 : at;
}

}  // namespace

QuotedValue quoted_value_after(std::string_view text, std::size_t from) {
  const std::string_view near = text.substr(0, from + kLongest);
  const std::size_t name_end = skip_quote(near, from);
  if (name_end == from) return {};
  const std::size_t colon = skip_blanks(near, name_end);
  if (char_at(near, colon) != ':') return {};
  const std::size_t quote = skip_blanks(near, colon + 1);
  const std::size_t begin = skip_quote(near, quote);
  std::size_t end = near.find('"', begin);
  if (begin == quote || end == std::string_view::npos) return {};
  while (end > begin && near[end - 1] == '\\') --end;
  return {begin, end};
}

std::string without_escapes(std::string_view value) {
  constexpr std::size_t kDigits = 4;
  std::string plain;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t mark = std::min(value.find_first_not_of('\\', at), value.size());
    const bool escape = mark > at && value.substr(mark).starts_with('u');
    const std::string_view digits = escape ? value.substr(mark + 1, kDigits) : std::string_view();
    unsigned code = 0xD800;  // no character
    const char* const end = digits.data() + digits.size();
    const bool whole =
        digits.size() == kDigits && std::from_chars(digits.data(), end, code, 16).ptr == end;
    if (whole && (code < 0xD800 || code > 0xDFFF)) {
      const auto character = static_cast<char32_t>(code);
      plain += from_code_points({&character, 1});
      at = mark + 1 + kDigits;
    } else {
      plain += value[at++];
    }
  }
  return plain;
}

}  // namespace deskmill
