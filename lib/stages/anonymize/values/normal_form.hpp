// One value, many spellings: the key under which a value is numbered, pseudonymised and recognised
// again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/anonymize/policy/pii_type.hpp"

namespace deskmill {

/// Numbers: ASCII digits and capitals only, +86 and 0086 removed from phones, Chinese numerals of
/// phones read. E-mail: lower case, at and dot as signs. Everything else: width folded, lower case,
/// blanks at both ends removed, and within Chinese names.
std::string normal_form(PiiType type, std::string_view value);

}  // namespace deskmill
