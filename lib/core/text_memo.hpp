// What was worked out for texts that come again: chats are full of "好的", "thanks" and canned sentences,
// and what a rule says of one of them it says of the next.
//
// A value has one place, given by its text's hash, so that a look-up touches little memory and the memo
// never grows beyond its places. Most texts come once and must not drive out the others: a text takes
// over a place only when it comes twice while the one that has it does not come at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/hash.hpp"

namespace deskmill {

/// Not for several threads. `Value` must be a function of the text, and default-constructible.
template <typename Value>
class TextMemo {
 public:
  /// Texts of more bytes are not kept: they hardly come again and would take unbounded memory.
  static constexpr std::size_t kLongest = 256;

  /// Keeps at most `places` texts, a power of two, each with its value.
  explicit TextMemo(std::size_t places) : places_(std::bit_ceil(places)) {}

  /// The value of `text`, which work_out(value) has set now or earlier; it finds there what an earlier
  /// text left. Good until the next call.
  template <typename WorkOut>
  const Value& value_of(std::string_view text, WorkOut work_out) {
    if (text.size() > kLongest) return worked_out(passing_, work_out);
    const std::uint64_t hash = hash64(text);
    Place& place = places_[hash & (places_.size() - 1)];
    if (place.kept != nullptr && place.hash == hash && place.kept->text == text) {
      place.challenger = 0;
      return place.kept->value;
    }
    if (place.challenger != hash) {
      place.challenger = hash;
      return worked_out(passing_, work_out);
    }
    return take_over(place, hash, text, work_out);
  }

 private:
  struct Kept {
    std::string text;
    Value value;
  };
  struct Place {
    std::uint64_t hash = 0;        ///< of the text that has it
    std::uint64_t challenger = 0;  ///< hash of the last other text; 0: none since the kept one came
    std::unique_ptr<Kept> kept;
  };

  template <typename WorkOut>
  static const Value& worked_out(Value& value, WorkOut work_out) {
    work_out(value);
    return value;
  }

  template <typename WorkOut>
  static const Value& take_over(Place& place, std::uint64_t hash, std::string_view text,
                                WorkOut work_out) {
    std::unique_ptr<Kept> kept = std::move(place.kept);  // lost if the work fails
    if (kept == nullptr) kept = std::make_unique<Kept>();
    kept->text = text;
    work_out(kept->value);
    place = {hash, 0, std::move(kept)};
    return place.kept->value;
  }

  std::vector<Place> places_;
  Value passing_;  ///< of a text that is not kept
};

}  // namespace deskmill
