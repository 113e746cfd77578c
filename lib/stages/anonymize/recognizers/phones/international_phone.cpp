// Phone numbers of the rest of the world. The scanner proposes groups of digit runs; of these few,
// only those that shape and context leave open are judged by libphonenumber.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/code_shapes.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/phones/other_numbers.hpp"
#include "stages/anonymize/recognizers/phones/phone_validity.hpp"
#include "stages/anonymize/recognizers/phones/phones.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMinDigits = 7;
constexpr std::size_t kMaxDigits = 15;  ///< ITU-T E.164

/// North American plan: area and exchange do not begin with 0 or 1.
bool is_north_american(std::string_view digits) {
  if (digits.size() == 11 && digits[0] == '1') digits.remove_prefix(1);
  return digits.size() == 10 && digits[0] >= '2' && digits[3] >= '2';
}

/// A word like phone is near, or "call me" (which else says a name) stands directly before.
bool is_asked(const Anchors& anchors, std::size_t begin, std::size_t end) {
  if (anchors.near(Cue::kPhone, begin, end)) return true;
  if (!anchors.has(Cue::kIntroEnWeak)) return false;
  constexpr std::string_view kCallMe[] = {"all me ", "all me at ", "all me on ", "all me: "};
  return ends_with_any(anchors.text.substr(0, begin), kCallMe);
}

/// So near that hardly a word stands between them and what begins here.
std::span<const CueHit> cues_shortly_before(const Anchors& anchors, std::size_t begin) {
  constexpr std::size_t kReach = 96;  // bytes, the cue among them
  const std::span<const CueHit> near = anchors.cues_from(begin - std::min(begin, kReach));
  return near.first(near.size() - anchors.cues_from(begin).size());
}

/// "phone number is 5140688740", "tel: 514068874": it is meant as one, valid or not.
bool is_called_phone(const Anchors& anchors, const PhoneCandidate& candidate) {
  constexpr std::size_t kFewest = 9;
  constexpr std::string_view kNumber[] = {" number", " no.", " no", "号码", "号"};
  constexpr std::string_view kLeads[] = {" is ", " is: ", " is:", ": ", ":", "：", "是", "为"};
  if (candidate.digits.size() < kFewest) return false;
  const std::span<const CueHit> before = cues_shortly_before(anchors, candidate.begin);
  return std::any_of(before.begin(), before.end(), [&](const CueHit& hit) {
    if (hit.cue != Cue::kPhone || hit.end > candidate.begin) return false;
    std::string_view between = anchors.text.substr(hit.end, candidate.begin - hit.end);
    const auto number =
        std::find_if(std::begin(kNumber), std::end(kNumber),
                     [&](std::string_view word) { return between.starts_with(word); });
    const bool named = number != std::end(kNumber);
    if (named) between.remove_prefix(number->size());
    return (named && between == " ") ||
           std::find(std::begin(kLeads), std::end(kLeads), between) != std::end(kLeads);
  });
}

/// A run of digits without + or groups says nothing by itself; beside a word like phone it is one
/// with a zero in front as it is dialled.
double score_of_single_run(const Anchors& anchors, const PhoneCandidate& candidate, bool asked,
                           PhoneJudge& judge) {
  constexpr std::size_t kFewest = 10;
  if (!asked) return 0.2;
  if (is_north_american(candidate.digits)) return 0.7;
  if (is_called_phone(anchors, candidate)) return 0.6;
  const bool dialled = candidate.digits[0] == '0' && candidate.digits.size() >= kFewest;
  return dialled && judge.is_dialled_anywhere(candidate.digits) ? 0.6 : 0.2;
}

/// "call 555.4321", "my number is 555.4321": directly behind the word, else it is an amount.
bool is_called_local(const Anchors& anchors, const PhoneCandidate& candidate) {
  constexpr std::size_t kLongestLink = 4;  // bytes: " at ", " is "
  if (anchors.runs[candidate.from].count != 3 || anchors.runs[candidate.last].count != 4 ||
      candidate.digits[0] < '2')
    return false;
  constexpr CueMask kWords = mask_of(Cue::kPhone) | mask_of(Cue::kIntroEnWeak);
  const std::span<const CueHit> before = cues_shortly_before(anchors, candidate.begin);
  const bool led_to = std::any_of(before.begin(), before.end(), [&](const CueHit& hit) {
    return (mask_of(hit.cue) & kWords) != 0 && hit.end <= candidate.begin &&
           candidate.begin - hit.end <= kLongestLink;
  });
  return led_to && is_asked(anchors, candidate.begin, candidate.end);
}

