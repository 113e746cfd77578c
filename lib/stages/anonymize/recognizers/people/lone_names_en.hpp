// Names in Latin script to which nothing leads: known by themselves, or because somebody is
// addressed. A part of the recognizer person_en.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// A common given name with a capital, and the capitalised words behind it. One already covered by
/// a longer name gives way when overlaps are resolved.
void find_first_name(const Anchors& anchors, const CueHit& hit, Findings& findings);

/// A given name that is also a word, where it is no word: "Mark Brown", ", Mark.".
void find_ambiguous_name(const Anchors& anchors, const CueHit& hit, Findings& findings);

/// "Weronika Martinsen": a surname, and the capitalised word in front of it, known or not.
void find_surname(const Anchors& anchors, const CueHit& hit, Findings& findings);

/// "We hear you, Xiomara." from an agent: whoever is addressed there is called by one name, known
/// as such or not. Customers rarely address anybody, and name places.
void find_addressed(const Anchors& anchors, Findings& findings);

}  // namespace deskmill
