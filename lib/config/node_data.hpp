// What stands behind a Node; shared by the accessors and the builder.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "config/node.hpp"

namespace deskmill {

struct Node::Data {
  Type type = Type::kMissing;
  std::shared_ptr<const std::string> file;
  std::size_t line = 0;
  std::string key;     ///< that it is the value of, "" for an item of a list
  std::string scalar;  ///< of a missing node: the key that was looked for
  std::vector<Node> items;
  std::vector<std::pair<std::string, Node>> entries;
  std::vector<std::size_t> key_lines;  ///< one per entry
  std::size_t nodes = 1;               ///< in this subtree, aliases expanded
};

}  // namespace deskmill
