// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/phones/other_numbers.hpp"

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/dates.hpp"
#include "stages/anonymize/numbers/digits.hpp"

namespace deskmill {
namespace {

/// The value of a run of at most four digits; else one that is of no date.
int date_part(const Anchors& anchors, std::size_t run) {
  return anchors.runs[run].count <= 4 ? number_of(anchors.digits_of(anchors.runs[run])) : 0;
}

/// "2026-03-01", "01.03.2026 12", "10-15": what people write with the same separators.
bool begins_with_date(const Anchors& anchors, std::size_t from) {
  const int first = date_part(anchors, from), second = date_part(anchors, from + 1),
            third = date_part(anchors, from + 2);
  if (anchors.runs[from + 1].count > 2) return false;
  return is_real_date(first, second, third) || is_real_date(third, second, first) ||
         is_real_date(third, first, second);
}

/// A day in full begins at the run: "2026-06-28".
bool is_day(const Anchors& anchors, std::size_t run) {
  return anchors.runs[run].count == 4 && anchors.runs[run + 1].count == 2 &&
         anchors.runs[run + 2].count == 2 && anchors.gap_after(run) == "-" &&
         anchors.gap_after(run + 1) == "-" && begins_with_date(anchors, run);
}

/// "281690 2026-06": a part of a day is a part of the candidate.
bool holds_part_of_day(const Anchors& anchors, const PhoneCandidate& candidate) {
  const std::size_t first = candidate.from < 2 ? 0 : candidate.from - 2;
  for (std::size_t i = first; i <= candidate.last && i + 2 < anchors.runs.size(); ++i) {
    if (is_day(anchors, i)) return true;
  }
  return false;
}

/// All separators are full stops, as in versions and amounts.
bool only_dots(const Anchors& anchors, const PhoneCandidate& candidate) {
  for (std::size_t i = candidate.from; i < candidate.last; ++i) {
    if (anchors.gap_after(i) != ".") return false;
  }
  return true;
}

/// "127.217.248.56", "version 120.33.204.11": an address of a machine, or a version.
bool is_dotted_quad(const Anchors& anchors, const PhoneCandidate& candidate) {
  if (candidate.last != candidate.from + 3 || !only_dots(anchors, candidate)) return false;
  bool all_octets = true, any_long = false;
  for (std::size_t i = candidate.from; i <= candidate.last; ++i) {
    const std::string_view digits = anchors.digits_of(anchors.runs[i]);
    all_octets &= digits.size() <= 3 && number_of(digits) <= 255;
    any_long |= digits.size() == 3;
  }
  return all_octets && any_long;  // 12.34.56.78 may well be a phone number
}

/// The number is a piece of one with a decimal point: "600.5", ".1093".
bool touches_decimal(const Anchors& anchors, const PhoneCandidate& candidate) {
  const std::string_view text = anchors.text;
  if (char_at(text, candidate.end) == '.' && is_ascii_digit(char_at(text, candidate.end + 1)))
    return true;
  return candidate.begin > 1 && text[candidate.begin - 1] == '.' &&
         is_ascii_digit(text[candidate.begin - 2]);
}

bool is_year(const Anchors& anchors, std::size_t run) {
  const int value = date_part(anchors, run);
  return value >= 1900 && value <= 2099;
}

/// "02-2015 14", "2015 10-11", "invoice 2026-000123": a year as a group of its own.
bool has_year(const Anchors& anchors, const PhoneCandidate& candidate) {
  if (is_year(anchors, candidate.from)) return true;
  for (std::size_t i = candidate.from; i <= candidate.last && candidate.digits.size() <= 9; ++i) {
    if (is_year(anchors, i)) return true;
  }
  return false;
}

/// More groups or digits than numbers have that begin with no 0: "98 95 87 100 76".
bool is_too_long_without_zero(const PhoneCandidate& candidate) {
  constexpr std::size_t kMostGroups = 4;   // (11) 9 8765-4321
  constexpr std::size_t kMostDigits = 11;  // the same
  const std::size_t groups = candidate.last - candidate.from + 1;
  return candidate.digits[0] != '0' &&
         (groups > kMostGroups || candidate.digits.size() > kMostDigits);
}

/// "order 20260301-118": a day and a running number, where an order is spoken of.
bool is_dated_order(const Anchors& anchors, const PhoneCandidate& candidate) {
  const std::string_view day = anchors.digits_of(anchors.runs[candidate.from]);
  if (candidate.from == candidate.last) return false;
  return is_compact_date(day) && (anchors.near(Cue::kOrder, candidate.begin, candidate.end) ||
                                  anchors.near(Cue::kOrderWeak, candidate.begin, candidate.end));
}

/// "221200 221198": two numbers of one kind side by side, not one in groups.
bool is_enumeration(const Anchors& anchors, const PhoneCandidate& candidate) {
  if (candidate.last != candidate.from + 1) return false;
  const std::size_t count = anchors.runs[candidate.from].count;
  return count >= 5 && count == anchors.runs[candidate.last].count &&
         anchors.gap_after(candidate.from) == " ";
}

}  // namespace

bool holds_date(const Anchors& anchors, const PhoneCandidate& candidate) {
  const bool is_long = candidate.last >= candidate.from + 2;
  return (is_long && begins_with_date(anchors, candidate.from)) ||
         holds_part_of_day(anchors, candidate) || has_year(anchors, candidate);
}

bool is_decimal(const Anchors& anchors, const PhoneCandidate& candidate) {
  return candidate.last == candidate.from + 1 && only_dots(anchors, candidate);
}

bool is_other_number(const Anchors& anchors, const PhoneCandidate& candidate) {
  return is_dated_order(anchors, candidate) || is_enumeration(anchors, candidate) ||
         is_row_of_numbers(anchors, candidate.from, candidate.last) ||
         is_too_long_without_zero(candidate) || is_dotted_quad(anchors, candidate) ||
         touches_decimal(anchors, candidate);
}

}  // namespace deskmill
