// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/overlap.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace deskmill {
namespace {

constexpr std::size_t kSmallTable = 64;
constexpr std::size_t kNone = ~std::size_t{0};

}  // namespace

void Overlap::clear() {
  messages_.clear();
  begin_ = size_ = 0;
  marked_ = kNone;
}

void Overlap::add(const Characters& text, CharacterRange part) {
  const std::span<const Gram> grams = text.grams();
  if (grams_of_messages_.size() < size_ + grams.size()) {
    grams_of_messages_.resize(2 * (size_ + grams.size()));
  }
  std::uint32_t* out = grams_of_messages_.data() + size_;
  for (const Gram& gram : grams) {
    *out = gram.hash;
    out += gram.first >= part.first && gram.first < part.last ? 1 : 0;
  }
  size_ = static_cast<std::size_t>(out - grams_of_messages_.data());
}

void Overlap::end_message() {
  messages_.push_back({begin_, size_});
  begin_ = size_;
}

/// At most half full, whatever the number of different grams turns out to be.
void Overlap::prepare_table() {
  const std::size_t size = std::bit_ceil(std::max(kSmallTable, size_ * 2));
  mask_ = static_cast<std::uint32_t>(size - 1);
  shift_ = 32 - static_cast<unsigned>(std::countr_zero(size));
  ++conversation_;
  if (table_.size() >= size && conversation_ != 0) return;
  table_.assign(size, {});
  conversation_ = 1;
}

/// Where the gram is or, if it is new to the conversation, may be put.
inline std::uint32_t Overlap::place_of(std::uint32_t hash) const {
  const Place* const table = table_.data();
  std::uint32_t place = hash >> shift_;
  while ((table[place].conversation == conversation_) & (table[place].hash != hash)) {
    place = (place + 1) & mask_;
  }
  return place;
}

/// From hashes to places, in place and without repeats. Which grams are new can be foreseen no better
/// than a coin, so nothing here branches on it.
void Overlap::place_grams(std::size_t message) {
  Range& range = messages_[message];
  const auto here = static_cast<std::uint32_t>(message);
  const std::uint32_t conversation = conversation_;
  Place* const table = table_.data();
  std::uint32_t* const begin = grams_of_messages_.data() + range.begin;
  std::uint32_t* const end = grams_of_messages_.data() + range.end;
  std::uint32_t* kept = begin;
  for (const std::uint32_t* hash = begin; hash < end; ++hash) {
    const std::uint32_t number = place_of(*hash);
    Place& place = table[number];
    const bool is_known = place.conversation == conversation;
    const bool is_repeat = is_known & (place.last == here);
    const std::uint32_t messages = is_known ? place.messages : 0;
    place = {*hash, conversation, messages + (is_repeat ? 0 : 1), here};
    *kept = number;
    kept += is_repeat ? 0 : 1;
  }
  range.end = range.begin + static_cast<std::size_t>(kept - begin);
}

double Overlap::log_of(std::size_t count) {
  while (logs_.size() < count) logs_.push_back(std::log(static_cast<double>(logs_.size() + 1)));
  return logs_[count - 1];
}

void Overlap::prepare_weights() {
  const double all = log_of(1 + messages_.size());
  weights_.assign(1 + messages_.size(), 0);
  for (std::size_t i = 1; i < weights_.size(); ++i) weights_[i] = all - logs_[i] + 1;
}

void Overlap::finish(std::size_t first) {
  prepare_table();
  for (std::size_t message = 0; message < first; ++message) messages_[message] = {};
  for (std::size_t message = first; message < messages_.size(); ++message) place_grams(message);
  prepare_weights();
  sums_.assign(messages_.size(), -1);
}

void Overlap::mark_grams(std::size_t message) {
  const Range range = messages_[message];
  const std::uint32_t mark = mark_of(message);
  for (std::size_t i = range.begin; i < range.end; ++i) table_[grams_of_messages_[i]].last = mark;
  marked_ = message;
}

double Overlap::sum_of(std::size_t message) {
  double& sum = sums_[message];
  if (sum >= 0) return sum;
  sum = 0;
  const Range range = messages_[message];
  for (std::size_t i = range.begin; i < range.end; ++i) {
    sum += weights_[table_[grams_of_messages_[i]].messages];
  }
  return sum;
}

double Overlap::between(std::size_t a, std::size_t b) {
  if (gram_count(a) == 0 || gram_count(b) == 0) return 0;
  if (marked_ != a) mark_grams(a);
  const std::uint32_t mark = mark_of(a);
  const Range range = messages_[b];
  const Place* const table = table_.data();
  const double* const weights = weights_.data();
  double common = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Place& place = table[grams_of_messages_[i]];
    common += weights[place.last == mark ? place.messages : 0];
  }
  if (common == 0) return 0;
  return common / std::sqrt(sum_of(a) * sum_of(b));
}

}  // namespace deskmill
