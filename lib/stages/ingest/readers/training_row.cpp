// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/training_row.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "json/string.hpp"
#include "stages/ingest/conversations/compact_json.hpp"

namespace deskmill {
namespace {

bool contains(NameList names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct RoleName {
  std::string_view name;
  Role role;
};

/// What tools call and answer is machinery between the two parties: an internal note.
constexpr std::array<RoleName, 17> kRoleNames = {{{"user", Role::kCustomer},
                                                  {"human", Role::kCustomer},
                                                  {"assistant", Role::kAgent},
                                                  {"gpt", Role::kAgent},
                                                  {"chatgpt", Role::kAgent},
                                                  {"model", Role::kAgent},
                                                  {"ai", Role::kAgent},
                                                  {"bing", Role::kAgent},
                                                  {"bard", Role::kAgent},
                                                  {"system", Role::kSystem},
                                                  {"developer", Role::kSystem},
                                                  {"tool", Role::kNote},
                                                  {"function", Role::kNote},
                                                  {"function_call", Role::kNote},
                                                  {"observation", Role::kNote},
                                                  {"tool_call", Role::kNote},
                                                  {"tool_response", Role::kNote}}};

std::optional<Role> role_in_table(std::string_view name) {
  for (const RoleName& known : kRoleNames) {
    if (known.name == name) return known.role;
  }
  return std::nullopt;
}

void append_member(std::string& members, std::string_view name, JsonValue value) {
  if (!members.empty()) members += ',';
  members += json_string(name) + ":";
  append_compact_json(members, value.raw());
}

/// All members but those taken. One whose name means something else in deskmill's record (`known`)
/// is called "original_NAME".
std::string other_members(JsonValue object, const Taken& taken, NameList known) {
  std::string members;
  for (const JsonValue member : object) {
    if (taken.has(member)) continue;
    std::string name(member.name());
    if (contains(known, name)) name.insert(0, "original_");
    append_member(members, name, member);
  }
  return members;
}

/// The text parts of a content list, one per line; `only_text` is false when there were others.
std::string joined_parts(JsonValue parts, bool& only_text) {
  std::string text;
  for (const JsonValue part : parts) {
    const std::string_view piece = part.is(JsonType::kString) ? part.text() : part["text"].text();
    if (piece.empty()) {
      only_text = false;
      continue;
    }
    if (!text.empty()) text += '\n';
    text += piece;
  }
  return text;
}

/// Of a message that calls a tool, and mostly says nothing else; else "".
std::string_view call_member(JsonValue message) {
  if (message["tool_calls"].size() > 0) return "tool_calls";
  return message["function_call"].is(JsonType::kObject) ? "function_call" : "";
}

/// LangChain's words for who writes.
constexpr std::array<std::string_view, 5> kTypes = {"human", "ai", "system", "tool", "function"};

DraftTurn turn_of(JsonValue given) {
  DraftTurn turn;
  turn.role = *trainer_role(role_name_of(given));
  const JsonValue message = body_of(given);
  const bool has_type = given["role"].text().empty();
  turn.speaker = message["name"].text();
  const std::string_view said = message["parts"].is(JsonType::kArray) ? "parts" : "content";
  const JsonValue content = message[said];
  bool only_text = true;
  if (content.is(JsonType::kArray)) {
    turn.text = joined_parts(content, only_text);
  } else {  // a part may stand there without a list around it
    turn.text = content.is(JsonType::kObject) ? content["text"].text() : content.text();
  }
  const std::string_view call = turn.text.empty() ? call_member(message) : "";
  if (!call.empty()) {
    append_compact_json(turn.text, message[call].raw());
    turn.role = Role::kNote;
  }
  turn.extra = turn_extra_of(message, {{said, call}, {"role", "name", has_type ? "type" : ""}});
  if (!only_text) append_member(turn.extra, said, content);
  return turn;
}

}  // namespace

std::optional<Role> trainer_role(std::string_view name) {
  const auto role = role_in_table(name);
  return role ? role : role_in_table(ascii_lowered(name));
}

std::string_view role_name_of(JsonValue message) {
  const std::string_view role = message["role"].text();
  if (!role.empty()) return role;
  const std::string_view type = message["type"].text();
  return std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end() ? std::string_view() : type;
}

JsonValue body_of(JsonValue message) {
  const JsonValue data = message["data"];
  const bool is_inside = message["role"].text().empty() && data.is(JsonType::kObject);
  return is_inside ? data : message;
}

bool is_scalar(JsonValue value) {
  return !value.is(JsonType::kObject) && !value.is(JsonType::kArray);
}

bool Taken::has(JsonValue member) const {
  return contains(whole, member.name()) || (is_scalar(member) && contains(texts, member.name()));
}

std::string meta_of(JsonValue row, const Taken& taken) {
  return other_members(row, taken, {"source"});
}

std::string turn_extra_of(JsonValue message, const Taken& taken) {
  return other_members(message, taken, {"role", "text", "at", "speaker"});
}

std::string_view id_member(JsonValue row) {
  return row["id"].text().empty() ? "conversation_id" : "id";
}

std::string add_messages(JsonValue messages, ConversationDraft& draft, const Unit& unit,
                         Mapped& out) {
  for (const JsonValue message : messages) {
    if (!trainer_role(role_name_of(message))) return "a message has an unknown role or none";
  }
  draft.turns.reserve(draft.turns.size() + messages.size());
  for (const JsonValue message : messages) {
    DraftTurn turn = turn_of(message);
    if (turn.text.empty()) {
      out.dropped("empty_text", unit, message.raw());
    } else {
      draft.turns.push_back(std::move(turn));
    }
  }
  return {};
}

void TrainingRows::map(const UnitBatch& batch, Mapped& out) const {
  for (const Unit& unit : batch.units) {
    const auto row = out.parsed(batch, unit);
    if (!row) continue;
    ConversationDraft draft;
    draft.id = (*row)[id_member(*row)].text();
    if (const JsonValue list = messages_of(*row); list.is(JsonType::kArray) && list.size() == 0) {
      out.dropped("no_messages", unit, row->raw());
      continue;
    }
    const std::string problem = read_row(*row, draft, unit, out);
    if (!problem.empty()) {
      out.rejected("ingest.messages", problem, batch, unit);
    } else if (!draft.turns.empty()) {
      out.conversation(std::move(draft), unit);
    }
  }
}

}  // namespace deskmill
