// Texts of nothing but emoticons: 😊😊, [微笑][玫瑰], /:^_^, :-)
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// Most texts begin with a letter or a Han and are passed by this look.
inline bool may_be_emoticons(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.empty() ? 'a' : text[0]);
  if (first >= 0x80) return first >= 0xE2 && (first < 0xE4 || first > 0xE9);
  return first == '[' || first == '/' || first == ':' || first == ';' || first == '^' ||
         first == 'T' || first == ' ';
}

/// At least one emoticon, and blanks. Not with those that answer by themselves: 👍 👎 👌 ✅ ✔ ❌
/// [OK] [强], nor with digits (1️⃣) and flags.
bool is_only_emoticons(std::string_view text);

}  // namespace deskmill