/// Written as such: 650 253 0000.
bool has_north_american_groups(const Anchors& anchors, const PhoneCandidate& candidate) {
  const std::size_t last = candidate.last;
  return last >= candidate.from + 2 && anchors.runs[last].count == 4 &&
         anchors.runs[last - 1].count == 3 && anchors.runs[last - 2].count == 3 &&
         is_north_american(candidate.digits);
}

double score_of(const Anchors& anchors, const PhoneCandidate& candidate, PhoneJudge& judge) {
  const bool asked = is_asked(anchors, candidate.begin, candidate.end);
  const double context = asked ? 0.2 : 0;
  if (candidate.plus) {
    return (judge.is_valid_international(candidate.digits) ? 0.8 : 0.6) + context / 2;
  }
  if (holds_date(anchors, candidate)) return 0.1;
  if (has_north_american_groups(anchors, candidate)) return 0.7 + context;
  if (candidate.from == candidate.last)
    return score_of_single_run(anchors, candidate, asked, judge);
  if (is_decimal(anchors, candidate)) return is_called_local(anchors, candidate) ? 0.6 : 0.2;
  if (asked)
    return judge.is_valid_anywhere(candidate.digits) ? 0.75
           : candidate.digits.size() >= 9            ? 0.5
                                                     : 0.4;
  if (candidate.digits.size() < 9) return 0.2;  // "1999-2000" is a valid number somewhere
  if (is_other_number(anchors, candidate)) return 0.2;
  // Nothing in a UUID counts, but the first number that is judged costs more than a short run.
  if (is_part_of_uuid(anchors.text, candidate.begin, candidate.end)) return 0.2;
  return judge.is_dialled_anywhere(candidate.digits) ? 0.6 : 0.3;
}

/// An extension behind the number: "x1234", " ext. 12", "转8001".
std::size_t with_extension(const Anchors& anchors, std::size_t last) {
  const std::size_t end = anchors.runs[last].end;
  if (last + 1 >= anchors.runs.size()) return end;
  const std::string_view gap = anchors.gap_after(last);
  for (const std::string_view mark : {"x", " x", " ext ", " ext. ", "转", " x ", "ext"}) {
    if (gap == mark && anchors.runs[last + 1].count <= 6) return anchors.runs[last + 1].end;
  }
  return end;
}

PhoneCandidate candidate_of(const Anchors& anchors, std::size_t from, std::size_t to) {
  PhoneCandidate candidate{
      from, to - 1, anchors.runs[from].begin, anchors.runs[to - 1].end, anchors.digits_of(from, to),
      false};
  candidate.begin = with_bracket(anchors.text, candidate.begin, candidate.end);
  if (char_before(anchors.text, candidate.begin) == '+') {
    --candidate.begin;
    candidate.plus = true;
  }
  return candidate;
}

bool is_plausible(const Anchors& anchors, const PhoneCandidate& candidate) {
  const std::size_t digits = candidate.digits.size();
  if (digits < kMinDigits || digits > kMaxDigits) return false;
  if (candidate.from == candidate.last && !candidate.plus &&
      !is_asked(anchors, candidate.begin, candidate.end)) {
    return false;
  }
  const std::size_t bytes = candidate.end - candidate.begin;
  if (candidate.from < candidate.last &&
      !has_whole_brackets(anchors.text.substr(candidate.begin, bytes)))
    return false;
  const char before = char_before(anchors.text, candidate.begin);
  const char after = char_at(anchors.text, candidate.end);
  return !is_ascii_alnum(before) && before != '$' && before != '/' && before != '=' &&
         before != '@' && (!is_ascii_letter(after) || after == 'x' || after == 'e') && after != '%';
}

