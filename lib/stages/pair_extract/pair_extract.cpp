// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/pair_extract.hpp"

#include <algorithm>
#include <string_view>

#include "json/document.hpp"

namespace deskmill {
namespace {

constexpr double kGoodRating = 4;
constexpr TagSet kNoContext = {Tag::kAck, Tag::kChase, Tag::kAutoReply};

ConversationFacts facts_of(const Record& record) {
  ConversationFacts facts;
  const Member* meta = record.find("meta");
  if (meta == nullptr) return facts;
  const std::string_view json = record.raw_value(*meta);
  const bool worth_parsing =
      json.find("\"rating\"") != json.npos || json.find("\"status\"") != json.npos;
  if (!worth_parsing) return facts;
  JsonParser parser;
  JsonDocument document;
  if (parser.parse(json, document)) return facts;
  const JsonValue root = document.root();
  facts.rating_good = root["rating"].number().value_or(0) >= kGoodRating;
  const std::string_view status = root["status"].text();
  facts.solved = status == "solved" || status == "closed" || status == "resolved";
  return facts;
}

/// Members of the conversation that its pairs inherit, as they are spelt there.
std::string inherited_members(const Record& record) {
  std::string members;
  for (const std::string_view name : {"channel", "cluster", "meta"}) {
    const Member* member = record.find(name);
    if (member == nullptr) continue;
    if (!members.empty()) members += ',';
    members += record.slice(member->key);
    members += ':';
    members += record.raw_value(*member);
  }
  return members;
}

std::vector<std::int64_t> turns_of(const Dialogue& dialogue,
                                   const std::vector<std::size_t>& messages) {
  std::vector<std::int64_t> turns;
  turns.reserve(messages.size());
  for (const std::size_t i : messages) {
    turns.push_back(static_cast<std::int64_t>(dialogue.messages[i].turn));
  }
  return turns;
}

/// What the messages say beside boilerplate, one on a line.
std::string text_of(const Dialogue& dialogue, const std::vector<std::size_t>& messages) {
  std::string text;
  for (const std::size_t i : messages) {
    const std::string_view substance = dialogue.messages[i].substance;
    if (substance.empty()) continue;
    if (!text.empty()) text += '\n';
    text += substance;
  }
  return text;
}

}  // namespace

/// Messages before the question's run, the run's own lead-in, then the clarifying exchange up to the
/// answer: what comes later would give it away.
std::vector<std::size_t> PairExtractor::context_of(const Dialogue& dialogue,
                                                   const Link& link) const {
  const QuestionUnit& unit = dialogue.units[link.unit];
  const std::vector<Message>& messages = dialogue.messages;
  std::size_t run_begin = unit.messages.front();
  while (run_begin > 0 && messages[run_begin - 1].run == unit.run) --run_begin;
  std::vector<std::size_t> context;
  for (std::size_t i = run_begin; i-- > 0 && context.size() < options_.context_turns;) {
    const bool worth = !messages[i].substance.empty() && !messages[i].tags.any_of(kNoContext);
    if (worth) context.insert(context.begin(), i);
  }
  context.insert(context.end(), unit.context.begin(), unit.context.end());
  for (const std::size_t i : unit.clarifications) {
    if (i < link.messages.front()) context.push_back(i);
  }
  return context;
}

PairDraft PairExtractor::draft_of(const Record& record, const Dialogue& dialogue,
                                  const Link& link) const {
  const QuestionUnit& unit = dialogue.units[link.unit];
  PairDraft draft;
  draft.customer = record.customer();
  draft.lang = record.lang();
  for (const std::size_t i : context_of(dialogue, link)) {
    const Turn& turn = record.turns()[dialogue.messages[i].turn];
    DraftTurn context;
    context.role = turn.role;
    context.text = turn.text;
    draft.context.push_back(std::move(context));
  }
  draft.question = text_of(dialogue, unit.messages);
  draft.answer = text_of(dialogue, link.messages);
  draft.question_turns = turns_of(dialogue, unit.messages);
  draft.answer_turns = turns_of(dialogue, link.messages);
  return draft;
}

std::size_t PairExtractor::emit_pairs(const Record& record, Dialogue& dialogue,
                                      const std::vector<Link>& links, Sink& sink) const {
  const ConversationFacts facts = facts_of(record);
  const std::string id = id_or_derived(record), inherited = inherited_members(record);
  std::size_t emitted = 0;
  std::string line;
  for (const Link& link : links) {
    Quality quality = judge(dialogue, link, facts);
    if (quality.score < options_.min_score) continue;
    PairDraft draft = draft_of(record, dialogue, link);
    draft.conversation = id;
    draft.id = id + '#' + std::to_string(draft.question_turns.front());
    draft.score = quality.score;
    draft.signals.assign(quality.signals.begin(), quality.signals.end());
    draft.durable = quality.durable;
    draft.more = inherited;
    for (const std::string& signal : draft.signals) sink.notes.count("signals/" + signal);
    if (!draft.durable) sink.notes.count("pairs/not_durable");
    line.clear();
    write_pair(draft, line);
    sink.emit(line);
    ++emitted;
  }
  return emitted;
}

Outcome PairExtractor::operator()(const Record& record, Sink& sink) const {
  if (record.kind() != Kind::kConversation) {
    return Outcome::rejected("pair.not_conversation", "only conversations hold pairs");
  }
  Dialogue dialogue = read_dialogue(record, tagger_, options_.dialogue);
  if (dialogue.units.empty()) return Outcome::dropped("no_question");
  const std::vector<Link> links = link_answers(dialogue, options_.link);
  const std::size_t emitted = emit_pairs(record, dialogue, links, sink);
  sink.notes.count("pairs/questions", static_cast<std::int64_t>(dialogue.units.size()));
  sink.notes.count("pairs/answered", static_cast<std::int64_t>(links.size()));
  sink.notes.count("pairs/below_score", static_cast<std::int64_t>(links.size() - emitted));
  if (links.empty()) return Outcome::dropped("no_answer");
  return emitted > 0 ? Outcome::kept() : Outcome::dropped("below_score");
}

}  // namespace deskmill
