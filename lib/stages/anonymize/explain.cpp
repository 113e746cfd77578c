// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/explain.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>

#include "json/pointer.hpp"
#include "json/walk.hpp"

namespace deskmill {
namespace {

using Tells = std::function<bool(std::string_view name)>;

/// Lists have no place in it: /turns/speaker.
std::string path_text(std::span<const std::string_view> names, const Tells& tells) {
  std::string text;
  for (const std::string_view name : names) text += pointer_step(tells(name) ? "…" : name);
  return text.empty() ? "/" : text;
}

bool is_explained(const Passage& passage) {
  return !passage.findings.empty() || passage.rule == MemberRule::kPseudonym;
}

/// What to call the members among the passages, by the place of their tokens in the line.
using Places = std::unordered_map<std::uint32_t, std::string>;

Places places_of_members(const Record& record, std::span<const Passage> passages,
                         const Tells& tells) {
  Places places;
  for (const Passage& passage : passages) {
    const bool is_member = !passage.is_turn();
    if (is_member && is_explained(passage)) places.emplace(passage.token.begin, "member");
  }
  if (places.empty()) return places;
  const auto look = [&](const StringToken& token) {
    const auto place = places.find(token.span.begin);
    if (place == places.end()) return;
    place->second = token.is_name
                        ? "name in " + path_text(token.path.first(token.path.size() - 1), tells)
                        : "member " + path_text(token.path, tells);
  };
  for_each_number(record.raw(), look);
  for_each_string(record.raw(), look);
  return places;
}

}  // namespace

void explain_findings(const Record& record, std::span<const Passage> passages,
                      const std::function<bool(std::string_view name)>& tells, Notes& notes) {
  const Places members = places_of_members(record, passages, tells);
  for (const Passage& passage : passages) {
    if (!is_explained(passage)) continue;
    const std::string place = passage.is_turn() ? "turn " + std::to_string(passage.turn)
                                                : members.at(passage.token.begin);
    if (passage.rule == MemberRule::kPseudonym) notes.explain("pseudonym", place);
    for (const Finding& finding : passage.findings) {
      notes.explain(finding.rule, place + ", bytes " + std::to_string(finding.begin) + "-" +
                                      std::to_string(finding.end) + ": " +
                                      std::string(name_of(finding.type)));
    }
  }
}

}  // namespace deskmill
