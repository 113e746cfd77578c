// Landlines of mainland China with area code, 400 and 800 numbers, and bare local numbers where a
// phone was asked for. Service numbers (95xxx, 10086, 12315) belong to companies and are kept: they
// are too short for every shape here.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/phones/phones.hpp"

namespace deskmill {
namespace {

/// 010 and 02x have three digits, all others (0310 to 0998) four. 0 when it is no area code.
std::size_t area_code_digits(std::string_view digits) {
  if (digits.size() < 3 || digits[0] != '0') return 0;
  if (digits.starts_with("010") || digits[1] == '2') return 3;
  return digits.size() >= 4 && digits[1] >= '3' ? 4 : 0;
}

bool is_local(std::string_view digits) {
  return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2';
}

bool is_landline(std::string_view digits) {
  const std::size_t area = area_code_digits(digits);
  return area > 0 && digits.size() > area && is_local(digits.substr(area));
}

bool is_service_line(std::string_view digits) {
  return digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
}

void add(const Anchors& anchors, std::size_t from, std::size_t last, double score,
         Findings& findings) {
  std::size_t begin = anchors.runs[from].begin;
  std::size_t end = anchors.runs[last].end;
  begin = with_bracket(anchors.text, begin, end);
  if (!has_whole_brackets(anchors.text.substr(begin, end - begin))) return;
  if (anchors.near(Cue::kPhone, begin, end)) score += 0.25;
  if (!clean_left_edge(anchors.text, begin) || !clean_right_edge(anchors.text, end)) score -= 0.2;
  findings.push_back({begin, end, PiiType::kPhone, score, kCnLandline.name});
}

/// Area code and number in two or three runs: "010-6552 9988", "(0571)88157838", "400-123-4567".
bool find_grouped(const Anchors& anchors, std::size_t& i, Findings& findings) {
  const std::string_view first = anchors.digits_of(anchors.runs[i]);
  const bool service = first.starts_with("400") || first.starts_with("800");
  if (!service && area_code_digits(first) != first.size()) return false;
  for (std::size_t last = i + 1; last < anchors.runs.size() && last <= i + 2; ++last) {
    if (!anchors.joins_next(last - 1)) return false;
    const std::string_view digits = anchors.digits_of(i, last + 1);
    if (service ? is_service_line(digits) : is_landline(digits)) {
      add(anchors, i, last, 0.75, findings);
      i = last;
      return true;
    }
  }
  return false;
}

void find(const Anchors& anchors, Findings& findings) {
  for (std::size_t i = 0; i < anchors.runs.size(); ++i) {
    const std::string_view digits = anchors.digits_of(anchors.runs[i]);
    if (is_landline(digits)) {
      add(anchors, i, i, 0.55, findings);
    } else if (is_service_line(digits)) {
      add(anchors, i, i, 0.4, findings);
    } else if (find_grouped(anchors, i, findings)) {
      continue;
    } else if (is_local(digits)) {
      add(anchors, i, i, anchors.expects(Cue::kPhone) ? 0.4 : 0.3, findings);
    }
  }
}

constexpr std::string_view kMatch[] = {
    "座机⟦010-65529988⟧",
    "⟦(0571)88157838⟧",
    "⟦0755 2688 9900⟧",
    "打⟦400-123-4567⟧",
    "电话⟦65529988⟧",
    "⟦02165529988⟧",
    "打⟦4006 123 456⟧（8:00-22:00）",
    "座机（⟦010-65529988⟧）",
};
constexpr std::string_view kNoMatch[] = {
    "打95588或10086", "2026-03-01", "价格65529988", "12315投诉", "0.12345678",
};

}  // namespace

constinit const Recognizer kCnLandline = {
    PiiType::kPhone,
    "cn_landline",
    kNeedsLocalNumber,
    0,
    find,
    "Landlines of mainland China with area code, 400 and 800 numbers; 95xxx and 1xxxx are kept",
    kMatch,
    kNoMatch};

}  // namespace deskmill
