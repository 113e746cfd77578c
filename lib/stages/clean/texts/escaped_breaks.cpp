// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/texts/escaped_breaks.hpp"

#include "core/ascii.hpp"

namespace deskmill {
namespace {

constexpr int kFewest = 2;

/// The length of the break that is written at `i`, 0 for none.
std::size_t break_length(std::string_view text, std::size_t i) {
  const std::string_view here = text.substr(i, 4);
  if (here == "\\r\\n") return 4;
  return here.starts_with("\\n") || here.starts_with("\\t") ? 2 : 0;
}

/// Where code, a path or a sentence about line breaks has them: "\n", [\n], /\n/, " \n ", a\n, b.
bool is_spoken_of(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kBefore = "\"'`/[({|^+=", kBehind = "\"'`/])}|*+,;";
  const char before = begin > 0 ? text[begin - 1] : ' ',
             behind = end < text.size() ? text[end] : ' ';
  if (kBefore.find(before) != kBefore.npos || kBehind.find(behind) != kBehind.npos) return true;
  return before == ' ' && behind == ' ';
}

/// "C:" in front of the backslash at `i`.
bool is_behind_drive(std::string_view text, std::size_t i) {
  return i >= 2 && text[i - 1] == ':' && is_ascii_letter(text[i - 2]) &&
         (i == 2 || !is_ascii_alnum(text[i - 3]));
}

}  // namespace

std::optional<std::string> with_real_breaks(std::string_view text) {
  std::size_t at = text.find('\\');
  if (at == text.npos || text.find_first_of("\n\t{}`") != text.npos) return std::nullopt;
  std::string real;
  int breaks = 0;
  std::size_t done = 0;
  for (; at != text.npos; at = text.find('\\', done)) {
    const std::size_t length = break_length(text, at), end = at + length;
    if (length == 0 || is_behind_drive(text, at) || is_spoken_of(text, at, end)) {
      return std::nullopt;
    }
    const bool is_tab = text[at + 1] == 't';
    // Not of \new and \table, which begin a word of a path.
    if (!is_tab && !(end < text.size() && is_ascii_lower(text[end]))) ++breaks;
    real.append(text, done, at - done);
    real += is_tab ? '\t' : '\n';
    done = end;
  }
  if (breaks < kFewest) return std::nullopt;
  return real.append(text.substr(done));
}

}  // namespace deskmill
