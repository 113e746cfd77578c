// SPDX-License-Identifier: Apache-2.0
#include "text/segment.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'!' || c == U'?' ||
         c == U'…' || c == U'．' || c == U'｡';
}

/// Bytes that a full stop, another end mark or a line break begins with.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> stops{};
  for (const unsigned byte : {'\n' + 0u, '.' + 0u, '!' + 0u, '?' + 0u, 0xE2u, 0xE3u, 0xEFu}) {
    stops[byte] = true;
  }
  return stops;
}
constexpr std::array<bool, 256> kStops = make_stops();

bool closes(char32_t c) {
  return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'）' || c == U')' ||
         c == U'"' || c == U'\'' || c == U'】' || c == U'》' || c == U']';
}

/// Words before a full stop that end no sentence. Lower case.
constexpr std::array<std::string_view, 20> kAbbreviations = {
    "mr", "mrs", "ms",  "dr", "prof",   "st",   "vs",  "etc", "e.g", "i.e",
    "no", "inc", "ltd", "co", "approx", "dept", "est", "jr",  "sr",  "u.s"};

bool is_abbreviation(std::string_view text, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > 0 && (is_ascii_letter(text[begin - 1]) || text[begin - 1] == '.')) {
    --begin;
  }
  const std::string word = to_lower(text.substr(begin, dot - begin));
  if (word.size() == 1 && word != "i") return true;  // initials: "J. Smith"
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

/// A full stop ends a sentence before a blank and a capital, digit or Han, or at the end of the
/// text.
bool full_stop_ends(std::string_view text, std::size_t dot) {
  std::size_t i = dot + 1;
  if (i >= text.size()) return true;
  if (!is_space(static_cast<unsigned char>(text[i]))) {
    std::size_t next = i;
    return is_han(next_code_point(text, next)) && dot > 0 && !is_ascii_digit(text[dot - 1]);
  }
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
  if (i >= text.size() || text[i] == '\n') return true;
  const char32_t c = next_code_point(text, i);
  return (is_upper(c) || is_digit(c) || is_han(c)) && !is_abbreviation(text, dot);
}

std::string_view without_spaces_around(std::string_view piece) {
  while (!piece.empty()) {
    std::size_t after = 0;
    if (!is_space(next_code_point(piece, after))) break;
    piece.remove_prefix(after);
  }
  while (!piece.empty()) {
    std::size_t begin = 0;
    if (!is_space(previous_code_point(piece, piece.size(), &begin))) break;
    piece = piece.substr(0, begin);
  }
  return piece;
}

/// Behind the ends, closing quotes and brackets that follow the end mark at `position`.
std::size_t skip_closers(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t next = position;
    const char32_t c = next_code_point(text, next);
    if (!ends_sentence(c) && !closes(c)) break;
    position = next;
  }
  return position;
}

}  // namespace

void split_sentences(std::string_view text, std::vector<std::string_view>& sentences) {
  sentences.clear();
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end) {
    const std::string_view piece = without_spaces_around(text.substr(begin, end - begin));
    if (!piece.empty()) sentences.push_back(piece);
    begin = end;
  };
  const auto is_stop = [](char byte) { return kStops[static_cast<unsigned char>(byte)]; };
  for (std::size_t i = 0;;) {
    while (i < text.size() && !is_stop(text[i])) ++i;
    if (i == text.size()) break;
    const std::size_t at = i;
    const char32_t c = next_code_point(text, i);
    const bool ends = ends_sentence(c) || (c == U'.' && full_stop_ends(text, at));
    if (ends) i = skip_closers(text, i);
    if (ends || c == U'\n') cut(i);
  }
  cut(text.size());
}

}  // namespace deskmill
