// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/guessed_fields.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "stages/ingest/guessing/guessed_answers.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/role_words.hpp"

namespace deskmill {
namespace {

FieldNames as_field(std::string name) {
  return name.empty() ? FieldNames() : FieldNames{std::move(name)};
}

/// Mails that were only written in HTML have an empty plain text.
void add_html_body(const std::vector<std::string>& names, Mapping& mapping) {
  if (mapping.text.empty()) return;
  const std::string text = canonical_name(mapping.text.front());
  if (!text.ends_with("body") && text != "body_text") return;
  for (const std::string& name : names) {
    const std::string canonical = canonical_name(name);
    if (canonical != "html_body" && canonical != "body_html") continue;
    mapping.text.push_back(name);
    mapping.html = true;
    return;
  }
}

}  // namespace

Mapping guess_fields(const std::vector<std::string>& plain,
                     const std::vector<std::string>& nested) {
  std::vector<std::string> names = plain;
  std::copy_if(nested.begin(), nested.end(), std::back_inserter(names),
               [](const std::string& name) { return name.find("/$") != name.npos; });
  const auto known = [&](KnownField field) { return as_field(known_name(names, field)); };
  const auto known_anywhere = [&](KnownField field) {
    const FieldNames found = known(field);
    return found.empty() ? as_field(known_name(nested, field)) : found;
  };
  Mapping mapping;
  mapping.conversation = known(KnownField::kConversation);
  if (mapping.conversation.empty()) mapping.conversation = as_field(parent_case_name(names));
  mapping.text = known(KnownField::kText);
  if (mapping.text.empty() && !mapping.conversation.empty()) {
    mapping.text = known(KnownField::kDescription);
  }
  if (mapping.text.empty()) mapping.text = as_field(known_name(nested, KnownField::kText));
  add_html_body(names, mapping);
  mapping.time = known(KnownField::kTime);
  mapping.customer = known(KnownField::kCustomer);
  guess_named_answers(names, mapping);
  if (!mapping.answer.empty()) return mapping;
  mapping.speaker = known_anywhere(KnownField::kSpeaker);
  if (mapping.speaker.empty() && mapping.customer.empty()) {
    mapping.speaker = known(KnownField::kHandler);
  }
  mapping.roles = flag_rules(names);
  if (const FieldNames role = known_anywhere(KnownField::kRole); !role.empty()) {
    mapping.roles.push_back(role_words(role.front()));
  } else if (!tell_customers(mapping.roles) && !mapping.speaker.empty()) {
    mapping.roles.push_back(role_words(mapping.speaker.front()));
    std::vector<RoleRule> names_for_roles = role_names(mapping.speaker.front());
    std::move(names_for_roles.begin(), names_for_roles.end(), std::back_inserter(mapping.roles));
  }
  return mapping;
}

}  // namespace deskmill
