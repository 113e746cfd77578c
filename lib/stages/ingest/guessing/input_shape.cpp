// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/input_shape.hpp"

#include <algorithm>
#include <utility>

#include "core/ascii.hpp"
#include "core/counted.hpp"
#include "core/lines.hpp"
#include "io/paths.hpp"
#include "stages/ingest/guessing/guessed_fields.hpp"
#include "stages/ingest/guessing/guessed_messages.hpp"
#include "stages/ingest/guessing/likely_fields.hpp"
#include "stages/ingest/guessing/sample_names.hpp"
#include "stages/ingest/head/array_pointers.hpp"
#include "stages/ingest/mapping/name_list.hpp"

namespace deskmill {
namespace {

/// The form of what comes first is seen in as many elements as this.
constexpr std::size_t kElements = 20;
/// Lists of messages are looked for in as many members.
constexpr std::size_t kMembers = 200;

/// What can stand where a text is expected: scalars, and lists of strings, which are its lines.
bool is_field(JsonValue value) {
  if (value.is(JsonType::kArray)) return value.element(0).is(JsonType::kString);
  return !value.is(JsonType::kObject);
}

/// Names with these would need escapes as pointers.
bool fits_pointer(std::string_view name) {
  return name.find_first_of("/~") == std::string_view::npos;
}

void add_name(std::string name, std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

/// Adds members that a field can name: plain ones, and as pointers those of objects inside.
void add_field_names(JsonValue object, std::vector<std::string>& names) {
  for (const JsonValue member : object) {
    if (names.size() >= kSampleMembers) return;
    if (is_field(member)) {
      add_name(std::string(member.name()), names);
      continue;
    }
    if (!member.is(JsonType::kObject)) continue;
    for (const JsonValue inner : member) {
      if (names.size() >= kSampleMembers) return;
      if (!is_field(inner)) continue;
      add_name("/" + std::string(member.name()) + "/" + std::string(inner.name()), names);
    }
  }
}

std::vector<std::string> field_names(JsonValue object) {
  std::vector<std::string> names;
  add_field_names(object, names);
  return names;
}

/// Of the objects that a list begins with; none when it holds anything else.
std::vector<std::string> names_in_list(JsonValue list) {
  std::vector<std::string> names;
  if (!list.is(JsonType::kArray)) return names;
  for (std::size_t i = 0; i < std::min(list.size(), kElements); ++i) {
    if (!list.element(i).is(JsonType::kObject)) return {};
    add_field_names(list.element(i), names);
  }
  return names;
}

bool holds_messages(JsonValue list) {
  return !guess_fields(names_in_list(list)).text.empty();
}

/// One of the names is that of a text, and not of one that a program says about a call.
bool names_text(const std::vector<std::string>& names) {
  const FieldNames text = guess_fields(names).text;
  return !text.empty() && !is_status(text.front(), names);
}

/// The first of message_lists(), or "".
std::string messages_pointer(JsonValue object) {
  const std::vector<std::string> lists = message_lists(object);
  return lists.empty() ? std::string() : lists.front();
}

InputShape json_shape(Sample&& sample) {
  InputShape shape{std::move(sample), Mapping::Input::kJson, {}, {}, {}};
  for (const JsonDocument& document : shape.sample.documents) {
    add_field_names(document.root(), shape.names);
  }
  if (names_text(shape.names)) return shape;
  const JsonValue object = shape.sample.documents.front().root();
  shape.messages = messages_pointer(object);
  if (shape.messages.empty()) return shape;
  shape.outer = std::exchange(shape.names, names_in_list(object.at_pointer(shape.messages)));
  return shape;
}

/// How much there is to map: a text that is known by its name counts before the number of records,
/// and a list of messages, or an answer, in something that has an id before the same without it.
std::size_t worth(const Sample& sample) {
  const JsonValue object = sample.documents.front().root();
  const Mapping guess = guess_fields(field_names(object));
  const bool has_text = names_text(field_names(object));
  const bool has_messages = !has_text && !messages_pointer(object).empty();
  const bool has_both_sides = has_messages || !guess.answer.empty();
  const bool has_id = object["id"].exists() || !guess.conversation.empty();
  const bool is_list_each =
      sample.framing.kind == Framing::Kind::kLines && first_visible(sample.head->text) == '[';
  return sample.documents.size() + (has_text || has_messages ? 1000 : 0) +
         (has_both_sides && (has_id || is_list_each) ? 1000 : 0);
}

/// The name of a member; of one that no field can name, what it is as well.
std::string described_member(const std::string& name, JsonValue member) {
  if (member.is(JsonType::kArray)) return name + " (a list)";
  return member.is(JsonType::kObject) ? name + " (an object)" : name;
}

/// All members, those of objects by their pointers.
std::vector<std::string> member_names(JsonValue object) {
  std::vector<std::string> names;
  for (const JsonValue member : object) {
    const std::string name(member.name());
    if (!member.is(JsonType::kObject) || member.size() == 0) {
      names.push_back(described_member(name, member));
      continue;
    }
    for (const JsonValue inner : member) {
      names.push_back(described_member("/" + name + "/" + std::string(inner.name()), inner));
    }
  }
  return names;
}

std::ptrdiff_t full_cells(const std::vector<std::string>& row) {
  return std::count_if(row.begin(), row.end(), [](const std::string& c) { return !c.empty(); });
}

/// Below a title: the first line with several cells. Titles are lines of their own.
std::size_t line_of_header(const Sample& table) {
  const auto header = std::find_if(table.rows.begin(), table.rows.end(),
                                   [](const auto& row) { return full_cells(row) > 1; });
  auto rows_above = header - table.rows.begin();
  std::size_t line = 0;
  for (std::string_view text = table.head->text; !text.empty();) {
    ++line;
    if (!is_ascii_blank(take_line(text)) && rows_above-- == 0) break;
  }
  return line;
}

/// The command; in UTF-16 an end of line is no byte of its own.
std::string without_title(const Sample& table) {
  const Head& head = *table.head;
  const std::string path = head.path == "-" ? "-" : shell_quoted(head.path);
  const std::string from = "tail -n +" + std::to_string(line_of_header(table));
  const bool is_wide = head.charset.starts_with("UTF-16");
  return is_wide ? "iconv -f " + head.charset + " -t UTF-8 " + path + " | " + from
                 : from + " " + path;
}

}  // namespace

std::vector<std::string> message_lists(JsonValue object) {
  std::vector<std::string> lists;
  std::size_t seen = 0;
  for (const JsonValue member : object) {
    if (++seen > kMembers) break;
    if (!fits_pointer(member.name())) continue;
    const std::string pointer = "/" + std::string(member.name());
    if (holds_messages(member)) lists.push_back(pointer);
    if (!member.is(JsonType::kObject)) continue;
    for (const JsonValue inner : member) {
      if (++seen > kMembers) break;
      if (fits_pointer(inner.name()) && holds_messages(inner)) {
        lists.push_back(pointer + "/" + std::string(inner.name()));
      }
    }
  }
  return lists;
}

InputShape shape_of(const Head& head) {
  std::vector<Sample> samples = samples_of(head);
  Sample* best = nullptr;
  for (Sample& sample : samples) {
    if (sample.is_json() && (best == nullptr || worth(sample) > worth(*best))) best = &sample;
  }
  if (best != nullptr) return json_shape(std::move(*best));
  for (Sample& sample : samples) {
    if (!sample.is_delimited()) continue;
    const std::vector<std::string> names = plain_names(sample);
    // What comes first was found to be a table; behind text only a known name speaks for one.
    if (&sample != &samples.front() && guess_fields(names).text.empty()) continue;
    return {std::move(sample), Mapping::Input::kDelimited, {}, {}, names};
  }
  return {chat_sample(head), Mapping::Input::kChat, {}, {}, {}};
}

bool has_title(const InputShape& shape) {
  const auto& rows = shape.sample.rows;
  return rows.size() > 2 && full_cells(rows.front()) == 1 &&
         std::any_of(rows.begin(), rows.end(),
                     [&](const auto& row) { return full_cells(row) > 1; });
}

std::string description_of(const InputShape& shape) {
  if (shape.input == Mapping::Input::kChat) return "text in which no line looks like a message";
  // The first row may be no header: a message must not show what people wrote.
  if (shape.input == Mapping::Input::kDelimited) {
    if (has_title(shape)) {
      return "a table with a title above the names of its columns; take away the lines above "
             "them: " +
             without_title(shape.sample);
    }
    const std::string table = "a table of " + counted(shape.names.size(), "column");
    return begins_with_data(shape.sample) ? table + " without names" : table;
  }
  const std::string& records = shape.sample.framing.pointer;
  if (shape.sample.documents.front().root().size() == 0) return "JSON with an empty object";
  std::string text = "JSON with ";
  if (!records.empty()) text += "a list " + records + " of objects with ";
  text += "the members " + name_list(member_names(shape.sample.documents.front().root()));
  if (shape.messages.empty()) return text;
  return text + "; " + shape.messages + " looks like its messages, with " + name_list(shape.names);
}

std::string kind_of_deskmill(const Sample& sample) {
  if (!sample.is_json()) return {};
  const JsonValue object = sample.documents.front().root();
  const std::string_view kind = object["kind"].text();
  return kind == "pair" || kind == "utterance" ? std::string(kind) : std::string();
}

bool holds_only_lists_of_messages(const InputShape& shape) {
  if (shape.messages.empty()) return false;
  const JsonValue object = shape.sample.documents.front().root();
  std::size_t seen = 0;
  for (const JsonValue member : object) {
    if (++seen > kMembers) break;
    if (!holds_messages(member)) return false;
  }
  return object.size() > 1;
}

bool is_one_of_several_lists(const Sample& sample) {
  if (sample.framing.pointer.empty()) return false;
  const std::vector<std::string> lists = array_pointers(sample.head->text);
  return std::any_of(lists.begin(), lists.end(), [&](const std::string& list) {
    if (list == sample.framing.pointer) return false;
    return !guess_fields(plain_names(elements_sample(*sample.head, list))).text.empty();
  });
}

}  // namespace deskmill
