// One line of JSON to a Record and back: a validating parser and a splicing writer.
//
// The parser runs simdjson's first stage over the line (UTF-8 and the positions of all structural
// characters, vectorised and dispatched at run time) and then walks those positions once, checking
// the grammar of every value, also of members nobody will read: numbers as text, escapes, surrogate
// pairs, literals, nesting depth, and that nothing follows the record. simdjson's own front ends do
// not fit: On-Demand accepts broken values in members it does not visit, the DOM refuses 23-digit
// integers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/borrowing_text.hpp"
#include "core/record.hpp"
#include "json/reject.hpp"

namespace deskmill {

/// Parses lines into Records. One per thread; keeps its buffers from line to line.
class RecordParser {
 public:
  RecordParser();
  ~RecordParser();

  /// Fills `record`, which borrows from `line`: the line must outlive the record's use. No padding
  /// is needed behind the line. Returns the reason when the line is not a valid record.
  ///
  /// Reasons: json.parse, json.utf8, json.depth, json.lone_surrogate, json.duplicate_key,
  /// record.not_object, record.unknown_kind, record.member (a known member is missing or has the
  /// wrong type; the detail names it), record.role.
  std::optional<Reject> parse(std::string_view line, Record& record);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Appends the record to `out`, without a newline: the raw line when nothing was edited.
void write_record(const Record& record, std::string& out);
/// The same, with long parts of the raw line borrowed where it was lent.
void write_record(const Record& record, BorrowingText& out);

}  // namespace deskmill
