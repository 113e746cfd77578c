// The layouts met lately: recognising one of them is what saves a walk.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "json/tokens/cursor.hpp"

namespace deskmill {

/// Whether learning layouts still pays. Each object that is recognised earns a little, each layout
/// that is learned costs as much as ten of them; where layouts hardly ever come back the credit
/// runs out, and objects are walked from then on.
class LearningCredit {
 public:
  bool is_left() const { return credit_ > 0; }
  void earn() { ++credit_; }
  void pay() { credit_ -= kPrice; }

 private:
  static constexpr std::int64_t kPrice = 10;
  std::int64_t credit_ = 256;
};

/// A handful of layouts; when it is full a new one takes the place of the oldest. `Layout` has
/// `matches(cursor)` and an `object`, the ObjectLayout that tells it from others.
template <typename Layout>
class LayoutMemory {
 public:
  /// The layout of what is at the cursor, or nullptr. Good until the next learn().
  const Layout* recognise(const JsonCursor& cursor) {
    for (std::size_t tried = 0; tried < layouts_.size(); ++tried) {
      if (layouts_[expected_].matches(cursor)) {
        credit_.earn();
        return &layouts_[expected_];
      }
      if (++expected_ == layouts_.size()) expected_ = 0;
    }
    return nullptr;
  }

  /// `make` gives the layout of what was just walked, or nothing. It is not called where learning
  /// does not pay.
  template <typename Make>
  void learn(Make&& make) {
    if (!credit_.is_left()) return;
    credit_.pay();
    if (std::optional<Layout> layout = make()) add(std::move(*layout));
  }

 private:
  /// Exports whose objects have optional members have a handful of layouts.
  static constexpr std::size_t kMost = 8;

  /// One that is known already was met in an object that could not be taken by it.
  void add(Layout&& layout) {
    const bool is_known = std::any_of(layouts_.begin(), layouts_.end(), [&](const Layout& known) {
      return known.object == layout.object;
    });
    if (is_known) return;
    if (layouts_.size() < kMost) {
      layouts_.push_back(std::move(layout));
    } else {
      layouts_[replaced_++ % kMost] = std::move(layout);
    }
  }

  std::vector<Layout> layouts_;
  std::size_t expected_ = 0;  ///< the layout to be tried first
  std::size_t replaced_ = 0;  ///< how many layouts were replaced
  LearningCredit credit_;
};

}  // namespace deskmill
