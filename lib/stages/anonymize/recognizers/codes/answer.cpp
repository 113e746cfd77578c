// What a question asked for, in a short answer to it: "ab12cd" to a question for the order number,
// 4421 to one for the last digits, 518057 to 邮编多少.
//
// One table says what each question expects. Shapes that say enough by themselves are found by the
// recognizer of their kind, in answers as elsewhere; here the question is what tells.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <span>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/common_answers_en.hpp"
#include "stages/anonymize/names/common_words_en.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/addresses/city_en.hpp"
#include "stages/anonymize/recognizers/codes/codes.hpp"
#include "stages/anonymize/recognizers/context/answer_words.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"
#include "stages/anonymize/recognizers/documents/plate.hpp"

namespace deskmill {
namespace {

bool is_number(const AnswerWord& word) {
  return word.digits == word.text.size();
}

/// "2014.11.5", "12.50", "2014-11-05".
bool is_date_or_amount(const AnswerWord& word) {
  const auto count = [&](char sign) {
    return std::count(word.text.begin(), word.text.end(), sign);
  };
  constexpr std::size_t kLongestDate = 10;
  const bool date = count('-') == 2 && word.text.size() <= kLongestDate;
  return word.letters == 0 && (date || count('.') > 0);
}

bool is_year(const AnswerWord& word) {
  return is_number(word) && word.digits == 4 &&
         (word.text.starts_with("19") || word.text.starts_with("20"));
}

bool has_at_sign(const AnswerWord& word) {
  return word.text.find('@') != std::string_view::npos;
}

bool are_last_digits(const AnswerWord& word) {
  return is_last_digits(word.text);
}

/// 94107, 94107-1234, 518057.
bool is_postal_number(const AnswerWord& word) {
  const bool extended = word.digits == 9 && word.text.find('-') == 5;
  return word.letters == 0 &&
         (extended || (is_number(word) && (word.digits == 5 || word.digits == 6)));
}

bool is_order_number(const AnswerWord& word) {
  const bool capitals = word.text.size() == kBookingCode &&
                        std::all_of(word.text.begin(), word.text.end(), is_ascii_upper);
  const bool number =
      word.digits >= 4 && !is_measured(word.text) && !has_at_sign(word) && !is_date_or_amount(word);
  return number || is_mixed_code(word.text) || capitals;
}

/// 5140688740 is no valid one anywhere; whoever was asked for a number and gives ten digits meant
/// one.
bool is_phone_number(const AnswerWord& word) {
  constexpr std::size_t kFewest = 7, kMost = 15;
  return word.letters == 0 && word.digits >= kFewest && word.digits <= kMost &&
         !is_date_or_amount(word);
}

/// Also a plain word, when it is no common one.
bool is_account(const AnswerWord& word) {
  constexpr std::size_t kShortest = 4, kShortestPlain = 5;
  if (has_at_sign(word)) return false;
  if (word.digits > 0)
    return word.text.size() >= kShortest && !is_measured(word.text) && !is_date_or_amount(word);
  return word.text.size() >= kShortestPlain && !is_not_name(word.text) &&
         !is_common_in_answers(word.text);
}

bool is_secret(const AnswerWord& word) {
  return (is_number(word) && word.digits >= 4 && word.digits <= 8) || is_mixed_code(word.text);
}

/// Fifteen to twenty letters and digits: 92330106MA2AXYTJ8N.
bool is_tax_number(const AnswerWord& word) {
  constexpr std::size_t kShortest = 15, kLongest = 20, kFewestDigits = 8;
  return word.digits + word.letters == word.text.size() && word.digits >= kFewestDigits &&
         word.text.size() >= kShortest && word.text.size() <= kLongest;
}

/// "E12345678", "c01x00t47", "abcpe1234f", 234567890123.
bool is_document_number(const AnswerWord& word) {
  constexpr std::size_t kShortest = 7, kLongest = 22, kFewestDigits = 5, kFewestAlone = 9;
  if (is_pan(word.text)) return true;
  if (is_number(word)) return word.digits >= kFewestAlone && word.digits <= kLongest;
  return word.text.size() >= kShortest && word.text.size() <= kLongest && word.letters > 0 &&
         word.digits >= kFewestDigits && !has_at_sign(word);
}

bool is_vehicle(const AnswerWord& word) {
  return is_plate_or_vin(word.text);
}

struct ExpectedAnswer {
  Cue asked;
  PiiType type;
  bool (*fits)(const AnswerWord&);
  double score;
  bool beside_words = false;  ///< also where the answer says other things: "austin 36253"
};

constexpr ExpectedAnswer kExpected[] = {
    {Cue::kLastDigits, PiiType::kBankCard, are_last_digits, 0.62, true},
    {Cue::kAddressPart, PiiType::kAddress, is_postal_number, 0.6, true},
    {Cue::kPhone, PiiType::kPhone, is_phone_number, 0.6},
    {Cue::kIdNumber, PiiType::kIdNumber, is_document_number, 0.63},
    {Cue::kTaxNumber, PiiType::kIdNumber, is_tax_number, 0.63, true},
    {Cue::kOrder, PiiType::kOrderNumber, is_order_number, 0.6},
    {Cue::kAccount, PiiType::kAccount, is_account, 0.55},
    {Cue::kNickname, PiiType::kAccount, is_account, 0.55},
    {Cue::kSecret, PiiType::kSecret, is_secret, 0.7},
    {Cue::kPlate, PiiType::kPlate, is_vehicle, 0.65},
};

constexpr CueMask kAsked = [] {
  CueMask asked = 0;
  for (const ExpectedAnswer& expected : kExpected) asked |= mask_of(expected.asked);
  return asked;
}();

/// Whose last digits were asked for, most often of a card.
PiiType type_of_last_digits(CueMask asked) {
  const auto has = [asked](Cue cue) { return (asked & mask_of(cue)) != 0; };
  if (has(Cue::kBankCard)) return PiiType::kBankCard;
  if (has(Cue::kIdNumber)) return PiiType::kIdNumber;
  if (has(Cue::kPhone)) return PiiType::kPhone;
  return has(Cue::kOrder) || has(Cue::kOrderWeak) ? PiiType::kOrderNumber : PiiType::kBankCard;
}

/// "$4421", "4421 dollars", 4421块: an amount, whatever was asked for.
bool is_amount(std::string_view text, const AnswerWord& word) {
  constexpr std::string_view kUnits[] = {"dollars", "bucks", "usd",     "rmb",     "rs",   "rupees",
                                         "pounds",  "euros", "miles",   "points",  "pm",   "am",
                                         "days",    "hours", "minutes", "percent", "times"};
  const char before = char_before(text, word.begin);
  if (before == '$' || before == '/' || static_cast<unsigned char>(before) == 0xA3) return true;
  if (char_at(text, word.end()) == '%' || char_at(text, word.end()) == '/') return true;
  const std::size_t behind = behind_fillers_zh(text, word.end());
  const bool blank = char_at(text, word.end()) == ' ';
  if (!blank && is_han_at(text, behind)) return true;
  return starts_with_any(text.substr(std::min(word.end() + 1, text.size())), kUnits);
}

/// Few words stand beside it, no sentence: "suresh raja 4577".
bool stands_out(const AnswerWords& answer, const AnswerWord& word) {
  constexpr std::size_t kMostBeside = 3;
  return word.digits > 0 && answer.unknown() <= kMostBeside && !is_year(word);
}

/// Letters that a number may begin with: "acd 852365985".
bool may_be_prefix(const AnswerWord& word) {
  constexpr std::size_t kShortest = 2, kLongest = 3;
  return word.digits == 0 && word.letters == word.text.size() && word.letters >= kShortest &&
         word.letters <= kLongest && !is_lead_in(word.text) && !is_not_name(word.text) &&
         !is_common_in_answers(word.text);
}

/// The last word of the number in groups that begins with the word at `first`; `first` for none.
std::size_t last_of_groups(std::string_view text, std::span<const AnswerWord> words,
                           std::size_t first) {
  constexpr std::size_t kFewestDigits = 6;
  std::size_t last = first, digits = words[first].digits;
  while (last + 1 < words.size() && is_number(words[last + 1]) &&
         text.substr(words[last].end(), words[last + 1].begin - words[last].end()) == " ") {
    digits += words[++last].digits;
  }
  return digits >= kFewestDigits ? last : first;
}

/// "6548 0988 0989", "acd 852365985": one number in groups. Alone they would be words of several.
void find_grouped_number(std::string_view text, const AnswerWords& answer, PiiType type,
                         Findings& findings) {
  constexpr std::size_t kMostBeside = 3;
  if (answer.unknown() > kMostBeside) return;
  const auto words = answer.all();
  for (std::size_t first = 0, last = 0; first < words.size(); first = last + 1) {
    const bool number = is_number(words[first]) && !is_year(words[first]);  // 2026 03 01
    last = number || may_be_prefix(words[first]) ? last_of_groups(text, words, first) : first;
    if (last == first) continue;
    findings.push_back({words[first].begin, words[last].end(), type, 0.56, kAnswer.name});
  }
}

/// 前面是138 后面00138000: all digits of the answer are one mobile number.
void find_parted_mobile(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kMostParts = 4, kFewestDigits = 3;
  const auto& runs = anchors.runs;
  if (runs.size() < 2 || runs.size() > kMostParts) return;
  if (!is_cn_mobile(anchors.digits_of(0, runs.size()))) return;
  const bool parted = std::all_of(runs.begin(), runs.end(),
                                  [](const DigitRun& run) { return run.count >= kFewestDigits; });
  if (!parted) return;
  for (const DigitRun& run : runs)
    findings.push_back({run.begin, run.end, PiiType::kPhone, 0.56, kAnswer.name});
}

/// "sw1a 1aa": in small letters the two halves are a code only where it was asked for.
void find_postal_code(std::string_view text, const AnswerWord& word, Findings& findings) {
  constexpr std::size_t kLongest = 9;
  const std::size_t end =
      english_postal_code_end(ascii_uppered(text.substr(word.begin, kLongest)), 0);
  if (end > 0)
    findings.push_back({word.begin, word.begin + end, PiiType::kAddress, 0.6, kAnswer.name});
}

/// What the word is, by what was asked for. Words beside it may be the name, where one was asked
/// for as well.
void find_expected(const Anchors& anchors, const AnswerWords& answer, const AnswerWord& word,
                   Findings& findings) {
  const bool named = anchors.expects(Cue::kNameLabel);
  const bool alone = answer.unknown() == (word.digits == 0 ? 1 : 0);
  for (const ExpectedAnswer& expected : kExpected) {
    if (!anchors.expects(expected.asked) || !expected.fits(word)) continue;
    if (!alone && !((named || expected.beside_words) && stands_out(answer, word))) continue;
    if (is_amount(anchors.text, word)) continue;
    const PiiType type =
        expected.asked == Cue::kLastDigits ? type_of_last_digits(anchors.expected) : expected.type;
    findings.push_back({word.begin, word.end(), type, expected.score, kAnswer.name});
  }
}

void find(const Anchors& anchors, Findings& findings) {
  constexpr CueMask kWithoutDigits =
      mask_of(Cue::kAccount) | mask_of(Cue::kNickname) | mask_of(Cue::kOrder);
  if ((anchors.expected & (anchors.runs.empty() ? kWithoutDigits : kAsked)) == 0) return;
  const AnswerWords answer(anchors.text);
  if (anchors.expects(Cue::kPhone)) find_parted_mobile(anchors, findings);
  if (anchors.expects(Cue::kAccount))
    find_grouped_number(anchors.text, answer, PiiType::kAccount, findings);
  if (anchors.expects(Cue::kIdNumber))
    find_grouped_number(anchors.text, answer, PiiType::kIdNumber, findings);
  if (anchors.expects(Cue::kOrder))
    find_grouped_number(anchors.text, answer, PiiType::kOrderNumber, findings);
  for (const AnswerWord& word : answer.all()) {
    if (anchors.expects(Cue::kAddressPart)) find_postal_code(anchors.text, word, findings);
    find_expected(anchors, answer, word, findings);
  }
}

constexpr std::string_view kMatch[] = {
    "请提供银行卡后四位 → ⟦4421⟧",
    "手机号多少 → 前面是⟦138⟧，后面00138000",
    "手机尾号多少 → 尾号⟦4421⟧，谢谢",
    "身份证后4位？ → ⟦112X⟧",
    "last four digits? → it's ⟦4421⟧",
    "the last 4 of your card? → suresh raja ⟦4421⟧",
    "邮编是多少 → ⟦518057⟧ 谢谢",
    "What is your zip code? → springfield ⟦94107⟧",
    "May I have your name and the password? → raja ⟦874684⟧",
    "your postcode please → ⟦sw1a 1aa⟧",
    "May I have your order number? → ⟦ab12cd⟧",
    "confirmation number? → sure its ⟦k29-ff81⟧ thanks",
    "请提供订单号 → 好的，⟦ab12cd⟧",
    "请提供税号 → ⟦92330106MA2AXYTJ8N⟧",
    "抬头和税号提供下 → 小溪餐饮店 ⟦92330106MA2AXYTJ8N⟧",
    "护照号多少 → ⟦E1234567⟧",
    "your Aadhaar? → it's ⟦2345 6789 0123⟧",
    "your PAN number? → ⟦abcpe1234f⟧",
    "您的账号是？ → ⟦momo_0715⟧ 麻烦快点",
    "your username? → its ⟦kittenlover⟧",
    "收到的验证码是多少 → ⟦482913⟧",
    "the vin please → ⟦1hgcm82633a004352⟧",
    "your phone number? → its ⟦5140688740⟧",
    "your policy number? → ⟦acd 852365985⟧",
    "your username? → raja ⟦6548 0988 0989⟧",
};
constexpr std::string_view kNoMatch[] = {
    "4421",
    "ab12cd",
    "请提供银行卡后四位 → 4421块",
    "the last four digits? → i paid 4421 dollars",
    "the last four digits? → it was in 2019 i think",
    "the last order? → 4421",
    "邮编是多少 → 10000元包邮吗",
    "May I have your order number? → iphone12",
    "May I have your order number? → 256gb",
    "May I have your order number? → the ab12cd charger is broken",
    "your username? → i forgot",
    "your phone number? → 2026-11-05",
    "your username? → i paid 12 or 13",
    "your WeChat account and the day? → 2014.11.5",
    "May I have your order number? → 1299.00",
    "请问您的账号是多少 → 不记得了",
    "请问您的账号是多少 → 第3个",
};

}  // namespace

constinit const Recognizer kAnswer = {PiiType::kOrderNumber,
                                      "answer",
                                      kNeedsCue,
                                      kAsked,
                                      find,
                                      "What a question asked for, as the whole of a short answer",
                                      kMatch,
                                      kNoMatch};

}  // namespace deskmill
