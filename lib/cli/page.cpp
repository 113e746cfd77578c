// SPDX-License-Identifier: Apache-2.0
#include "cli/page.hpp"

#include <algorithm>

#include "core/joined.hpp"

namespace deskmill {

std::vector<OptionGroup> groups_of(const OptionTable& options) {
  std::vector<OptionGroup> groups;
  for (const Option& option : options) {
    if (option.is_hidden) continue;
    const std::string heading = option.group.empty() ? "Options" : option.group;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const OptionGroup& g) { return g.heading == heading; });
    if (group == groups.end()) group = groups.insert(groups.end(), {heading, {}});
    group->options.push_back(&option);
  }
  return groups;
}

std::string full_help(const Option& option) {
  std::string facts;
  if (!option.allowed.empty()) facts = "one of " + joined(option.allowed);
  const std::string shown = option.is_secret ? "" : shown_value(option);
  if (!shown.empty() && option.help.find("Default") == std::string::npos) {
    facts += (facts.empty() ? "" : "; ") + ("default: " + shown);
  }
  return facts.empty() ? option.help : option.help + " [" + facts + "]";
}

const std::vector<ExitMeaning>& exit_meanings() {
  static const std::vector<ExitMeaning> kMeanings = {
      {0, "done; rejected records, if any, within the budget"},
      {1, "a check said no; the data was read fine"},
      {2, "wrong options or configuration, found before any output"},
      {65, "bad data: rejected records over the budget, or input of the wrong form"},
      {66, "an input is missing, unreadable or truncated"},
      {70, "a bug in deskmill"},
      {73, "an output cannot be created, or exists and must not be replaced"},
      {74, "reading or writing failed, for example because a disk is full"},
      {75, "locked by another run, or over the memory limit: try again"},
  };
  return kMeanings;
}

}  // namespace deskmill
