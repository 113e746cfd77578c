// Names in Latin script behind introductions: "my name is Anna", "this is Tomasz from billing".
// What the other recognizers of such names need of them stands here as well.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Behind the blanks and marks between a word and the name it leads to.
std::size_t skip_to_name(std::string_view text, std::size_t at);

/// One of the list of given names begins there.
bool is_first_name(const Anchors& anchors, std::size_t begin);

/// "Nowak, Zofia" with nothing behind it; else `end`.
std::size_t with_given_name_behind(std::string_view text, std::size_t end);

/// Behind Cue::kIntroEn and Cue::kIntroEnWeak.
void find_after_intro(const Anchors& anchors, const CueHit& hit, Findings& findings);

}  // namespace deskmill
