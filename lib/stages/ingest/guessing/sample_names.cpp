// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/sample_names.hpp"

#include <array>
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

/// Deeper than one object only what programs are known to write there: LangChain's stored messages,
/// writers of Teams.
constexpr std::array<std::string_view, 2> kDeepPointers = {"/message/data/content",
                                                           "/from/user/displayName"};

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
    for (const std::string_view deep : kDeepPointers) {
      const bool is_new = !seen.contains(std::string(deep));
      if (!is_new || !document.root().at_pointer(deep).exists()) continue;
      names.emplace_back(*seen.emplace(deep).first);
    }
  }
  return names;
}

}  // namespace deskmill
