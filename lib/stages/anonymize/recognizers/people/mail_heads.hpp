// Names in the heads of mails that were quoted, where the address is left out:
//   From: Quist, Xiomara J.
//   To: Tembo Abara; 李芳
// A line that only such a head has (Sent:, Subject:, 主题：) tells it; names stand some lines around.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Around lines that begin with Cue::kMailHead.
void find_mail_heads(const Anchors& anchors, Findings& findings);

}  // namespace deskmill
