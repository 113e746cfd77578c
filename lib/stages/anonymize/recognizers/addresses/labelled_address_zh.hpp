// Chinese addresses that only the words before them tell: "地址是阳光小区东门", "我住在平安大厦背后".
// A part of the recognizer address_zh, for what has neither a house number nor enough
// administrative units for its grammar.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Behind a label (地址, 住在) and what joins it (是, ：, 改成), to the end of the clause: when a
/// kind of place is named in it (小区, 大厦, 路口) behind a name of its own.
void find_labelled_address(const Anchors& anchors, const CueHit& hit, Findings& findings);

/// The same of a text with which somebody answers where he lives: "阳光小区东门".
void find_answered_address(const Anchors& anchors, Findings& findings);

/// Behind "(近三里桥)", "（东门旁）" directly at `end`: up to 20 characters; else `end`.
std::size_t with_remark(std::string_view text, std::size_t end);

}  // namespace deskmill
