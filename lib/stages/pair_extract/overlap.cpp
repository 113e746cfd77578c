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

/// Adds the word that begins at `i`; returns where it ends.
inline std::size_t Overlap::add_word(const Characters& text, std::size_t i, std::size_t end) {
  const std::size_t begin = i;
  std::uint64_t stem = 0;
  for (; i < end && (text[i].bits & (kLetter | kHan)) == kLetter; ++i) {
    if (i - begin < kStemLength) stem = stem * 131 + text[i].code();
  }
  if (i - begin >= kShortestWord) add_gram(stem);
  return i;
}

void Overlap::add(const Characters& text, CharacterRange part) {
  char32_t before = 0;  // the Han before this character
  for (std::size_t i = part.first; i < part.last;) {
    const Character c = text[i];
    if (c.is(kHan)) {
      if (before != 0) add_gram((std::uint64_t{before} << 21 | c.code()) << 21);
      before = c.code();
      ++i;
    } else {
      before = 0;
      i = c.is(kLetter) ? add_word(text, i, part.last) : i + 1;
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
  std::size_t place = hash & (table_.size() - 1);
  while (table_[place].stamp > base_) {
    if (table_[place].hash == hash) return table_[place].stamp - base_ - 1;
    place = (place + 1) & (table_.size() - 1);
  }
  grams_.push_back({0, std::numeric_limits<std::uint32_t>::max(), 0, 0});
  table_[place] = {hash, base_ + static_cast<std::uint32_t>(grams_.size())};
  return static_cast<std::uint32_t>(grams_.size() - 1);
}

/// From hashes to numbers, in place and without repeats.
void Overlap::number_grams(std::size_t message) {
  Range& range = messages_[message];
  std::size_t kept = range.begin;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::uint32_t number = number_of(grams_of_messages_[i]);
    Gram& gram = grams_[number];
    if (gram.last == message) continue;
    gram.last = static_cast<std::uint32_t>(message);
    ++gram.messages;
    grams_of_messages_[kept++] = number;
  }
  range.end = kept;
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
