// The members of one record that conditions of labelling functions ask for.
//
// Most of them are strings and numbers within objects, and where the tokens of the line begin is
// known since it was parsed: these are read from the line itself. Arrays, and values with escapes
// in them, are parsed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "core/record.hpp"
#include "json/document.hpp"
#include "stages/label/label_set.hpp"

namespace deskmill {

/// Used again from record to record; for one thread.
struct MetadataScratch {
  JsonParser parser;
  JsonDocument document;
};

/// For as long as the record is the one that was parsed last.
class Metadata {
 public:
  Metadata(const Record& record, MetadataScratch& scratch) : record_(record), scratch_(scratch) {}

  bool holds(const Condition& condition);

 private:
  /// nullopt: the member has to be parsed.
  std::optional<bool> holds_in_line(const Condition& condition, const Member& member) const;
  /// The value of a member of the object that begins at `token`; 0 when it has none of this name.
  std::size_t find_member(std::size_t token, std::string_view name) const;
  /// Behind the value that begins at `token`.
  std::size_t skip_value(std::size_t token) const;
  char byte_of(std::size_t token) const { return record_.raw()[record_.structure()[token]]; }
  /// A string without its quotes, or another scalar as spelt.
  std::string_view scalar_at(std::size_t token) const;

  const Record& record_;
  MetadataScratch& scratch_;
  const Member* parsed_ = nullptr;
};

}  // namespace deskmill
