// The last digits of a number behind a word that says so: 尾号4421, 手机后四位8890, "my card ends
// in 4421". They are what people are told apart by where the number itself is hidden.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/recognizers/codes/codes.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"

namespace deskmill {
namespace {

struct Number {
  Cue cue;
  PiiType type;
};
constexpr Number kNumbers[] = {{Cue::kBankCard, PiiType::kBankCard},
                               {Cue::kIdNumber, PiiType::kIdNumber},
                               {Cue::kPhone, PiiType::kPhone},
                               {Cue::kOrder, PiiType::kOrderNumber}};

/// The number that they end, by the nearest word for one; kCustom for none.
PiiType type_beside(const Anchors& anchors, const Token& token) {
  for (const Number& number : kNumbers) {
    if (anchors.near(number.cue, token.begin, token.end)) return number.type;
  }
  return PiiType::kCustom;
}

/// "your account ending in 4421": the word says little elsewhere.
bool is_of_account(std::string_view text, const CueHit& hit) {
  constexpr std::string_view kAccounts[] = {"account ", "Account ", "acct "};
  return ends_with_any(text.substr(0, hit.begin), kAccounts);
}

/// "last 4 digits: 4421", "last four digits".
bool counts_digits(std::string_view text, const CueHit& hit) {
  constexpr std::string_view kDigits = "digits";
  constexpr std::string_view kLast[] = {"last 4 ", "last four ", "Last 4 ", "Last four ",
                                        "last 6 "};
  const std::string_view cue = text.substr(hit.begin, hit.end - hit.begin);
  return cue.ends_with(kDigits) &&
         (cue.size() > kDigits.size() || ends_with_any(text.substr(0, hit.begin), kLast));
}

void find(const Anchors& anchors, Findings& findings) {
  if (anchors.runs.empty()) return;
  const std::string_view text = anchors.text;
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kLastDigits) continue;
    const Token token = token_after(text, hit.end);
    if (token.empty() || !is_last_digits(text.substr(token.begin, token.end - token.begin)))
      continue;
    PiiType type = type_beside(anchors, token);
    const bool chinese = !is_ascii_letter(text[hit.begin]);
    if (type == PiiType::kCustom) {
      if (!chinese && !counts_digits(text, hit) && !is_of_account(text, hit))
        continue;  // "the offer ending 2026"
      type = PiiType::kBankCard;
    }
    findings.push_back({token.begin, token.end, type, 0.6, kLastDigits.name});
  }
}

constexpr std::string_view kMatch[] = {"尾号⟦4421⟧的卡扣款了两次",
                                       "我尾号⟦4421⟧的储蓄卡",
                                       "手机尾号⟦8890⟧取件",
                                       "手机后四位是⟦8890⟧",
                                       "身份证后四位⟦112X⟧",
                                       "身份证后六位：⟦12002X⟧",
                                       "my card ends in ⟦4421⟧.",
                                       "the card ending ⟦4421⟧ was charged",
                                       "my card's last four digits are ⟦4421⟧",
                                       "your account ending in ⟦4421⟧ was charged",
                                       "last 4 digits: ⟦4421⟧"};
constexpr std::string_view kNoMatch[] = {"尾号不对",
                                         "尾号3和8限行",
                                         "尾号12345678",
                                         "the sale ends in 2026",
                                         "a happy ending 1999",
                                         "my card ends in 3 days",
                                         "后四位看不到"};

}  // namespace

constinit const Recognizer kLastDigits = {
    PiiType::kBankCard,
    "last_digits",
    kNeedsCue,
    mask_of(Cue::kLastDigits),
    find,
    "Last digits of cards, telephones and IDs behind a word that says so",
    kMatch,
    kNoMatch};

}  // namespace deskmill
