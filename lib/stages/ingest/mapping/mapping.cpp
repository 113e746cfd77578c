// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/mapping.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "stages/ingest/mapping/mapping_rules.hpp"
#include "stages/ingest/mapping/role_names.hpp"
#include "stages/ingest/times/duration.hpp"
#include "stages/ingest/times/time_format.hpp"

namespace deskmill {
namespace {

/// Line patterns see the text as it is: their groups become fields.
PatternOptions line_options() {
  PatternOptions options;
  options.fold_width = false;
  return options;
}

GatedPattern line_pattern_of(const Node& node) {
  return GatedPattern(node.text(), line_options(), node.where());
}

void read_input(const Node& node, Mapping& mapping) {
  if (!node.exists()) return;
  if (!node.is_map()) node.fail("input is a map, such as input: {format: csv}");
  node.only_keys({"format", "delimiter", "quotes", "header", "nulls"});
  const std::string format = node["format"].text_or("csv");
  if (format == "csv" || format == "tsv") {
    mapping.input = Mapping::Input::kDelimited;
    if (format == "tsv") mapping.delimiter = '\t';
  } else if (format == "json" || format == "jsonl") {
    mapping.input = Mapping::Input::kJson;
  } else if (format == "chat") {
    mapping.input = Mapping::Input::kChat;
  } else {
    node["format"].fail("unknown format \"" + format + "\"; known: csv tsv json jsonl chat");
  }
  const std::string delimiter = node["delimiter"].text_or("");
  if (delimiter.size() > 1) node["delimiter"].fail("a delimiter is one ASCII character");
  if (!delimiter.empty()) mapping.delimiter = delimiter.front();
  mapping.quotes = node["quotes"].boolean_or(true);
  mapping.header = node["header"].boolean_or(true);
  if (node["nulls"].exists()) mapping.nulls = node["nulls"].texts();
}

void read_chat(const Node& root, Mapping& mapping) {
  if (mapping.input != Mapping::Input::kChat) {
    for (const std::string_view key : {"line", "date_line", "header_lines", "skip_lines"}) {
      if (root[key].exists())
        root[key].fail(std::string(key) + " is for chat text: input: {format: chat}");
    }
    return;
  }
  if (!root["line"].exists())
    root.fail("chat text needs line: a regex with the groups text, speaker, at");
  const Node line = root["line"];
  mapping.line.emplace(line.text(), line_options(), line.where());
  if (root["date_line"].exists()) mapping.date_line = line_pattern_of(root["date_line"]);
  if (root["skip_lines"].exists()) {
    for (const Node& skipped : root["skip_lines"].items()) {
      mapping.skip_lines.push_back(line_pattern_of(skipped));
    }
  }
  if (!root["header_lines"].exists()) return;
  for (const Node& header : root["header_lines"].items()) {
    mapping.header_lines.push_back(line_pattern_of(header));
  }
}

void read_detect(const Node& node, Mapping& mapping) {
  if (!node.exists()) return;
  node.only_keys({"columns", "keys", "cells", "head", "alternations"});
  if (const Node alternations = node["alternations"]; alternations.exists()) {
    if (alternations.integer() < 1) alternations.fail("a number from 1 on");
    mapping.detect.alternations = static_cast<std::size_t>(alternations.integer());
  }
  mapping.detect.columns = node["columns"].texts();
  mapping.detect.keys = node["keys"].texts();
  mapping.detect.head = node["head"].texts();
  if (!node["cells"].exists()) return;
  for (const Node& cell : node["cells"].items()) mapping.detect.cells.push_back(pattern_of(cell));
}

void read_sections(const Node& conversation, Mapping& mapping) {
  mapping.whole_input = conversation["file"].boolean_or(false);
  for (const Node& separator : conversation["separators"].items()) {
    mapping.separators.push_back(line_pattern_of(separator));
  }
  if (const Node blank = conversation["blank_lines"]; blank.exists()) {
    const std::string meaning = blank.one_of({"go_on", "separate", "detect"});
    mapping.blank_lines = meaning == "go_on"      ? Mapping::BlankLines::kGoOn
                          : meaning == "separate" ? Mapping::BlankLines::kSeparate
                                                  : Mapping::BlankLines::kDetect;
  }
  mapping.opened_by = conversation["opened_by"].text_or("");
  const bool fits = mapping.whole_input && mapping.input == Mapping::Input::kChat;
  if (has_sections(mapping) && !fits) {
    conversation.fail(
        "separators and blank_lines cut a file of chat text, as opened_by does: they need file: "
        "true");
  }
}

void read_parties(const Node& between, Mapping& mapping) {
  if (!between.exists()) return;
  const std::vector<std::string> parties = between.texts();
  if (parties.size() != 2) between.fail("between needs two fields: [FROM, TO]");
  mapping.writer = FieldNames({parties[0]}, between.where());
  mapping.receiver = FieldNames({parties[1]}, between.where());
}

void read_grouping(const Node& root, Mapping& mapping) {
  const Node conversation = root["conversation"];
  if (conversation.is_map()) {
    conversation.only_keys(
        {"id", "single", "file", "gap", "between", "separators", "blank_lines", "opened_by"});
    read_sections(conversation, mapping);
    read_parties(conversation["between"], mapping);
    mapping.conversation = fields_of(conversation["id"]);
    mapping.single = conversation["single"].boolean_or(false);
    if (const Node gap = conversation["gap"]; gap.exists()) {
      const auto milliseconds = positive_duration(gap.text());
      if (!milliseconds) gap.fail(no_duration(gap.text()));
      mapping.gap_milliseconds = *milliseconds;
    }
  } else {
    mapping.conversation = fields_of(conversation);
  }
  if (const Node reply = root["reply"]; reply.exists()) {
    reply.only_keys({"id", "to"});
    mapping.reply_id = fields_of(reply["id"]);
    mapping.reply_to = fields_of(reply["to"]);
    if (mapping.reply_id.empty() || mapping.reply_to.empty()) {
      reply.fail("reply chains need both fields: {id: FIELD, to: FIELD}");
    }
  }
  const Node customer = root["customer"];
  if (customer.is_map()) {
    customer.only_keys({"field", "role"});
    mapping.customer = fields_of(customer["field"]);
    if (customer["role"].exists()) mapping.customer_when = role_of(customer["role"]);
  } else {
    mapping.customer = fields_of(customer);
  }
}

void read_time(const Node& node, Mapping& mapping) {
  if (node.is_map()) {
    node.only_keys({"field", "format", "day"});
    mapping.time = fields_of(node["field"]);
    mapping.day = fields_of(node["day"]);
    if (node["format"].exists()) mapping.time_formats = node["format"].texts();
  } else {
    mapping.time = fields_of(node);
  }
  for (const std::string& format : mapping.time_formats) {
    if (format != "date_order" && !TimeFormat::is_valid(format)) {
      node["format"].fail(
          "unknown time format \"" + format +
          "\"; known: auto iso epoch epoch_s epoch_ms twitter elapsed date_order, or a "
          "pattern such as \"%d.%m.%Y %H:%M\"");
    }
  }
}

/// A row of several turns is a conversation already.
void fail_if_single(const Node& root, const Mapping& mapping) {
  if (!mapping.single) return;
  root["conversation"].fail("single makes a conversation of each message, and a row has several");
}

/// Who speaks is said inside the text.
void check_transcript(const Node& root, const Mapping& mapping) {
  if (!mapping.transcript) return;
  if (mapping.input == Mapping::Input::kChat || !mapping.messages.empty()) {
    root["text"].fail(
        "transcript is for texts that are whole conversations: a row of a table, or "
        "an element of JSON without messages");
  }
  fail_if_single(root, mapping);
  for (const std::string_view key : {"speaker", "role", "reply"}) {
    if (!root[key].exists()) continue;
    root[key].fail(std::string(key) + " is said by the lines of a transcript; leave it out");
  }
}

void read_answer(const Node& root, Mapping& mapping) {
  const Node node = root["answer"];
  if (!node.exists()) return;
  if (mapping.transcript || root["reply"].exists()) {
    node.fail("answer is for rows that hold a question and its answer, without reply");
  }
  fail_if_single(root, mapping);
  if (!node.is_map()) {
    mapping.answer = fields_of(node);
    return;
  }
  node.only_keys({"field", "role"});
  mapping.answer = fields_of(node["field"]);
  if (node["role"].exists()) mapping.answer_role = role_of(node["role"]);
}

void read_transcript(const Node& node, Mapping& mapping) {
  if (!node.exists()) return;
  const std::string form = node.text();
  mapping.transcript = form != "false";
  if (form == "true" || form == "false") return;
  mapping.transcript_form =
      node.one_of({"transcript", "salesforce-chat", "questions", "named-lines", "chat-blocks"});
}

void read_role(const Node& node, Mapping& mapping) {
  for (RoleRule& rule : role_rules(node)) mapping.roles.push_back(std::move(rule));
  if (!node["role_words"].exists()) return;
  const auto& names = bare_role_names();
  mapping.nulls.insert(mapping.nulls.end(), names.begin(), names.end());
}

void read_turn(const Node& root, Mapping& mapping) {
  const Node text = root["text"];
  if (text.is_map()) {
    text.only_keys({"field", "html", "transcript"});
    mapping.text = fields_of(text["field"]);
    mapping.html = text["html"].boolean_or(false);
    read_transcript(text["transcript"], mapping);
  } else {
    mapping.text = fields_of(text);
  }
  if (mapping.text.empty() && mapping.input == Mapping::Input::kChat) mapping.text = {"text"};
  if (mapping.text.empty()) root.fail("text is missing: the field that holds what was said");
  check_transcript(root, mapping);
  read_answer(root, mapping);
  mapping.speaker = fields_of(root["speaker"]);
  if (root["time"].exists()) read_time(root["time"], mapping);
  if (root["role"].is_map()) {
    root["role"].fail("role is a list of rules, such as role: [{field: FROM, map: {...}}]");
  }
  if (root["role"].exists()) {
    for (const Node& rule : root["role"].items()) read_role(rule, mapping);
  }
  if (root["drop"].exists()) {
    for (const Node& drop : root["drop"].items())
      mapping.drops.push_back(field_test(drop, "name", mapping.text));
  }
  if (root["kinds"].exists()) {
    for (const Node& kind : root["kinds"].items())
      mapping.kinds.push_back(field_test(kind, "kind", mapping.text));
  }
}

void compile(const std::optional<GatedPattern>& pattern) {
  if (pattern) pattern->compile();
}

/// So that a bad expression is an error right away.
void compile_patterns(const Mapping& mapping) {
  if (mapping.line) mapping.line->compile();
  compile(mapping.date_line);
  for (const RoleRule& rule : mapping.roles) compile(rule.regex);
  for (const auto* tests : {&mapping.drops, &mapping.kinds}) {
    for (const FieldTest& test : *tests) compile(test.regex);
  }
  for (const auto* patterns :
       {&mapping.skip_lines, &mapping.header_lines, &mapping.separators, &mapping.detect.cells}) {
    for (const GatedPattern& pattern : *patterns) pattern.compile();
  }
}

std::string pointer_of(const Node& node) {
  std::string pointer = node.text_or("");
  if (!pointer.empty() && pointer.front() != '/') {
    node.fail("\"" + pointer + "\" is no JSON pointer, did you mean \"/" + pointer + "\"?");
  }
  return pointer;
}

}  // namespace

Mapping parse_mapping(const Node& root, Compile when) {
  root.only_keys({"name",         "summary", "channel",   "input",        "records",    "messages",
                  "opening",      "line",    "date_line", "header_lines", "skip_lines", "detect",
                  "conversation", "reply",   "customer",  "text",         "speaker",    "time",
                  "role",         "drop",    "kinds",     "meta",         "extra",      "answer"});
  Mapping mapping;
  mapping.where = root.where();
  mapping.name = root["name"].text_or("mapped");
  mapping.summary = root["summary"].text_or("");
  mapping.channel = root["channel"].text_or("");
  mapping.records = pointer_of(root["records"]);
  mapping.messages = pointer_of(root["messages"]);
  if (const Node opening = root["opening"]; opening.exists()) {
    if (mapping.messages.empty())
      opening.fail("opening stands in front of messages: it needs them");
    mapping.opening = pointer_of(opening);
  }
  read_input(root["input"], mapping);
  read_chat(root, mapping);
  read_detect(root["detect"], mapping);
  read_grouping(root, mapping);
  read_turn(root, mapping);
  mapping.meta = named_fields(root["meta"], {"source"});
  mapping.extra = named_fields(root["extra"], {"role", "text", "at", "speaker", "kind"});
  if (when == Compile::kNow) compile_patterns(mapping);
  return mapping;
}

Mapping parse_mapping(std::string_view yaml, std::string_view file, Compile when) {
  return parse_mapping(parse_yaml(yaml, file), when);
}

}  // namespace deskmill
