// What a recognizer reports: a byte range of one text, and how sure it is.
//
// Scores: 0.9 and more = checksum or unmistakable shape; 0.7 = shape that is rarely anything else;
// 0.5 = shape plus context; below the policy's min_score (0.5) a finding stays a candidate and is
// only counted. A failed checksum lowers a score, it never removes a finding whose shape and
// context already suffice: people mistype, and a mistyped number still points at a person.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stages/anonymize/policy/pii_type.hpp"

namespace deskmill {

struct Finding {
  std::size_t begin = 0, end = 0;  ///< bytes of the text scanned
  PiiType type = PiiType::kPerson;
  double score = 0;
  std::string_view rule;  ///< name of the recognizer, or "known", "metadata"
};

using Findings = std::vector<Finding>;

inline std::string_view slice(std::string_view text, const Finding& finding) {
  return text.substr(finding.begin, finding.end - finding.begin);
}

/// Sorts by place and leaves no two findings that overlap: the higher score wins, then the longer
/// one, then the earlier one. Findings under `min_score` (by type) must have been removed before.
void resolve_overlaps(Findings& findings);

}  // namespace deskmill
