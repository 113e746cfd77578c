// SPDX-License-Identifier: Apache-2.0
#include "cli/parsing/config_file.hpp"

#include <vector>

#include "cli/stages.hpp"
#include "core/error.hpp"

namespace deskmill {
namespace {

/// The keys that a section may have: the long names of the options.
std::vector<std::string> keys_of(const OptionTable& table) {
  std::vector<std::string> keys;
  for (const Option& option : table) {
    if (option.in_config) keys.push_back(option.long_name());
  }
  return keys;
}

std::vector<std::string> texts_of(const Option& option, const Node& node) {
  if (option.is_flag()) return {node.boolean() ? "true" : "false"};
  if (option.is_repeatable()) return node.texts();
  return {node.text()};
}

void assign_from(const Option& option, const Node& node) {
  const std::vector<std::string> texts = texts_of(option, node);
  try {
    assign(option, texts);
  } catch (const Error& error) {
    // assign() names the option as on the command line, "--jobs: ..."; here it is a key.
    const std::string message = error.what();
    node.fail(message.substr(message.find_first_not_of('-')));
  }
}

void add_places(const std::string& option, const Node& node, std::vector<ConfiguredValue>& values) {
  if (node.is_scalar()) values.push_back({option, node.text(), node.where()});
  if (!node.is_list()) return;
  for (const Node& item : node.items()) values.push_back({option, item.text(), item.where()});
}

void apply_section(const Node& section, const OptionTable& table,
                   const std::vector<std::string>& known, const CommandLine& line,
                   std::vector<ConfiguredValue>& values) {
  section.only_keys({known.begin(), known.end()});
  for (const auto& [key, node] : section.entries()) {
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (table[row].long_name() != key || !line.values_of(row).empty()) continue;
      assign_from(table[row], node);
      add_places(key, node, values);
    }
  }
}

}  // namespace

std::vector<ConfiguredValue> apply_config(const Node& root, std::string_view stage,
                                          const OptionTable& table, const OptionTable& common,
                                          const CommandLine& line) {
  std::vector<std::string_view> sections = {"common"};
  for (const StageInfo& info : kStages) sections.push_back(info.name);
  root.only_keys(sections);
  std::vector<ConfiguredValue> values;
  for (const std::string_view name : {std::string_view("common"), stage}) {
    apply_section(root[name], table, keys_of(name == "common" ? common : table), line, values);
  }
  return values;
}

}  // namespace deskmill
