// Whether a text is plainly English, by its small words: a gate in front of the language detector,
// which takes some thirty times as long.
//
// English of any length is a third to a half "the", "you", "is", "to"; other languages in Latin
// letters have few of them, and few different ones. What is not plain is left to the detector.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// At least three different small words, which are a quarter of all words. A word is a run of
/// letters and of bytes beyond ASCII, so text in other letters counts against it.
bool is_plainly_english(std::string_view text);

}  // namespace deskmill
