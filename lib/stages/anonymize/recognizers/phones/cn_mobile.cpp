// Mobile numbers of mainland China: eleven digits 1[3-9]..., with or without +86 and separators,
// also with emoji between the digits.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/phones/phones.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMobileDigits = 11;

/// Digits of a country prefix in front of a mobile number in the same run, or 0.
std::size_t prefix_digits(std::string_view digits) {
  if (digits.starts_with("0086") && is_cn_mobile(digits.substr(4))) return 4;
  if (digits.starts_with("86") && is_cn_mobile(digits.substr(2))) return 2;
  if (digits.starts_with("0") && is_cn_mobile(digits.substr(1))) return 1;
  return 0;
}

/// Moves `begin` over "+86-", "0086 ", "(86)" and the plus sign.
std::size_t with_country_prefix(const Anchors& anchors, std::size_t run, std::size_t begin,
                                std::size_t end) {
  if (anchors.runs[run].behind_separator) {
    const std::string_view before = anchors.digits_of(anchors.runs[run - 1]);
    if (before == "86" || before == "0086") begin = anchors.runs[run - 1].begin;
  }
  begin = with_bracket(anchors.text, begin, end);
  if (char_before(anchors.text, begin) == '+') --begin;
  return begin;
}

bool is_asked(const Anchors& anchors, std::size_t run, std::size_t last) {
  return anchors.near(Cue::kPhone, anchors.runs[run].begin, anchors.runs[last].end);
}

double score_of(const Anchors& anchors, std::size_t begin, std::size_t end) {
  const bool asked = anchors.near(Cue::kPhone, begin, end);
  if (is_inside_word(anchors.text, begin, end)) return asked ? 0.6 : 0.3;
  return asked ? 0.95 : 0.8;
}

void add(const Anchors& anchors, std::size_t run, std::size_t last, Findings& findings) {
  const std::size_t end = anchors.runs[last].end;
  const std::size_t begin = with_country_prefix(anchors, run, anchors.runs[run].begin, end);
  findings.push_back({begin, end, PiiType::kPhone, score_of(anchors, begin, end), kCnMobile.name});
}

/// "138 0013 8000", "138-0013-8000": the runs from `from` that give exactly eleven digits; the last
/// of them, or `from` when there are none.
std::size_t last_of_grouped(const Anchors& anchors, std::size_t from) {
  std::size_t digits = anchors.runs[from].count;
  if (digits < 3 || digits > 8) return from;
  for (std::size_t i = from; i + 1 < anchors.runs.size() && digits < kMobileDigits; ++i) {
    if (!anchors.joins_next(i) || anchors.runs[i + 1].count < 2) return from;
    digits += anchors.runs[i + 1].count;
    if (digits == kMobileDigits && is_cn_mobile(anchors.digits_of(from, i + 2))) return i + 1;
  }
  return from;
}

/// "138😀0013😀8000", "1😀3😀8...": like last_of_grouped, for emoji between the digits. A longer
/// chain of numbers is none.
std::size_t last_of_interrupted(const Anchors& anchors, std::size_t from) {
  const auto& runs = anchors.runs;
  if (runs[from].behind_emoji) return from;
  std::size_t digits = runs[from].count, last = from;
  while (last + 1 < runs.size() && digits < kMobileDigits && runs[last + 1].behind_emoji) {
    digits += runs[++last].count;
  }
  const bool ends = last + 1 >= runs.size() || !runs[last + 1].behind_emoji;
  return ends && is_cn_mobile(anchors.digits_of(from, last + 1)) ? last : from;
}

/// "1 3 8 0 0 1 3 8 0 0 0": eleven digits one by one. A longer chain is none.
std::size_t last_of_single_digits(const Anchors& anchors, std::size_t from) {
  const auto& runs = anchors.runs;
  if (runs[from].behind_separator) return from;
  std::size_t last = from;
  while (last + 1 < runs.size() && anchors.joins_next(last) && runs[last].count == 1 &&
         runs[last + 1].count == 1) {
    ++last;
  }
  const bool ends = last + 1 >= runs.size() || !anchors.joins_next(last);
  const bool eleven = last + 1 - from == kMobileDigits;
  return ends && eleven && is_cn_mobile(anchors.digits_of(from, last + 1)) ? last : from;
}

void find(const Anchors& anchors, Findings& findings) {
  for (std::size_t i = 0; i < anchors.runs.size(); ++i) {
    const std::string_view digits = anchors.digits_of(anchors.runs[i]);
    if (is_cn_mobile(digits) || prefix_digits(digits) > 0) {
      add(anchors, i, i, findings);
      continue;
    }
    const std::size_t last = std::max({last_of_grouped(anchors, i), last_of_interrupted(anchors, i),
                                       last_of_single_digits(anchors, i)});
    if (last == i || !clean_right_edge(anchors.text, anchors.runs[last].end)) continue;
    if (is_row_of_numbers(anchors, i, last) && !is_asked(anchors, i, last)) continue;
    add(anchors, i, last, findings);
    i = last;
  }
}

constexpr std::string_view kMatch[] = {
    "我的手机号是⟦13800138000⟧谢谢",
    "打⟦138-0013-8000⟧",
    "⟦+86 138 0013 8000⟧",
    "⟦008613800138000⟧",
    "电话⟦１３８００１３８０００⟧",
    "⟦+86-13800138000⟧ 收",
    "手机 ⟦1 3 8 0 0 1 3 8 0 0 0⟧",
    "tel⟦13800138000⟧",
    "⟦8613800138000⟧",
    "⟦1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣⟧ 打我",
    "加我⟦138😀0013😀8000⟧",
    "⟦1☎️3☎️8☎️0☎️0☎️1☎️3☎️8☎️0☎️0☎️0⟧",
};
constexpr std::string_view kNoMatch[] = {
    "订单 213800138000 没到",
    "110101199003071234",
    "1700000000000",
    "uuid a13800138000b",
    "12800138000",
    "138****8000",
    "138 0013 80001",
    "1 3 5 7 9 1 3 5 7 9 1 3",
    "iPhone 13️⃣ 8 个 2000",
    "13😀80😀200",
    "138😀0013😀8000😀5",
    "运费 188.67  6016.17",
};

}  // namespace

constinit const Recognizer kCnMobile = {PiiType::kPhone,
                                        "cn_mobile",
                                        kNeedsMobileNumber,
                                        0,
                                        find,
                                        "Mobile numbers of mainland China, with or without +86, "
                                        "separators, emoji, full-width digits",
                                        kMatch,
                                        kNoMatch};

}  // namespace deskmill
