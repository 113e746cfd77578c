// A mapping file: how the rows of a CSV, TSV, JSON or chat text export become messages. YAML, no
// expression language: names of fields, lookup tables and regular expressions (docs/formats.md).
//
// The built-in presets are mapping files too; --dump-map prints them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/node.hpp"
#include "core/record.hpp"
#include "stages/ingest/mapping/field_names.hpp"
#include "stages/ingest/mapping/gated_pattern.hpp"
#include "stages/ingest/mapping/line_pattern.hpp"

namespace deskmill {

/// One step towards the role of a message; the first that answers counts.
struct RoleRule {
  enum class Kind {
    kMap,         ///< value of `field` looked up in `map`
    kRegex,       ///< `field` matches
    kSameAs,      ///< `field` equals `other`
    kStartsWith,  ///< `field` begins with the value of `other`
    kEmpty,       ///< `field` is empty
    kAlways,
    kInfer,  ///< first speaker = customer
  };
  Kind kind = Kind::kInfer;
  std::string where;  ///< in its file, or ""
  FieldNames field, other;
  std::vector<std::pair<std::string, Role>> map;
  std::optional<GatedPattern> regex;
  Role role = Role::kCustomer;
};

/// Removes messages, by name, counted; or gives them a kind ("image") when used under `kinds`.
struct FieldTest {
  std::string name;
  FieldNames field;
  std::vector<std::string> equals;
  std::optional<GatedPattern> regex;
};

struct Mapping {
  enum class Input { kDelimited, kJson, kChat };

  std::string name, summary, channel, where;
  Input input = Input::kDelimited;
  char delimiter = '\0';  ///< 0: detect
  bool quotes = true;     ///< false: a quote is an ordinary character
  bool header = true;
  std::vector<std::string> nulls = {""};

  std::string records;   ///< JSON: pointer of the array of units
  std::string messages;  ///< JSON: pointer of the messages inside a unit, or ""
  /// JSON: pointer of what is said before those messages, "" for the unit itself: many help desks
  /// keep the first words of the customer apart.
  std::optional<std::string> opening;

  std::optional<LinePattern> line;         ///< chat: begins a message; named groups are the fields
  std::optional<GatedPattern> date_line;   ///< chat: group "date" holds for the lines that follow
  std::vector<GatedPattern> header_lines;  ///< chat: dropped; groups become "header.NAME"

  /// Chat: lines that say nothing, also inside a message, such as the times of captions. A number
  /// alone on the line above goes with them.
  std::vector<GatedPattern> skip_lines;

  struct Detect {
    std::vector<std::string> columns;  ///< all in the header row
    std::vector<std::string> keys;     ///< all in a JSON unit (name or pointer)
    std::vector<GatedPattern> cells;   ///< a row without header: one pattern per column
    std::vector<std::string> head;     ///< chat: this text occurs near the beginning
    std::size_t alternations = 0;      ///< chat: changes between customer and agent, at least
    bool any() const { return !columns.empty() || !keys.empty() || !cells.empty(); }
  } detect;

  FieldNames conversation;
  bool single = false;       ///< every message is its own conversation
  bool whole_input = false;  ///< all messages of an input are one conversation
  /// Chat, with `whole_input`: lines between two conversations. A group "header" is what such a
  /// line says about the one that follows.
  std::vector<GatedPattern> separators;
  std::string opened_by;  ///< chat, with `whole_input`: the group of `line` that begins another one
  enum class BlankLines { kGoOn, kSeparate, kDetect };
  BlankLines blank_lines = BlankLines::kGoOn;  ///< do they part conversations?
  std::int64_t gap_milliseconds = 0;           ///< > 0: group by customer and gap
  std::string likely_customer;                 ///< see Grouping
  /// Who writes to whom: without an id, what two write to each other, whoever begins, is tied.
  FieldNames writer, receiver;
  FieldNames reply_id, reply_to;
  FieldNames customer;
  std::optional<Role> customer_when;  ///< `customer` counts only on messages of this role
  FieldNames text, speaker;
  FieldNames answer;  ///< what the agent said to it, in the same row; makes a turn of its own
  Role answer_role = Role::kAgent;
  bool html = false;
  bool objects_are_text = true;  ///< JSON: an object where the text should be is read as spelt
  bool transcript = false;       ///< the text is a whole conversation, whose lines say who speaks
  std::string transcript_form = "transcript";  ///< the preset that knows these lines
  FieldNames time;
  FieldNames day;  ///< the date of `time`, where that is only a clock time
  std::vector<std::string> time_formats = {"auto"};
  std::vector<RoleRule> roles;
  std::vector<FieldTest> drops, kinds;
  std::vector<std::pair<std::string, FieldNames>> meta, extra;
};

/// Chat text that may hold several conversations, parted by lines.
inline bool has_sections(const Mapping& mapping) {
  return !mapping.separators.empty() || !mapping.opened_by.empty() ||
         mapping.blank_lines != Mapping::BlankLines::kGoOn;
}

using SharedMapping = std::shared_ptr<const Mapping>;

/// Throws Error(kUsage) with file and line; for bad expressions only if they are compiled now.
/// Those of presets are known to be good, and most of them never asked.
Mapping parse_mapping(const Node& root, Compile when = Compile::kNow);
Mapping parse_mapping(std::string_view yaml, std::string_view file, Compile when = Compile::kNow);

}  // namespace deskmill
