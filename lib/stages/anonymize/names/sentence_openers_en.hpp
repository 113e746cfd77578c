// Words that open a sentence before a comma, where names do too: "Unfortunately, ...", "Ida, ...".
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// The word in any case.
bool opens_sentence(std::string_view word);

}  // namespace deskmill
