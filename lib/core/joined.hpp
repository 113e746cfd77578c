// Lists of words in one line: of a message, a help page, a script.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

/// Appends one more word to such a list.
inline void append_joined(std::string& list, std::string_view word,
                          std::string_view separator = ", ") {
  if (!list.empty()) list += separator;
  list += word;
}

/// `words` is anything that holds strings.
template <typename Words>
std::string joined(const Words& words, std::string_view separator = ", ") {
  std::string list;
  for (const std::string_view word : words) append_joined(list, word, separator);
  return list;
}

}  // namespace deskmill
