// Order, ticket, tracking and booking numbers: by the word before them, by the question before them, or
// by the shape of a carrier's waybill.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/characters.hpp"
#include "stages/anonymize/digits.hpp"
#include "stages/anonymize/recognizers/table.hpp"
#include "stages/anonymize/recognizers/tokens.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongest = 40;  ///< letters and digits on either side of a run

bool is_booking_code(std::string_view text, const Token& token) {
  if (token.end - token.begin != 6 || token.letters + token.digits != 6) return false;
  for (std::size_t i = token.begin; i < token.end; ++i) {
    if (is_ascii_lower(text[i])) return false;
  }
  return true;
}

double score_after(std::string_view text, const Token& token, bool weak) {
  const std::size_t length = token.end - token.begin;
  if (length > 40 || (token.digits == 0 && (weak || !is_booking_code(text, token)))) return 0;
  if (weak) return token.digits >= (token.marked ? 5U : 8U) && length >= 6 ? 0.6 : 0;
  if (length >= 6 && token.digits >= 3) return 0.85;
  if (is_booking_code(text, token)) return 0.7;
  return token.digits >= 4 && token.digits * 2 >= length ? 0.7 : 0;
}

void find_after_cues(const Anchors& anchors, Findings& findings) {
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kOrder && hit.cue != Cue::kOrderWeak) continue;
    const Token token = token_after(anchors.text, hit.end);
    if (token.empty()) continue;
    const double score = score_after(anchors.text, token, hit.cue == Cue::kOrderWeak);
    if (score > 0)
      findings.push_back({token.begin, token.end, PiiType::kOrderNumber, score, kOrderNumber.name});
  }
}

/// The agent asked for an order number: any run of six and more digits in the answer counts.
void find_answers(const Anchors& anchors, Findings& findings) {
  for (const DigitRun& run : anchors.runs) {
    if (run.count < 6) continue;
    std::size_t begin = run.begin, end = run.end;
    while (begin > 0 && run.begin - begin < kLongest && is_ascii_alnum(anchors.text[begin - 1])) {
      --begin;
    }
    while (end < anchors.text.size() && end - run.end < kLongest &&
           is_ascii_alnum(anchors.text[end])) {
      ++end;
    }
    findings.push_back({begin, end, PiiType::kOrderNumber, 0.66, kOrderNumber.name});
  }
  const Token token = only_token(anchors.text);
  if (!token.empty() && (token.digits >= 4 || is_booking_code(anchors.text, token))) {
    findings.push_back({token.begin, token.end, PiiType::kOrderNumber, 0.6, kOrderNumber.name});
  }
}

void find(const Anchors& anchors, Findings& findings) {
  find_after_cues(anchors, findings);
  if (anchors.expects(Cue::kOrder)) find_answers(anchors, findings);
}

/// Letters of a carrier and the digits its numbers have: SF, YT, JD, JDV, ZTO and others twelve to
/// fifteen digits; UPS 1Z and sixteen; postal S10 two letters, nine digits, two letters.
void find_waybills(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  for (const DigitRun& run : anchors.runs) {
    std::size_t begin = run.begin, end = run.end;
    while (begin > 0 && is_ascii_upper(text[begin - 1])) --begin;
    while (end < text.size() && is_ascii_upper(text[end])) ++end;
    const std::size_t before = run.begin - begin, after = end - run.end;
    if (is_ascii_alnum(char_before(text, begin)) || is_ascii_alnum(char_at(text, end))) continue;
    const bool carrier =
        before >= 2 && before <= 4 && after == 0 && run.count >= 12 && run.count <= 15;
    const bool postal = before == 2 && after == 2 && run.count == 9;
    if (carrier || postal)
      findings.push_back({begin, end, PiiType::kOrderNumber, 0.75, kWaybill.name});
  }
}

constexpr std::string_view kMatch[] = {
    "订单号⟦123456789012⟧没到", "单号是：⟦AB-20260301-77⟧",   "my order number is ⟦B7788991⟧",
    "ticket #⟦48213⟧",          "confirmation code ⟦XK4T7Q⟧", "订单 ⟦88231234567⟧ 什么时候发",
    "order #⟦10023⟧ please",    "order ⟦20260301-118⟧",
};
constexpr std::string_view kNoMatch[] = {
    "订单299元", "我的订单还没到", "order 2 pizzas", "your order number please", "订单号是多少",
};
constexpr std::string_view kWaybillMatch[] = {"寄出了⟦SF1234567890123⟧", "⟦RR123456785CN⟧"};
constexpr std::string_view kWaybillNoMatch[] = {"ISO9001", "iPhone15", "ABCDE123456789012"};

}  // namespace

constinit const Recognizer kOrderNumber = {
    PiiType::kOrderNumber,
    "order_number",
    kNeedsCue,
    mask_of(Cue::kOrder) | mask_of(Cue::kOrderWeak),
    find,
    "Order, ticket, tracking and booking numbers after a word or question that says so",
    kMatch,
    kNoMatch};

constinit const Recognizer kWaybill = {
    PiiType::kOrderNumber,  "waybill",
    kNeedsCapitalBeforeRun, 0,
    find_waybills,          "Waybill numbers by their carrier's shape",
    kWaybillMatch,          kWaybillNoMatch};

}  // namespace deskmill
