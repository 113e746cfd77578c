// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/cues.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <tuple>

#include "stages/anonymize/characters.hpp"
#include "stages/anonymize/recognizers/names_zh.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

bool equal_folded(std::string_view text, std::size_t position, std::string_view phrase) {
  if (text.size() - position < phrase.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (ascii_lower(text[position + i]) != phrase[i]) return false;
  }
  return true;
}

/// A phrase that ends in a letter must not run on in the text: "at" is not in "attention".
bool ends_cleanly(std::string_view text, std::size_t end, std::string_view phrase) {
  if (!is_ascii_letter(phrase.back()) || end >= text.size()) return true;
  return !is_ascii_letter(text[end]) && text[end] != '_';
}

constexpr std::size_t kFullNameBytes = 9;
constexpr std::uint64_t kBlanks = 0x2020202020202020U;

/// The bytes from `position` on, as many as there are.
std::uint64_t eight_bytes(std::string_view text, std::size_t position) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t bytes = 0;
  if (position + 8 <= text.size()) {
    std::memcpy(&bytes, text.data() + position, 8);
  } else {
    std::memcpy(&bytes, text.data() + position, text.size() - position);
  }
  return bytes;
}

/// Up to eight bytes from `position`, with the bit that tells small from capital letters set.
std::uint64_t folded_head(std::string_view text, std::size_t position) {
  return eight_bytes(text, position) | kBlanks;
}

}  // namespace

/// Of the first six bytes; blanks stand for what is behind the end.
std::size_t CueIndex::pair_slot(std::string_view text, std::size_t position) {
  return slot_of((eight_bytes(text, position) | kBlanks) & 0xFFFFFFFFFFFFU);
}

std::size_t CueIndex::lone_slot(std::string_view text, std::size_t position) {
  return slot_of((eight_bytes(text, position) | kBlanks) & 0xFFFFFFU);
}

std::size_t CueIndex::slot_of_phrase(std::string_view phrase) {
  if (is_ascii_letter(phrase[0])) {
    char head[4] = {};
    phrase.copy(head, sizeof head);
    const auto* const last = std::find_if_not(std::begin(head), std::end(head), is_ascii_letter);
    return word_slot(head, static_cast<std::size_t>(last - head));
  }
  if (static_cast<unsigned char>(phrase[0]) < 0x80) return kSignSlot;
  return phrase.size() == 3 ? lone_slot(phrase, 0) : pair_slot(phrase, 0);
}

CueIndex::CueIndex() {
  for (const CuePhrase& cue : cue_phrases()) {
    const std::size_t bytes = std::min<std::size_t>(cue.phrase.size(), 8);
    std::uint64_t mask = 0;
    std::memset(&mask, 0xFF, bytes);
    const std::size_t slot = slot_of_phrase(cue.phrase);
    order_.push_back({folded_head(cue.phrase, 0), mask, cue, slot / kSlotsPerBucket});
    if (is_ascii_letter(cue.phrase[0])) {
      set(capital_slots_, slot);
      const bool name = cue.cue == Cue::kFirstNameEn || cue.cue == Cue::kVocativeEn;
      if (!name) set(small_slots_, slot);
    } else if (slot != kSignSlot) {
      std::size_t position = 0;
      set(wide_, next_code_point(cue.phrase, position));
      set(wide_slots_, slot);
    }
  }
  for (char32_t c = 0xFF10; c <= 0xFF19; ++c) set(wide_, c);
  set(wide_, 0xFF20);
  for (std::size_t at = 0; at < clear_surnames().size();) {
    set(wide_, next_code_point(clear_surnames(), at));
  }
  std::stable_sort(order_.begin(), order_.end(), [&](const Entry& a, const Entry& b) {
    return std::tuple(a.bucket, b.cue.phrase.size()) < std::tuple(b.bucket, a.cue.phrase.size());
  });
  for (const Entry& entry : order_) ++buckets_[entry.bucket + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) {
    buckets_[i] = static_cast<std::uint16_t>(buckets_[i] + buckets_[i - 1]);
  }
}

CueHit CueIndex::match_wide(std::string_view text, std::size_t position) const {
  const std::size_t pair = pair_slot(text, position);
  if (is_set(wide_slots_, pair)) {
    const CueHit hit = match(pair, text, position);
    if (hit.end > hit.begin) return hit;
  }
  if (is_clear_name(text, position)) {
    return {position, position + kFullNameBytes, Cue::kFullNameZh};
  }
  const std::size_t lone = lone_slot(text, position);
  return is_set(wide_slots_, lone) ? match(lone, text, position) : CueHit{};
}

CueHit CueIndex::match(std::size_t slot, std::string_view text, std::size_t position) const {
  const std::size_t bucket = slot / kSlotsPerBucket;
  const std::uint64_t head = folded_head(text, position);
  for (std::size_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (((order_[i].head ^ head) & order_[i].mask) != 0) continue;
    const CuePhrase& entry = order_[i].cue;
    const std::size_t end = position + entry.phrase.size();
    if (equal_folded(text, position, entry.phrase) && ends_cleanly(text, end, entry.phrase)) {
      return {position, end, entry.cue};
    }
  }
  return {};
}

}  // namespace deskmill
