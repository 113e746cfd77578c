// The value with its middle replaced by '*': enough stays to tell two values of one conversation
// apart, which also means that a mask still points at a person.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "stages/anonymize/policy/pii_type.hpp"

namespace deskmill {

/// How much stays depends on the kind: 138****8000, 王**, a***@example.com.
std::string masked(PiiType type, std::string_view value);

/// Whether bytes [begin, end) are what a mask left of a name: the M of M*****.
bool is_left_of_mask(PiiType type, std::string_view text, std::size_t begin, std::size_t end);

}  // namespace deskmill
