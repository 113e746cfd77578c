// SPDX-License-Identifier: Apache-2.0
#include "json/build.hpp"

#include <array>
#include <charconv>

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

// Pairs are written by the million and all have the same members: what stands between their values
// is appended as fixed text, which takes a third of the time of a JsonWriter.

void append_if_any(std::string& out, std::string_view before, std::string_view text) {
  if (text.empty()) return;
  out += before;
  append_json_string(out, text);
}

void append_context(std::string& out, const std::vector<PairTurn>& turns) {
  for (const PairTurn& turn : turns) {
    out += out.back() == '[' ? R"({"role":")" : R"(,{"role":")";
    out += name_of(turn.role);
    out += R"(","text":)";
    append_json_string(out, turn.text);
    out += turn.after_question ? R"(,"after_question":true})" : "}";
  }
}

void append_numbers(std::string& out, const std::vector<std::int64_t>& numbers) {
  std::array<char, 20> digits;
  for (const std::int64_t number : numbers) {
    if (out.back() != '[') out += ',';
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
  }
}

void append_names(std::string& out, const std::vector<std::string_view>& names) {
  for (const std::string_view name : names) {
    out += out.back() == '[' ? R"(")" : R"(,")";
    out += name;
    out += '"';
  }
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
  out += R"({"kind":"pair")";
  append_if_any(out, R"(,"id":)", draft.id);
  append_if_any(out, R"(,"conversation":)", draft.conversation);
  append_if_any(out, R"(,"customer":)", draft.customer);
  append_if_any(out, R"(,"lang":)", draft.lang);
  out += R"(,"context":[)";
  append_context(out, draft.context);
  out += R"(],"question":)";
  append_json_string(out, draft.question);
  out += R"(,"answer":)";
  append_json_string(out, draft.answer);
  out += R"(,"question_turns":[)";
  append_numbers(out, draft.question_turns);
  out += R"(],"answer_turns":[)";
  append_numbers(out, draft.answer_turns);
  out += R"(],"score":)";
  JsonWriter(out).fixed(draft.score, kScoreDecimals);
  out += R"(,"signals":[)";
  append_names(out, draft.signals);
  out += draft.durable ? R"(],"durable":true)" : R"(],"durable":false)";
  if (!draft.more.empty()) {
    out += ',';
    out += draft.more;
  }
  out += '}';
}

}  // namespace deskmill
