// Names behind labels: 收件人：王小明, 户名王洋, 收货人改成李四, "name":"王芳".
//
// A label leads to a name more surely than an introduction does, but it is also a word of sentences
// (收件人可以改吗): what a mark, a change or a quote behind it makes of that is known here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Adds the name behind the label at `hit`, if there is one.
void find_labelled_name(const Anchors& anchors, const CueHit& hit, Findings& findings);

}  // namespace deskmill
