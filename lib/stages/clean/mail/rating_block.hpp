// The invitation to rate that a help desk puts into each of its mails, with the answers to click:
//   How would you rate my reply?          请对我的服务进行评价：
//   Great    Okay    Not Good             ★★★★★
// Only the question together with its row of answers: alone it is what somebody may have said. Code
// over whole lines, because words of a row (good, okay, 满意) are words of everything else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace deskmill {

/// The lines of such a block that begins at line `i`, blank ones within it too; 0 when there is
/// none.
std::size_t rating_block_lines(const std::vector<std::string_view>& lines, std::size_t i);

}  // namespace deskmill
