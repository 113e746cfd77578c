// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/mapping_check.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/counted.hpp"
#include "core/error.hpp"
#include "stages/ingest/mapping/message_mapper.hpp"
#include "stages/ingest/mapping/source_row.hpp"

namespace deskmill {
namespace {

struct UsedField {
  const FieldNames& names;
  const std::string& where;
};

std::vector<UsedField> used_fields(const Mapping& mapping) {
  std::vector<UsedField> fields;
  const auto add = [&](const FieldNames& names, const std::string& where) {
    if (!names.empty()) fields.push_back({names, where});
  };
  for (const FieldNames* names :
       {&mapping.text, &mapping.conversation, &mapping.customer, &mapping.speaker, &mapping.time,
        &mapping.reply_id, &mapping.reply_to}) {
    add(*names, mapping.where);
  }
  for (const RoleRule& rule : mapping.roles) {
    add(rule.field, rule.where);
    add(rule.other, rule.where);
  }
  for (const FieldTest& drop : mapping.drops) add(drop.field, mapping.where);
  for (const FieldTest& kind : mapping.kinds) add(kind.field, mapping.where);
  return fields;
}

/// Members that a message is also good without; one mapping may serve exports with them and
/// without.
std::vector<UsedField> added_fields(const Mapping& mapping) {
  std::vector<UsedField> fields;
  for (const auto& [name, field] : mapping.meta) fields.push_back({field, mapping.where});
  for (const auto& [name, field] : mapping.extra) fields.push_back({field, mapping.where});
  return fields;
}

/// "" when the header has the field.
std::string problem_of(const UsedField& field, const std::vector<std::string>& header) {
  const std::vector<std::string_view> columns(header.begin(), header.end());
  const auto is_there = [&](const std::string& name) {
    if (name.starts_with('#')) return Field(name, Columns{header, false, {}}).resolved();
    return name.starts_with("header.") ||
           std::find(columns.begin(), columns.end(), name) != columns.end();
  };
  if (std::any_of(field.names.begin(), field.names.end(), is_there)) return {};
  const std::string& name = field.names.front();
  const std::string nearest = nearest_name(name, columns);
  return field.where + ": no column named " + name +
         (nearest.empty() ? std::string() : "; did you mean " + nearest + "?");
}

bool has_header(const Mapping& mapping, const Sample& sample) {
  return mapping.input == Mapping::Input::kDelimited && mapping.header && !sample.rows.empty();
}

bool is_seen(const FieldChoice& field, const Mapping& mapping, const Sample& sample) {
  for (const JsonDocument& document : sample.documents) {
    const JsonValue root = document.root();
    const JsonValue messages = root.at_pointer(mapping.messages);
    const JsonValue opening = opening_of(mapping, root);
    if (opening.exists() && !field.text(SourceRow{nullptr, opening, root}).empty()) return true;
    if (mapping.messages.empty() || !messages.is(JsonType::kArray)) {
      const JsonValue message = mapping.messages.empty() ? root : messages;
      if (!field.text(SourceRow{nullptr, message, root}).empty()) return true;
      continue;
    }
    for (const JsonValue message : messages) {
      if (!field.text(SourceRow{nullptr, message, root}).empty()) return true;
    }
  }
  return false;
}

}  // namespace

void check_columns(const Mapping& mapping, const Sample& sample) {
  if (!has_header(mapping, sample)) return;
  for (const UsedField& field : used_fields(mapping)) {
    const std::string problem = problem_of(field, sample.rows.front());
    if (!problem.empty()) throw Error(Exit::kUsage, problem);
  }
}

std::vector<std::string> fields_not_seen(const Mapping& mapping, const Sample& sample) {
  std::vector<std::string> sentences;
  std::vector<UsedField> fields = added_fields(mapping);
  if (has_header(mapping, sample)) {
    for (const UsedField& field : fields) {
      std::string problem = problem_of(field, sample.rows.front());
      if (!problem.empty()) sentences.push_back(std::move(problem));
    }
  }
  if (mapping.input != Mapping::Input::kJson || sample.documents.empty()) return sentences;
  for (const UsedField& field : used_fields(mapping)) fields.push_back(field);
  for (const UsedField& field : fields) {
    if (is_seen(FieldChoice(field.names, Columns{{}, true, {}}), mapping, sample)) continue;
    sentences.push_back(field.where + ": no value for " + field.names.front() + " in the " +
                        (sample.documents.size() == 1
                             ? "first element"
                             : "first " + counted(sample.documents.size(), "element")));
  }
  return sentences;
}

}  // namespace deskmill
