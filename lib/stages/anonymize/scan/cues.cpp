// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/scan/cues.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/numbers/other_digits.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kHeadBytes = 8;

/// The phrase stands at `position` of the text, of which its head was compared already.
bool equal_behind_head(std::string_view text, std::size_t position, std::string_view phrase) {
  for (std::size_t i = kHeadBytes; i < phrase.size(); ++i) {
    if (ascii_lower(text[position + i]) != phrase[i]) return false;
  }
  return true;
}

bool goes_on(std::string_view text, std::size_t end) {
  return end < text.size() && (is_ascii_letter(text[end]) || text[end] == '_');
}

constexpr std::size_t kFullNameBytes = 9;

/// Whether a wide phrase has no second wide character, by which most are told.
bool is_lone(std::string_view phrase) {
  return phrase.size() == 3 || static_cast<unsigned char>(phrase[3]) < 0x80;
}

/// `character` with room for the bytes that a look at it reads.
std::string padded(std::string_view character) {
  std::string bytes(character);
  bytes.resize(std::max(bytes.size(), kHeadBytes));
  return bytes;
}

template <typename Visit>
void for_each_wide(std::string_view characters, Visit visit) {
  for (std::size_t at = 0; at < characters.size(); at += 3) visit(characters.substr(at, 3));
}

}  // namespace

std::size_t CueIndex::slot_of_phrase(std::string_view phrase) {
  const std::string head = padded(phrase);
  if (is_ascii_letter(phrase[0])) {
    const auto last = std::find_if_not(head.begin(), head.begin() + kWordLetters, is_ascii_letter);
    return word_slot(head.data(), static_cast<std::size_t>(last - head.begin()));
  }
  if (static_cast<unsigned char>(phrase[0]) < 0x80) return kSignSlot;
  const std::uint64_t bytes = load<std::uint64_t>(head.data());
  return is_lone(phrase) ? lone_slot(bytes) : pair_slot(bytes);
}

CueIndex::Entry CueIndex::entry_of(const CuePhrase& cue) {
  constexpr std::uint64_t kAll = 0xFF, kWithoutCase = 0xDF;
  const std::string_view phrase = cue.phrase;
  Entry entry;
  for (std::size_t i = 0; i < std::min(phrase.size(), kHeadBytes); ++i) {
    entry.mask |= (is_ascii_letter(phrase[i]) ? kWithoutCase : kAll) << 8 * i;
  }
  entry.head = load<std::uint64_t>(padded(phrase).data()) & entry.mask;
  entry.phrase = phrase.data();
  entry.size = static_cast<std::uint8_t>(phrase.size());
  entry.ends_in_letter = is_ascii_letter(phrase.back());
  entry.cue = cue.cue;
  return entry;
}

void CueIndex::add_to_gates(const CuePhrase& cue, std::size_t slot) {
  if (slot == kSignSlot) return;
  if (!is_ascii_letter(cue.phrase[0])) {
    first_characters_.add(cue.phrase);
    if (is_lone(cue.phrase)) return lone_characters_.add(cue.phrase);
    return set(pair_slots_, slot);
  }
  set(word_slots_[0], slot);
  add_beginning(cue.phrase, true);
  const bool name = cue.cue == Cue::kFirstNameEn || cue.cue == Cue::kAmbiguousNameEn ||
                    cue.cue == Cue::kSurnameEn;
  if (name) return;
  set(word_slots_[1], slot);
  add_beginning(cue.phrase, false);
}

/// Behind a shorter phrase anything may follow.
void CueIndex::add_beginning(std::string_view phrase, bool capital) {
  std::string bytes = padded(phrase);
  bytes[0] = static_cast<char>(capital ? bytes[0] & ~0x20 : bytes[0]);
  const char last = bytes[2];
  for (int any = 0; any < (phrase.size() < 3 ? 32 : 1); ++any) {
    bytes[2] = static_cast<char>(last + any);
    set(beginnings_, beginning_slot(load<std::uint32_t>(bytes.data())));
  }
}

