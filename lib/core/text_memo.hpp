// What was worked out for texts that come again: chats are full of "好的", "thanks" and canned
// sentences, and what a rule says of one of them it says of the next.
//
// A text is known by its hash, which also gives it the one place where its value may be kept: a
// look-up touches little memory and the memo never grows beyond its places. Most texts come once
// and must not drive out the others: one takes over a place only when it comes twice while the text
// that has it does not come at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "core/hash.hpp"
#include "core/prefetch.hpp"

namespace deskmill {

/// Not for several threads. `Value` must be a function of the text, and default-constructible. A
/// text is taken for another if its hash is the same in the 64 bits that are compared and in those
/// that give the place: by accident in less than one of 1e19 look-ups.
template <typename Value>
class TextMemo {
 public:
  /// Texts of more bytes are not kept: they hardly come again and their values may be large.
  static constexpr std::size_t kLongest = 256;

  /// Keeps the values of so many texts at most, rounded up to a power of two below 2^32.
  explicit TextMemo(std::size_t places) : mask_(std::bit_ceil(places) - 1) {
    // Wiped by the system where it can: what no text has touched costs nothing,
    // nor does a short run.
    places_.reset(static_cast<Place*>(std::calloc(mask_ + 1, sizeof(Place))));
    if (places_ == nullptr) throw std::bad_alloc();
    values_.reserve(mask_ + 1);
  }

  /// A text as the memo knows it. Good for this memo only.
  struct Key {
    Hash128 hash;
    bool may_be_kept = false;
  };
  /// Reading ahead: memos are larger than the caches near the processor, and a look-up that nobody
  /// has announced waits for memory. Call look_up() for some texts, then expect() for their keys,
  /// then value_of(), best for those last that expect() has found.
  Key look_up(std::string_view text) const {
    if (text.size() > kLongest) return {};
    const Key key = {hash128(text), true};
    prefetch(&places_[index_of(key)]);
    return key;
  }
  /// Whether the value is kept; then it is on its way.
  bool expect(const Key& key) const {
    const Value* const value = known(key);
    if (value != nullptr) prefetch(value, sizeof(Value));
    return value != nullptr;
  }
  /// The value if it is kept, for those who want to read ahead what it refers to; else nullptr.
  const Value* known(const Key& key) const {
    if (!key.may_be_kept) return nullptr;
    const Place& place = places_[index_of(key)];
    return place.keeps(key) ? values_.data() + place.value - 1 : nullptr;
  }

  /// The value of the text with this key, which work_out(value) has set now or earlier; it finds
  /// there what another text left. Good until the next call.
  template <typename WorkOut>
  const Value& value_of(const Key& key, WorkOut work_out) {
    if (!key.may_be_kept) return worked_out(passing_, work_out);
    Place& place = places_[index_of(key)];
    if (place.keeps(key)) {
      place.challenger = 0;
      return values_[place.value - 1];
    }
    const auto challenger = static_cast<std::uint32_t>(key.hash.high);
    if (place.challenger == challenger) return take_over(place, key, work_out);
    place.challenger = challenger;
    return worked_out(passing_, work_out);
  }
  template <typename WorkOut>
  const Value& value_of(std::string_view text, WorkOut work_out) {
    return value_of(look_up(text), work_out);
  }

 private:
  /// Free when all is 0.
  struct Place {
    std::uint64_t hash;        ///< of the text that has it
    std::uint32_t challenger;  ///< hash of the last other text; 0: none since the kept one came
    std::uint32_t value;       ///< its number, from 1

    bool keeps(const Key& key) const { return hash == key.hash.high && value != 0; }
  };
  struct Freed {
    void operator()(Place* places) const { std::free(places); }
  };

  std::size_t index_of(const Key& key) const { return key.hash.low & mask_; }

  template <typename WorkOut>
  static const Value& worked_out(Value& value, WorkOut work_out) {
    work_out(value);
    return value;
  }

  template <typename WorkOut>
  const Value& take_over(Place& place, const Key& key, WorkOut work_out) {
    if (place.value == 0) {
      values_.emplace_back();
      place.value = static_cast<std::uint32_t>(values_.size());
    }
    Value& value = values_[place.value - 1];
    place.hash = ~key.hash.high;  // should the work fail, the value is nobody's
    work_out(value);
    place.hash = key.hash.high;
    place.challenger = 0;
    return value;
  }

  std::size_t mask_;  ///< of the places, whose number is a power of two
  std::unique_ptr<Place[], Freed> places_;
  std::vector<Value> values_;  ///< reserved: it never moves
  Value passing_;              ///< of a text that is not kept
};

}  // namespace deskmill
