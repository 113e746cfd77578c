// What an input begins with, seen through one framing: the ground on which readers say "this is
// mine".
//
// The head of an input (1 MiB, or more while it is pure ASCII) is looked at in every way it could
// be cut: JSON Lines, a JSON array, arrays inside an object, CSV in the detected dialect, text
// lines. Each way gives a Sample; each reader scores each Sample; the best score wins.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.hpp"
#include "stages/ingest/cutting/cutters.hpp"
#include "stages/ingest/head/head.hpp"

namespace deskmill {

/// Most lines, rows or elements a detector looks at.
inline constexpr std::size_t kSampleUnits = 200;
/// Most members of an object it looks at; one with more is keyed by ids and no record.
inline constexpr std::size_t kSampleMembers = 1000;

struct Sample {
  Framing framing;
  const Head* head = nullptr;
  std::vector<std::string_view> lines;         ///< kLines, kChat: not blank, views into the head
  std::vector<std::vector<std::string>> rows;  ///< kRecords
  std::vector<std::string> texts;              ///< kElements, kLines of JSON: as spelt
  std::vector<JsonDocument> documents;         ///< parsed `texts`

  bool is_json() const { return !documents.empty(); }
  bool is_delimited() const { return framing.kind == Framing::Kind::kRecords; }
  bool is_text() const { return framing.kind == Framing::Kind::kChat; }

  /// Share of documents (0..1) that are objects with all these members or pointers ("/a/b").
  double share_with(const std::vector<std::string_view>& members) const;
};

/// Every way to cut the head that gives at least one unit, the more specific first. Text comes with
/// the best table it could be, for a reader that knows its header.
std::vector<Sample> samples_of(const Head& head);

/// One way each; without units when the head does not look like that. A first JSON value that goes
/// on beyond the head is shown as closed_json() of what is there.
Sample delimited_sample(const Head& head, const Dialect& dialect);
Sample json_lines_sample(const Head& head);
Sample elements_sample(const Head& head, const std::string& pointer);
/// The same of every line by itself.
Sample line_elements_sample(const Head& head, const std::string& pointer);
Sample chat_sample(const Head& head);

/// It begins as JSON does, sound or not: no table and no chat begins so.
bool begins_as_json(std::string_view text);

/// Several lines, each of them an object.
bool is_json_lines(const Head& head);

}  // namespace deskmill
