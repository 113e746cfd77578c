// Rows of training sets: OpenAI chat, ShareGPT, Alpaca. A row is a whole conversation.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "core/ascii.hpp"
#include "json/string.hpp"
#include "stages/ingest/conversations/compact_json.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/guessing/sample_names.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

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

/// In any case: "User", "GPT".
std::optional<Role> trainer_role(std::string_view name) {
  const auto role = role_in_table(name);
  return role ? role : role_in_table(ascii_lowered(name));
}

void append_member(std::string& members, std::string_view name, JsonValue value) {
  if (!members.empty()) members += ',';
  members += json_string(name) + ":";
  append_compact_json(members, value.raw());
}

using NameList = std::initializer_list<std::string_view>;

bool contains(NameList names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Neither an object nor a list: text() is all of it.
bool is_scalar(JsonValue value) {
  return !value.is(JsonType::kObject) && !value.is(JsonType::kArray);
}

/// What of an object the reader has taken: whole members, and texts, which an object or a list in
/// their place is not.
struct Taken {
  NameList whole, texts;
  bool has(JsonValue member) const {
    return contains(whole, member.name()) || (is_scalar(member) && contains(texts, member.name()));
  }
};

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

std::string meta_of(JsonValue row, const Taken& taken) {
  return other_members(row, taken, {"source"});
}

std::string turn_extra_of(JsonValue message, const Taken& taken) {
  return other_members(message, taken, {"role", "text", "at", "speaker"});
}

/// The member that names the conversation.
std::string_view id_member(JsonValue row) {
  return row["id"].text().empty() ? "conversation_id" : "id";
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

class TrainingRows : public Reader {
 public:
  explicit TrainingRows(Framing framing) : framing_(std::move(framing)) {}
  Framing framing() const override { return framing_; }
  Grouping grouping() const override { return {Grouping::Kind::kWhole, 0}; }
  std::string channel() const override { return "chat"; }

  void map(const UnitBatch& batch, Mapped& out) const override {
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

 protected:
  /// Fills the draft; returns what is wrong with the row, or "".
  virtual std::string read_row(JsonValue row, ConversationDraft& draft, const Unit& unit,
                               Mapped& out) const = 0;
  /// The list of a row's messages, if such rows have one.
  virtual JsonValue messages_of(JsonValue) const { return {}; }

 private:
  Framing framing_;
};

/// Of a message that calls a tool, and mostly says nothing else; else "".
std::string_view call_member(JsonValue message) {
  if (message["tool_calls"].size() > 0) return "tool_calls";
  return message["function_call"].is(JsonType::kObject) ? "function_call" : "";
}

DraftTurn turn_of(JsonValue message) {
  DraftTurn turn;
  turn.role = *trainer_role(message["role"].text());
  turn.speaker = message["name"].text();
  const JsonValue content = message["content"];
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
  turn.extra = turn_extra_of(message, {{"content", call}, {"role", "name"}});
  if (!only_text) append_member(turn.extra, "content", content);
  return turn;
}

/// Adds the turns of a list of messages with roles; returns what is wrong with it, or "".
std::string add_messages(JsonValue messages, ConversationDraft& draft, const Unit& unit,
                         Mapped& out) {
  for (const JsonValue message : messages) {
    if (!trainer_role(message["role"].text())) return "a message has an unknown role or none";
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

class OpenAiRows : public TrainingRows {
  using TrainingRows::TrainingRows;

  JsonValue messages_of(JsonValue row) const override { return row["messages"]; }

  std::string read_row(JsonValue row, ConversationDraft& draft, const Unit& unit,
                       Mapped& out) const override {
    const JsonValue messages = row["messages"];
    if (!messages.is(JsonType::kArray) || messages.size() == 0) return "no list of messages";
    const std::string problem = add_messages(messages, draft, unit, out);
    if (!problem.empty()) return problem;
    draft.meta = meta_of(row, {{"messages"}, {id_member(row)}});
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

/// What trainers call the sides of one exchange; `input` goes on with the question.
struct ExchangeNames {
  std::string_view question, input, answer;
};

constexpr std::array<ExchangeNames, 5> kExchanges = {{{"instruction", "input", "output"},
                                                      {"instruction", "context", "response"},
                                                      {"query", "input", "response"},
                                                      {"prompt", "input", "response"},
                                                      {"prompt", "input", "completion"}}};

class AlpacaRows : public TrainingRows {
 public:
  AlpacaRows(Framing framing, const ExchangeNames& names)
      : TrainingRows(std::move(framing)), names_(names) {}

 private:
  std::string read_row(JsonValue row, ConversationDraft& draft, const Unit& unit,
                       Mapped& out) const override {
    if (row[names_.question].is(JsonType::kArray) && row[names_.answer].is(JsonType::kArray)) {
      return read_lists(row, draft, unit, out);
    }
    const auto add = [&](Role role, std::string_view text) {
      if (!text.empty()) draft.turns.push_back({role, std::string(text), {}, {}, {}});
    };
    std::string question(row[names_.question].text());
    const std::string_view answer = row[names_.answer].text();
    if (!is_scalar(row[names_.input])) return std::string(names_.input) + " is no text";
    if (!is_history(row["history"])) return "history is no list of questions with their answers";
    if (const auto input = row[names_.input].text(); !input.empty()) {
      question.append(question.empty() ? "" : "\n").append(input);
    }
    if (question.empty() || answer.empty()) {
      return std::string(names_.question) + " or " + std::string(names_.answer) +
             " is missing or empty";
    }
    add(Role::kSystem, row["system"].text());
    for (const JsonValue exchange : row["history"]) {
      add(Role::kCustomer, exchange.element(0).text());
      add(Role::kAgent, exchange.element(1).text());
    }
    add(Role::kCustomer, question);
    add(Role::kAgent, answer);
    draft.meta = meta_of(
        row,
        {{"history"}, {names_.question, names_.input, names_.answer, "system", id_member(row)}});
    return {};
  }

  /// "prompt" and "completion" as lists of messages with roles.
  std::string read_lists(JsonValue row, ConversationDraft& draft, const Unit& unit,
                         Mapped& out) const {
    for (const std::string_view name : {names_.question, names_.answer}) {
      const std::string problem = add_messages(row[name], draft, unit, out);
      if (!problem.empty()) return problem;
    }
    draft.meta = meta_of(row, {{names_.question, names_.answer}, {id_member(row)}});
    return {};
  }

  static bool is_history(JsonValue history) {
    if (history.type() == JsonType::kNull) return true;  // or missing
    if (!history.is(JsonType::kArray)) return false;
    for (const JsonValue exchange : history) {
      const bool is_pair = exchange.is(JsonType::kArray) && exchange.size() == 2;
      if (!is_pair || !is_scalar(exchange.element(0)) || !is_scalar(exchange.element(1)))
        return false;
    }
    return true;
  }

  ExchangeNames names_;
};

double share_with(const ExchangeNames& names, const Sample& sample) {
  return sample.share_with({names.question, names.answer});
}

/// Those that most rows have; of several the first.
const ExchangeNames& usual_names(const Sample& sample) {
  return *std::max_element(kExchanges.begin(), kExchanges.end(),
                           [&](const ExchangeNames& one, const ExchangeNames& other) {
                             return share_with(one, sample) < share_with(other, sample);
                           });
}

/// What a program was asked and answered, with a session or a time, is a log: for those its rows
/// belong together.
bool is_log(const Sample& sample) {
  const std::vector<std::string> names = plain_names(sample);
  return !known_name(names, KnownField::kConversation).empty() ||
         !known_name(names, KnownField::kTime).empty();
}

/// Messages with roles and contents. {"role":"customer"} or {"role":"agent","text":..} is a form of
/// somebody's own; a role that is no word for one is an error in a row of trainers.
bool is_openai_row(JsonValue row) {
  const JsonValue messages = row["messages"];
  if (!messages.is(JsonType::kArray) || messages.size() == 0) return false;
  bool has_content = false;
  for (const JsonValue message : messages) {
    const std::string_view role = message["role"].text();
    if (role.empty() || (!trainer_role(role) && role_of_word(role))) return false;
    has_content |= message["content"].exists() || message["tool_calls"].exists();
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
double detect_alpaca(const ReaderInfo&, const Sample& sample) {
  const ExchangeNames& names = usual_names(sample);
  if (&names != &kExchanges.front() && is_log(sample)) return 0;
  return share_with(names, sample) * 0.95;
}

std::unique_ptr<Reader> make_openai(const ReaderInfo&, const Sample& sample,
                                    const ReaderSettings&) {
  return std::make_unique<OpenAiRows>(sample.framing);
}
std::unique_ptr<Reader> make_sharegpt(const ReaderInfo&, const Sample& sample,
                                      const ReaderSettings&) {
  return std::make_unique<ShareGptRows>(sample.framing);
}
std::unique_ptr<Reader> make_alpaca(const ReaderInfo&, const Sample& sample,
                                    const ReaderSettings&) {
  return std::make_unique<AlpacaRows>(sample.framing, usual_names(sample));
}

}  // namespace deskmill
