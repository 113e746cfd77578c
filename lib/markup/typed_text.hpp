// Text that people typed, with a tag here and there, on its way to the HTML parser, for which every
// "<" would begin a tag and every "&" a reference.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deskmill {

struct EscapedText {
  std::string html;  ///< what is no tag is escaped, and so are all references
  /// A tag lays out a document: line breaks of the source mean nothing, but for those above the
  /// first tag, which have become <br>.
  bool has_blocks = false;
};
EscapedText escape_typed(std::string_view text);

/// The usual markup of chats by hand: text whose only tags are line breaks. Nullopt when it has
/// others.
std::optional<std::string> with_plain_breaks(std::string_view text);

}  // namespace deskmill
