// Order and tracking numbers that no word announces: by their shape, or by a number sign.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/codes/codes.hpp"

namespace deskmill {
namespace {

/// "1Z" and sixteen capitals and digits.
constexpr std::size_t kUpsLength = 18;
bool is_ups(std::string_view text, std::size_t begin) {
  const std::string_view number = text.substr(begin, kUpsLength);
  return number.size() == kUpsLength && number.starts_with("1Z") &&
         std::all_of(number.begin(), number.end(),
                     [](char c) { return is_ascii_upper(c) || is_ascii_digit(c); }) &&
         clean_left_edge(text, begin) && clean_right_edge(text, begin + kUpsLength);
}

/// Letters of a carrier and the digits its numbers have: SF, YT, JD, JDV, ZTO and others twelve to
/// fifteen digits; UPS 1Z and sixteen; postal S10 two letters, nine digits, two letters.
void find_waybills(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  for (const DigitRun& run : anchors.runs) {
    if (run.count == 1 && is_ups(text, run.begin)) {
      findings.push_back(
          {run.begin, run.begin + kUpsLength, PiiType::kOrderNumber, 0.8, kWaybill.name});
    }
    std::size_t begin = run.begin, end = run.end;
    while (begin > 0 && is_ascii_upper(text[begin - 1])) --begin;
    while (end < text.size() && is_ascii_upper(text[end])) ++end;
    const std::size_t before = run.begin - begin, after = end - run.end;
    if (is_inside_word(text, begin, end)) continue;
    const bool carrier =
        before >= 2 && before <= 4 && after == 0 && run.count >= 12 && run.count <= 15;
    const bool postal = before == 2 && after == 2 && run.count == 9;
    if (carrier || postal)
      findings.push_back({begin, end, PiiType::kOrderNumber, 0.75, kWaybill.name});
  }
}

/// The piece without blanks that ends before `end`, as far as it counts, holds what addresses have:
/// "site.example/a.html#".
bool ends_address(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 256;
  const std::size_t from = end - std::min(end, kLongest);
  const std::string_view head = text.substr(from, end - from);
  const std::size_t blank = head.find_last_of(" \t\n");
  return head.substr(blank + 1).find_first_of("./") != std::string_view::npos;
}

/// "PMD# 1234567890": a word's number sign in front of eight digits and more, whatever the word.
/// Anything better known about the number wins.
void find_numbered(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kFewest = 8;
  const std::string_view text = anchors.text;
  for (const DigitRun& run : anchors.runs) {
    if (run.begin < 2 || run.count < kFewest || is_ascii_alnum(char_at(text, run.end))) continue;
    const std::size_t behind = char_before(text, run.begin) == ' ' ? run.begin - 1 : run.begin;
    if (behind < 2 || text[behind - 1] != '#') continue;
    const std::size_t word = text[behind - 2] == ' ' ? behind - 2 : behind - 1;
    if (!is_ascii_letter(char_before(text, word)) || ends_address(text, word)) continue;
    findings.push_back({run.begin, run.end, PiiType::kOrderNumber, 0.5, kNumbered.name});
  }
}

/// Three, seven and seven digits with hyphens between them, as Amazon numbers its orders; those of
/// downloads begin with a letter and two digits.
void find_shop_orders(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  for (std::size_t i = 0; i + 2 < anchors.runs.size(); ++i) {
    const DigitRun &first = anchors.runs[i], &last = anchors.runs[i + 2];
    if (anchors.runs[i + 1].count != 7 || last.count != 7) continue;
    if (anchors.gap_after(i) != "-" || anchors.gap_after(i + 1) != "-") continue;
    const std::size_t letter = first.count == 2 && is_ascii_upper(char_before(text, first.begin));
    const std::size_t begin = first.begin - letter;
    if (first.count + letter != 3 || !clean_left_edge(text, begin)) continue;
    if (!clean_right_edge(text, last.end)) continue;
    findings.push_back({begin, last.end, PiiType::kOrderNumber, 0.9, kShopOrder.name});
  }
}

constexpr std::string_view kNumberedMatch[] = {"my PMD# ⟦9207395154⟧ is", "T#⟦0062397073524⟧",
                                               "RES # ⟦0167560070877⟧ here"};
constexpr std::string_view kNumberedNoMatch[] = {"site.example/#85524557",
                                                 "site.example/a.html#85524557",
                                                 "# 85524557",
                                                 "Flight #1234",
                                                 "#20260301",
                                                 "C# 20260301a"};
constexpr std::string_view kWaybillMatch[] = {"寄出了⟦SF1234567890123⟧", "⟦RR123456785CN⟧",
                                              "tracking ⟦1Z999AA10123456784⟧ says"};
constexpr std::string_view kWaybillNoMatch[] = {"ISO9001", "iPhone15", "ABCDE123456789012"};
constexpr std::string_view kShopOrderMatch[] = {"about ⟦123-4567890-1234567⟧ please",
                                                "⟦D01-4567890-1234567⟧没收到"};
constexpr std::string_view kShopOrderNoMatch[] = {"9123-4567890-1234567", "123-4567890-1234567-8",
                                                  "12-4567890-1234567", "123 4567890 1234567"};

}  // namespace

constinit const Recognizer kNumbered = {
    PiiType::kOrderNumber, "numbered",
    kNeedsNumberSign,      0,
    find_numbered,         "Numbers of eight digits and more behind a word and #",
    kNumberedMatch,        kNumberedNoMatch};

constinit const Recognizer kWaybill = {
    PiiType::kOrderNumber,  "waybill",
    kNeedsCapitalBeforeRun, 0,
    find_waybills,          "Waybill numbers by their carrier's shape",
    kWaybillMatch,          kWaybillNoMatch};

constinit const Recognizer kShopOrder = {
    PiiType::kOrderNumber, "shop_order",
    kNeedsThreeRuns,       0,
    find_shop_orders,      "Order numbers of Amazon by their shape",
    kShopOrderMatch,       kShopOrderNoMatch};

}  // namespace deskmill
