// SPDX-License-Identifier: Apache-2.0
#include "stages/export/card.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/version.hpp"
#include "json/string.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 3> kSplits = {"train", "validation", "test"};

std::string_view split_of(std::string_view file_name) {
  const std::size_t slash = file_name.rfind('/');
  if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
  const auto found = std::find_if(kSplits.begin(), kSplits.end(), [&](std::string_view split) {
    const std::string_view rest = file_name.substr(std::min(split.size(), file_name.size()));
    return file_name.starts_with(split) && (rest.starts_with('-') || rest.starts_with('.'));
  });
  return found == kSplits.end() ? kSplits.front() : *found;
}

/// "" when there are none.
std::string configs(const std::vector<std::string>& file_names) {
  std::string splits;
  for (const std::string_view split : kSplits) {
    std::string files;
    for (const std::string& name : file_names) {
      if (split_of(name) == split) files += "    - " + json_string(name) + "\n";
    }
    if (!files.empty()) splits.append("  - split: ").append(split).append("\n    path:\n") += files;
  }
  if (splits.empty()) return "";
  return "configs:\n- config_name: default\n  data_files:\n" + splits;
}

}  // namespace

std::string export_card(const ExportFormat& format, const std::vector<std::string>& file_names,
                        const ExampleOptions& options) {
  std::string card = "---\n" + configs(file_names);
  card += "dataset_info:\n  features:\n" + format.columns(options);
  card.append("---\n\n").append(format.summary);
  card.append(". Exported with deskmill ").append(version()).append(".\n");
  return card;
}

}  // namespace deskmill
