// JSON that stands in a text: {"customer_name":"Anna"} pasted into a message, or a request body
// logged as a string of the metadata. The codec has taken off one level of quoting; what is left
// looks like \"name\":\"\\u738b\\u82b3\", with any number of backslashes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

struct QuotedValue {
  std::size_t begin = 0, end = 0;  ///< bytes of the text; equal when there is none
};

/// The string that belongs to the name of a member whose last letter stands before `from`. At most
/// 64 bytes are looked at.
QuotedValue quoted_value_after(std::string_view text, std::size_t from);

/// With the escapes \uXXXX of the basic plane decoded; others stay.
std::string without_escapes(std::string_view value);

}  // namespace deskmill
