// Words said twice in transcripts of speech.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deskmill {

/// Three or more of a Chinese pronoun before another character ("我我我想" to "我想"), and an
/// English article, pronoun or preposition that is repeated ("the the"). Doubling that means
/// something (谢谢谢谢, 好好好, "bye bye") is not touched. Nullopt when there is nothing to do.
std::optional<std::string> without_stutter(std::string_view text);

}  // namespace deskmill
