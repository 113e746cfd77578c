// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/overlap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deskmill {
namespace {

constexpr std::size_t kStemLength = 5;    // "refunds" and "refunding" meet at "refun"
constexpr std::size_t kShortestWord = 2;  // "a" and "I" say nothing
constexpr std::size_t kSmallTable = 512;
constexpr std::size_t kNone = ~std::size_t{0};

}  // namespace

void Overlap::clear() {
  base_ += static_cast<std::uint32_t>(grams_.size());
  grams_of_messages_.clear();
  messages_.clear();
  begin_ = 0;
  grams_.clear();
  marked_ = kNone;
}

/// Adds the word that begins at `begin`; returns where it ends.
inline const Character* Overlap::add_word(const Character* begin, const Character* end) {
  const Character* c = begin;
  std::uint64_t stem = 0;
  const Character* const stem_end = std::min(end, begin + kStemLength);
  for (; c < stem_end && c->is(kOtherLetter); ++c) stem = stem * 131 + c->code();
  while (c < end && c->is(kOtherLetter)) ++c;
  if (static_cast<std::size_t>(c - begin) >= kShortestWord) add_gram(stem);
  return c;
}

void Overlap::add(const Characters& text, CharacterRange part) {
  char32_t before = 0;  // the Han before this character
  const Character* const end = text.data() + part.last;
  for (const Character* c = text.data() + part.first; c < end;) {
    if (c->is(kHan)) {
      if (before != 0) add_gram((std::uint64_t{before} << 21 | c->code()) << 21);
      before = c->code();
      ++c;
    } else {
      before = 0;
      c = c->is(kOtherLetter) ? add_word(c, end) : c + 1;
    }
  }
}

void Overlap::end_message() {
  messages_.push_back({begin_, grams_of_messages_.size()});
  begin_ = grams_of_messages_.size();
}

/// At most half full, whatever the number of different grams turns out to be.
void Overlap::prepare_table() {
  std::size_t size = std::max(kSmallTable, table_.size());
  while (size < grams_of_messages_.size() * 2) size *= 2;
  const bool stamps_last =
      base_ < std::numeric_limits<std::uint32_t>::max() - grams_of_messages_.size() - 1;
  if (size == table_.size() && stamps_last) return;
  table_.assign(size, {});
  base_ = 0;
}

inline std::uint32_t Overlap::number_of(std::uint32_t hash) {
  Place* const table = table_.data();
  const std::size_t mask = table_.size() - 1;
  std::size_t place = hash & mask;
  while (table[place].stamp > base_) {
    if (table[place].hash == hash) return table[place].stamp - base_ - 1;
    place = (place + 1) & mask;
  }
  grams_.push_back({0, std::numeric_limits<std::uint32_t>::max(), 0, 0});
  table[place] = {hash, base_ + static_cast<std::uint32_t>(grams_.size())};
  return static_cast<std::uint32_t>(grams_.size() - 1);
}

/// From hashes to numbers, in place and without repeats.
void Overlap::number_grams(std::size_t message) {
  Range& range = messages_[message];
  const auto last = static_cast<std::uint32_t>(message);
  std::uint32_t* const begin = grams_of_messages_.data() + range.begin;
  std::uint32_t* const end = grams_of_messages_.data() + range.end;
  std::uint32_t* kept = begin;
  for (const std::uint32_t* hash = begin; hash < end; ++hash) {
    const std::uint32_t number = number_of(*hash);
    Gram& gram = grams_[number];
    if (gram.last == last) continue;
    gram.last = last;
    ++gram.messages;
    *kept++ = number;
  }
  range.end = range.begin + static_cast<std::size_t>(kept - begin);
}

double Overlap::log_of(std::size_t count) {
  while (logs_.size() < count) logs_.push_back(std::log(static_cast<double>(logs_.size() + 1)));
  return logs_[count - 1];
}

void Overlap::weigh_grams() {
  const double all = log_of(1 + messages_.size());
  for (Gram& gram : grams_) gram.weight = all - logs_[gram.messages] + 1;
}

void Overlap::finish(std::size_t first) {
  prepare_table();
  grams_.reserve(grams_of_messages_.size());
  sums_.assign(messages_.size(), 0);
  for (std::size_t message = 0; message < first; ++message) messages_[message] = {};
  for (std::size_t message = first; message < messages_.size(); ++message) number_grams(message);
  weigh_grams();
  for (std::size_t message = first; message < messages_.size(); ++message) {
    const Range range = messages_[message];
    double& sum = sums_[message];
    for (std::size_t i = range.begin; i < range.end; ++i) {
      sum += grams_[grams_of_messages_[i]].weight;
    }
  }
}

double Overlap::between(std::size_t a, std::size_t b) {
  if (gram_count(a) == 0 || gram_count(b) == 0) return 0;
  const auto mark = static_cast<std::uint32_t>(a + 1);
  if (marked_ != a) {
    const Range range = messages_[a];
    for (std::size_t i = range.begin; i < range.end; ++i) grams_[grams_of_messages_[i]].mark = mark;
    marked_ = a;
  }
  const Range range = messages_[b];
  double common = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Gram& gram = grams_[grams_of_messages_[i]];
    if (gram.mark == mark) common += gram.weight;
  }
  return common / std::sqrt(sums_[a] * sums_[b]);
}

}  // namespace deskmill
