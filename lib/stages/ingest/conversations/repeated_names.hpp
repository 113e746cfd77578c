// Finds an object in which one name stands twice.
//
// Of two texts of one name an export means one, or both; whoever takes the first loses the other
// without a word. Converters from XML write such objects, and queries that join tables.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/document.hpp"

namespace deskmill {

/// An object in `value`, itself included, that has a name twice; a missing value when none has.
/// Time grows with the members n as n log n at the worst.
JsonValue object_with_repeated_name(JsonValue value);

}  // namespace deskmill
