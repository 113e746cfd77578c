// Names in Latin script that end a text: behind the closing of a mail ("Regards,\nAnna"), and
// behind the sign of an agent ("^Anna").
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Behind Cue::kClosingEn.
void find_after_closing(const Anchors& anchors, const CueHit& hit, Findings& findings);

void find_signature(const Anchors& anchors, Findings& findings);

/// "Thanks,\nAnna": a line of its own behind the thanks.
void find_after_thanks(std::string_view text, const CueHit& hit, Findings& findings);

}  // namespace deskmill
