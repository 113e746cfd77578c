// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/overlap.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace deskmill {
namespace {

constexpr std::size_t kSmallTable = 64;
constexpr std::size_t kNone = ~std::size_t{0};

/// All bits, or none.
std::uint32_t ones_if(bool condition) {
  return 0 - static_cast<std::uint32_t>(condition);
}

}  // namespace

void Overlap::clear() {
  messages_.clear();
  size_ = 0;
  marked_ = kNone;
}

void Overlap::add(std::span<const std::uint32_t> grams) {
  const std::size_t begin = size_;
  size_ += grams.size();
  if (grams_of_messages_.size() < size_) grams_of_messages_.resize(2 * size_);
  std::copy(grams.begin(), grams.end(), grams_of_messages_.data() + begin);
  messages_.push_back({begin, size_, 0, 0});
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
inline std::uint32_t Overlap::place_of(std::uint64_t key) const {
  // Goes on where the halves above are equal and those below are not, which one comparison tells.
  const auto is_other = [](std::uint64_t difference) { return difference - 1 < 0xFFFFFFFF; };
  const Place* const table = table_.data();
  std::uint32_t place = static_cast<std::uint32_t>(key) >> shift_;
  while (is_other(table[place].key ^ key)) place = (place + 1) & mask_;
  return place;
}

/// From hashes to places, in place and without repeats. Which grams are new can be foreseen no better
/// than a coin, so nothing here branches on it: masks are what compilers leave free of branches.
void Overlap::place_grams(std::size_t message) {
  MessageGrams& range = messages_[message];
  const auto here = static_cast<std::uint32_t>(message);
  Place* const table = table_.data();
  std::uint32_t* const begin = grams_of_messages_.data() + range.begin;
  std::uint32_t* const end = grams_of_messages_.data() + range.end;
  std::uint32_t* kept = begin;
  for (const std::uint32_t* hash = begin; hash < end; ++hash) {
    const std::uint64_t key = key_of(*hash);
    const std::uint32_t number = place_of(key);
    Place& place = table[number];
    const std::uint32_t known = ones_if(place.key == key);
    const std::uint32_t fresh = 1 + (known & ones_if(place.last == here));  // in this message
    place = {key, (place.messages & known) + fresh, here};
    *kept = number;
    kept += fresh;
  }
  range.different = static_cast<std::size_t>(kept - begin);
  range.end = range.begin + range.different;
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
  for (std::size_t message = first; message < messages_.size(); ++message) weigh(message);
}

/// And leaves out the grams that no other message holds.
void Overlap::weigh(std::size_t message) {
  MessageGrams& range = messages_[message];
  std::uint32_t* const begin = grams_of_messages_.data() + range.begin;
  std::uint32_t* const end = grams_of_messages_.data() + range.end;
  std::uint32_t* kept = begin;
  for (const std::uint32_t* place = begin; place < end; ++place) {
    const std::uint32_t messages = table_[*place].messages;
    range.sum += weights_[messages];
    *kept = *place;
    kept += messages > 1 ? 1 : 0;
  }
  range.end = range.begin + static_cast<std::size_t>(kept - begin);
}

void Overlap::mark_grams(std::size_t message) {
  const MessageGrams& range = messages_[message];
  const std::uint32_t mark = mark_of(message);
  for (std::size_t i = range.begin; i < range.end; ++i) table_[grams_of_messages_[i]].last = mark;
  marked_ = message;
}

double Overlap::between(std::size_t a, std::size_t b) {
  if (marked_ != a) mark_grams(a);
  const std::uint32_t mark = mark_of(a);
  const MessageGrams& range = messages_[b];
  const Place* const table = table_.data();
  const double* const weights = weights_.data();
  double common = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Place& place = table[grams_of_messages_[i]];
    common += weights[place.messages & ones_if(place.last == mark)];
  }
  if (common == 0) return 0;
  return common / std::sqrt(messages_[a].sum * messages_[b].sum);
}

}  // namespace deskmill
