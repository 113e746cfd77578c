// SPDX-License-Identifier: Apache-2.0
#include "stages/check/format_check.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "core/counted.hpp"
#include "core/hash.hpp"
#include "core/joined.hpp"
#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"
#include "run/manifest.hpp"
#include "run/multiline_json.hpp"
#include "stages/check/law.hpp"
#include "stages/check/manifest_check.hpp"
#include "stages/check/whole_number.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// Rows that export writes; their own rules are checked where they are written.
bool is_training_row(JsonValue value) {
  return value["messages"].is(JsonType::kArray) || value["conversations"].is(JsonType::kArray) ||
         value["instruction"].is(JsonType::kString);
}

bool is_reject(JsonValue value) {
  return value["reason"].exists() && (value["raw"].exists() || value["raw_b64"].exists());
}

/// One object over several lines may begin like a record that was cut; only what follows tells. A
/// pipe cannot be read twice.
bool is_one_document(const std::string& path, std::string_view first_line) {
  const bool may_look = first_line.starts_with('{') && is_regular_file(path);
  if (!may_look) return opens_multiline_json(first_line, {});
  constexpr std::size_t kHeadBytes = std::size_t{1} << 20;
  std::string head;
  const auto source = open_input(path, Hashing::kOff, "deskmill-check");
  while (head.size() < kHeadBytes) {
    const std::size_t before = head.size();
    head.resize(kHeadBytes);
    const std::size_t bytes = source->read(head.data() + before, kHeadBytes - before);
    head.resize(before + bytes);
    if (bytes == 0) break;
  }
  const std::size_t place = head.find(first_line);
  if (place == std::string::npos) return false;
  return opens_multiline_json(first_line, std::string_view(head).substr(place + first_line.size()));
}

}  // namespace

FormatCheck::FormatCheck(Findings& findings, std::string inputs_dir)
    : findings_(findings), inputs_dir_(std::move(inputs_dir)) {}

void FormatCheck::begin_data_set() {
  ids_.clear();
  files_.clear();
}

std::string FormatCheck::check(const std::string& path) {
  files_.push_back(path);
  counts_.clear();
  remarks_.clear();
  bool is_first = true;
  for_each_line(path, [&](const FileLine& line) {
    if (std::exchange(is_first, false) && is_one_document(path, line.text)) {
      check_lines_of_one(path, line);
      return false;
    }
    check_line(line);
    return true;
  });
  return contents();
}

void FormatCheck::check_lines_of_one(const std::string& path, const FileLine& first) {
  if (is_dataset_info(path)) {
    ++counts_["list of data sets"];
  } else {
    found("json.parse", first,
          "one JSON document instead of one record a line; deskmill ingest reads such files");
  }
}

/// What export writes for LLaMA-Factory, which wants it under this name.
bool FormatCheck::is_dataset_info(const std::string& path) {
  if (base_name(path) != "dataset_info.json") return false;
  const std::string text = read_file(path);
  if (json_parser_.parse(text, document_) || !document_.root().is(JsonType::kObject)) return false;
  for (const JsonValue data_set : document_.root()) {
    if (!data_set["file_name"].is(JsonType::kString)) return false;
  }
  for (const JsonValue data_set : document_.root()) {
    const std::string file(data_set["file_name"].text());
    if (file_exists(file.starts_with('/') ? file : join_path(parent_directory(path), file)))
      continue;
    findings_.add("manifest.missing", path, 0, "names " + file + ", which is not there");
  }
  return true;
}

std::string FormatCheck::contents() const {
  std::string all;
  for (const auto& [what, count] : counts_) append_joined(all, counted(count, what));
  for (const std::string& remark : remarks_) append_joined(all, remark);
  return all.empty() ? "nothing" : all;
}

void FormatCheck::check_line(const FileLine& line) {
  if (!line.whole) return found("record.too_long", line, "longer than 256 MiB");
  const std::optional<Reject> reject = record_parser_.parse(line.text, record_);
  if (!reject) return check_record(line);
  check_other(line, *reject);
}

