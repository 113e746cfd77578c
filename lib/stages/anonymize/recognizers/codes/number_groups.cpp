// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/codes/number_groups.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/common_answers_en.hpp"
#include "stages/anonymize/names/common_words_en.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/context/answer_words.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kFewestDigits = 8;  ///< of all groups: enough to be none of an amount
constexpr std::size_t kMostDigits = 40;   ///< of a group between hyphens

/// "2026-03-01", "2026 03": the year of a date stands there.
bool begins_with_year(const Anchors& anchors, std::size_t run) {
  const int year =
      anchors.runs[run].count == 4 ? number_of(anchors.digits_of(anchors.runs[run])) : 0;
  return year >= 1900 && year <= 2099 && anchors.runs[run + 1].count <= 2;
}

/// "800 221 1212": a phone number of North America, whatever the word before it.
bool is_phone_of_groups(const Anchors& anchors, std::size_t first, std::size_t end) {
  return end - first == 3 && anchors.runs[first].count == 3 && anchors.runs[first + 1].count == 3 &&
         anchors.runs[first + 2].count == 4;
}

/// Of a carrier, "SF", or in small letters any that are no word: "policy number ksy 98538728".
bool may_begin_number(std::string_view letters, Cue cue) {
  constexpr std::size_t kFewest = 2, kMost = 4;
  if (letters.size() < kFewest || letters.size() > kMost) return false;
  if (std::all_of(letters.begin(), letters.end(), is_ascii_upper)) return true;
  return cue == Cue::kOrder && std::all_of(letters.begin(), letters.end(), is_ascii_lower) &&
         !is_not_name(letters) && !is_lead_in(letters) && !is_common_in_answers(letters);
}

}  // namespace

std::size_t groups_end(const Anchors& anchors, std::size_t first) {
  std::size_t end = first + 1;
  if (end >= anchors.runs.size() || begins_with_year(anchors, first)) return end;
  const std::string_view gap = anchors.gap_after(first);
  const std::size_t most = gap == " " ? 5 : gap == "-" || gap == "_" ? kMostDigits : 0;
  const auto is_group = [&](const DigitRun& run) { return run.count >= 2 && run.count <= most; };
  if (!is_group(anchors.runs[first])) return end;
  while (end < anchors.runs.size() && anchors.gap_after(end - 1) == gap &&
         is_group(anchors.runs[end])) {
    ++end;
  }
  return is_phone_of_groups(anchors, first, end) ? first + 1 : end;
}

void take_groups(const Anchors& anchors, Token& token) {
  const std::size_t first = anchors.run_from(token.begin);
  if (first == anchors.runs.size()) return;
  if (anchors.runs[first].begin != token.begin || anchors.runs[first].end != token.end) return;
  const std::size_t end = groups_end(anchors, first);
  const std::size_t digits = anchors.digits_of(first, end).size();
  if (digits < kFewestDigits) return;
  token.end = anchors.runs[end - 1].end;
  token.digits = digits;
}

void take_groups_behind_letters(const Anchors& anchors, Cue cue, Token& token) {
  const std::string_view letters = anchors.text.substr(token.begin, token.end - token.begin);
  if (char_at(anchors.text, token.end) != ' ' || !may_begin_number(letters, cue)) return;
  Token number = token_after(anchors.text, token.end + 1);
  if (number.begin != token.end + 1 || number.letters > 0) return;
  take_groups(anchors, number);
  if (number.digits < kFewestDigits) return;
  token.digits = number.digits;
  token.end = number.end;
}

}  // namespace deskmill
