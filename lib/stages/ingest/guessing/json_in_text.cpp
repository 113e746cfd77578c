// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/json_in_text.hpp"

#include <algorithm>
#include <iterator>

#include "core/ascii.hpp"
#include "core/lines.hpp"
#include "io/paths.hpp"
#include "stages/ingest/guessing/guessed_messages.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/python_rows.hpp"
#include "stages/ingest/guessing/sample_names.hpp"

namespace deskmill {
namespace {

bool is_python(std::string_view text) {
  return text.starts_with("[{'") || text.starts_with("{'");
}

/// [{"role":..: JSON, or [{'role':..: the same as Python spells it.
bool is_json_in_text(std::string_view text) {
  return text.starts_with("[{\"") || text.starts_with("{\"") || is_python(text);
}

/// Where the JSON stands.
struct Place {
  std::string name;  ///< of the member or column
  bool python = false;
};

Place place_in_members(const Sample& sample) {
  for (const JsonDocument& document : sample.documents) {
    for (const JsonValue member : document.root()) {
      const std::string_view text = member.text();
      if (!member.is(JsonType::kString) || !is_json_in_text(text)) continue;
      return {std::string(member.name()), is_python(text)};
    }
  }
  return {};
}

Place place_in_columns(const Sample& sample) {
  for (const std::string& name : plain_names(sample)) {
    const std::vector<std::string> cells = values_of(sample, name);
    if (are_json_in_text(cells)) {
      return {name, std::any_of(cells.begin(), cells.end(), is_python)};
    }
  }
  return {};
}

/// "/body/content": a path in jq once its slashes are dots.
bool is_plain_path(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return c == '_' || c == '/' || is_ascii_alnum(c); });
}

/// Between the signs of a command that holds it in both kinds of quotes.
bool fits_command(std::string_view name) {
  return !name.empty() && name.find_first_of("\"'\\") == name.npos;
}

std::string python_command(const Sample& sample, const Place& place, const std::string& path) {
  const std::string cell = "r[\"" + place.name + "\"]";
  const std::string value =
      (place.python ? "ast.literal_eval(" : "json.loads(") + cell + " or \"[]\")";
  return std::string(
             "python3 -c 'import ast,csv,json,sys; csv.field_size_limit(1<<30); "
             "[print(json.dumps({**r,\"") +
         place.name + "\":" + value + "},ensure_ascii=False)) for r in " + rows_in_python(sample) +
         "]' " + (path == "-" ? "/dev/stdin" : path);
}

}  // namespace

std::string records_in_jq(const Sample& sample) {
  const std::string& pointer = sample.framing.pointer;
  const bool is_list = first_visible(sample.head->text) == '[';
  if (pointer.empty()) {
    return is_list && sample.framing.kind == Framing::Kind::kElements ? ".[] | " : "";
  }
  std::string filter = pointer;
  std::replace(filter.begin(), filter.end(), '/', '.');
  return filter + "[] | ";
}

bool are_json_in_text(const std::vector<std::string>& texts) {
  const auto empty = std::count(texts.begin(), texts.end(), std::string());
  const auto json = std::count_if(texts.begin(), texts.end(), is_json_in_text);
  return json * 2 > std::ssize(texts) - empty;
}

std::string advice_on_json_in_text(const Sample& sample, const std::string& path) {
  if (sample.head->text.starts_with("\"{\\\"")) {
    return "JSON in strings; take it out: jq -c fromjson " + path;
  }
  if (sample.is_delimited()) {
    const Place place = place_in_columns(sample);
    if (!fits_command(place.name)) return {};
    return "a table whose column " + place.name +
           " holds JSON in its cells; make JSON Lines of it: " +
           python_command(sample, place, path);
  }
  const Place place = sample.is_json() ? place_in_members(sample) : Place{};
  if (!fits_command(place.name)) return {};
  const std::string what =
      "JSON whose member " + place.name + " holds JSON in a string; take it out: ";
  if (place.python) return what + python_command(sample, place, path);
  const bool is_plain = std::all_of(place.name.begin(), place.name.end(),
                                    [](char c) { return c == '_' || is_ascii_alnum(c); }) &&
                        !is_ascii_digit(place.name.front());
  const std::string name = is_plain ? "." + place.name : ".\"" + place.name + "\"";
  return what + "jq -c '" + records_in_jq(sample) + name + " |= fromjson' " + path;
}

std::string advice_on_json_inside(const Sample& sample, const std::string& messages,
                                  const std::string& path) {
  std::string list = messages;
  std::replace(list.begin(), list.end(), '/', '.');
  const std::string records = records_in_jq(sample) + (list.empty() ? "" : list + "[] | ");
  const Sample elements = messages.empty() ? Sample{} : first_messages(sample, messages);
  const Sample& looked_at = messages.empty() ? sample : elements;
  for (std::string name : nested_names(looked_at)) {
    if (!are_json_in_text(values_of(looked_at, name)) || !is_plain_path(name)) continue;
    std::replace(name.begin(), name.end(), '/', '.');
    return "JSON whose messages hold their text in JSON in a string; take it out: jq -c '" +
           records + ".text = (" + name + " | fromjson | .text? // .)' " + path;
  }
  return {};
}

std::string advice_on_python(const Head& head) {
  if (!is_python(head.text)) return {};
  std::string_view rest = head.text;
  take_line(rest);
  const bool by_line = is_python(rest);
  const std::string file = "open(sys.argv[1],encoding=\"" + encoding_in_python(head) + "\")";
  const std::string values =
      by_line ? "map(ast.literal_eval," + file + ")" : "[ast.literal_eval(" + file + ".read())]";
  return "JSON as Python spells it; make JSON of it: python3 -c 'import ast,json,sys; "
         "[print(json.dumps(v,ensure_ascii=False)) for v in " +
         values + "]' " + (head.path == "-" ? "/dev/stdin" : shell_quoted(head.path));
}

}  // namespace deskmill
