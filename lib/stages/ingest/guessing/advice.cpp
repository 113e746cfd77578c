// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/advice.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "core/ascii.hpp"
#include "core/lines.hpp"
#include "io/paths.hpp"
#include "json/document.hpp"
#include "run/multiline_json.hpp"
#include "stages/ingest/guessing/guessed_fields.hpp"
#include "stages/ingest/guessing/input_shape.hpp"
#include "stages/ingest/guessing/json_in_text.hpp"
#include "stages/ingest/guessing/string_lists.hpp"
#include "stages/ingest/guessing/table_advice.hpp"

namespace deskmill {
namespace {

struct KnownForm {
  std::string_view beginning, name;
  std::string_view instead;  ///< what to give
};

constexpr std::string_view kMailsInstead =
    "give its mails as rows of CSV or JSON Lines, with thread, sender, time and text, and a "
    "mapping";
constexpr std::string_view kHtmlInstead = "give the export as JSON, CSV or text";

constexpr std::array<KnownForm, 26> kUnreadable = {{
    {"%PDF-", "a PDF document", "give the export as JSON, CSV or text"},
    {"\xD0\xCF\x11\xE0", "an Office document (.doc, .xls, .msg)",
     "save it as CSV (UTF-8) or plain text"},
    {"{\\rtf", "an RTF document", "save it as plain text"},
    {"SQLite format 3", "an SQLite database", "export its tables as CSV"},
    {"PAR1", "a Parquet file", "export its rows as JSON Lines or CSV"},
    {"Obj\x01", "an Avro file", "export its rows as JSON Lines or CSV"},
    {"ARROW1", "an Arrow file", "export its rows as JSON Lines or CSV"},
    {"<?xml", "XML", "give the export as JSON or CSV"},
    {"<!DOCTYPE", "HTML", kHtmlInstead},
    {"<!doctype", "HTML", kHtmlInstead},
    {"<html", "HTML", kHtmlInstead},
    {"<HTML", "HTML", kHtmlInstead},
    {"<table", "HTML", "open it in a spreadsheet and save it as CSV (UTF-8)"},
    {"<p align=\"center\">Chat Started", "a Salesforce chat in HTML",
     "give it as the column of a table (Body), or as plain text"},
    {"<p>", "HTML", kHtmlInstead},
    {"<p ", "HTML", kHtmlInstead},
    {"<div", "HTML", kHtmlInstead},
    {"<br", "HTML", kHtmlInstead},
    {"WEBVTT", "subtitles that name nobody", "put Agent: or Customer: in front of what each says"},
    {"\x89PNG", "an image", "give the export as JSON, CSV or text"},
    {"BEGIN:VC", "a calendar or an address book", "give the export as JSON, CSV or text"},
    {"From ", "a mailbox", kMailsInstead},
    {"Received:", "a mail", kMailsInstead},
    {"Return-Path:", "a mail", kMailsInstead},
    {"Delivered-To:", "a mail", kMailsInstead},
    {"MIME-Version:", "a mail", kMailsInstead},
}};

/// A block of header lines at the beginning, three of them such as every mail has.
bool is_mail(std::string_view text) {
  constexpr std::array<std::string_view, 7> kHeaders = {"from", "to",         "subject",     "date",
                                                        "cc",   "message-id", "mime-version"};
  std::set<std::string> seen;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (is_ascii_blank(line)) break;
    if (line.front() == ' ' || line.front() == '\t') continue;
    const std::size_t colon = line.find(':');
    if (colon == line.npos || line.substr(0, colon).find(' ') != line.npos) return false;
    std::string name = ascii_lowered(line.substr(0, colon));
    const bool is_known = std::find(kHeaders.begin(), kHeaders.end(), name) != kHeaders.end();
    if (is_known) seen.insert(std::move(name));
  }
  return seen.size() >= 3;
}

/// nullptr when it may be text.
const KnownForm* known_form(const Head& head) {
  constexpr static KnownForm kMail = {"", "a mail", kMailsInstead};
  constexpr static KnownForm kBinary = {"", "binary data", "give the export as JSON, CSV or text"};
  for (const KnownForm& form : kUnreadable) {
    const bool is_it =
        head.text.starts_with(form.beginning) || head.magic.starts_with(form.beginning);
    if (is_it) return &form;
  }
  if (is_mail(head.text)) return &kMail;
  return head.text.find('\0') == std::string::npos ? nullptr : &kBinary;
}

/// Where JSON without any sound element is broken first: ", broken in line 3, byte 70: ...".
std::string first_fault(const Head& head) {
  std::string_view text = head.text;
  const std::string_view first_line = take_line(text);
  const bool by_line = first_visible(first_line) == '{' && first_visible(text) == '{';
  if (!by_line && !head.complete) return ", in which no element is sound";
  const std::string_view broken = by_line ? first_line : std::string_view(head.text);
  JsonDocument document;
  JsonParser parser;
  const auto reject = parser.parse(broken, document);
  if (!reject) return {};
  const std::size_t byte = std::min<std::size_t>(reject->byte, broken.size());
  const auto line = 1 + count_newlines(broken.substr(0, byte));
  return ", broken in line " + std::to_string(line) + ", byte " + std::to_string(byte) + ": " +
         reject->detail;
}

/// What tools that copy APIs put around each record, and how to take it off; "" for anything else.
std::string envelope_filter(const Sample& sample) {
  if (!sample.is_json()) return {};
  const JsonValue first = sample.documents.front().root();
  if (first["_airbyte_data"].is(JsonType::kObject)) return "._airbyte_data";
  if (first["_source"].is(JsonType::kObject)) return records_in_jq(sample) + "._source";
  const bool is_singer = first["type"].is(JsonType::kString) && first["stream"].exists() &&
                         (first["record"].exists() || first["schema"].exists());
  return is_singer ? "select(.type == \"RECORD\") | .record" : "";
}

/// Answers of which one was preferred: two conversations that differ in their end.
bool is_preference(const Sample& sample) {
  if (!sample.is_json()) return false;
  const JsonValue first = sample.documents.front().root();
  return first["chosen"].is(JsonType::kArray) && first["rejected"].is(JsonType::kArray);
}

std::string advice_on_preference(const Head& head, const std::string& path) {
  const std::vector<Sample> samples = samples_of(head);
  const auto sample = std::find_if(samples.begin(), samples.end(), is_preference);
  if (sample == samples.end()) return {};
  return "JSON with two conversations in each record; take the one that was chosen: jq -c '" +
         records_in_jq(*sample) + ".messages = .chosen | del(.chosen, .rejected)' " + path;
}

/// [1,2], ["hello"]: nothing has a name.
bool is_without_objects(const Sample& sample) {
  return sample.is_json() && !sample.documents.front().root().is(JsonType::kObject);
}

constexpr std::string_view kNoObjects =
    "JSON whose elements are no objects; write each message as one, such as "
    "{\"conversation_id\":\"1\",\"role\":\"customer\",\"text\":\"...\"}";

/// 42, "hello", [42]: a value that is JSON, or one in each line, though text could look like it.
bool holds_plain_values(const Head& head) {
  JsonDocument document;
  JsonParser parser;
  if (head.text.find('{') != head.text.npos) return false;
  if (head.complete && !parser.parse(head.text, document)) return true;
  std::string_view text = head.text;
  if (!head.complete) text = text.substr(0, text.rfind('\n') + 1);
  bool holds = false;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (is_ascii_blank(line)) continue;
    if (parser.parse(line, document)) return false;
    holds = true;
  }
  return holds;
}

