// "samira khan and my number is …": a name in small letters, which is one because it was asked for.
// A part of the recognizer person_en.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Behind the words that introduce an answer: "Sure. It's ".
std::size_t behind_lead_ins(std::string_view text);

/// The answer to a question for a name: one word that is in a list of names, or two or three words
/// that are no common ones in such answers, behind "yes", "its", "my full name is"; else the only
/// word that is no common one.
void find_name_answer(const Anchors& anchors, Findings& findings);

}  // namespace deskmill