void CueIndex::add_phrases() {
  std::vector<std::pair<std::size_t, CuePhrase>> phrases;  // with their buckets
  for (const CuePhrase& cue : cue_phrases()) {
    const std::size_t slot = slot_of_phrase(cue.phrase);
    add_to_gates(cue, slot);
    phrases.emplace_back(slot / kSlotsPerBucket, cue);
  }
  std::stable_sort(phrases.begin(), phrases.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second.phrase.size() > b.second.phrase.size();
  });
  for (const auto& [bucket, cue] : phrases) {
    entries_.push_back(entry_of(cue));
    ++buckets_[bucket + 1];
  }
  for (std::size_t i = 1; i < buckets_.size(); ++i) {
    buckets_[i] = static_cast<std::uint16_t>(buckets_[i] + buckets_[i - 1]);
  }
}

/// Two of three bytes are known as pairs, since much else has their last bytes: 呢 those of ③. Of
/// two bytes they are known with the first one of the next.
void CueIndex::add_other_digits() {
  for (const DigitsOfKind& kind : kinds_of_other_digits()) {
    for (const std::string& digit : kind) {
      const std::string beginning = digit + kind[0];
      first_characters_.add(beginning);
      if (digit.size() < 3) lone_characters_.add(beginning);
      for (const std::string& next : kind) {
        if (digit.size() == 3)
          set(pair_slots_, pair_slot(load<std::uint64_t>((digit + next + "  ").data())));
      }
    }
  }
}

/// Names without a cue, and what a scanner looks for besides cues.
void CueIndex::add_wide_characters() {
  constexpr std::string_view kWideAnchors =
      "０１２３４５６７８９＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
      "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ";
  for_each_wide(kWideAnchors, [&](std::string_view one) {
    first_characters_.add(one);
    lone_characters_.add(one);
  });
  add_other_digits();
  for (const std::string_view character : kInvisible) {
    first_characters_.add(character);
    lone_characters_.add(character);
  }
  for (const std::string_view characters : {clear_surnames(), shared_surnames()}) {
    for_each_wide(characters, [&](std::string_view one) {
      first_characters_.add(one);
      surnames_.add(one);
    });
  }
  for_each_wide(clear_given(), [&](std::string_view one) { given_.add(one); });
}

CueIndex::CueIndex() {
  add_phrases();
  add_wide_characters();
}

CueHit CueIndex::match_wide(std::string_view text, std::size_t position) const {
  const std::uint64_t bytes = load<std::uint64_t>(text.data() + position);
  const std::size_t pair = pair_slot(bytes);
  if (is_set(pair_slots_, pair)) {
    if (const Entry* const entry = match(pair, text, position)) return hit_of(entry, position);
  }
  const char* const place = text.data() + position;
  const bool named = surnames_.contains(place) &&
                     (is_clear_name(text, position) || is_shared_name(text, position));
  if (named) return {position, position + kFullNameBytes, Cue::kFullNameZh};
  if (!lone_characters_.contains(place)) return {};
  return hit_of(match(lone_slot(bytes), text, position), position);
}

const CueIndex::Entry* CueIndex::match(std::size_t slot, std::string_view text,
                                       std::size_t position) const {
  const std::size_t bucket = slot / kSlotsPerBucket;
  const std::uint64_t bytes = load<std::uint64_t>(text.data() + position);
  const Entry* const behind = entries_.data() + buckets_[bucket + 1];
  for (const Entry* entry = entries_.data() + buckets_[bucket]; entry != behind; ++entry) {
    if ((bytes & entry->mask) != entry->head) continue;
    const std::size_t end = position + entry->size;
    if (end > text.size() || !equal_behind_head(text, position, {entry->phrase, entry->size}))
      continue;
    // "at" is not in "attention".
    if (!entry->ends_in_letter || !goes_on(text, end)) return entry;
  }
  return nullptr;
}

}  // namespace deskmill
