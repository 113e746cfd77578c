// Text in columns of a terminal, where Chinese, Japanese and Korean characters take two.
//
// Bytes or code points would break tables and lines as soon as an explanation quotes 您好. The
// ranges are those of East Asian Width W and F in Unicode 15, joined where nothing else lies
// between; no ICU, because a help page must not load 30 MB of data.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// Columns that valid UTF-8 takes on a terminal.
std::size_t columns_of(std::string_view text);

/// Lines of at most `columns`, broken at blanks and between wide characters, never before closing
/// punctuation. A word longer than a line stays whole. Line feeds in `text` are kept.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace deskmill