/// A group of runs is one number as a whole, or numbers side by side ("408-247-8880 377 Main St"):
/// the longest beginning of it that convinces is taken.
std::size_t find_in_group(const Anchors& anchors, std::size_t from, std::size_t end,
                          PhoneJudge& judge, Findings& findings) {
  for (std::size_t to = end; to > from; --to) {
    const PhoneCandidate candidate = candidate_of(anchors, from, to);
    if (!is_plausible(anchors, candidate)) continue;
    const double score = score_of(anchors, candidate, judge);
    if (score < 0.5) continue;
    const std::size_t last_byte = with_extension(anchors, candidate.last);
    findings.push_back(
        {candidate.begin, last_byte, PiiType::kPhone, score, kInternationalPhone.name});
    return to;
  }
  return from + 1;
}

/// "2132 4879 3725 2156": a card, or its mistyped number; its first groups are no phone.
bool is_card_like(const Anchors& anchors, std::size_t from, std::size_t end) {
  if (end - from != 4) return false;
  for (std::size_t i = from; i < end; ++i) {
    if (anchors.runs[i].count != 4) return false;
  }
  return true;
}

constexpr std::size_t kMaxRuns = 7;

/// Behind the row of numbers with single blanks between them that begins at the run `from`, when it
/// is longer than any phone number: "800 824 896 1024 600 601 603 625".
std::size_t skip_table(const Anchors& anchors, std::size_t from) {
  std::size_t end = from + 1;
  while (end < anchors.runs.size() && anchors.gap_after(end - 1) == " ") ++end;
  return end - from > kMaxRuns ? end : from;
}

void find(const Anchors& anchors, Findings& findings) {
  PhoneJudge judge;
  for (std::size_t i = 0; i < anchors.runs.size();) {
    std::size_t end = i + 1;
    while (end < anchors.runs.size() && end < i + kMaxRuns && anchors.joins_next(end - 1)) ++end;
    if (const std::size_t behind = end == i + kMaxRuns ? skip_table(anchors, i) : i; behind > i) {
      i = behind;
      continue;
    }
    i = is_card_like(anchors, i, end) ? end : find_in_group(anchors, i, end, judge, findings);
  }
}

constexpr std::string_view kMatch[] = {
    "Call ⟦+1 408-247-8880⟧ now",
    "their number is ⟦(650) 253-0000⟧",
    "I still have your number, right? It's ⟦555-1234⟧?",
    "⟦+44 20 7946 0958⟧",
    "phone: ⟦650-253-0000 x123⟧",
    "⟦+49 30 901820⟧",
    "⟦1-650-253-0000⟧",
    "call us (⟦1-650-253-0000⟧) now",
    "mine is ⟦030 901 82000⟧",
    "give me a call ⟦6502530000⟧",
    "my phone number is ⟦5140688740⟧",
    "phone no ⟦514068874⟧",
    "Call me at ⟦6502530000⟧",
    "my number is ⟦555-0134⟧.",
    "you can reach me at ⟦555-0134⟧",
};
constexpr std::string_view kNoMatch[] = {
    "on 2026-03-01 at 10:02",
    "2026-03-01 10:02:11",
    "version 1.2.3.4",
    "I paid $1,234,567",
    "from 100-150 to 200-250",
    "v10.15.7",
    "item 100012043978.html",
    "1999-2000",
    "order 20260301-118",
    "订单20260301-118",
    "价格1799（1999-200）",
    "两个都没有了 221200 221198",
    "it is 2132 4879 3725 2156 then",
    "Zone 5 2.7448 2.3056 3.1093",
    "total 40 0.445186421814 and",
    "36 800 824 896 1024 600 601 603 625",
    "the @116705 747 flights",
    "SKU 840991-89  2  769.74",
    "from 2026-06-28 16:30:44,281690 2026-06-29 02:51:44",
    "I called about 514068874001",
    "localhost is 127.217.248.56",
    "my incident Ref#1-23789704534",
    "size 38 39 40 41 42 43 44",
    "invoice 2026-000123 is due",
    "model 9527-1234-5678",
    "session 03069018-2e73-4bd2-bc1e-910364f29f8f",
};

}  // namespace

constinit const Recognizer kInternationalPhone = {
    PiiType::kPhone,
    "international_phone",
    kNeedsSpelledPhone,
    0,
    find,
    "Phone numbers of other countries: with +, in a national grouping, or near a word like phone",
    kMatch,
    kNoMatch};

}  // namespace deskmill
