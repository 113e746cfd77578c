// Order, ticket, tracking and booking numbers: by the word or the question before them.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/dates.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/codes/codes.hpp"
#include "stages/anonymize/recognizers/codes/number_groups.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongest = 40;  ///< letters and digits on either side of a run

bool is_booking_code(std::string_view text, const Token& token) {
  if (token.end - token.begin != kBookingCode) return false;
  if (token.letters + token.digits != kBookingCode) return false;
  for (std::size_t i = token.begin; i < token.end; ++i) {
    if (is_ascii_lower(text[i])) return false;
  }
  return true;
}

/// "DL1429": an airline and four digits.
bool is_flight(std::string_view code) {
  return is_ascii_upper(code[0]) && is_ascii_upper(code[1]) &&
         std::all_of(code.begin() + 2, code.end(), is_ascii_digit);
}

bool begins_like(std::string_view text, const CueHit& cue, std::string_view word) {
  return is_in_any_case(text.substr(cue.begin, word.size()), word);
}

bool is_word_of_six(std::string_view capitals) {
  constexpr std::string_view kWords[] = {"PLEASE", "NUMBER", "THANKS", "FLIGHT", "TICKET",
                                         "REFUND", "CANCEL", "CHANGE", "RETURN", "STATUS",
                                         "UPDATE", "ONLINE", "ALWAYS", "ANYONE", "PHONES",
                                         "CALLED", "EMAILS", "NOBODY", "SHOULD", "BEFORE"};
  return std::find(std::begin(kWords), std::end(kWords), capitals) != std::end(kWords);
}

/// A text without a small letter but what is said of it: in capitals words look like codes.
bool is_shouted(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_ascii_lower);
}

/// "Conf EBHSET", "reference: GDFCOA": six capitals. In a text in capitals, or when they are a
/// word, they say nothing.
bool is_code_of_letters(std::string_view text, const CueHit& cue, const Token& token) {
  if (cue.cue == Cue::kOrderWeak && is_shouted(text.substr(cue.begin, cue.end - cue.begin)))
    return false;
  return !is_word_of_six(text.substr(token.begin, token.end - token.begin));
}

/// "AB-2231", "INV-2026-0018": capitals, and digits behind them. Goods have letters behind digits.
bool is_numbered_document(std::string_view code) {
  constexpr std::size_t kMostCapitals = 5, kFewestDigits = 4;
  const std::size_t hyphen = code.find('-');
  if (hyphen < 2 || hyphen > kMostCapitals) return false;
  const std::string_view capitals = code.substr(0, hyphen), rest = code.substr(hyphen);
  const auto digits = std::count_if(rest.begin(), rest.end(), is_ascii_digit);
  return std::all_of(capitals.begin(), capitals.end(), is_ascii_upper) &&
         std::none_of(rest.begin(), rest.end(), is_ascii_letter) &&
         static_cast<std::size_t>(digits) >= kFewestDigits;
}

/// "booking HT7KQ2": capitals and digits mixed, not a flight as DL1429 or a size.
bool is_mixed_booking_code(std::string_view text, const Token& token) {
  constexpr std::size_t kFewestLetters = 2;
  return is_booking_code(text, token) && token.letters >= kFewestLetters &&
         !is_flight(text.substr(token.begin, kBookingCode));
}

/// Behind a word like "order": long numbers, and what is written like the number of a document.
double score_after_weak_cue(std::string_view text, const Token& token) {
  const std::string_view code = text.substr(token.begin, token.end - token.begin);
  const Date date = date_at(code, 0);
  if (date.year > 0 && date.end == code.size()) return 0;
  const bool longer = token.digits >= (token.marked ? 5U : 8U) && code.size() >= 6;
  return longer || is_numbered_document(code) || is_mixed_booking_code(text, token) ? 0.6 : 0;
}

