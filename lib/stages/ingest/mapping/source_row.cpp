// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/source_row.hpp"

#include <algorithm>
#include <charconv>

#include "json/string.hpp"
#include "stages/ingest/conversations/compact_json.hpp"

namespace deskmill {

namespace {

/// What stands at `pointer` in the elements, as lines.
std::string parts_of(JsonValue list, const std::string& pointer) {
  std::string lines;
  for (const JsonValue element : list) {
    const JsonValue part = element.at_pointer(pointer);
    if (!part.is(JsonType::kString) || part.text().empty()) continue;
    if (!lines.empty()) lines += '\n';
    lines += part.text();
  }
  return lines;
}

/// The members `name` at any depth: those of elements beside each other are one line, such as the
/// runs of a paragraph in bold and plain.
std::string texts_below(JsonValue value, std::string_view name) {
  std::string lines;
  for (const JsonValue inner : value) {
    const bool is_object = inner.is(JsonType::kObject);
    const bool is_run = is_object && inner[name].is(JsonType::kString);
    if (!is_object && !inner.is(JsonType::kArray)) continue;
    const std::string text = is_run ? std::string(inner[name].text()) : texts_below(inner, name);
    if (text.empty()) continue;
    if (!lines.empty() && !is_run) lines += '\n';
    lines += text;
  }
  return lines;
}

}  // namespace

Field::Field(std::string_view name, const Columns& columns) : name_(name) {
  if (name.starts_with("header.")) {
    const auto value = columns.header.find(name.substr(7));
    if (value == columns.header.end()) return;
    from_ = From::kConstant;
    name_ = value->second;
    return;
  }
  if (columns.json) {
    const bool of_parent = name.starts_with('^');
    from_ = of_parent ? From::kParent : From::kValue;
    name_ = of_parent ? name.substr(1) : name;
    is_pointer_ = name_.starts_with('/');
    std::size_t star = name_.find("/*/");
    in_depth_ = star == name_.npos;
    if (in_depth_) star = name_.find("/**/");
    if (is_pointer_ && star != name_.npos) {
      part_ = name_.substr(star + (in_depth_ ? 4 : 2));
      name_.resize(star);
    }
    is_numbered_ = columns.members != nullptr && !of_parent && !is_pointer_;
    if (is_numbered_) column_ = columns.members->number_of(name_);
    return;
  }
  if (name.starts_with('#')) {
    std::from_chars(name.data() + 1, name.data() + name.size(), column_);
    if (column_ >= 1 && column_ <= columns.names.size()) from_ = From::kCell;
    --column_;
    return;
  }
  const auto column = std::find(columns.names.begin(), columns.names.end(), name);
  if (column == columns.names.end()) return;
  from_ = From::kCell;
  column_ = static_cast<std::size_t>(column - columns.names.begin());
}

JsonValue Field::json_value(const SourceRow& row) const {
  if (is_numbered_ && row.members != nullptr) return (*row.members)[column_];
  const JsonValue& base = from_ == From::kParent ? row.parent : row.value;
  return is_pointer_ ? base.at_pointer(name_) : base[name_];
}

std::string_view Field::text(const SourceRow& row) const {
  switch (from_) {
    case From::kNowhere:
      return {};
    case From::kConstant:
      return name_;
    case From::kCell:
      return column_ < row.cells->size() ? (*row.cells)[column_] : std::string_view();
    case From::kValue:
    case From::kParent:
      break;
  }
  const JsonValue value = json_value(row);
  if (!value.exists() || value.type() == JsonType::kNull) return {};
  const bool scalar = value.type() != JsonType::kObject && value.type() != JsonType::kArray;
  return scalar ? value.text() : value.raw();
}

std::string Field::json(const SourceRow& row) const {
  if (from_ == From::kCell || from_ == From::kConstant) {
    const std::string_view cell = text(row);
    return cell.empty() ? std::string() : json_string(cell);
  }
  if (from_ == From::kNowhere) return {};
  const JsonValue value = json_value(row);
  if (!value.exists() || value.type() == JsonType::kNull) return {};
  std::string out;
  append_compact_json(out, value.raw());
  return out == "\"\"" ? std::string() : out;
}

std::optional<std::string> Field::lines(const SourceRow& row) const {
  if (from_ != From::kValue && from_ != From::kParent) return std::nullopt;
  const JsonValue list = json_value(row);
  if (!list.is(JsonType::kArray)) return std::nullopt;
  if (!part_.empty()) return in_depth_ ? texts_below(list, part_) : parts_of(list, part_);
  std::size_t objects = 0;
  for (const JsonValue element : list) objects += element.is(JsonType::kObject) ? 1 : 0;
  const bool runs = objects > 0 && objects < list.size();
  std::string lines;
  for (const JsonValue element : list) {
    const JsonValue part = element.is(JsonType::kObject) ? element["text"] : element;
    if (!part.is(JsonType::kString)) return std::nullopt;
    if (!lines.empty() && !runs) lines += '\n';
    lines += part.text();
  }
  return lines;
}

bool Field::is_object(const SourceRow& row) const {
  if (from_ != From::kValue && from_ != From::kParent) return false;
  return json_value(row).is(JsonType::kObject);
}

FieldChoice::FieldChoice(const FieldNames& names, const Columns& columns) {
  for (const std::string& name : names) {
    Field field(name, columns);
    if (!field.resolved()) continue;
    bits_ |= field.bits();
    fields_.push_back(std::move(field));
  }
}

bool FieldChoice::resolved() const {
  return !fields_.empty();
}

std::string_view FieldChoice::first_text(const SourceRow& row) const {
  for (const Field& field : fields_) {
    const std::string_view text = field.text(row);
    if (!text.empty()) return text;
  }
  return {};
}

std::optional<std::string> FieldChoice::lines(const SourceRow& row) const {
  for (const Field& field : fields_) {
    if (!field.text(row).empty()) return field.lines(row);
  }
  return std::nullopt;
}

bool FieldChoice::is_object(const SourceRow& row) const {
  for (const Field& field : fields_) {
    if (!field.text(row).empty()) return field.is_object(row);
  }
  return false;
}

std::string FieldChoice::json(const SourceRow& row) const {
  for (const Field& field : fields_) {
    std::string json = field.json(row);
    if (!json.empty()) return json;
  }
  return {};
}

}  // namespace deskmill
