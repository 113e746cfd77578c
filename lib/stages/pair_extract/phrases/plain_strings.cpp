// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/plain_strings.hpp"

#include <algorithm>
#include <utility>

namespace deskmill {

std::size_t PlainStrings::count_empty() const {
  return static_cast<std::size_t>(std::count(begin(), end(), std::string_view()));
}

void PlainStrings::add(std::string_view string) {
  bytes_.append(string) += '\0';
  ++size_;
}

void PlainStrings::add_all(const PlainStrings& strings) {
  bytes_ += strings.bytes_;
  size_ += strings.size_;
}

void PlainStrings::append(std::string_view ending) {
  if (size_ == 1) {
    bytes_.insert(bytes_.size() - 1, ending);
  } else {
    *this = combinations(*this, {ending});
  }
}

void PlainStrings::remove_empty() {
  PlainStrings kept;
  for (const std::string_view string : *this) {
    if (!string.empty()) kept.add(string);
  }
  *this = std::move(kept);
}

PlainStrings PlainStrings::combinations(const PlainStrings& begins, const PlainStrings& ends) {
  PlainStrings all;
  all.bytes_.reserve(begins.bytes_.size() * ends.size_ + ends.bytes_.size() * begins.size_);
  for (const std::string_view begin : begins) {
    for (const std::string_view end : ends) {
      all.bytes_.append(begin).append(end) += '\0';
    }
  }
  all.size_ = begins.size_ * ends.size_;
  return all;
}

}  // namespace deskmill
