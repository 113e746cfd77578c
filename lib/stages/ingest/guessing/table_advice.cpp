// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/table_advice.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/python_rows.hpp"

namespace deskmill {
namespace {

using Names = std::vector<std::string>;

Names columns_of(const Sample& sample) {
  return sample.is_delimited() && !sample.rows.empty() ? sample.rows.front() : Names();
}

/// The first column with one of these canonical names, or "".
std::string column_named(const Names& columns, std::span<const std::string_view> known) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const std::string& name) {
    return std::find(known.begin(), known.end(), canonical_name(name)) != known.end();
  });
  return found == columns.end() ? std::string() : *found;
}

/// "input" beside "instruction" and "output", "context" beside "response"; "" in other tables.
std::string second_question(const Names& columns) {
  constexpr std::array<std::string_view, 3> kFirst = {"instruction", "query", "prompt"};
  constexpr std::array<std::string_view, 2> kSecond = {"input", "context"};
  constexpr std::array<std::string_view, 3> kAnswers = {"output", "response", "completion"};
  const bool is_exchange =
      !column_named(columns, kFirst).empty() && !column_named(columns, kAnswers).empty();
  return is_exchange ? column_named(columns, kSecond) : std::string();
}

bool is_jira(const Names& columns) {
  constexpr std::array<std::string_view, 1> kKey = {"issue_key"}, kComment = {"comment"};
  return !column_named(columns, kKey).empty() && !column_named(columns, kComment).empty();
}

std::string in_python(const std::string& code, const std::string& path) {
  return "python3 -c 'import csv,json,sys; csv.field_size_limit(1<<30); " + code + "' " +
         (path == "-" ? "/dev/stdin" : path);
}

}  // namespace

bool needs_another_form(const Sample& sample) {
  const Names columns = columns_of(sample);
  return !second_question(columns).empty() || is_jira(columns);
}

std::string advice_on_table(const Sample& sample, const std::string& path) {
  const Names columns = columns_of(sample);
  if (const std::string input = second_question(columns); !input.empty()) {
    return "a table of a training set, whose column " + input +
           " goes on with the question; make JSON Lines of it: " +
           in_python(
               "[print(json.dumps({str(k).lower():v for k,v in r.items()},ensure_ascii=False)) "
               "for r in " +
                   rows_in_python(sample) + "]",
               path);
  }
  if (!is_jira(columns)) return {};
  return "a table of Jira, whose comments stand in columns of one name; make JSON Lines of it: " +
         in_python("r=" + lists_in_python(sample) +
                       "; h=next(r); [print(json.dumps({**{n:c for n,c in zip(h,v) if c and "
                       "n!=\"Comment\"},\"messages\":[dict(zip((\"created_at\",\"from\","
                       "\"text\"),c.split(\";\",2))) for n,c in zip(h,v) if c and "
                       "n==\"Comment\"]},ensure_ascii=False)) for v in r]",
                   path);
}

}  // namespace deskmill
