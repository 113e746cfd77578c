// Lists of messages in rows of training sets: OpenAI chat, Gemini, LangChain, ShareGPT.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/readers/readers.hpp"
#include "stages/ingest/readers/training_row.hpp"

namespace deskmill {
namespace {

/// The member with the messages; Gemini calls them contents.
std::string_view openai_list(JsonValue row) {
  return row["contents"].is(JsonType::kArray) ? "contents" : "messages";
}

class OpenAiRows : public TrainingRows {
  using TrainingRows::TrainingRows;

  JsonValue messages_of(JsonValue row) const override { return row[openai_list(row)]; }

  std::string read_row(JsonValue row, ConversationDraft& draft, const Unit& unit,
                       Mapped& out) const override {
    const JsonValue messages = messages_of(row);
    if (!messages.is(JsonType::kArray) || messages.size() == 0) return "no list of messages";
    const std::string problem = add_messages(messages, draft, unit, out);
    if (!problem.empty()) return problem;
    draft.meta = meta_of(row, {{openai_list(row)}, {id_member(row)}});
    return {};
  }
};

class ShareGptRows : public TrainingRows {
  using TrainingRows::TrainingRows;

  /// Some name the parties of support there: customer, agent, 客服.
  static std::optional<Role> party(std::string_view name) {
    const std::optional<Role> role = trainer_role(name);
    return role ? role : role_of_word(name);
  }

  std::string read_row(JsonValue row, ConversationDraft& draft, const Unit& unit,
                       Mapped& out) const override {
    const JsonValue messages = messages_of(row);
    if (!messages.is(JsonType::kArray) || messages.size() == 0) return "no list of conversations";
    for (const JsonValue message : messages) {
      if (!party(message["from"].text())) return "a message has an unknown role or none";
    }
    draft.turns.reserve(messages.size() + 1);
    if (const auto system = row["system"].text(); !system.empty()) {
      draft.turns.push_back({Role::kSystem, std::string(system), {}, {}, {}});
    }
    for (const JsonValue message : messages) {
      if (message["value"].text().empty()) {
        out.dropped("empty_text", unit, message.raw());
        continue;
      }
      DraftTurn turn;
      turn.role = *party(message["from"].text());
      turn.text = message["value"].text();
      turn.extra = turn_extra_of(message, {{}, {"from", "value"}});
      draft.turns.push_back(std::move(turn));
    }
    draft.meta = meta_of(row, {{list_member(row)}, {id_member(row), "system"}});
    return {};
  }

  static std::string_view list_member(JsonValue row) {
    return row["conversations"].exists() ? "conversations" : "conversation";
  }
  JsonValue messages_of(JsonValue row) const override { return row[list_member(row)]; }
};

/// Messages with roles and contents. {"role":"customer"} or {"role":"agent","text":..} is a form of
/// somebody's own; a role that is no word for one is an error in a row of trainers.
bool is_openai_row(JsonValue row) {
  const JsonValue messages = row[openai_list(row)];
  if (!messages.is(JsonType::kArray) || messages.size() == 0) return false;
  bool has_content = false;
  for (const JsonValue message : messages) {
    const std::string_view role = role_name_of(message);
    const JsonValue body = body_of(message);
    if (role.empty() || (!trainer_role(role) && role_of_word(role))) return false;
    has_content |=
        body["content"].exists() || body["tool_calls"].exists() || body["parts"].exists();
  }
  return has_content;
}

}  // namespace

double detect_openai(const ReaderInfo&, const Sample& sample) {
  std::size_t rows = 0, openai = 0;
  for (const JsonDocument& document : sample.documents) {
    const JsonValue messages = document.root()["messages"];
    if (messages.is(JsonType::kArray) && messages.size() == 0) continue;  // of any format
    ++rows;
    openai += is_openai_row(document.root()) ? 1 : 0;
  }
  return rows == 0 ? 0 : 0.95 * static_cast<double>(openai) / static_cast<double>(rows);
}
double detect_sharegpt(const ReaderInfo&, const Sample& sample) {
  return 0.95 * std::max(sample.share_with({"/conversations/0/from", "/conversations/0/value"}),
                         sample.share_with({"/conversation/0/from", "/conversation/0/value"}));
}

std::unique_ptr<Reader> make_openai(const ReaderInfo&, const Sample& sample,
                                    const ReaderSettings&) {
  return std::make_unique<OpenAiRows>(sample.framing);
}
std::unique_ptr<Reader> make_sharegpt(const ReaderInfo&, const Sample& sample,
                                      const ReaderSettings&) {
  return std::make_unique<ShareGptRows>(sample.framing);
}

}  // namespace deskmill
