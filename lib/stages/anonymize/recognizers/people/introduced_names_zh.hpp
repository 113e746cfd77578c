// Names behind words that introduce somebody: 我叫王小明, 我是石磊, 免贵姓陈, 客服小李, 寄给王小明。
// A part of the recognizer person_zh.
//
// The words differ in how much they prove. 我叫 leads to a name; 我是 leads to anything (我是石家庄的)
// and 客服 to verbs, so behind them the name and what follows it must be clear.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// Behind Cue::kIntroZh and Cue::kIntroZhWeak: the name, or the surname or given name told alone.
void find_introduced_name(std::string_view text, const CueHit& hit, Findings& findings);

}  // namespace deskmill
