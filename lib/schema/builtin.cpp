// SPDX-License-Identifier: Apache-2.0
#include "schema/builtin.hpp"

#include "config/node.hpp"
#include "core/error.hpp"
#include "schema/validator.hpp"

namespace deskmill {

std::string_view builtin_schema(std::string_view name) {
  for (const BuiltinSchema& schema : builtin_schema_table()) {
    if (schema.name == name) return schema.text;
  }
  throw Error(Exit::kUsage, "there is no schema \"" + std::string(name) + "\"" +
                                did_you_mean(name, builtin_schema_names()));
}

std::vector<std::string_view> builtin_schema_names() {
  std::vector<std::string_view> names;
  for (const BuiltinSchema& schema : builtin_schema_table()) names.push_back(schema.name);
  return names;
}

}  // namespace deskmill
