// Line breaks and tabs that an exporter wrote as two characters each: "您好\n1. 打开\n2. 点击".
//
// The same characters stand in paths (C:\new), in code, and where people speak of line breaks, so a
// text is only taken for such an export when nothing else explains them: no line break of its own,
// no other backslash, no braces or quotation marks beside them, none with blanks on both sides, and
// two at least behind which no word goes on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deskmill {

/// The text with "\n", "\r\n" and "\t" made real; nullopt when it is none that needs it.
std::optional<std::string> with_real_breaks(std::string_view text);

}  // namespace deskmill
