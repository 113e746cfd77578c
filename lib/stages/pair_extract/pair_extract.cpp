// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/pair_extract.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "json/walk.hpp"

namespace deskmill {
namespace {

constexpr double kGoodRating = 4;
constexpr TagSet kNoContext = {Tag::kAck, Tag::kChase, Tag::kAutoReply};

/// A member of `json` itself, not of something in it: a name in front, and only one on the path.
bool is_member(std::string_view json, const StringToken& token, std::string_view name) {
  if (token.is_name || token.path.size() != 1 || token.path.front() != name) return false;
  const std::size_t before = json.find_last_not_of(" \t\r\n", token.span.begin - 1);
  return before != json.npos && json[before] == ':';
}

void note_rating(std::string_view meta, ConversationFacts& facts) {
  bool seen = false;
  for_each_number(meta, [&](const StringToken& token) {
    if (seen || !is_member(meta, token, "rating")) return;
    seen = true;
    double rating = 0;
    std::from_chars(token.inner.data(), token.inner.data() + token.inner.size(), rating);
    facts.rating_good = rating >= kGoodRating;
  });
}

void note_status(std::string_view meta, ConversationFacts& facts) {
  bool seen = false;
  for_each_string(meta, [&](const StringToken& token) {
    if (seen || !is_member(meta, token, "status")) return;
    seen = true;
    facts.solved =
        token.inner == "solved" || token.inner == "closed" || token.inner == "resolved";
  });
}

ConversationFacts facts_of(const Record& record) {
  ConversationFacts facts;
  const Member* meta = record.find("meta");
  if (meta == nullptr || meta->type != JsonType::kObject) return facts;
  const std::string_view json = record.raw_value(*meta);
  if (json.find("\"rating\"") != json.npos) note_rating(json, facts);
  if (json.find("\"status\"") != json.npos) note_status(json, facts);
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

void set_turns(const Dialogue& dialogue, const std::vector<std::size_t>& messages,
               std::vector<std::int64_t>& turns) {
  turns.clear();
  for (const std::size_t i : messages) {
    turns.push_back(static_cast<std::int64_t>(dialogue.messages[i].turn));
  }
}

/// What the messages say beside boilerplate, one on a line.
void set_text(const Dialogue& dialogue, const std::vector<std::size_t>& messages,
              std::string& text) {
  text.clear();
  for (const std::size_t i : messages) {
    const std::string_view substance = dialogue.messages[i].substance;
    if (substance.empty()) continue;
    if (!text.empty()) text += '\n';
    text += substance;
  }
}

void count_pair(const PairDraft& draft, Notes& notes) {
  std::string name;
  for (const std::string& signal : draft.signals) {
    notes.count(name.assign("signals/").append(signal));
  }
  if (!draft.durable) notes.count("pairs/not_durable");
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

void PairExtractor::draft_link(const Record& record, const Dialogue& dialogue, const Link& link,
                               PairDraft& draft) const {
  const QuestionUnit& unit = dialogue.units[link.unit];
  const std::vector<std::size_t> context = context_of(dialogue, link);
  draft.context.resize(context.size());
  for (std::size_t i = 0; i < context.size(); ++i) {
    const Turn& turn = record.turns()[dialogue.messages[context[i]].turn];
    draft.context[i].role = turn.role;
    draft.context[i].text = turn.text;
  }
  set_text(dialogue, unit.messages, draft.question);
  set_text(dialogue, link.messages, draft.answer);
  set_turns(dialogue, unit.messages, draft.question_turns);
  set_turns(dialogue, link.messages, draft.answer_turns);
}

std::size_t PairExtractor::emit_pairs(const Record& record, Dialogue& dialogue,
                                      const std::vector<Link>& links, Sink& sink) const {
  if (links.empty()) return 0;
  const ConversationFacts facts = facts_of(record);
  PairDraft draft;  // one for all pairs: its strings keep their memory
  draft.conversation = id_or_derived(record);
  draft.customer = record.customer();
  draft.lang = record.lang();
  draft.more = inherited_members(record);
  std::size_t emitted = 0;
  std::string line;
  for (const Link& link : links) {
    const Quality quality = judge(dialogue, link, facts);
    if (quality.score < options_.min_score) continue;
    draft_link(record, dialogue, link, draft);
    draft.id.assign(draft.conversation) += '#';
    draft.id += std::to_string(draft.question_turns.front());
    draft.score = quality.score;
    draft.signals.assign(quality.signals.begin(), quality.signals.end());
    draft.durable = quality.durable;
    count_pair(draft, sink.notes);
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