double score_after(std::string_view text, const CueHit& cue, const Token& token) {
  const bool weak = cue.cue == Cue::kOrderWeak;
  const std::size_t length = token.end - token.begin;
  if (length > kLongest) return 0;
  if (token.digits == 0) {
    if (!is_booking_code(text, token) || !is_code_of_letters(text, cue, token)) return 0;
    return !weak ? 0.7 : token.marked || begins_like(text, cue, "conf") ? 0.6 : 0;
  }
  if (weak) return score_after_weak_cue(text, token);
  if (length >= 6 && token.digits >= 3) return 0.85;
  if (is_booking_code(text, token)) return 0.7;
  if (token.digits >= 4 && token.digits * 2 >= length) return 0.7;
  return is_mixed_code(text.substr(token.begin, length)) ? 0.65 : 0;
}

/// "单号：A；B", "订单A和B": tokens of the same length behind the first.
void find_more(const Anchors& anchors, Token token, double score, Findings& findings) {
  constexpr std::string_view kJoints[] = {" ",  ";",  "；", "、", ",",   "，",
                                          "和", "及", "与", "/",  "and "};
  const std::string_view text = anchors.text;
  for (int more = 0; more < 20; ++more) {
    const std::size_t length = token.end - token.begin;
    std::size_t at = token.end;
    for (int joints = 0; joints < 4; ++joints) {
      for (const std::string_view joint : kJoints) {
        if (text.substr(at).starts_with(joint)) at += joint.size();
      }
    }
    const Token next = token_after(text, at);
    if (at == token.end || next.begin != at || next.digits < 5 || next.end - next.begin != length)
      return;
    findings.push_back({next.begin, next.end, PiiType::kOrderNumber, score, kOrderNumber.name});
    token = next;
  }
}

/// "123456789012这个订单", "123456789012 这个单号查不到".
void find_in_front_zh(const Anchors& anchors, const CueHit& cue, Findings& findings) {
  constexpr std::size_t kFewest = 8;
  std::string_view before = anchors.text.substr(0, cue.begin);
  const std::size_t whole = before.size();
  for (const std::string_view link : {"这个", "这一个", "这笔", "这条", "的", " "}) {
    if (before.ends_with(link)) before.remove_suffix(link.size());
  }
  if (before.size() == whole || before.empty() || !is_ascii_digit(before.back())) return;
  std::size_t begin = before.size();
  while (begin > 0 && before.size() - begin < kLongest && is_ascii_alnum(before[begin - 1]))
    --begin;
  const Token token = token_after(before, begin);
  if (token.begin != begin || token.digits < kFewest || !clean_left_edge(before, begin)) return;
  findings.push_back({begin, before.size(), PiiType::kOrderNumber, 0.6, kOrderNumber.name});
}

/// "HT7KQ2 is my booking reference".
void find_in_front(const Anchors& anchors, const CueHit& cue, Findings& findings) {
  for (const std::string_view link : {" is my ", " is the ", " is our "}) {
    const std::string_view before = anchors.text.substr(0, cue.begin);
    if (!before.ends_with(link)) continue;
    const std::size_t end = before.size() - link.size();
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongest && is_ascii_alnum(before[begin - 1])) --begin;
    const Token token = token_after(before.substr(0, end), begin);
    const double score = token.end == end ? score_after(anchors.text, cue, token) : 0;
    if (score > 0)
      findings.push_back({begin, end, PiiType::kOrderNumber, score, kOrderNumber.name});
  }
}

/// "Product ID: 234567", "q=id:234567": only at the beginning and behind a mark it numbers a
/// person.
bool is_id_of_thing(std::string_view text, const CueHit& hit, const Token& token) {
  constexpr std::size_t kFewestDigits = 5;
  constexpr std::string_view kMarks = ",;.(|\n";
  if (text[hit.end - 1] != ':' || !begins_like(text, hit, "id:")) return false;
  const std::string_view before = text.substr(0, hit.begin);
  const std::size_t last = before.find_last_not_of(' ');
  const bool apart = last == before.npos || kMarks.find(before[last]) != kMarks.npos;
  return !apart || token.digits < kFewestDigits || token.letters > 0;
}

