// Rows of training sets, each of which is a whole conversation: what their readers have in common.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "stages/ingest/readers/reader.hpp"

namespace deskmill {

/// What trainers call who speaks, in any case: "user", "GPT".
std::optional<Role> trainer_role(std::string_view name);

/// What a message calls its writer: its "role", or the "type" of LangChain ("human", "ai"); "" for
/// neither.
std::string_view role_name_of(JsonValue message);
/// What holds the text of a message: the message, or the "data" in one of LangChain.
JsonValue body_of(JsonValue message);

/// Neither an object nor a list: text() is all of it.
bool is_scalar(JsonValue value);

using NameList = std::initializer_list<std::string_view>;

/// What of an object the reader has taken: whole members, and texts, which an object or a list in
/// their place is not.
struct Taken {
  NameList whole, texts;
  bool has(JsonValue member) const;
};

/// All members but those taken, as `meta`, and as members of a turn. One whose name means something
/// else in deskmill's record is called "original_NAME".
std::string meta_of(JsonValue row, const Taken& taken);
std::string turn_extra_of(JsonValue message, const Taken& taken);

/// The member that names the conversation.
std::string_view id_member(JsonValue row);

/// Adds the turns of a list of messages with roles; returns what is wrong with it, or "".
std::string add_messages(JsonValue messages, ConversationDraft& draft, const Unit& unit,
                         Mapped& out);

class TrainingRows : public Reader {
 public:
  explicit TrainingRows(Framing framing) : framing_(std::move(framing)) {}
  Framing framing() const override { return framing_; }
  Grouping grouping() const override { return {Grouping::Kind::kWhole, 0}; }
  std::string channel() const override { return "chat"; }

  void map(const UnitBatch& batch, Mapped& out) const override;

 protected:
  /// Fills the draft; returns what is wrong with the row, or "".
  virtual std::string read_row(JsonValue row, ConversationDraft& draft, const Unit& unit,
                               Mapped& out) const = 0;
  /// The list of a row's messages, if such rows have one.
  virtual JsonValue messages_of(JsonValue) const { return {}; }

 private:
  Framing framing_;
};

}  // namespace deskmill
