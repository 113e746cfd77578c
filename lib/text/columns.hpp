// Columns of a terminal, of which Chinese, Japanese and Korean characters take two.
//
// Bytes or code points would break tables and lines as soon as one quotes 您好. The ranges are
// those of East Asian Width W and F in Unicode 15 as far as scripts go; of pictures the block of
// emoji counts as wide, and the few outside of it do not. No ICU, because a help page must not load
// 30 MB of data.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Whether the character takes two columns.
bool is_wide(char32_t c);
/// Columns that valid UTF-8 takes on a terminal.
std::size_t columns_of(std::string_view text);

}  // namespace deskmill
