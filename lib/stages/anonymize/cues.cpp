// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/cues.hpp"

#include <algorithm>
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
  const auto bucket = [](const CuePhrase& entry) { return bucket_at(entry.phrase, 0); };
  const auto phrases = cue_phrases();
  order_.assign(phrases.begin(), phrases.end());
  std::stable_sort(order_.begin(), order_.end(), [&](const CuePhrase& a, const CuePhrase& b) {
    return std::tuple(bucket(a), b.phrase.size()) < std::tuple(bucket(b), a.phrase.size());
  });
  for (const CuePhrase& entry : order_) {
    ++buckets_[bucket(entry) + 1];
    std::size_t position = 0;
    const char32_t first = next_code_point(entry.phrase, position);
    if (is_ascii_letter(entry.phrase[0])) {
      const std::size_t slot = word_slot(entry.phrase, 0);
      capital_[slot >> 6] |= std::uint64_t{1} << (slot & 63);
      if (entry.cue != Cue::kFirstNameEn) lower_[slot >> 6] |= std::uint64_t{1} << (slot & 63);
    }
    if (first >= 0x800 && first < 0x10000) wide_[first >> 6] |= std::uint64_t{1} << (first & 63);
  }
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

bool CueIndex::match(std::string_view text, std::size_t position, CueHit& hit) const {
  const std::size_t bucket = bucket_at(text, position);
  for (std::size_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    const CuePhrase& entry = order_[i];
    const std::size_t end = position + entry.phrase.size();
    if (equal_folded(text, position, entry.phrase) && ends_cleanly(text, end, entry.phrase)) {
      hit = {position, end, entry.cue};
      return true;
    }
  }
  return false;
}

}  // namespace deskmill
