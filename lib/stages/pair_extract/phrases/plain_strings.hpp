// The strings that a piece of an expression stands for, one behind the other in one buffer.
//
// The built-in rules stand for thousands, and most of these are combined and copied several times
// before they reach the trie: with a block of the heap for each, that is most of what a short run
// takes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

namespace deskmill {

/// As the trie of phrases takes them: "0" is any digit. None of them holds a NUL.
class PlainStrings {
 public:
  /// Views are good until the list changes.
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string_view*;
    using reference = std::string_view;

    Iterator() = default;
    explicit Iterator(const char* place) : place_(place) {}
    std::string_view operator*() const { return place_; }
    Iterator& operator++() {
      place_ += std::string_view(place_).size() + 1;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const char* place_ = nullptr;
  };

  PlainStrings() = default;
  PlainStrings(std::initializer_list<std::string_view> strings) {
    for (const std::string_view string : strings) add(string);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Iterator begin() const { return Iterator(bytes_.data()); }
  Iterator end() const { return Iterator(bytes_.data() + bytes_.size()); }
  std::size_t count_empty() const;

  void add(std::string_view string);
  void add_all(const PlainStrings& strings);
  /// To each of them; the list must not be empty.
  void append(std::string_view ending);
  void remove_empty();

  /// Every one of `begins` followed by every one of `ends`.
  static PlainStrings combinations(const PlainStrings& begins, const PlainStrings& ends);

 private:
  std::string bytes_;  ///< each with a NUL behind it
  std::size_t size_ = 0;
};

}  // namespace deskmill
