// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/chat_lines.hpp"

#include <algorithm>

#include "core/ascii.hpp"

namespace deskmill {

bool is_skipped_line(const Mapping& mapping, std::string_view line) {
  return std::any_of(mapping.skip_lines.begin(), mapping.skip_lines.end(),
                     [&](const GatedPattern& skipped) { return skipped.matches(line); });
}

bool is_cue_number(std::string_view line) {
  constexpr std::size_t kMostDigits = 6;
  return !line.empty() && line.size() <= kMostDigits &&
         std::all_of(line.begin(), line.end(), is_ascii_digit);
}

bool is_date_line(const Mapping& mapping, std::string_view line) {
  return mapping.date_line && mapping.date_line->matches(line);
}

bool is_header_line(const Mapping& mapping, std::string_view line) {
  return std::any_of(mapping.header_lines.begin(), mapping.header_lines.end(),
                     [&](const GatedPattern& header) { return header.matches(line); });
}

std::vector<std::string> chat_columns(const Mapping& mapping) {
  std::vector<std::string> names = mapping.line->group_names();
  if (has_sections(mapping)) names.emplace_back("section");
  return names;
}

const GatedPattern* separator_in(const Mapping& mapping, std::string_view line,
                                 std::vector<MatchSpan>& groups) {
  const auto found =
      std::find_if(mapping.separators.begin(), mapping.separators.end(),
                   [&](const GatedPattern& each) { return each.find(line, groups); });
  return found == mapping.separators.end() ? nullptr : &*found;
}

}  // namespace deskmill
