// A compiled schema: one node per (sub)schema, referring to others by index.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/document.hpp"
#include "rules/pattern.hpp"

namespace deskmill {

/// The names of "type"; the index is the bit in SchemaNode::types.
inline constexpr std::array<std::string_view, 7> kSchemaTypes = {
    "object", "array", "string", "number", "integer", "boolean", "null"};

struct SchemaNode {
  using Index = std::size_t;
  using Named = std::vector<std::pair<std::string, Index>>;
  static constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

  bool never = false;              ///< the schema `false`
  unsigned types = 0;              ///< 0: any
  std::vector<JsonValue> allowed;  ///< enum, or const alone; empty: any
  std::vector<std::string> required;
  Named properties;
  std::vector<std::pair<Pattern, Index>> pattern_properties;
  std::optional<Index> additional;
  std::vector<std::pair<std::string, std::vector<std::string>>> dependent_required;
  std::vector<Index> prefix_items;
  std::optional<Index> items;
  std::size_t min_items = 0, max_items = kNoLimit;
  std::size_t min_length = 0, max_length = kNoLimit;  ///< code points
  std::optional<Pattern> pattern;
  bool is_time = false;  ///< format "date-time"
  std::optional<double> minimum, maximum;
  std::vector<Index> all_of, any_of, one_of;
  std::optional<Index> none_of, condition, consequence, alternative, reference;
};

/// Compiles the document, which must outlive the nodes; node 0 is the whole. Throws Error(kUsage).
std::vector<SchemaNode> compile_schema(JsonValue root, std::string_view file);

}  // namespace deskmill
