// SPDX-License-Identifier: Apache-2.0
#include "text/twin_text.hpp"

#include "text/unicode.hpp"

namespace deskmill {

std::string twin_text(const Record& record) {
  std::string content;
  bool says_something = false;
  for (const Turn& turn : record.turns()) {
    if (record.kind() == Kind::kPair && !turn.fixed) continue;
    const std::string folded = fold_for_match(turn.text);
    says_something = says_something || !folded.empty();
    content += folded;
    content += '\0';
  }
  return says_something ? content : std::string();
}

}  // namespace deskmill
