// Language of a text: script shares decide Chinese, Japanese, Korean; CLD2 the Latin rest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

/// ISO 639-1 ("zh", "en", "ja"), or "" when the text is too short or mixed to say.
std::string detect_language(std::string_view text);

}  // namespace deskmill
