// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/sample_names.hpp"

#include <set>
#include <string_view>
#include <utility>

namespace deskmill {
namespace {

/// Adds the names of members that are no objects or lists, `before` in front of each.
void add_plain_names(JsonValue object, const std::string& before, std::set<std::string>& seen,
                     std::vector<std::string>& names) {
  for (const JsonValue member : object) {
    if (names.size() == kSampleMembers) return;
    if (member.is(JsonType::kObject) || member.is(JsonType::kArray)) continue;
    std::string name = before + std::string(member.name());
    if (seen.insert(name).second) names.push_back(std::move(name));
  }
}

}  // namespace

std::vector<std::string> plain_names(const Sample& sample) {
  if (sample.is_delimited() && !sample.rows.empty()) return sample.rows.front();
  std::set<std::string> seen;
  std::vector<std::string> names;
  if (!sample.is_json()) return names;
  for (const JsonDocument& document : sample.documents) {
    add_plain_names(document.root(), "", seen, names);
  }
  return names;
}

std::vector<std::string> nested_names(const Sample& sample) {
  std::set<std::string> seen;
  std::vector<std::string> names;
  if (!sample.is_json()) return names;
  for (const JsonDocument& document : sample.documents) {
    std::size_t looked_at = 0;
    for (const JsonValue member : document.root()) {
      if (++looked_at > kSampleMembers) break;
      const bool fits_pointer = member.name().find_first_of("/~") == std::string_view::npos;
      if (!member.is(JsonType::kObject) || !fits_pointer) continue;
      add_plain_names(member, "/" + std::string(member.name()) + "/", seen, names);
    }
  }
  return names;
}

}  // namespace deskmill
