// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/overlap.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace deskmill {
namespace {

constexpr std::size_t kStemLength = 5;    // "refunds" and "refunding" meet at "refun"
constexpr std::size_t kShortestWord = 2;  // "a" and "I" say nothing
constexpr std::size_t kSmallTable = 512;
constexpr std::size_t kNone = ~std::size_t{0};

/// A word of scripts other than Han; empty where none begins.
const Character* end_of_word(const Character* c, const Character* end) {
  while (c < end && c->is(kOtherLetter)) ++c;
  return c;
}

std::uint64_t stem_of(const Character* c, std::size_t length) {
  std::uint64_t stem = 0;
  for (std::size_t i = 0; i < length; ++i) stem = stem * 131 + c[i].code();
  return stem;
}

}  // namespace

void Overlap::clear() {
  base_ += static_cast<std::uint32_t>(grams_.size());
  messages_.clear();
  begin_ = size_ = 0;
  grams_.clear();
  marked_ = kNone;
}

void Overlap::add(const Characters& text, CharacterRange part) {
  if (grams_of_messages_.size() < size_ + part.size()) {
    grams_of_messages_.resize(2 * (size_ + part.size()));
  }
  std::uint32_t* out = grams_of_messages_.data() + size_;
  char32_t before = 0;  // the Han before this character
  const Character* const end = text.data() + part.last;
  for (const Character* c = text.data() + part.first; c < end;) {
    if (c->is(kHan)) {
      if (before != 0) *out++ = hash_of((std::uint64_t{before} << 21 | c->code()) << 21);
      before = c->code();
      ++c;
      continue;
    }
    before = 0;
    const Character* const word_end = end_of_word(c, end);
    const auto length = static_cast<std::size_t>(word_end - c);
    if (length >= kShortestWord) *out++ = hash_of(stem_of(c, std::min(length, kStemLength)));
    c = length > 0 ? word_end : c + 1;
  }
  size_ = static_cast<std::size_t>(out - grams_of_messages_.data());
}

void Overlap::end_message() {
  messages_.push_back({begin_, size_});
  begin_ = size_;
}

/// At most half full, whatever the number of different grams turns out to be.
void Overlap::prepare_table() {
  std::size_t size = std::max(kSmallTable, table_.size());
  while (size < size_ * 2) size *= 2;
  const bool stamps_last = base_ < std::numeric_limits<std::uint32_t>::max() - size_ - 1;
  if (size == table_.size() && stamps_last) return;
  table_.assign(size, {});
  shift_ = 32 - static_cast<unsigned>(std::countr_zero(size));
  base_ = 0;
}

inline std::uint32_t Overlap::number_of(std::uint32_t hash) {
  Place* const table = table_.data();
  const std::size_t mask = table_.size() - 1;
  const std::uint32_t base = base_;
  std::size_t place = hash >> shift_;
  while (table[place].stamp > base) {
    if (table[place].hash == hash) return table[place].stamp - base - 1;
    place = (place + 1) & mask;
  }
  grams_.push_back({0, std::numeric_limits<std::uint32_t>::max(), 0, 0});
  const auto grams = static_cast<std::uint32_t>(grams_.size());
  table[place] = {hash, base + grams};
  return grams - 1;
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
  grams_.reserve(size_);
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
