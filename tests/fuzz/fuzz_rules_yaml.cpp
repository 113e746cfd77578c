// YAML is refused with Error(kUsage) that names the file, or becomes a tree that can be walked;
// rules that load are dumped and read back to the same.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "fuzz/check.hpp"
#include "rules/rule_table.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kFile = "f.yaml";

void walk(const Node& node) {
  check(node.where().starts_with(kFile));
  if (node.is_scalar()) {
    const Node again = parse_yaml("a: " + yaml_scalar(node.text()) + "\n", kFile);
    check(again["a"].text() == node.text());
  }
  if (node.is_list()) {
    for (const Node& item : node.items()) walk(item);
  }
  if (!node.is_map()) return;
  for (const auto& [key, value] : node.entries()) {
    check(node[key].exists());
    walk(value);
  }
}

void reload(const Node& root) {
  const std::string dumped = dump_rules(load_rules(root, {"drop_turn", "replace"}, {"weight"}));
  const auto again = load_rules(parse_yaml(dumped, kFile), {"drop_turn", "replace"}, {"weight"});
  check(dump_rules(again) == dumped);
}

void run(std::string_view text) {
  try {
    const Node root = parse_yaml(text, kFile);
    walk(root);
    reload(root);
  } catch (const Error& error) {
    check(error.code() == Exit::kUsage);
    check(std::string_view(error.what()).starts_with(kFile));
  }
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
