// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/explain.hpp"

#include <string>

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

std::string member_text(const Record& record, const Passage& passage, const Tells& tells) {
  std::string text = "member";
  const auto look = [&](const StringToken& token) {
    if (token.span.begin != passage.token.begin) return;
    text = token.is_name ? "name in " + path_text(token.path.first(token.path.size() - 1), tells)
                         : "member " + path_text(token.path, tells);
  };
  if (passage.place == Passage::Place::kNumber) {
    for_each_number(record.raw(), look);
  } else {
    for_each_string(record.raw(), look);
  }
  return text;
}

std::string place_text(const Record& record, const Passage& passage, const Tells& tells) {
  if (passage.place == Passage::Place::kTurn) return "turn " + std::to_string(passage.turn);
  return member_text(record, passage, tells);
}

}  // namespace

void explain_findings(const Record& record, std::span<const Passage> passages,
                      const std::function<bool(std::string_view name)>& tells, Notes& notes) {
  for (const Passage& passage : passages) {
    const bool is_pseudonym = passage.rule == MemberRule::kPseudonym;
    if (passage.findings.empty() && !is_pseudonym) continue;
    const std::string place = place_text(record, passage, tells);
    if (is_pseudonym) notes.explain("pseudonym", place);
    for (const Finding& finding : passage.findings) {
      notes.explain(finding.rule, place + ", bytes " + std::to_string(finding.begin) + "-" +
                                      std::to_string(finding.end) + ": " +
                                      std::string(name_of(finding.type)));
    }
  }
}

}  // namespace deskmill
