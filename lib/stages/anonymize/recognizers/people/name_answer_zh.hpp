// "我叫王小明", "陈", "叫我小陈就行": what somebody who was asked for the name is called.
// A part of the recognizer person_zh.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "stages/anonymize/policy/finding.hpp"

namespace deskmill {

/// The answer to a question for a name: a name that it begins with and that ends where a word does,
/// a surname alone, or a nickname.
void find_name_answer_zh(std::string_view answer, Findings& findings);

/// 阿强 in "叫我阿强就行": what somebody wants to be called stands at `begin`.
void find_called_name(std::string_view text, std::size_t begin, Findings& findings);

/// 小明, 老王, 阿强, 晓梅: two characters somebody may be called by stand at `begin`.
bool is_nickname(std::string_view text, std::size_t begin);

}  // namespace deskmill
