// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/cues.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "stages/anonymize/characters.hpp"
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

/// Up to eight bytes from `position`, with the bit that tells small from capital letters set.
std::uint64_t head_of(std::string_view text, std::size_t position) {
  std::uint64_t head = 0;
  std::memcpy(&head, text.data() + position, std::min<std::size_t>(text.size() - position, 8));
  return head | 0x2020202020202020U;
}

}  // namespace

/// Latin phrases are told apart by their first three letters (anything else counts as one sign),
/// Chinese ones by their first character.
std::size_t CueIndex::bucket_at(std::string_view text, std::size_t position) {
  const bool wide = position < text.size() && static_cast<unsigned char>(text[position]) >= 0x80;
  const auto byte = [&](std::size_t i) -> std::size_t {
    if (position + i >= text.size()) return 0;
    const char c = ascii_lower(text[position + i]);
    return i == 0 || wide || is_ascii_letter(c) ? static_cast<unsigned char>(c) : 0;
  };
  return (byte(0) * 7 + byte(1) * 37 + byte(2) * 211) & 1023U;
}

CueIndex::CueIndex() {
  const auto bucket = [](const Entry& entry) { return bucket_at(entry.cue.phrase, 0); };
  for (const CuePhrase& cue : cue_phrases()) {
    const std::size_t bytes = std::min<std::size_t>(cue.phrase.size(), 8);
    std::uint64_t mask = 0;
    std::memset(&mask, 0xFF, bytes);
    order_.push_back({head_of(cue.phrase, 0), mask, cue});
  }
  std::stable_sort(order_.begin(), order_.end(), [&](const Entry& a, const Entry& b) {
    return std::tuple(bucket(a), b.cue.phrase.size()) < std::tuple(bucket(b), a.cue.phrase.size());
  });
  for (const Entry& indexed : order_) {
    const CuePhrase& entry = indexed.cue;
    ++buckets_[bucket(indexed) + 1];
    std::size_t position = 0;
    const char32_t first = next_code_point(entry.phrase, position);
    if (is_ascii_letter(entry.phrase[0])) {
      const std::size_t slot = word_slot(entry.phrase, 0);
      const std::size_t head = head_slot(entry.phrase, 0);
      capital_heads_[head >> 6] |= std::uint64_t{1} << (head & 63);
      if (entry.cue != Cue::kFirstNameEn)
        lower_heads_[head >> 6] |= std::uint64_t{1} << (head & 63);
      capital_[slot >> 6] |= std::uint64_t{1} << (slot & 63);
      if (entry.cue != Cue::kFirstNameEn) lower_[slot >> 6] |= std::uint64_t{1} << (slot & 63);
    }
    if (first >= 0x800) {
      const std::size_t slot = pair_slot(entry.phrase, 0);
      pairs_[slot >> 6] |= std::uint64_t{1} << (slot & 63);
    }
    if (first >= 0x800 && first < 0x10000) wide_[first >> 6] |= std::uint64_t{1} << (first & 63);
  }
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

bool CueIndex::match(std::string_view text, std::size_t position, CueHit& hit) const {
  const std::size_t bucket = bucket_at(text, position);
  const std::uint64_t head = head_of(text, position);
  for (std::size_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (((order_[i].head ^ head) & order_[i].mask) != 0) continue;
    const CuePhrase& entry = order_[i].cue;
    const std::size_t end = position + entry.phrase.size();
    if (equal_folded(text, position, entry.phrase) && ends_cleanly(text, end, entry.phrase)) {
      hit = {position, end, entry.cue};
      return true;
    }
  }
  return false;
}

}  // namespace deskmill
