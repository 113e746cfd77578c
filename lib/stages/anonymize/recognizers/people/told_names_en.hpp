// Names in Latin script, in no list, that the words around them tell: behind whom they belong to
// ("gate agent Xiomara", "my daughter Zofia"), and as whom an agent's turn begins with ("Xiomara,
// could you wait?").
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Behind Cue::kRoleEn.
void find_behind_role_en(const Anchors& anchors, const CueHit& hit, Findings& findings);

/// The first word of a turn in which an agent may address somebody.
void find_addressed_first(std::string_view text, Findings& findings);

/// "Hi, I'm Priyanka": whoever greets says who speaks.
bool is_greeted_before(std::string_view text, std::size_t intro);

/// "S-I-O-B-H-A-N", "S I O B H A N" at `begin`; false when none stands there.
bool find_spelled_name(std::string_view text, std::size_t begin, Findings& findings);

/// "Customer: Xiomara Quist": a label that ends with its colon, and two words.
void find_behind_colon(const Anchors& anchors, const CueHit& hit, Findings& findings);

/// "transfer me to Xiomara", "signed for by QUIST": a person, if no department.
bool leads_to_person(std::string_view text, const CueHit& hit, std::size_t begin, std::size_t end);

/// "spoke to Xiomara at the desk": where and when somebody was met.
bool is_met_there(std::string_view text, const CueHit& hit, std::size_t end);

/// "Zofia\nNowak, hello": the end of the surname in the line behind `end`, or `end`.
std::size_t with_next_line(std::string_view text, std::size_t end);

}  // namespace deskmill