void FormatCheck::check_record(const FileLine& line) {
  const std::string kind(name_of(record_.kind()));
  ++counts_[kind];
  json_parser_.parse(line.text, document_);
  validate(kind, document_.root(), line);
  check_spans("pii", line);
  check_spans("entities", line);
  // What --dropped holds are often twins of one id.
  if (!record_.id().empty() && record_.find("dropped_by") == nullptr) check_id(line);
}

void FormatCheck::check_id(const FileLine& line) {
  const Place here{static_cast<std::uint32_t>(files_.size() - 1), 0, line.number};
  Place first;
  if (ids_.add(hash128(record_.id()), here, first)) return;
  found("id.repeated", line, "same id as " + files_[first.file] + ':' + std::to_string(first.line));
}

/// A line of JSON that is no record: it may be something else that deskmill writes.
void FormatCheck::check_other(const FileLine& line, const Reject& not_a_record) {
  const bool readable = !json_parser_.parse(line.text, document_);
  const JsonValue value = readable ? document_.root() : JsonValue();
  const std::string_view schema = value["schema"].text();
  if (schema.starts_with("deskmill/")) {
    check_document(line, schema);
  } else if (is_reject(value)) {
    ++counts_["reject"];
    validate("reject", value, line);
  } else if (value["dropped_by"].exists()) {
    ++counts_["dropped unit"];
    validate("dropped", value, line);
  } else if (is_training_row(value)) {
    ++counts_["training row"];
  } else {
    found(not_a_record.reason, line, not_a_record.detail);
  }
}

void FormatCheck::check_document(const FileLine& line, std::string_view schema) {
  const JsonValue value = document_.root();
  const std::string stage(value["stage"].text());
  const std::size_t before = findings_.count();
  if (schema == kStatsSchema) {
    ++counts_["statistics file"];
    validate("stats", value, line);
    if (findings_.count() == before) check_law(value, files_.back(), findings_);
  } else if (schema == kManifestSchema) {
    ++counts_["manifest"];
    validate("manifest", value, line);
    if (findings_.count() > before) return;
    remarks_.push_back(ManifestCheck(files_.back(), inputs_dir_, findings_).check(value));
  } else {
    found("schema.unknown", line, "a schema that this version does not know");
  }
}

void FormatCheck::validate(const std::string& name, JsonValue value, const FileLine& line) {
  constexpr std::size_t kPerLine = 3;
  for (const SchemaProblem& problem : schema(name).validate(value, kPerLine)) {
    findings_.add(name, problem, files_.back(), line.number);
  }
}

/// Offsets are code points of the text of their turn; a schema cannot see that.
void FormatCheck::check_spans(std::string_view member, const FileLine& line) {
  const auto& turns = record_.turns();
  std::vector<std::optional<std::size_t>> lengths(turns.size());  // counted once, not for each span
  for (JsonValue span : document_.root()[member]) {
    const auto turn = span["turn"].exists() ? whole_number(span["turn"]) : 0;
    const auto start = whole_number(span["start"]), end = whole_number(span["end"]);
    if (!start || !end || !turn || *turn < 0) continue;  // the schema has said so
    const auto index = static_cast<std::size_t>(*turn);
    if (index >= turns.size()) {
      found("span.turn", line, std::string(member) + " names a turn that is not there");
      continue;
    }
    if (!lengths[index]) lengths[index] = count_code_points(turns[index].text);
    if (*start >= *end || static_cast<std::size_t>(*end) > *lengths[index]) {
      found("span.range", line, std::string(member) + " goes beyond its text");
    }
  }
}

const Schema& FormatCheck::schema(const std::string& name) {
  const auto found = schemas_.find(name);
  if (found != schemas_.end()) return found->second;
  return schemas_.emplace(name, Schema(std::string(builtin_schema(name)), name)).first->second;
}

void FormatCheck::found(std::string_view kind, const FileLine& line, std::string_view message) {
  findings_.add(kind, files_.back(), line.number, message);
}

}  // namespace deskmill
