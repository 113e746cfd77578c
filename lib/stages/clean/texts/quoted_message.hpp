// The message that a messenger puts in front of a reply to it, as WeChat and WeCom copy and export
// it:
//   「小美：请问订单号是多少」                  这是一条引用/回复消息：
//   - - - - - - - - - - - - - - -              "小美：
//   12345                                      请问订单号是多少"
//                                              ------
//                                              12345
// It was said before, by somebody else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace deskmill {

/// False for most texts, by their first byte: that of 「 or 这.
inline bool may_quote_message(std::string_view text) {
  return !text.empty() && (text[0] == '\xE3' || text[0] == '\xE8');
}

/// The reply alone; nullopt when there is no quotation, or nothing below it.
std::optional<std::string_view> below_quoted_message(std::string_view text);

}  // namespace deskmill