void find_after_cues(const Anchors& anchors, Findings& findings) {
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kOrder && hit.cue != Cue::kOrderWeak) continue;
    if (is_ascii_letter(anchors.text[hit.begin])) {
      if (hit.cue == Cue::kOrder) find_in_front(anchors, hit, findings);
    } else if (!anchors.runs.empty()) {
      find_in_front_zh(anchors, hit, findings);
    }
    Token token = token_after(anchors.text, hit.end);
    if (token.empty() || is_id_of_thing(anchors.text, hit, token)) continue;
    if (token.digits == 0) take_groups_behind_letters(anchors, hit.cue, token);
    take_groups(anchors, token);
    const double score = score_after(anchors.text, hit, token);
    if (score == 0) continue;
    findings.push_back({token.begin, token.end, PiiType::kOrderNumber, score, kOrderNumber.name});
    if (token.digits >= 5) find_more(anchors, token, score, findings);
  }
}

/// Where the number at `begin` begins with the letters directly before it, or with a few capitals
/// and a blank: "JD 0012 3456".
std::size_t with_letters_before(std::string_view text, std::size_t begin) {
  constexpr std::size_t kMostCapitals = 4;
  std::size_t first = begin;
  while (first > 0 && begin - first < kLongest && is_ascii_alnum(text[first - 1])) --first;
  if (first < begin || begin == 0 || text[begin - 1] != ' ') return first;
  std::size_t capital = begin - 1;
  while (capital > 0 && is_ascii_upper(text[capital - 1])) --capital;
  const std::size_t capitals = begin - 1 - capital;
  const bool alone = !is_ascii_alnum(char_before(text, capital));
  return capitals >= 2 && capitals <= kMostCapitals && alone ? capital : begin;
}

