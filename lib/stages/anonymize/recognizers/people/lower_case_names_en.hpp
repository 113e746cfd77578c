// Names in small letters behind words that introduce somebody, as people type them in chats. A part
// of the recognizer person_en.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// "my name is anna": one word or two, when they are no common ones and the clause ends there.
void find_lower_case_name(std::string_view text, std::size_t begin, Findings& findings);

/// "hi im jessica and": behind such a word many follow, so only a given name that is no other word.
void find_known_lower_case_name(std::string_view text, const CueHit& hit, std::size_t begin,
                                Findings& findings);

}  // namespace deskmill
