// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/beginnings.hpp"

#include <tuple>

namespace deskmill {

void Beginnings::sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.text, a.number) < std::tie(b.text, b.number);
  });
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    std::size_t last = i - 1;
    while (last != kNone && !entries_[i].text.starts_with(entries_[last].text)) {
      last = entries_[last].beginning;
    }
    entries_[i].beginning = last;
  }
}

}  // namespace deskmill
