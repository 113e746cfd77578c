// SPDX-License-Identifier: Apache-2.0
#include "schema/builtin.hpp"

#include <utility>

#include "config/node.hpp"
#include "core/error.hpp"
#include "schema/validator.hpp"

namespace deskmill {

std::string_view builtin_schema(std::string_view name) {
  for (const BuiltinSchema& schema : builtin_schema_table()) {
    if (schema.name == name) return schema.text;
  }
  std::string message = "there is no schema \"" + std::string(name) + "\"";
  const std::string nearest = did_you_mean(name, builtin_schema_names());
  if (!nearest.empty()) throw Error(Exit::kUsage, message + nearest);
  const char* separator = "; there are ";
  for (const std::string_view known : builtin_schema_names()) {
    message.append(std::exchange(separator, ", ")).append(known);
  }
  throw Error(Exit::kUsage, message);
}

std::vector<std::string_view> builtin_schema_names() {
  std::vector<std::string_view> names;
  for (const BuiltinSchema& schema : builtin_schema_table()) names.push_back(schema.name);
  return names;
}

}  // namespace deskmill
