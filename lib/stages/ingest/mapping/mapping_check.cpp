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

/// Those without which messages would be read in part, and for `added` those of meta and extra.
std::vector<const FieldNames*> used_fields(const Mapping& mapping, bool added) {
  std::vector<const FieldNames*> fields;
  const auto add = [&](const FieldNames& field) {
    if (!field.empty()) fields.push_back(&field);
  };
  if (added) {
    for (const auto* named : {&mapping.meta, &mapping.extra}) {
      for (const auto& [name, field] : *named) add(field);
    }
    return fields;
  }
  for (const FieldNames* field :
       {&mapping.text, &mapping.answer, &mapping.conversation, &mapping.customer, &mapping.speaker,
        &mapping.time, &mapping.day, &mapping.writer, &mapping.receiver, &mapping.reply_id,
        &mapping.reply_to}) {
    add(*field);
  }
  for (const RoleRule& rule : mapping.roles) {
    add(rule.field);
    add(rule.other);
  }
  for (const auto* tests : {&mapping.drops, &mapping.kinds}) {
    for (const FieldTest& test : *tests) add(test.field);
  }
  return fields;
}

std::string where_is(const FieldNames& field, const Mapping& mapping) {
  return field.where().empty() ? mapping.where : field.where();
}

/// "" when the header has the field.
std::string missing_column(const FieldNames& field, const std::vector<std::string>& header) {
  const std::vector<std::string_view> columns(header.begin(), header.end());
  const auto is_there = [&](const std::string& name) {
    if (name.starts_with('#')) return Field(name, Columns{header, false, {}}).resolved();
    return name.starts_with("header.") ||
           std::find(columns.begin(), columns.end(), name) != columns.end();
  };
  if (std::any_of(field.begin(), field.end(), is_there)) return {};
  const std::string nearest = nearest_name(field.front(), columns);
  return "no column named " + field.front() +
         (nearest.empty() ? std::string() : "; did you mean " + nearest + "?");
}

/// "2 columns are named note (#5 and #6)"; "" when the header has no name of the field twice.
std::string repeated_column(const FieldNames& field, const std::vector<std::string>& header) {
  for (const std::string& name : field) {
    std::vector<std::string> places;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header[i] == name) places.push_back("#" + std::to_string(i + 1));
    }
    if (places.size() < 2) continue;
    std::string list = places.front();
    for (std::size_t i = 1; i < places.size(); ++i) {
      list += (i + 1 < places.size() ? ", " : " and ") + places[i];
    }
    return std::to_string(places.size()) + " columns are named " + name + " (" + list + ")";
  }
  return {};
}

/// In chat text the named groups of `line` are the columns.
std::string missing_group(const FieldNames& field, const Mapping& mapping) {
  const std::vector<std::string>& groups = mapping.line->group_names();
  const auto is_there = [&](const std::string& name) {
    return name == "section" || name.starts_with("header.") ||
           std::find(groups.begin(), groups.end(), name) != groups.end();
  };
  if (std::any_of(field.begin(), field.end(), is_there)) return {};
  const std::string nearest = nearest_name(field.front(), {groups.begin(), groups.end()});
  return "line has no group named " + field.front() +
         (nearest.empty() ? ", such as (?P<" + field.front() + ">...)"
                          : "; did you mean " + nearest + "?");
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
  const auto refuse = [&](const FieldNames& field, const std::string& problem) {
    throw Error(Exit::kUsage, where_is(field, mapping) + ": " + problem);
  };
  if (mapping.input == Mapping::Input::kChat) {
    for (const FieldNames* field : used_fields(mapping, false)) {
      const std::string missing = missing_group(*field, mapping);
      if (!missing.empty()) refuse(*field, missing);
    }
  }
  if (!has_header(mapping, sample)) return;
  const std::vector<std::string>& header = sample.rows.front();
  for (const bool added : {false, true}) {
    for (const FieldNames* field : used_fields(mapping, added)) {
      const std::string missing = added ? std::string() : missing_column(*field, header);
      if (!missing.empty()) refuse(*field, missing);
      const std::string repeated = repeated_column(*field, header);
      if (!repeated.empty()) refuse(*field, repeated + "; say which by its number");
    }
  }
}

std::vector<std::string> repeated_columns(const Mapping& mapping,
                                          const std::vector<std::string>& header) {
  std::vector<std::string> sentences;
  for (const FieldNames* field : used_fields(mapping, false)) {
    std::string repeated = repeated_column(*field, header);
    if (repeated.empty()) continue;
    repeated += ", of which the first is read; a mapping can name another by its number";
    const bool is_new = std::find(sentences.begin(), sentences.end(), repeated) == sentences.end();
    if (is_new) sentences.push_back(std::move(repeated));
  }
  return sentences;
}

std::vector<std::string> fields_not_seen(const Mapping& mapping, const Sample& sample) {
  std::vector<std::string> sentences;
  std::vector<const FieldNames*> fields = used_fields(mapping, true);
  const auto say = [&](const FieldNames& field, const std::string& problem) {
    sentences.push_back(where_is(field, mapping) + ": " + problem);
  };
  if (mapping.input == Mapping::Input::kChat) {
    for (const FieldNames* field : fields) {
      const std::string missing = missing_group(*field, mapping);
      if (!missing.empty()) say(*field, missing);
    }
  }
  if (has_header(mapping, sample)) {
    for (const FieldNames* field : fields) {
      const std::string missing = missing_column(*field, sample.rows.front());
      if (!missing.empty()) say(*field, missing);
    }
  }
  if (mapping.input != Mapping::Input::kJson || sample.documents.empty()) return sentences;
  for (const FieldNames* field : used_fields(mapping, false)) fields.push_back(field);
  const std::string elements = sample.documents.size() == 1
                                   ? "first element"
                                   : "first " + counted(sample.documents.size(), "element");
  for (const FieldNames* field : fields) {
    if (is_seen(FieldChoice(*field, Columns{{}, true, {}}), mapping, sample)) continue;
    say(*field, "no value for " + field->front() + " in the " + elements);
  }
  return sentences;
}

}  // namespace deskmill
