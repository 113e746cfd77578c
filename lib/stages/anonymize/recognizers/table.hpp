// All recognizers there are, in one table, and which of them a text calls.
//
// They stand in folders by what tells their findings. A folder includes only those above it:
//   context/    how a value is told: behind a word, as an answer, in JSON; no recognizers
//   online/     by signs that nothing else has: mail and network addresses, secrets in links
//   people/     by names
//   addresses/  by the words and numbers that postal addresses are made of
//   phones/     by the plans of telephone numbers, or digits in spoken words
//   documents/  by forms and checksums that an authority or a bank laid down
//   codes/      by the word or question before them: orders, accounts, secrets
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "stages/anonymize/recognizers/recognizer.hpp"

namespace deskmill {

/// In order of precedence among equal findings.
std::span<const Recognizer* const> recognizers();

/// Runs every recognizer that has anchors to look at; appends to `findings`. False when there was
/// none: then there is none either for a text that differs in nothing but the values of its digits,
/// which no cue has any of.
bool recognize(const Anchors& anchors, Findings& findings);

/// Whether a number of these ASCII digits can be found with nothing around it and nothing
/// expected. Times in seconds or milliseconds since 1970, which are most of the long
/// numbers in members, cannot.
bool may_be_found(std::string_view digits);

}  // namespace deskmill
