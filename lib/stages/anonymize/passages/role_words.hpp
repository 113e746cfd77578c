// Words that stand where a speaker's name is expected and name nobody.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// A word for a role instead of a person, in any case of letters: "agent", "客服", "System".
bool is_role_word(std::string_view speaker);

}  // namespace deskmill
