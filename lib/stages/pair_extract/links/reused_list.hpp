// A list that is filled anew for every record and whose items keep their memory when it is emptied.
//
// A vector of items that hold vectors or strings would give all of it back at each record and ask
// for it again at the next: with short records that costs more than what is done with the items.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace deskmill {

/// `Item` has clear(), which makes it as good as new. References last until the next add(). Memory
/// is that of the longest list so far.
template <typename Item>
class ReusedList {
 public:
  Item& add() {
    if (size_ == items_.size()) items_.emplace_back();
    Item& item = items_[size_++];
    item.clear();
    return item;
  }
  void clear() { size_ = 0; }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Item& operator[](std::size_t index) { return items_[index]; }
  const Item& operator[](std::size_t index) const { return items_[index]; }
  Item& front() { return items_.front(); }
  const Item& front() const { return items_.front(); }
  Item& back() { return items_[size_ - 1]; }
  const Item& back() const { return items_[size_ - 1]; }
  Item* begin() { return items_.data(); }
  Item* end() { return items_.data() + size_; }
  const Item* begin() const { return items_.data(); }
  const Item* end() const { return items_.data() + size_; }

 private:
  std::vector<Item> items_;
  std::size_t size_ = 0;
};

}  // namespace deskmill
