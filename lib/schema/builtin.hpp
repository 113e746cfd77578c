// The table that the build makes from schemas/*.schema.json (cmake/schemas.cmake).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace deskmill {

struct BuiltinSchema {
  std::string_view name, text;
};

/// Sorted by name.
std::span<const BuiltinSchema> builtin_schema_table();

}  // namespace deskmill
