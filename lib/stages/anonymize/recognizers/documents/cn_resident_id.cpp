// Resident identity numbers of mainland China (GB 11643): 18 characters, or 15 before 1999.
//
// Region and a real birth date suffice; the check character (ISO 7064 MOD 11-2) only raises the
// score, because people mistype and a mistyped number still leads to its owner.
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/dates.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/documents/documents.hpp"

namespace deskmill {
namespace {

/// First two digits of GB/T 2260 codes: the provinces, and 81 to 83 for residence permits.
bool is_province(std::string_view digits) {
  const int code = number_of(digits.substr(0, 2));
  return (code >= 11 && code <= 15) || (code >= 21 && code <= 23) || (code >= 31 && code <= 37) ||
         (code >= 41 && code <= 46) || (code >= 50 && code <= 54) || (code >= 61 && code <= 65) ||
         code == 71 || (code >= 81 && code <= 83);
}

bool has_birth_date(std::string_view digits) {
  if (digits.size() == 15) {
    return is_real_date(1900 + number_of(digits.substr(6, 2)), number_of(digits.substr(8, 2)),
                        number_of(digits.substr(10, 2)));
  }
  return is_compact_date(digits.substr(6, 8));
}

bool passes_check(std::string_view digits, char last) {
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kCheck = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (digits[i] - '0');
  return kCheck[static_cast<std::size_t>(sum % 11)] == last;
}

/// Bytes of an X behind the run: 'X', 'x', full-width Ｘ or ｘ; 0 when there is none.
std::size_t x_bytes(std::string_view text, std::size_t at) {
  if (ascii_lower(char_at(text, at)) == 'x') return 1;
  const std::string_view rest = text.substr(at < text.size() ? at : text.size());
  return rest.starts_with("Ｘ") || rest.starts_with("ｘ") ? 3 : 0;
}

constexpr std::size_t kMostGroups = 4;  ///< of a number that is one by any of its groups

double score_of(const Anchors& anchors, std::string_view digits, bool x, std::size_t begin,
                std::size_t end) {
  const bool shape = is_province(digits) && has_birth_date(digits);
  const bool asked = anchors.near(Cue::kIdNumber, begin, end);
  if (digits.size() == 15) return shape ? (asked ? 0.9 : 0.55) : asked ? 0.5 : 0;
  const char last = x ? 'X' : digits.back();
  if (shape) return passes_check(digits, last) ? 0.98 : asked ? 0.95 : 0.85;
  return asked ? 0.7 : 0;
}

/// Runs [from, to) as one number; true when they have the right count of digits.
bool try_runs(const Anchors& anchors, std::size_t from, std::size_t to, Findings& findings) {
  const std::string_view digits = anchors.digits_of(from, to);
  const std::size_t begin = anchors.runs[from].begin;
  std::size_t end = anchors.runs[to - 1].end;
  const std::size_t x = digits.size() == 17 ? x_bytes(anchors.text, end) : 0;
  end += x;
  if (digits.size() != 18 && digits.size() != 15 && x == 0) return false;
  if (is_inside_word(anchors.text, begin, end)) return false;
  const bool decimal = to - from == 2 && anchors.gap_after(from) == ".";  // "32.4494390510001"
  if (decimal) return false;
  const double score = score_of(anchors, digits, x > 0, begin, end);
  if (score > 0) findings.push_back({begin, end, PiiType::kIdNumber, score, kCnResidentId.name});
  return score > 0;
}

/// "1101 0119 9003 0712 34", "1 1 0 1 ...": all runs that are joined from `from` on, of which more
/// than four are one number only when they come to eighteen digits. The last of them.
std::size_t find_in_many(const Anchors& anchors, std::size_t from, Findings& findings) {
  const auto& runs = anchors.runs;
  std::size_t to = from + 1, digits = runs[from].count;
  while (to < runs.size() && anchors.joins_next(to - 1)) digits += runs[to++].count;
  const bool x = digits == 17 && x_bytes(anchors.text, runs[to - 1].end) > 0;
  if (to - from > kMostGroups && (digits == 18 || x)) try_runs(anchors, from, to, findings);
  return to - 1;
}

void find(const Anchors& anchors, Findings& findings) {
  for (std::size_t i = 0; i < anchors.runs.size(); ++i) {
    if (!anchors.runs[i].behind_separator) i = find_in_many(anchors, i, findings);
  }
  for (std::size_t i = 0; i < anchors.runs.size(); ++i) {
    if (anchors.runs[i].count > 18) continue;
    // "110101 19900307 123X"
    for (std::size_t to = i + 1; to <= anchors.runs.size() && to <= i + kMostGroups; ++to) {
      if (to > i + 1 && !anchors.joins_next(to - 2)) break;
      if (try_runs(anchors, i, to, findings)) {
        i = to - 1;
        break;
      }
    }
  }
}

constexpr std::string_view kMatch[] = {
    "身份证⟦110101199003071234⟧",     "⟦11010119900307123X⟧",
    "⟦110101 19900307 1233⟧",         "我的身份证号码是⟦999999199013071234⟧",
    "身份证⟦1101 0119 9003 0712 34⟧", "⟦1 1 0 1 0 1 1 9 9 0 0 3 0 7 1 2 3 4⟧",
    "老身份证⟦110101900307123⟧",      "⟦１１０１０１１９９００３０７１２３Ｘ⟧。",
};
constexpr std::string_view kNoMatch[] = {
    "订单号 110101199013071234", "570306133677760513",       "999999199003071234",
    "1101011990030712345",       "1101 0119 9003 0712 34 5", "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9",
};

}  // namespace

constinit const Recognizer kCnResidentId = {PiiType::kIdNumber,
                                            "cn_resident_id",
                                            kNeedsResidentId,
                                            0,
                                            find,
                                            "CN resident ID, 18 or 15 characters: region and birth "
                                            "date; the checksum only raises the score",
                                            kMatch,
                                            kNoMatch};

}  // namespace deskmill
