// One message of a structured source and how a mapping names its fields.
//
// A field is a CSV column (by name, or "#3" for the third), a JSON pointer or member name, "^/id"
// for the JSON value that encloses the message, a named group of a chat line, or "header.shop" for
// what a header line of the file said.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.hpp"
#include "stages/ingest/mapping/field_names.hpp"
#include "stages/ingest/mapping/member_numbers.hpp"

namespace deskmill {

/// Either cells or a JSON value; all views borrow from the unit.
struct SourceRow {
  const std::vector<std::string_view>* cells = nullptr;
  JsonValue value;
  JsonValue parent;
  /// Of `value`, by the numbers that its fields were made with; null: they are looked up by name.
  const std::vector<JsonValue>* members = nullptr;
  std::uint64_t present = ~std::uint64_t{0};  ///< bits of those that exist; of others, all
};

/// What a header line said, by name of its regex group.
using HeaderValues = std::map<std::string, std::string, std::less<>>;

/// Names of columns, to resolve fields against; empty for JSON.
struct Columns {
  std::vector<std::string> names;
  bool json = false;
  HeaderValues header;
  MemberNumbers* members = nullptr;  ///< JSON: fields made with it ask for members by number
};

/// A field of the mapping with its place in the source.
class Field {
 public:
  Field() = default;
  /// An unknown column gives a field that is never there (see `resolved`).
  Field(std::string_view name, const Columns& columns);

  bool resolved() const { return from_ != From::kNowhere; }
  /// The field is absent from a row that has none of these bits in `present`.
  std::uint64_t bits() const {
    return is_numbered_ ? MemberNumbers::bit_of(column_) : MemberNumbers::kAnywhere;
  }
  /// Empty when absent. JSON strings decoded; numbers as spelt; objects and arrays as JSON.
  std::string_view text(const SourceRow& row) const;
  /// A JSON list of strings, or of objects with a `text`, joined by line breaks; both mixed are the
  /// runs of one text and joined by nothing. nullopt for anything else. Of a field "/list/*/part"
  /// the strings there, however many have none; of "/list/**/part" those at any depth.
  std::optional<std::string> lines(const SourceRow& row) const;
  /// The value is a JSON object.
  bool is_object(const SourceRow& row) const;
  /// The value as compact JSON, "" when absent or empty: for meta and extra members.
  std::string json(const SourceRow& row) const;

 private:
  enum class From { kNowhere, kCell, kValue, kParent, kConstant };
  JsonValue json_value(const SourceRow& row) const;

  From from_ = From::kNowhere;
  std::size_t column_ = 0;
  std::string name_;  ///< of a member, JSON pointer, or the constant
  bool is_pointer_ = false;
  bool is_numbered_ = false;  ///< `column_` is in MemberNumbers
  std::string part_;          ///< of a name "/list/*/part": the pointer in each element, "/part"
  bool in_depth_ = false;     ///< of a name "/list/**/part": `part_` is a member at any depth
};

/// Fields tried in order; the first that is there and not empty counts.
class FieldChoice {
 public:
  FieldChoice() = default;
  FieldChoice(const FieldNames& names, const Columns& columns);
  bool resolved() const;
  std::string_view text(const SourceRow& row) const {
    return (row.present & bits_) == 0 ? std::string_view() : first_text(row);
  }
  std::optional<std::string> lines(const SourceRow& row) const;
  bool is_object(const SourceRow& row) const;
  std::string json(const SourceRow& row) const;

 private:
  std::string_view first_text(const SourceRow& row) const;

  std::vector<Field> fields_;
  std::uint64_t bits_ = 0;  ///< of the fields: most are absent, and need no look
};

}  // namespace deskmill
