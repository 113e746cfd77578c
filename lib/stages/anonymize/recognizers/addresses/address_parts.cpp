// Parts of an address that are personal by themselves: post office boxes, and postal codes and
// numbers of rooms behind a word that says so.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/recognizers/addresses/addresses.hpp"
#include "stages/anonymize/recognizers/addresses/city_en.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostDigits = 6;

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_ascii_digit(char_at(text, at))) ++at;
  return at;
}

/// " 1234", " #1234", ": 1234" behind "PO Box".
void find_box(std::string_view text, const CueHit& hit, Findings& findings) {
  const Token number = token_after(text, hit.end);
  if (number.empty() || number.digits == 0 || number.end - number.begin > kMostDigits) return;
  const std::size_t end = with_english_city(text, number.end);
  findings.push_back({hit.begin, end, PiiType::kAddress, 0.7, kAddressParts.name});
}

/// 62704, 62704-1234, 310012 or LS6 2AB.
void find_postal_code(std::string_view text, const CueHit& hit, Findings& findings) {
  const Token code = token_after(text, hit.end);
  if (code.empty()) return;
  const std::size_t digits = digits_end(text, code.begin) - code.begin;
  const std::size_t length = code.end - code.begin;
  std::size_t end = code.end;
  const bool plain = digits == length && (length == 5 || length == 6);
  const bool extended = digits == 5 && length == 10 && text[code.begin + 5] == '-' &&
                        digits_end(text, code.begin + 6) == code.end;
  if (!plain && !extended) {
    end = english_postal_code_end(text, code.begin);
    if (end == code.begin) return;
  }
  findings.push_back({code.begin, end, PiiType::kAddress, 0.6, kAddressParts.name});
}

/// 8812, 5B, 12-3 behind "room number".
void find_room(std::string_view text, const CueHit& hit, Findings& findings) {
  const Token room = token_after(text, hit.end);
  if (room.digits == 0 || room.end - room.begin > kMostDigits) return;
  findings.push_back({room.begin, room.end, PiiType::kAddress, 0.6, kAddressParts.name});
}

bool names_room(std::string_view cue) {
  constexpr std::string_view kEndings[] = {"间号", "房号", "牌号"};
  constexpr std::string_view kBeginnings[] = {"room", "apartment", "apt", "flat", "house", "unit"};
  return ends_with_any(cue, kEndings) || starts_with_any(ascii_lowered(cue), kBeginnings);
}

void find(const Anchors& anchors, Findings& findings) {
  if (anchors.runs.empty()) return;
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kAddressPart) continue;
    const std::string_view cue = anchors.text.substr(hit.begin, hit.end - hit.begin);
    if (ascii_lower(cue.back()) == 'x') {
      find_box(anchors.text, hit, findings);
    } else if (names_room(cue)) {
      find_room(anchors.text, hit, findings);
    } else {
      find_postal_code(anchors.text, hit, findings);
    }
  }
}

constexpr std::string_view kMatch[] = {"to ⟦PO Box 1234, Springfield, IL 62704⟧ please",
                                       "⟦P.O. Box 55⟧",
                                       "my zip code is ⟦62704⟧",
                                       "zip: ⟦62704-1234⟧.",
                                       "postcode ⟦LS6 2AB⟧",
                                       "邮编⟦310012⟧",
                                       "房间号⟦8812⟧空调坏了",
                                       "my room number is ⟦412⟧"};
constexpr std::string_view kNoMatch[] = {
    "the PO Box is full", "a zip file of 20000 rows", "zip 2 files",      "邮编是多少",
    "房间号多少",         "the room number is wrong", "postcode 12345678"};

}  // namespace

constinit const Recognizer kAddressParts = {
    PiiType::kAddress,
    "address_parts",
    kNeedsCue,
    mask_of(Cue::kAddressPart),
    find,
    "Post office boxes, and postal codes and rooms behind a word that says so",
    kMatch,
    kNoMatch};

}  // namespace deskmill
