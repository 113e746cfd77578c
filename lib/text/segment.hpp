// Sentences, Chinese and English, by punctuation and line breaks, without a dictionary.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace deskmill {

/// Splits after 。！？!?；\n and after a full stop before a space and a capital, digit or Han;
/// keeps closing quotes and brackets with their sentence, does not split "3.5", "e.g." or
/// "www.a.com". The pieces are trimmed of blanks and cover all other text, in order. Views into
/// `text`; they replace what `sentences` held.
void split_sentences(std::string_view text, std::vector<std::string_view>& sentences);

}  // namespace deskmill
