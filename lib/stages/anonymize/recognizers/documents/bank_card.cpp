// Payment cards (ISO/IEC 7812) and IBAN (ISO 13616).
//
// Luhn raises the score; without it a card needs the usual grouping or a cue. Millisecond
// timestamps (thirteen digits, 16 or 17 in front) have no issuer prefix and are no cards.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/documents/documents.hpp"

namespace deskmill {
namespace {

/// Whether issuer prefix and length go together: Visa, Mastercard with the 2-series, UnionPay,
/// Amex, Discover, JCB, Diners, Maestro.
bool has_issuer(std::string_view digits) {
  const std::size_t length = digits.size();
  const int two = number_of(digits.substr(0, 2));
  const int four = number_of(digits.substr(0, 4));
  if (two == 62 || two == 81) return length >= 16 && length <= 19;
  if (digits[0] == '4') return length == 13 || length == 16 || length == 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length == 16;
  if (two == 34 || two == 37) return length == 15;
  if (two == 60 || two == 64 || two == 65 || two == 35) return length >= 16 && length <= 19;
  if (two == 30 || two == 36 || two == 38) return length == 14;
  return (two == 50 || (two >= 56 && two <= 69)) && length >= 12 && length <= 19;
}

double score_of(const Anchors& anchors, std::string_view digits, bool grouped, std::size_t begin,
                std::size_t end) {
  const bool asked = anchors.near(Cue::kBankCard, begin, end);
  if (asked && grouped && digits.size() == 16) return 0.95;
  const bool luhn = passes_luhn(digits);
  const bool issuer = has_issuer(digits);
  const bool usual_length = digits.size() >= 15;
  double score = 0;
  if (issuer && luhn)
    score = usual_length ? 0.82 : 0.45;
  else if (issuer)
    score = grouped && digits.size() == 16 ? 0.6 : 0.4;
  else if (luhn && grouped && digits.size() == 16)
    score = 0.55;
  else if (asked)
    score = usual_length ? 0.35 : 0.25;
  return asked && score > 0 ? score + (luhn ? 0.15 : 0.2) : score;
}

/// Groups as on the card: 4-4-4-4, 4-4-4-4-3, 4-6-5, 6-13.
bool is_card_grouping(const Anchors& anchors, std::size_t from, std::size_t to) {
  if (to - from == 1) return true;
  const std::size_t first = anchors.runs[from].count;
  if (first != 4 && first != 6) return false;
  for (std::size_t i = from; i + 1 < to; ++i) {
    if (anchors.runs[i + 1].count < 2) return false;
    if (anchors.gap_after(i) != anchors.gap_after(from)) return false;
  }
  return true;
}

bool try_runs(const Anchors& anchors, std::size_t from, std::size_t to, Findings& findings) {
  const std::string_view digits = anchors.digits_of(from, to);
  if (digits.size() < 12 || digits.size() > 19 || !is_card_grouping(anchors, from, to))
    return false;
  const std::size_t begin = anchors.runs[from].begin, end = anchors.runs[to - 1].end;
  if (is_inside_word(anchors.text, begin, end)) return false;
  const bool clean = clean_right_edge(anchors.text, end) && clean_left_edge(anchors.text, begin);
  if (char_at(anchors.text, end) == '.' && !clean) return false;
  const double score = score_of(anchors, digits, to - from > 1, begin, end);
  if (score > 0) findings.push_back({begin, end, PiiType::kBankCard, score, kBankCard.name});
  return score >= 0.5;
}

void find(const Anchors& anchors, Findings& findings) {
  for (std::size_t i = 0; i < anchors.runs.size(); ++i) {
    std::size_t end = i + 1;
    while (end < anchors.runs.size() && end < i + 5 && anchors.joins_next(end - 1)) ++end;
    for (std::size_t to = end; to > i; --to) {
      if (!try_runs(anchors, i, to, findings)) continue;
      i = to - 1;
      break;
    }
  }
}

/// "exp ", "expiry date: ", "有效期至" directly before.
bool follows_expiry_word(std::string_view before) {
  for (const std::string_view mark :
       {" ", ":", "：", " is", "至", "到", "是", " date", " on", "."}) {
    if (before.ends_with(mark)) before.remove_suffix(mark.size());
  }
  for (const std::string_view mark : {" is", ":", " date"}) {
    if (before.ends_with(mark)) before.remove_suffix(mark.size());
  }
  constexpr std::string_view kWords[] = {"exp",        "expiry",    "expiration", "expires",
                                         "valid thru", "good thru", "有效期"};
  return std::any_of(std::begin(kWords), std::end(kWords), [before](std::string_view word) {
    return before.size() >= word.size() &&
           is_in_any_case(before.substr(before.size() - word.size()), word);
  });
}

/// "exp 12/27" where a card is spoken of.
void find_expiry(const Anchors& anchors, Findings& findings) {
  if (!anchors.has(Cue::kBankCard) && !anchors.expects(Cue::kBankCard)) return;
  for (std::size_t i = 0; i + 1 < anchors.runs.size(); ++i) {
    const DigitRun &month = anchors.runs[i], &year = anchors.runs[i + 1];
    const std::string_view gap = anchors.gap_after(i);
    if (month.count > 2 || (year.count != 2 && year.count != 4)) continue;
    if (gap != "/" && gap != " / " && gap != "-") continue;
    const int number = number_of(anchors.digits_of(month));
    if (number < 1 || number > 12 || char_at(anchors.text, year.end) == '/') continue;
    if (!follows_expiry_word(anchors.text.substr(0, month.begin))) continue;
    findings.push_back({month.begin, year.end, PiiType::kSecret, 0.6, kCardExpiry.name});
  }
}

constexpr std::string_view kExpiryMatch[] = {"card 4111 1111 1111 1111 exp ⟦12/27⟧ cvv 123",
                                             "my card's expiry date is ⟦12/2027⟧.",
                                             "信用卡有效期⟦12/27⟧，安全码123"};
constexpr std::string_view kExpiryNoMatch[] = {"the coupon is valid thru 12/27",
                                               "card offer since 12/27", "card expires in 12 days",
                                               "card expiry date 12/27/2026 party"};

/// Remainder of the IBAN with its first four characters moved to the end, letters as 10 to 35.
bool passes_mod97(std::string_view iban) {
  int remainder = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char c = iban[(i + 4) % iban.size()];
    const int value = is_ascii_digit(c) ? c - '0' : ascii_lower(c) - 'a' + 10;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder == 1;
}

/// How many letters and digits an IBAN of each country has (the registry of SWIFT).
constexpr std::string_view kIbanLengths =
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 "
    "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 "
    "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 "
    "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 "
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 ";

/// 0 for a country without IBANs.
std::size_t iban_length(std::string_view country) {
  for (std::size_t at = 0; at < kIbanLengths.size(); at += 5) {
    if (kIbanLengths.substr(at, 2) == country)
      return static_cast<std::size_t>(number_of(kIbanLengths.substr(at + 2, 2)));
  }
  return 0;
}

/// Capitals and digits of a text in groups, and where each ends there.
struct Grouped {
  std::string characters;
  std::array<std::size_t, 34> ends{};  // 34: the longest IBAN
};

/// Capitals and digits from `begin`, single blanks between groups left out.
Grouped iban_at(std::string_view text, std::size_t begin) {
  Grouped iban;
  for (std::size_t i = begin; i < text.size() && iban.characters.size() < iban.ends.size(); ++i) {
    if (is_ascii_upper(text[i]) || is_ascii_digit(text[i])) {
      iban.ends[iban.characters.size()] = i + 1;
      iban.characters += text[i];
    } else if (text[i] != ' ' || !is_ascii_alnum(char_at(text, i + 1))) {
      break;
    }
  }
  return iban;
}

/// Two capitals, two check digits, 11 to 30 more. A word behind it, in capitals or with one, is no
/// part of it: the length of its country says where it ends, when the check holds there.
void find_iban(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  for (const DigitRun& run : anchors.runs) {
    if (run.begin < 2 || run.count < 2) continue;
    const std::size_t begin = run.begin - 2;
    if (!is_ascii_upper(text[begin]) || !is_ascii_upper(text[begin + 1])) continue;
    if (is_ascii_alnum(char_before(text, begin))) continue;
    const Grouped iban = iban_at(text, begin);
    const std::string_view characters = iban.characters;
    if (characters.size() < 15) continue;
    std::size_t end = iban.ends[characters.size() - 1];
    bool valid = passes_mod97(characters);
    const std::size_t length = iban_length(characters.substr(0, 2));
    if (!valid && length != 0 && length < characters.size() &&
        !is_ascii_alnum(char_at(text, iban.ends[length - 1]))) {
      valid = passes_mod97(characters.substr(0, length));
      if (valid) end = iban.ends[length - 1];
    }
    if (!valid && !anchors.near(Cue::kBankCard, begin, end)) continue;
    findings.push_back({begin, end, PiiType::kBankCard, valid ? 0.95 : 0.6, kIban.name});
  }
}

constexpr std::string_view kMatch[] = {
    "卡号⟦6222021234567890123⟧",
    "⟦4111 1111 1111 1111⟧",
    "card ⟦5555-5555-5555-4444⟧",
    "⟦2221000000000009⟧",
    "⟦378282246310005⟧",
    "银行卡⟦６２２２０２１２３４５６７８９０１２８⟧",
    "card number is ⟦2132 4879 3725 2156⟧",
};
constexpr std::string_view kNoMatch[] = {
    "1700000000000",
    "at 1612345678901 ms",
    "1234567890123456",
    "11101010101010101010101",
};
constexpr std::string_view kIbanMatch[] = {
    "⟦GB82 WEST 1234 5698 7654 32⟧", "⟦DE89370400440532013000⟧",
    "⟦GB82 WEST 1234 5698 7654 32⟧ BIC MIDLGB22", "⟦DE89 3704 0044 0532 0130 00⟧ Please confirm"};
constexpr std::string_view kIbanNoMatch[] = {"AB12 is a model", "GB82WEST12345698765433",
                                             "GB82WEST12345698765432BIC"};

}  // namespace

constinit const Recognizer kBankCard = {PiiType::kBankCard,
                                        "bank_card",
                                        kNeedsCardNumber,
                                        0,
                                        find,
                                        "Payment cards by issuer prefix incl. UnionPay 62 and "
                                        "Mastercard 2-series; Luhn raises the score",
                                        kMatch,
                                        kNoMatch};

constinit const Recognizer kCardExpiry = {
    PiiType::kSecret, "card_expiry",
    kNeedsCue,        mask_of(Cue::kBankCard),
    find_expiry,      "Until when a payment card is valid, behind its word",
    kExpiryMatch,     kExpiryNoMatch};

constinit const Recognizer kIban = {PiiType::kBankCard,
                                    "iban",
                                    kNeedsCapitalBeforeRun,
                                    0,
                                    find_iban,
                                    "International bank account numbers, mod 97",
                                    kIbanMatch,
                                    kIbanNoMatch};

}  // namespace deskmill
