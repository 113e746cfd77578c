// The members of one record that conditions of labelling functions ask for.
//
// Most of them are strings and numbers within objects, and where the tokens of the line begin is
// known since it was parsed: these are read from the line itself. Arrays, and values with escapes
// in them, are parsed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "json/document.hpp"
#include "stages/label/label_set.hpp"

namespace deskmill {

/// What stands in a record where conditions look.
struct FoundValue {
  enum class State { kUnknown, kMissing, kScalar, kParsed };
  State state = State::kUnknown;
  std::string_view text = {};  ///< of a scalar in the line: as spelt there, without quotes
  JsonValue parsed = {};
};

struct ParsedMember {
  const Member* member = nullptr;
  JsonDocument document;
};

/// Used again from record to record; for one thread.
struct MetadataScratch {
  std::vector<FoundValue> found;  ///< by place; many functions ask for few places
  JsonParser parser;
  std::vector<ParsedMember> parsed;  ///< the first of them are of the record at hand
};

/// For as long as the record is the one that was parsed last.
class Metadata {
 public:
  Metadata(const Record& record, std::size_t places, MetadataScratch& scratch)
      : record_(record), scratch_(scratch) {
    scratch_.found.assign(places, {});
  }

  bool holds(const Condition& condition);

 private:
  FoundValue find(const Condition& condition);
  /// As it stands in the line; kUnknown: the member has to be parsed.
  FoundValue find_in_line(const Condition& condition, const Member& member) const;
  JsonValue parsed(const Member& member);
  /// The value of a member of the object that begins at `token`; 0 when it has none of this name.
  std::size_t find_member(std::size_t token, std::string_view name) const;
  /// Behind the value that begins at `token`.
  std::size_t skip_value(std::size_t token) const;
  char byte_of(std::size_t token) const { return record_.raw()[record_.structure()[token]]; }
  /// A string without its quotes, or another scalar as spelt.
  std::string_view scalar_at(std::size_t token) const;

  const Record& record_;
  MetadataScratch& scratch_;
  std::size_t parsed_ = 0;  ///< how many members of the record are parsed
};

}  // namespace deskmill
