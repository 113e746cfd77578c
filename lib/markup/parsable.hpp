// Which HTML may be given to gumbo. For its tree it takes time and memory in proportion to the
// source only where elements are not nested too deep and tags have not too many attributes: it
// opens formatting elements that nobody closed anew in each block, compares the name of an
// attribute with those of all others of its tag, and frees its tree by recursion.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// False for input whose tree would be too deep or too large for its source. Reads it like a
/// parser that knows no scripts and no comments, which makes it see more tags, never fewer.
bool is_parsable(std::string_view html);

/// "&#20321111111;": gumbo counts in 32 bits and makes any character of it, or bytes that are no
/// UTF-8. Html that holds one is not parsable.
bool has_endless_number(std::string_view text);

}  // namespace deskmill
