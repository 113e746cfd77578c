// Applies a mapping to one row: fields to a Message, role rules, times, drop rules.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/notes.hpp"
#include "stages/ingest/date_order.hpp"
#include "stages/ingest/mapping.hpp"
#include "stages/ingest/message.hpp"
#include "stages/ingest/source_row.hpp"

namespace deskmill {

class MessageMapper {
 public:
  struct Settings {
    std::optional<int> offset_minutes;    ///< --tz, for times without a zone
    std::optional<DateOrder> date_order;  ///< for the time format "date_order"
    std::string input_name;               ///< key of a chat that names no conversation
  };

  /// Throws Error(kUsage) when the text field is nowhere in `columns`.
  MessageMapper(std::shared_ptr<const Mapping> mapping, const Columns& columns, Settings settings);

  /// Fills `message` except its line. Returns the name of the drop rule that removed the row, or "".
  /// `date` is the date line above a chat line with a bare clock time.
  std::string map(const SourceRow& row, std::string_view date, Message& message,
                  Notes& notes) const;

  const Mapping& mapping() const { return *mapping_; }

 private:
  struct Rule {
    const RoleRule* rule;
    FieldChoice field, other;
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
  void set_text(const SourceRow& row, Message& message) const;
  void set_time(const SourceRow& row, std::string_view date, Message& message, Notes& notes) const;
  void set_keys(const SourceRow& row, Message& message, Notes& notes) const;
  std::optional<Timestamp> time_of(std::string_view text, const SourceRow& row,
                                   std::string_view date) const;
  std::string members(const std::vector<std::pair<std::string, FieldChoice>>& fields,
                      const SourceRow& row) const;

  std::shared_ptr<const Mapping> mapping_;
  Settings settings_;
  FieldChoice conversation_, customer_, reply_id_, reply_to_, text_, speaker_, time_, chat_date_;
  std::vector<Rule> roles_;
  std::vector<Test> drops_, kinds_;
  std::vector<std::pair<std::string, FieldChoice>> meta_, extra_;
};

/// "5.70306E+17": a number that a spreadsheet has rounded; different ids have become equal.
bool is_rounded_number(std::string_view text);

}  // namespace deskmill