/// Six capitals and digits among other words: "HT7KQ2. Can it be moved?"
void find_booking_codes(std::string_view text, Findings& findings) {
  const bool shouted = is_shouted(text);
  for (std::size_t at = 0; at < text.size();) {
    if (!is_ascii_alnum(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (is_ascii_alnum(char_at(text, at))) ++at;
    const std::string_view code = text.substr(begin, at - begin);
    if (code.size() != kBookingCode || std::any_of(code.begin(), code.end(), is_ascii_lower))
      continue;
    if (!clean_left_edge(text, begin) || !clean_right_edge(text, at) || is_flight(code)) continue;
    const bool has_letters = std::any_of(code.begin(), code.end(), is_ascii_upper);
    const bool has_digits = std::any_of(code.begin(), code.end(), is_ascii_digit);
    if (!has_letters || (!has_digits && (shouted || is_word_of_six(code)))) continue;
    findings.push_back({begin, at, PiiType::kOrderNumber, 0.6, kOrderNumber.name});
  }
}

/// "$10234", "10234 dollars", 10234元.
bool is_amount(std::string_view text, const DigitRun& run) {
  constexpr std::string_view kUnits[] = {"元",      "块",     "个",      "件", " dollars",
                                         " rupees", " miles", " points", "%"};
  const char before = char_before(text, run.begin);
  return before == '$' || before == '.' || before == ',' ||
         text.substr(0, run.begin).ends_with("¥") ||
         starts_with_any(text.substr(run.end), kUnits) || char_at(text, run.end) == '.';
}

/// The agent asked for an order number: any run of six and more digits in the answer
/// counts, also in groups, and in a short answer one of five when there is no other number.
void find_answers(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kFewestDigits = 6, kLongestAnswer = 48;
  for (std::size_t i = 0; i < anchors.runs.size();) {
    const std::size_t first = std::exchange(i, groups_end(anchors, i));
    const std::size_t digits = anchors.digits_of(first, i).size();
    const bool lone = digits == kFewestDigits - 1 && anchors.runs.size() == 1 &&
                      anchors.text.size() <= kLongestAnswer &&
                      !is_amount(anchors.text, anchors.runs[0]);
    if (digits < kFewestDigits && !lone) continue;
    const std::size_t last = anchors.runs[i - 1].end;
    std::size_t end = last;
    while (end < anchors.text.size() && end - last < kLongest &&
           is_ascii_alnum(anchors.text[end])) {
      ++end;
    }
    const std::size_t begin = with_letters_before(anchors.text, anchors.runs[first].begin);
    findings.push_back({begin, end, PiiType::kOrderNumber, 0.66, kOrderNumber.name});
  }
  find_booking_codes(anchors.text, findings);
}

void find(const Anchors& anchors, Findings& findings) {
  find_after_cues(anchors, findings);
  if (anchors.expects(Cue::kOrder)) find_answers(anchors, findings);
}

constexpr std::string_view kMatch[] = {
    "订单号⟦123456789012⟧没到",
    "单号是：⟦AB-20260301-77⟧",
    "my order number is ⟦B7788991⟧",
    "ticket #⟦48213⟧",
    "order number　⟦88273390⟧ is late",
    "Student: Anna Quist, ID: ⟦234567⟧",
    "confirmation code ⟦XK4T7Q⟧",
    "订单 ⟦88231234567⟧ 什么时候发",
    "order #⟦10023⟧ please",
    "order ⟦20260301-118⟧",
    "Conf ⟦QWXZKV⟧ for me",
    "conf number ⟦QWXZKV⟧",
    "Conf# ⟦QW4ZK9⟧",
    "booking ref ⟦QWXZKV⟧",
    "PNR: ⟦QWXZKV⟧",
    "reference: ⟦QWXZKV⟧",
    "case#⟦7712345⟧",
    "订单编号的话是⟦123456789012⟧",
    "订单号我发你 ⟦123456789012⟧",
    "单号给你：⟦123456789012⟧",
    "⟦123456789012⟧这个订单",
    "⟦123456789012⟧ 这个单号查不到",
    "订单号后四位是⟦1122⟧",
    "运单号 ⟦SF 1234 5678 90123⟧ 到哪了",
    "订单号:⟦8827_3390_1122⟧",
    "order number would be ⟦88271133⟧",
    "IMEI：⟦356938035643809⟧",
    "acct ⟦123456789⟧",
    "booking ⟦HT7KQ2⟧ please",
    "Ref: ⟦AB-2231⟧",
    "invoice ⟦INV-2026-0018⟧ is wrong",
    "the claim ⟦CLM-2026-11⟧",
    "transaction id ⟦88127731⟧",
    "member id ⟦99128831⟧",
    "提货码⟦881234⟧",
    "顺丰⟦1234567890123⟧到哪了",
    "tracking ⟦9400111899223100001234⟧",
    "Report # ⟦ABC12345⟧",
    "Bag ⟦5001234567⟧ is lost",
    "my frequent flyer number is ⟦AB123456⟧",
    "Patient ID: ⟦456789⟧, ward 3",
    "学号⟦20261234⟧",
    "单号：7712345678 ；⟦7712345679⟧",
    "订单7712345678和⟦7712345679⟧",
    "订单号 ⟦8827 3390 1122 4455⟧",
    "order number: ⟦112 334 556 77⟧ please",
    "⟦HT7KQ2⟧ is my booking reference",
    "⟦5512345⟧ is the case number",
    "my order number is ⟦ab12cd⟧ still not here",
    "订单号：⟦x7k9qp⟧ 怎么还没发货",
    "预订号⟦ab12cd⟧",
    "机票票号⟦7842123456789⟧",
    "机票 ⟦784-2123456789⟧ 退了吗",
    "my policy number is ⟦ksy 98538728⟧",
    "the voucher number is ⟦0061234567890⟧.",
    "my serial # is ⟦0681234567⟧",
};
constexpr std::string_view kNoMatch[] = {
    "订单299元",
    "花了1299的订单",
    "Product ID: 234567",
    "q=id:234567",
    "ID: 12",
    "2026的订单",
    "1.88888888的订单",
    "tracking says 3 days",
    "我的订单还没到",
    "order 2 pizzas",
    "your order number please",
    "订单号是多少",
    "CONFIRMATION NUMBER",
    "confirmation PLEASE",
    "in case 2 bags",
    "reservation 24-02-2026",
    "order WH-1000XM4 today",
    "booking DL1429",
    "claim 500 dollars",
    "a report of 2019",
    "bag 50",
    "REF: SYSTEM",
    "order 12 30 packs",
    "reservation number is 800 221 1212",
    "this is my booking reference",
    "what is the order number",
    "order number iphone12 pro",
    "机票 1299 太贵",
    "order number 12th of may",
    "订单号 256gb 的那个",
};

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

}  // namespace deskmill
