// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/links/overlap.hpp"

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

void Overlap::start(std::size_t messages, std::size_t grams) {
  prepare_table(grams);
  if (places_.size() < grams) places_.resize(grams);
  messages_.assign(messages, {});
  size_ = 0;
  marked_ = kNone;
}

/// At most a quarter full, whatever the number of different grams turns out to be: a gram seldom
/// finds its place taken.
void Overlap::prepare_table(std::size_t grams) {
  const std::size_t size = std::bit_ceil(std::max(kSmallTable, grams * 4));
  shift_ = 32 - static_cast<unsigned>(std::countr_zero(size));
  ++conversation_;
  if (table_.size() >= size && conversation_ != 0) return;
  table_.assign(size, {});
  conversation_ = 1;
}

/// Where the gram is or, if it is new to the conversation, may be put.
inline std::uint32_t Overlap::place_of(std::uint64_t key, const Place* table, unsigned shift) {
  // Goes on where the halves above are equal and those below are not, which one comparison tells.
  const auto is_other = [](std::uint64_t difference) { return difference - 1 < 0xFFFFFFFF; };
  std::uint32_t place = static_cast<std::uint32_t>(key) >> shift;
  while (is_other(table[place].key ^ key)) place = (place + 1) & (~std::uint32_t{0} >> shift);
  return place;
}

/// Which grams are new can be foreseen no better than a coin, so nothing here branches on it: masks
/// are what compilers leave free of branches.
void Overlap::add(std::size_t message, std::span<const std::uint32_t> grams) {
  const auto here = static_cast<std::uint32_t>(message);
  const std::uint64_t conversation = std::uint64_t{conversation_} << 32;
  Place* const table = table_.data();
  const unsigned shift = shift_;
  std::uint32_t* const begin = places_.data() + size_;
  std::uint32_t* kept = begin;
  for (const std::uint32_t hash : grams) {
    const std::uint64_t key = conversation | hash;
    const std::uint32_t number = place_of(key, table, shift);
    Place& place = table[number];
    const std::uint32_t known = ones_if(place.key == key);
    const std::uint32_t fresh = 1 + (known & ones_if(place.last == here));  // in this message
    place = {key, (place.messages & known) + fresh, here};
    *kept = number;
    kept += fresh;
  }
  const auto different = static_cast<std::size_t>(kept - begin);
  messages_[message] = {size_, size_ + different, different, 0, 0, false};
  size_ += different;
}

double Overlap::log_of(std::size_t count) {
  while (logs_.size() < count) logs_.push_back(std::log(static_cast<double>(logs_.size() + 1)));
  return logs_[count - 1];
}

void Overlap::finish() {
  const double all = log_of(1 + messages_.size());
  weights_.assign(1 + messages_.size(), 0);
  for (std::size_t i = 1; i < weights_.size(); ++i) weights_[i] = all - logs_[i] + 1;
}

/// Weighed when it is first asked about: many messages never are. Grams that no other message
/// holds are left out.
const Overlap::MessageGrams& Overlap::weighed(std::size_t message) {
  MessageGrams& range = messages_[message];
  if (range.is_weighed) return range;
  const Place* const table = table_.data();
  const double* const weights = weights_.data();
  std::uint32_t* const begin = places_.data() + range.begin;
  const std::uint32_t* const end = places_.data() + range.end;
  std::uint32_t* kept = begin;
  double sum = 0;
  std::uint64_t shared = 0;
  for (const std::uint32_t* place = begin; place < end; ++place) {
    const std::uint32_t messages = table[*place].messages;
    const bool is_shared = messages > 1;
    sum += weights[messages];
    shared |= std::uint64_t{is_shared} << (*place & 63);
    *kept = *place;
    kept += is_shared ? 1 : 0;
  }
  range.end = range.begin + static_cast<std::size_t>(kept - begin);
  range.sum = sum;
  range.shared = shared;
  range.is_weighed = true;
  return range;
}

void Overlap::mark_grams(std::size_t message) {
  const MessageGrams& range = messages_[message];
  const std::uint32_t mark = mark_of(message);
  for (std::size_t i = range.begin; i < range.end; ++i) table_[places_[i]].last = mark;
  marked_ = message;
}

double Overlap::between(std::size_t a, std::size_t b) {
  const double sum_of_a = weighed(a).sum;
  const MessageGrams& range = weighed(b);
  if ((messages_[a].shared & range.shared) == 0) return 0;
  if (marked_ != a) mark_grams(a);
  const std::uint32_t mark = mark_of(a);
  const Place* const table = table_.data();
  const double* const weights = weights_.data();
  double common = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Place& place = table[places_[i]];
    common += weights[place.messages & ones_if(place.last == mark)];
  }
  if (common == 0) return 0;
  return common / std::sqrt(sum_of_a * range.sum);
}

}  // namespace deskmill