/// "[[[[", "{": brackets and nothing in them.
bool is_broken_off(const Head& head) {
  return head.complete && head.text.find_first_not_of("[{ \t\r\n") == head.text.npos;
}

/// No name is one for texts.
bool lacks_text(const InputShape& shape) {
  return shape.input != Mapping::Input::kChat && shape.messages.empty() &&
         guess_fields(shape.names).text.empty();
}

/// On what deskmill itself wrote, of that kind.
std::string advice_on_own(const std::string& kind, std::string_view text, const std::string& path) {
  std::string form = "they are";
  std::string_view following = text;
  const std::string_view first_line = take_line(following);
  if (first_visible(text) == '[') {
    form = "JSON Lines: jq -c '.[]' " + path;
  } else if (opens_multiline_json(first_line, following)) {
    form = "JSON Lines: jq -c . " + path;
  }
  return "these are " + kind + "s of deskmill, not conversations; the stages behind ingest read " +
         kind + "s as " + form;
}

}  // namespace

std::string unreadable_form(const Head& head) {
  if (const KnownForm* form = known_form(head)) {
    return std::string(form->name) + ", which is not read; " + std::string(form->instead);
  }
  const Mapping::Input form = shape_of(head).input;
  // A table of one column in quotes is JSON, line by line, too.
  if (form != Mapping::Input::kDelimited && holds_plain_values(head)) {
    return std::string(kNoObjects);
  }
  const bool is_sound = form == Mapping::Input::kJson;
  if (is_sound || !(begins_as_json(head.text) || is_broken_off(head))) return {};
  return "JSON" + first_fault(head) + "; mend it, or write it anew with what made it";
}

std::string advice_on(const Head& head) {
  if (const std::string json = advice_on_python(head); !json.empty()) return "this is " + json;
  const std::string unreadable = unreadable_form(head);
  if (!unreadable.empty()) return "this is " + unreadable;
  const InputShape shape = shape_of(head);
  const std::string path = head.path == "-" ? "-" : shell_quoted(head.path);
  if (const std::string kind = kind_of_deskmill(shape.sample); !kind.empty()) {
    return advice_on_own(kind, head.text, path);
  }
  if (is_without_objects(shape.sample)) return "this is " + std::string(kNoObjects);
  if (const std::string preference = advice_on_preference(head, path); !preference.empty()) {
    return "this is " + preference;
  }
  if (is_one_of_several_lists(shape.sample) || holds_only_lists_of_messages(shape)) {
    return "this is JSON with several lists of messages beside each other, of which a mapping "
           "can read only one; make a record of each: jq -c 'to_entries[] | {id: .key, messages: "
           ".value}' " +
           path;
  }
  if (const std::string json = advice_on_json_in_text(shape.sample, path); !json.empty()) {
    return "this is " + json;
  }
  if (const std::string json = advice_on_json_inside(shape.sample, shape.messages, path);
      !json.empty()) {
    return "this is " + json;
  }
  if (const std::string texts = advice_on_unnamed_messages(shape.sample, path); !texts.empty()) {
    return "this is " + texts;
  }
  if (const std::string table = advice_on_table(shape.sample, path); !table.empty()) {
    return "this is " + table;
  }
  if (const std::string filter = envelope_filter(shape.sample); !filter.empty()) {
    return "this is JSON whose records stand in an envelope each; take it off: jq -c '" + filter +
           "' " + path;
  }
  if (has_title(shape)) return "this is " + description_of(shape);
  const std::string input = head.path == "-" ? "" : " " + path;
  return "this is " + description_of(shape) +
         (lacks_text(shape) ? "; where nobody said anything (users, settings), leave it out" : "") +
         "; name its format with --from (see --list-formats) or write a mapping: deskmill ingest "
         "--draft-map " +
         path + " > map.yaml, correct it, then: deskmill ingest --map map.yaml" + input;
}

}  // namespace deskmill
