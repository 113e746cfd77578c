// Made-up values of the same shape.
//
// A surrogate keeps separators, width and length of the original and lies, where there is one, in a
// range that is given to nobody: 142 for CN mobiles, 555-01xx in North America, example.com, RFC
// 5737 and RFC 3849 for IP, region 99 for resident IDs, prefix 9 for cards. What has no such range
// (order numbers, names, addresses) can coincide with a real value by chance.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/anonymize/policy/pii_type.hpp"
#include "stages/anonymize/replace/keyed_hash.hpp"

namespace deskmill {

/// The surrogate of `value`; `identity` is its normal form: equal identities give surrogates of
/// equal digits or letters in each spelling.
std::string surrogate_of(PiiType type, std::string_view value, std::string_view identity,
                         const KeyedHash& key);

}  // namespace deskmill
