// JSON pointers (RFC 6901): into names, and out of names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// The reference tokens of a pointer, with ~1 and ~0 decoded to / and ~: "/a/b~1c" gives "a",
/// "b/c". The empty pointer gives none.
std::vector<std::string> pointer_tokens(std::string_view pointer);

/// What leads from a value to its member: a slash and the name with / and ~ spelt ~1 and ~0.
std::string pointer_step(std::string_view name);

}  // namespace deskmill
