// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/draft_map.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "io/byte_source.hpp"
#include "io/paths.hpp"
#include "json/text.hpp"
#include "stages/ingest/input_context.hpp"
#include "stages/ingest/readers/guessed.hpp"
#include "stages/ingest/readers/guessed_values.hpp"

namespace deskmill {
namespace {

struct KnownForm {
  std::string_view beginning;
  std::string_view name;
};

constexpr std::array<KnownForm, 12> kUnreadable = {{
    {"%PDF-", "a PDF document"},
    {"\xD0\xCF\x11\xE0", "an Office document (.doc, .xls); save it as CSV (UTF-8) or plain text"},
    {"{\\rtf", "an RTF document; save it as plain text"},
    {"SQLite format 3", "an SQLite database; export its tables as CSV"},
    {"<?xml", "XML"},
    {"<!DOCTYPE", "HTML"},
    {"<!doctype", "HTML"},
    {"<html", "HTML"},
    {"<HTML", "HTML"},
    {"<table", "HTML; open it in a spreadsheet and save it as CSV (UTF-8)"},
    {"WEBVTT", "subtitles"},
    {"\x89PNG", "an image"},
}};

/// "" when it may be text.
std::string_view unreadable_form(const Head& head) {
  for (const KnownForm& form : kUnreadable) {
    if (head.text.starts_with(form.beginning)) return form.name;
  }
  return head.text.find('\0') == std::string::npos ? "" : "binary data";
}

/// An input as a mapping would describe it.
struct Shape {
  Sample sample;
  Mapping::Input input = Mapping::Input::kChat;
  std::string messages;            ///< JSON: pointer of the list of messages in a record, or ""
  std::vector<std::string> outer;  ///< JSON with `messages`: names in the element around them
  std::vector<std::string> names;  ///< of the rows or messages
};

/// The form of what comes first is seen in as many elements as this.
constexpr std::size_t kElements = 20;

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
    if (is_field(member)) {
      add_name(std::string(member.name()), names);
      continue;
    }
    if (!member.is(JsonType::kObject)) continue;
    for (const JsonValue inner : member) {
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

/// Pointer of the first list of objects in which a text is known by its name: a member of the object, or
/// of an object in it; "" when there is none.
std::string messages_pointer(JsonValue object) {
  for (const JsonValue member : object) {
    if (!fits_pointer(member.name())) continue;
    const std::string pointer = "/" + std::string(member.name());
    if (holds_messages(member)) return pointer;
    if (!member.is(JsonType::kObject)) continue;
    for (const JsonValue inner : member) {
      if (fits_pointer(inner.name()) && holds_messages(inner)) {
        return pointer + "/" + std::string(inner.name());
      }
    }
  }
  return {};
}

Shape json_shape(Sample&& sample) {
  Shape shape{std::move(sample), Mapping::Input::kJson, {}, {}, {}};
  for (const JsonDocument& document : shape.sample.documents) {
    add_field_names(document.root(), shape.names);
  }
  if (!guess_fields(shape.names).text.empty()) return shape;
  const JsonValue object = shape.sample.documents.front().root();
  shape.messages = messages_pointer(object);
  if (shape.messages.empty()) return shape;
  shape.outer = std::exchange(shape.names, names_in_list(object.at_pointer(shape.messages)));
  return shape;
}

/// How much there is to map: a text that is known by its name counts before the number of records, and a
/// list of messages in something that has an id before the same messages without it.
std::size_t worth(const Sample& sample) {
  const JsonValue object = sample.documents.front().root();
  const bool has_text = !guess_fields(field_names(object)).text.empty();
  const bool has_messages = !has_text && !messages_pointer(object).empty();
  const bool has_id =
      object["id"].exists() || !guess_fields(field_names(object)).conversation.empty();
  return sample.documents.size() + (has_text || has_messages ? 1000 : 0) +
         (has_messages && has_id ? 1000 : 0);
}

/// Of several ways to see JSON the one that is worth most.
Shape shape_of(const Head& head) {
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

/// The first row has one cell, the next one that has several makes the table.
bool has_title(const Sample& sample) {
  const auto cells = [](const std::vector<std::string>& row) {
    return std::count_if(row.begin(), row.end(), [](const std::string& c) { return !c.empty(); });
  };
  return sample.rows.size() > 2 && cells(sample.rows.front()) == 1 &&
         std::any_of(sample.rows.begin(), sample.rows.end(),
                     [&](const auto& row) { return cells(row) > 1; });
}

std::string description_of(const Shape& shape) {
  if (shape.input == Mapping::Input::kChat) return "text in which no line looks like a message";
  // The first row may be no header: a message must not show what people wrote.
  if (shape.input == Mapping::Input::kDelimited) {
    if (has_title(shape.sample)) {
      return "a table with a title above the names of its columns; take away the lines above them "
             "(tail -n +3, for example) and try again";
    }
    return "a table of " + std::to_string(shape.names.size()) + " columns";
  }
  const std::string& records = shape.sample.framing.pointer;
  std::string text = "JSON with ";
  if (!records.empty()) text += "a list " + records + " of objects with ";
  text += "the members " + name_list(member_names(shape.sample.documents.front().root()));
  if (shape.messages.empty()) return text;
  return text + "; " + shape.messages + " looks like its messages, with " + name_list(shape.names);
}

/// Pairs and utterances are no conversations, but all other stages take them.
std::string kind_of_deskmill(const Shape& shape) {
  if (shape.input != Mapping::Input::kJson) return {};
  const JsonValue object = shape.sample.documents.front().root();
  const std::string_view kind = object["kind"].text();
  return kind == "pair" || kind == "utterance" ? std::string(kind) : std::string();
}

/// An object whose members are conversations, seen as one record.
bool holds_only_lists_of_messages(const Shape& shape) {
  if (shape.messages.empty()) return false;
  const JsonValue object = shape.sample.documents.front().root();
  for (const JsonValue member : object) {
    if (!holds_messages(member)) return false;
  }
  return object.size() > 1;
}

/// A name as a YAML scalar; anything but letters, digits, "_" and "/" inside is quoted.
std::string yaml_text(const std::string& name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '/' || static_cast<signed char>(c) < 0;
  });
  const bool letter_first = !name.empty() && (name[0] < '0' || name[0] > '9');
  return plain && letter_first ? name : json_string(name);
}

/// Writes the draft line by line.
class Draft {
 public:
  explicit Draft(const Shape& shape) : shape_(shape) {}

