// Applies a mapping to one row: fields to a Message, role rules, times, drop rules.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "stages/ingest/conversations/message.hpp"
#include "stages/ingest/mapping/mapping.hpp"
#include "stages/ingest/mapping/source_row.hpp"
#include "stages/ingest/times/date_order.hpp"

namespace deskmill {

class MessageMapper {
 public:
  struct Settings {
    std::optional<int> offset_minutes;    ///< --tz, for times without a zone
    std::optional<DateOrder> date_order;  ///< for the time format "date_order", and see below
    bool whole_times = false;             ///< `date_order` is for what "auto" cannot read
    bool date_order_given = false;        ///< by --date-order, not seen in the head
    std::string input_name;               ///< key of a chat that names no conversation
  };

  /// Throws Error(kUsage) when the text field is nowhere in `columns`.
  MessageMapper(std::shared_ptr<const Mapping> mapping, const Columns& columns, Settings settings);

  /// Fills `message` except its line; kept, dropped by a rule of the mapping, or rejected. `date`
  /// is the date line above a chat line with a bare clock time.
  Outcome map(const SourceRow& row, std::string_view date, Message& message, Notes& notes) const;
  /// What was answered to `question`, which is mapped from the same row; nullopt for nothing.
  std::optional<Message> answer_to(const Message& question, const SourceRow& row,
                                   Notes& notes) const;

  /// The date of the row's clock time where another field holds it, else "".
  std::string_view day_of(const SourceRow& row) const { return value(day_, row); }

  const Mapping& mapping() const { return *mapping_; }

 private:
  struct Rule {
    const RoleRule* rule;
    FieldChoice field, other;
    std::unordered_map<std::string_view, Role> roles;  ///< rule->map, which may name all agents
    bool maps_nothing;  ///< an empty value has a role; most are empty and need no look at the map
  };
  struct Test {
    const FieldTest* test;
    FieldChoice field;
  };

  std::string_view value(const FieldChoice& field, const SourceRow& row) const;
  bool is_null(std::string_view text) const;
  bool passes(const Test& test, const SourceRow& row) const;
  std::optional<Role> role_by(const Rule& rule, const SourceRow& row) const;
  void set_role(const SourceRow& row, Message& message) const;
  std::string said_in(const FieldChoice& field, const SourceRow& row, Notes& notes) const;
  /// False for a date that contradicts the order of the others.
  bool set_time(const SourceRow& row, std::string_view date, Message& message, Notes& notes) const;
  /// That of the message, else of the line above.
  std::string_view chat_date(const SourceRow& row, std::string_view date) const;
  /// A time whose date is in the order of its input.
  NumericTime numeric_time(std::string_view text, const SourceRow& row,
                           std::string_view date) const;
  bool fits_another_order(std::string_view text, const SourceRow& row) const;
  Outcome contradiction() const;
  void set_keys(const SourceRow& row, Message& message) const;
  /// The same for both directions; "" when one of the two is not named.
  std::string parties(const SourceRow& row) const;
  std::optional<Timestamp> time_of(std::string_view text, const SourceRow& row,
                                   std::string_view date) const;
  std::string members(const std::vector<std::pair<std::string, FieldChoice>>& fields,
                      const SourceRow& row) const;

  std::shared_ptr<const Mapping> mapping_;
  Settings settings_;
  std::size_t longest_null_ = 0;  ///< bytes; most values are longer than what counts as none
  FieldChoice conversation_, customer_, reply_id_, reply_to_, text_, answer_, speaker_, time_,
      chat_date_, day_, writer_, receiver_;
  std::vector<Rule> roles_;
  std::vector<Test> drops_, kinds_;
  std::vector<std::pair<std::string, FieldChoice>> meta_, extra_;
};

/// What Mapping::opening finds in an element; a value that does not exist when there is none.
JsonValue opening_of(const Mapping& mapping, JsonValue element);

/// "5.70306E+17": a number that a spreadsheet has rounded; different ids have become equal.
bool is_rounded_number(std::string_view text);

}  // namespace deskmill
