// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/text_memo.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace deskmill {

TextMemo::TextMemo(std::size_t texts, std::size_t words) {
  const std::size_t rows = std::bit_ceil(std::max(texts, kRow) / kRow);
  const std::size_t ring = std::bit_ceil(words);
  memory_ = allocate_large_bytes(std::max(kHugePage, rows * sizeof(Row) + ring * sizeof(Word)));
  rows_ = {reinterpret_cast<Row*>(memory_.get()), rows};
  ring_ = {reinterpret_cast<Word*>(memory_.get() + rows * sizeof(Row)), ring};
  end_ = 2 * ring;  // so that a free place, which begins at 0, is one whose value is gone
}

std::uint64_t TextMemo::make_room(std::size_t words) {
  const std::size_t left = ring_.size() - (end_ & (ring_.size() - 1));
  if (words > left) end_ += left;
  const std::uint64_t begin = end_;
  end_ += words;
  return begin;
}

std::span<const TextMemo::Word> TextMemo::find(const Key& key) {
  Place* const place = place_of(key);
  if (place == nullptr) return {};
  if (end_ - place->begin > ring_.size() / 2) {
    const Word* const old = at(place->begin);
    place->begin = make_room(*old + 1);
    std::memmove(at(place->begin), old, (*old + 1) * sizeof(Word));
  }
  const Word* const length = at(place->begin);
  return {length + 1, *length};
}

std::span<TextMemo::Word> TextMemo::keep(const Key& key, std::size_t words) {
  if (words + 1 > ring_.size() / 2) return {};
  auto& places = row_of(key).places;
  Place& oldest =
      *std::min_element(places.begin(), places.end(),
                        [](const Place& a, const Place& b) { return a.begin < b.begin; });
  oldest = {key.high, make_room(words + 1)};
  Word* const length = at(oldest.begin);
  *length = static_cast<Word>(words);
  return {length + 1, words};
}

}  // namespace deskmill