  std::string run() {
    comment("A draft: correct it, then run  deskmill ingest --map THIS-FILE INPUT");
    comment("The input is " + description_of(shape_) + ".");
    if (shape_.input == Mapping::Input::kDelimited) {
      comment("First row: " + json_string(name_list(shape_.names)));
    }
    if (shape_.input == Mapping::Input::kChat) {
      chat();
    } else {
      rows();
    }
    return std::move(text_);
  }

 private:
  void comment(const std::string& words) { text_ += "# " + words + "\n"; }
  void line(const std::string& yaml) { text_ += yaml + "\n"; }

  void field(const std::string& key, const FieldNames& field, const std::string& meaning) {
    if (field.empty()) {
      comment(key + ": NAME  # " + meaning);
    } else {
      line(key + ": " + outer_name(field.front()) + "  # " + meaning);
    }
  }

  /// "^" in front where the name belongs to the element around the messages.
  std::string outer_name(const std::string& name) const {
    const bool inner =
        std::find(shape_.names.begin(), shape_.names.end(), name) != shape_.names.end();
    return inner ? yaml_text(name) : yaml_text("^" + name);
  }

  void source() {
    if (shape_.input == Mapping::Input::kJson) {
      line("input: {format: json}");
      const std::string& records = shape_.sample.framing.pointer;
      if (!records.empty()) line("records: " + yaml_text(records) + "  # the list of records");
      if (!shape_.messages.empty()) line("messages: " + yaml_text(shape_.messages));
      return;
    }
    const char delimiter = shape_.sample.framing.dialect.delimiter;
    line(delimiter == '\t'
             ? "input: {format: tsv}"
             : "input: {format: csv, delimiter: \"" + std::string(1, delimiter) + "\"}");
  }

  void rows() {
    line("name: mine  # in front of ids");
    source();
    Mapping guess = guess_fields(shape_.names);
    if (shape_.messages.empty()) guess_from_values(shape_.sample, guess);
    const Mapping around = guess_fields(shape_.outer);
    if (guess.text.empty()) guess.text = {longest_text()};
    if (guess.conversation.empty()) guess.conversation = around.conversation;
    if (guess.conversation.empty() && !shape_.messages.empty()) guess.conversation = outer_id();
    if (guess.customer.empty()) guess.customer = around.customer;
    field("text", guess.text, "what was written" + list_remark(guess.text));
    field("conversation", guess.conversation, "the same for all messages of one conversation");
    field("customer", guess.customer, "who the customer is");
    field("speaker", guess.speaker, "who wrote this message");
    time(guess.time);
    role(guess.roles);
    comment("Everything a mapping can say: docs/formats.md");
  }

  std::string list_remark(const FieldNames& field) const {
    if (shape_.input != Mapping::Input::kJson) return {};
    JsonValue value = shape_.sample.documents.front().root();
    if (!shape_.messages.empty()) value = value.at_pointer(shape_.messages).element(0);
    value = field.front().starts_with('/') ? value.at_pointer(field.front()) : value[field.front()];
    return value.is(JsonType::kArray) ? "; a list of texts becomes the lines of one message" : "";
  }

