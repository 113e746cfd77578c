// Recognizers of people by their names.
//
// Two of them, one for each script, with many ways in which a name comes into a text: behind a
// label or an introduction, before a title, as an answer, by itself. The larger ways are files of
// their own and report as their recognizer. What a name is made of is known in names/.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "stages/anonymize/recognizers/recognizer.hpp"

namespace deskmill {

extern const Recognizer kPersonZh, kPersonEn, kMailName;

/// For the ways of kPersonZh and of kPersonEn: what they found is theirs.
inline void add_person_zh(std::size_t begin, std::size_t end, double score, Findings& findings) {
  findings.push_back({begin, end, PiiType::kPerson, score, kPersonZh.name});
}
inline void add_person_en(std::size_t begin, std::size_t end, double score, Findings& findings) {
  findings.push_back({begin, end, PiiType::kPerson, score, kPersonEn.name});
}

}  // namespace deskmill
