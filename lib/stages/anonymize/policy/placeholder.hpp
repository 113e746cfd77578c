// What placeholders look like: [电话1], [PHONE_1]. An earlier run may have left them in a text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

/// What a placeholder is called in both languages.
struct PlaceholderLabel {
  std::string_view zh, en;
};
/// Of members that are numbered and have no type of personal data.
inline constexpr PlaceholderLabel kSpeakerLabel = {"说话人", "SPEAKER"};

/// Appends [电话1] or [PHONE_1].
void append_placeholder(PlaceholderLabel label, bool chinese, std::size_t number, std::string& out);

/// Whether bytes [begin, end) are a placeholder or a part of one: "user: [ACCOUNT_1]" names no
/// account.
bool is_part_of_placeholder(std::string_view text, std::size_t begin, std::size_t end);

/// Behind the placeholder whose bracket is at `open`, or `open`.
std::size_t placeholder_end(std::string_view text, std::size_t open);

}  // namespace deskmill
