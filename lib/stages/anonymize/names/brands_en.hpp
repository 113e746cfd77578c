// Brands that are called like people: "my Michael Kors bag" asks for a bag.
//
// Well-known ones, and none that many people are called as well (Paul Smith): what is left in a
// text by mistake counts for more than a brand that is lost.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Whether the name found at bytes [begin, end) is a brand or a part of one ("Joe" in Trader
/// Joe's).
bool is_brand(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace deskmill