  void time(const FieldNames& field) {
    const std::string name = field.empty() ? "NAME" : outer_name(field.front());
    const std::string yaml = "time: {field: " + name + ", format: auto}";
    if (field.empty()) return comment(yaml + "  # or a pattern such as \"%d.%m.%Y %H:%M\"");
    line(yaml);
  }

  void role(const std::vector<RoleRule>& rules) {
    const std::string name = rules.empty() ? "NAME" : outer_name(rules.back().field.front());
    comment("role:  # the first rule that answers counts; none: the first speaker is the customer");
    comment("  - {field: " + name + ", map: {VALUE: customer, OTHER VALUE: agent}}");
    comment("  - {default: agent}");
  }

  FieldNames outer_id() const {
    for (const std::string_view name : {"id", "uuid", "number"}) {
      if (std::find(shape_.outer.begin(), shape_.outer.end(), name) != shape_.outer.end()) {
        return {std::string(name)};
      }
    }
    return {};
  }

  /// Where no name tells, the field with the most text is probably what people wrote.
  std::string longest_text() const {
    std::string best = shape_.names.empty() ? "NAME" : shape_.names.front();
    std::size_t most = 0;
    for (std::size_t i = 0; i < shape_.names.size(); ++i) {
      const std::size_t bytes = bytes_of(i);
      if (bytes <= most) continue;
      most = bytes;
      best = shape_.names[i];
    }
    return best;
  }

  std::size_t bytes_of(std::size_t name) const {
    std::size_t bytes = 0;
    for (std::size_t row = 1; row < shape_.sample.rows.size(); ++row) {
      const auto& cells = shape_.sample.rows[row];
      if (name < cells.size()) bytes += cells[name].size();
    }
    const std::string& field = shape_.names[name];
    for (const JsonDocument& document : shape_.sample.documents) {
      const JsonValue root = document.root();
      const JsonValue value = field.starts_with('/') ? root.at_pointer(field) : root[field];
      if (value.is(JsonType::kString)) bytes += value.text().size();
    }
    return bytes;
  }

  void chat() {
    line("name: mine  # in front of ids");
    line("input: {format: chat}");
    comment("The line that begins a message (RE2), for example: 2026-03-01 10:02:11 Ann: hello");
    line(
        R"(line: '^(?P<at>\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)\s+(?P<speaker>[^:：]{1,60})[:：]\s*(?P<text>.*)$')");
    line("conversation: {gap: 4h}");
    line("speaker: speaker");
    line("text: text");
    line("time: {field: at, format: auto}");
    comment("Everything a mapping can say: docs/formats.md");
  }

  const Shape& shape_;
  std::string text_;
};

}  // namespace

std::string name_list(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) {
    list += (i == 0 ? "" : ", ") + names[i];
  }
  if (names.size() > kMost) list += " and " + std::to_string(names.size() - kMost) + " more";
  return list;
}

std::string advice_on(const Head& head) {
  const std::string_view unreadable = unreadable_form(head);
  if (!unreadable.empty()) return "this is " + std::string(unreadable) + ", which is not read";
  const Shape shape = shape_of(head);
  const std::string path = head.path == "-" ? "-" : shell_quoted(head.path);
  if (const std::string kind = kind_of_deskmill(shape); !kind.empty()) {
    return "this is a " + kind +
           " of deskmill, not a conversation; the stages behind ingest read " + kind +
           "s as JSON Lines: jq -c '.[]' " + path;
  }
  if (is_one_of_several_lists(shape.sample) || holds_only_lists_of_messages(shape)) {
    return "this is JSON with several lists of messages beside each other, of which a mapping can "
           "read "
           "only one; make a record of each: jq -c 'to_entries[] | {id: .key, messages: .value}' " +
           path;
  }
  const std::string input = head.path == "-" ? "" : " " + path;
  return "this is " + description_of(shape) +
         "; name its format with --from (see --list-formats) or write a mapping: deskmill ingest "
         "--draft-map " +
         path + " > map.yaml, correct it, then: deskmill ingest --map map.yaml" + input;
}

std::string draft_map(const std::string& path) {
  InputFile file;
  file.path = path;
  const auto source = open_input(file, Hashing::kOff, "deskmill ingest --draft-map -");
  Head head = decode_head(read_head(*source), "");
  head.path = path;
  const bool empty = head.text.find_first_not_of(" \t\r\n") == std::string::npos;
  const std::string_view unreadable = empty ? "empty" : unreadable_form(head);
  if (!unreadable.empty()) {
    throw Error(Exit::kBadData,
                path + ": this is " + std::string(unreadable) + "; no mapping can describe it");
  }
  return Draft(shape_of(head)).run();
}

}  // namespace deskmill
