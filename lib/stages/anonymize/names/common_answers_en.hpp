// English words that answer a question for a name or an account and give none: "later", "cancel".
//
// Whoever was asked may answer with any word, so it is not enough that one is in no list of names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// The case of letters does not matter.
bool is_common_in_answers(std::string_view word);

}  // namespace deskmill
