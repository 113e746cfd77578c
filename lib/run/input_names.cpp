// SPDX-License-Identifier: Apache-2.0
#include "run/input_names.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// The last `count` folders of the path, each with a slash behind; fewer when there are no more.
std::string_view last_folders(std::string_view path, std::size_t count) {
  const std::size_t base = path.rfind('/') + 1;  // 0 when there is no slash
  std::size_t begin = base;
  for (; count > 0 && begin > 0; --count) {
    const std::size_t slash = begin < 2 ? std::string_view::npos : path.rfind('/', begin - 2);
    begin = slash + 1;
    if (slash == std::string_view::npos) break;
  }
  return path.substr(begin, base - begin);
}

std::size_t folders_in(std::string_view path) {
  return static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
}

using Group = std::vector<std::size_t>;

/// Puts as few folders in front of the names of a group as make them different.
void add_folders(const std::vector<InputFile>& inputs, const Group& group,
                 std::vector<std::string>& names) {
  std::size_t most = 0;
  for (const std::size_t i : group) most = std::max(most, folders_in(inputs[i].path));
  for (std::size_t count = 1; count <= most; ++count) {
    std::map<std::string, std::size_t> seen;
    for (const std::size_t i : group) {
      names[i] = std::string(last_folders(inputs[i].path, count)) + inputs[i].name;
      ++seen[names[i]];
    }
    if (seen.size() == group.size()) return;
  }
}

/// Numbers the names that are still the same, past those that another input has by itself.
void add_numbers(std::vector<std::string>& names) {
  std::set<std::string> taken(names.begin(), names.end());
  std::map<std::string, std::size_t> last_number;
  for (std::string& name : names) {
    std::size_t& number = last_number[name];
    if (number++ == 0) continue;
    std::string numbered = name + "~" + std::to_string(number);
    while (!taken.insert(numbered).second) numbered = name + "~" + std::to_string(++number);
    name = std::move(numbered);
  }
}

}  // namespace

std::string printable_name(std::string_view name) {
  if (is_valid_utf8(name)) return std::string(name);
  std::string printable;
  for (const char byte : name) {
    if (static_cast<unsigned char>(byte) < 0x80) {
      printable += byte;
    } else {
      append_utf8(printable, U'\uFFFD');
    }
  }
  return printable;
}

std::vector<std::string> distinct_names(const std::vector<InputFile>& inputs) {
  std::vector<std::string> names;
  std::map<std::string, Group> groups;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    names.push_back(inputs[i].name);
    groups[inputs[i].name].push_back(i);
  }
  for (const auto& [name, group] : groups) {
    if (group.size() > 1) add_folders(inputs, group, names);
  }
  for (std::string& name : names) name = printable_name(name);
  add_numbers(names);
  return names;
}

}  // namespace deskmill
