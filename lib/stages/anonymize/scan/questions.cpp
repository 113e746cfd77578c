// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/scan/questions.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include "core/ascii.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"

namespace deskmill {
namespace {

/// Cues whose kind of answer a question can ask for.
constexpr CueMask kAskable =
    mask_of(Cue::kPhone) | mask_of(Cue::kEmail) | mask_of(Cue::kIdNumber) |
    mask_of(Cue::kBankCard) | mask_of(Cue::kOrder) | mask_of(Cue::kAccount) |
    mask_of(Cue::kSecret) | mask_of(Cue::kAddress) | mask_of(Cue::kAddressPart) |
    mask_of(Cue::kNameLabel) | mask_of(Cue::kBirth) | mask_of(Cue::kPlate) |
    mask_of(Cue::kLastDigits) | mask_of(Cue::kNickname) | mask_of(Cue::kTaxNumber);

/// "the product name?", "What is the name of the product?": `behind` stands behind "name".
bool is_of_thing(std::string_view before, std::string_view behind) {
  constexpr std::string_view kThings[] = {
      "product", "item", "company", "business", "store", "shop",       "brand", "model",
      "plan",    "file", "program", "software", "hotel", "restaurant", "bank",  "app"};
  constexpr std::string_view kOf[] = {" of the ", " of your "};
  if (before.ends_with(' ') && ends_with_any(before.substr(0, before.size() - 1), kThings))
    return true;
  return std::any_of(std::begin(kOf), std::end(kOf), [&](std::string_view of) {
    return behind.starts_with(of) && starts_with_any(behind.substr(of.size()), kThings);
  });
}

bool asks_for_name_of_thing(std::string_view text) {
  constexpr std::string_view kName = "name";
  const std::string lowered = ascii_lowered(text);
  const std::string_view question = lowered;
  for (std::size_t at = question.find(kName); at != question.npos;
       at = question.find(kName, at + 1)) {
    if (is_of_thing(question.substr(0, at), question.substr(at + kName.size()))) return true;
  }
  return false;
}

/// 后4位, "last 4 digits", "the last 4 of your card": no cue has a digit.
bool names_last_digits(const Anchors& anchors) {
  if (!anchors.has_run_of(1, 1)) return false;
  return std::any_of(anchors.runs.begin(), anchors.runs.end(), [&](const DigitRun& run) {
    if (run.count != 1) return false;
    const std::string_view before = anchors.text.substr(0, run.begin);
    const std::string_view behind = anchors.text.substr(run.end);
    const bool chinese = before.ends_with("后") || before.ends_with("末");
    const bool english = before.ends_with("last ") || before.ends_with("Last ");
    return (chinese && behind.starts_with("位")) ||
           (english && (behind.starts_with(" digits") || behind.starts_with(" of ") ||
                        behind.starts_with(" numbers")));
  });
}

CueMask kinds_in(const Anchors& anchors) {
  CueMask kinds = anchors.cue_mask & kAskable;
  if (names_last_digits(anchors)) kinds |= mask_of(Cue::kLastDigits);
  const bool name = (kinds & mask_of(Cue::kNameLabel)) != 0;
  return name && asks_for_name_of_thing(anchors.text) ? kinds & ~mask_of(Cue::kNameLabel) : kinds;
}

bool has_question_mark(std::string_view text) {
  return text.find('?') != text.npos || text.find("？") != text.npos;
}

/// Signs of a question that much else has, too.
bool begins_to_ask(const Anchors& anchors) {
  constexpr std::string_view kChinese[] = {"留个", "留下",   "报一下", "报下", "发我",
                                           "发下", "说一下", "是哪",   "是谁"};
  constexpr std::string_view kEnglish[] = {"who am",  "what ",  "whats ", "what's ",
                                           "can you", "could ", "share "};
  const auto has_any = [](std::string_view text, std::span<const std::string_view> signs) {
    return std::any_of(signs.begin(), signs.end(),
                       [text](std::string_view sign) { return text.find(sign) != text.npos; });
  };
  return anchors.has_wide ? has_any(anchors.text, kChinese)
                          : has_any(ascii_lowered(anchors.text), kEnglish);
}

/// 您贵姓, "dob": the turn ends with what it names.
bool ends_with_kind(const Anchors& anchors) {
  for (const CueHit& hit : anchors.cues) {
    if ((mask_of(hit.cue) & kAskable) == 0) continue;
    std::string_view behind = anchors.text.substr(hit.end);
    for (const std::string_view word : {"号", "码", "您", "吗", "呢", "哦", "呀", "哈"}) {
      if (behind.starts_with(word)) behind.remove_prefix(word.size());
    }
    if (std::none_of(behind.begin(), behind.end(), [](char c) {
          return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
        }))
      return true;
  }
  return false;
}

}  // namespace

CueMask asked_by(const Anchors& anchors) {
  const CueMask kinds = kinds_in(anchors);
  constexpr std::size_t kShort = 48;  // where statements seldom name what is personal
  if (kinds == 0 || anchors.has(Cue::kRequest) || has_question_mark(anchors.text)) return kinds;
  if (anchors.text.size() > kShort) return 0;
  return ends_with_kind(anchors) || begins_to_ask(anchors) ? kinds : 0;
}

}  // namespace deskmill
