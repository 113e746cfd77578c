// SPDX-License-Identifier: Apache-2.0
#include "json/build.hpp"

#include "json/text.hpp"

namespace deskmill {
namespace {

constexpr int kScoreDecimals = 3;

void write_if_any(JsonWriter& writer, std::string_view name, std::string_view text) {
  if (!text.empty()) writer.name(name).string(text);
}

void write_turn(JsonWriter& writer, const DraftTurn& turn) {
  writer.begin_object();
  writer.name("role").string(name_of(turn.role));
  writer.name("text").string(turn.text);
  write_if_any(writer, "at", turn.at);
  write_if_any(writer, "speaker", turn.speaker);
  if (!turn.extra.empty()) writer.members(turn.extra);
  writer.end_object();
}

void write_turns(JsonWriter& writer, const std::vector<DraftTurn>& turns) {
  writer.begin_array();
  for (const DraftTurn& turn : turns) write_turn(writer, turn);
  writer.end_array();
}

void write_numbers(JsonWriter& writer, const std::vector<std::int64_t>& numbers) {
  writer.begin_array();
  for (const std::int64_t number : numbers) writer.number(number);
  writer.end_array();
}

void write_strings(JsonWriter& writer, const std::vector<std::string>& strings) {
  writer.begin_array();
  for (const std::string& string : strings) writer.string(string);
  writer.end_array();
}

}  // namespace

void write_conversation(const ConversationDraft& draft, std::string& out) {
  JsonWriter writer(out);
  writer.begin_object();
  writer.name("kind").string(name_of(Kind::kConversation));
  write_if_any(writer, "id", draft.id);
  write_if_any(writer, "channel", draft.channel);
  write_if_any(writer, "lang", draft.lang);
  write_if_any(writer, "customer", draft.customer);
  write_turns(writer.name("turns"), draft.turns);
  if (!draft.meta.empty()) writer.name("meta").begin_object().members(draft.meta).end_object();
  writer.end_object();
}

void write_pair(const PairDraft& draft, std::string& out) {
  JsonWriter writer(out);
  writer.begin_object();
  writer.name("kind").string(name_of(Kind::kPair));
  write_if_any(writer, "id", draft.id);
  write_if_any(writer, "conversation", draft.conversation);
  write_if_any(writer, "customer", draft.customer);
  write_if_any(writer, "lang", draft.lang);
  write_turns(writer.name("context"), draft.context);
  writer.name("question").string(draft.question);
  writer.name("answer").string(draft.answer);
  write_numbers(writer.name("question_turns"), draft.question_turns);
  write_numbers(writer.name("answer_turns"), draft.answer_turns);
  writer.name("score").fixed(draft.score, kScoreDecimals);
  write_strings(writer.name("signals"), draft.signals);
  writer.name("durable").boolean(draft.durable);
  if (!draft.more.empty()) writer.members(draft.more);
  writer.end_object();
}

}  // namespace deskmill
