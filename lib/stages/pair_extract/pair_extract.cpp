// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/pair_extract.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "json/members.hpp"
#include "stages/pair_extract/explain.hpp"
#include "stages/pair_extract/messages/post_part.hpp"

namespace deskmill {
namespace {

constexpr double kGoodRating = 4;
constexpr TagSet kNoContext = {Tag::kAck, Tag::kChase, Tag::kAutoReply};

ConversationFacts facts_of(const Record& record) {
  ConversationFacts facts;
  const Member* meta = record.find("meta");
  if (meta == nullptr || meta->type != JsonType::kObject) return facts;
  const std::string_view json = record.raw_value(*meta);
  const std::string_view rating = raw_member(json, "rating"), status = raw_member(json, "status");
  double stars = 0;  // stays 0 for what is no number
  std::from_chars(rating.data(), rating.data() + rating.size(), stars);
  facts.rating_good = stars >= kGoodRating;
  facts.solved = status == R"("solved")" || status == R"("closed")" || status == R"("resolved")";
  return facts;
}

/// Members of the conversation that its pairs inherit, and what they are called there. Its
/// cluster has a name of its own: pairs may be marked as twins themselves, which must not tear
/// what belongs together.
constexpr std::array<std::array<std::string_view, 2>, 3> kInherited = {
    {{"channel", "channel"}, {"cluster", "conversation_cluster"}, {"meta", "meta"}}};

void set_inherited(const Record& record, std::string& members) {
  members.clear();
  for (const auto& [name, name_in_pair] : kInherited) {
    const Member* member = record.find(name);
    if (member == nullptr) continue;
    if (!members.empty()) members += ',';
    members.append("\"").append(name_in_pair).append("\":");
    members += record.raw_value(*member);
  }
}

void set_turns(const Dialogue& dialogue, const std::vector<std::size_t>& messages,
               std::vector<std::int64_t>& turns) {
  turns.clear();
  for (const std::size_t i : messages) {
    turns.push_back(static_cast<std::int64_t>(dialogue.messages[i].turn));
  }
}

void add_line(std::string_view text, std::string& lines) {
  if (text.empty()) return;
  if (!lines.empty()) lines += '\n';
  lines += text;
}

/// What the messages say beside boilerplate, one on a line; joined in `buffer` if they are several.
std::string_view text_of(const Dialogue& dialogue, const std::vector<std::size_t>& messages,
                         std::string& buffer) {
  if (messages.size() == 1) return dialogue.messages[messages.front()].substance;
  buffer.clear();
  for (const std::size_t i : messages) add_line(dialogue.messages[i].substance, buffer);
  return buffer;
}

/// The same of an answer posted in numbered parts: the marks go.
std::string_view text_of_parts(const Dialogue& dialogue, const std::vector<std::size_t>& messages,
                               std::string& buffer) {
  buffer.clear();
  for (const std::size_t i : messages) {
    add_line(post_part(dialogue.messages[i].substance).text, buffer);
  }
  return buffer;
}

}  // namespace

Count& PairExtractor::count_of(std::string_view signal) {
  for (SignalCount& known : signal_counts_) {
    if (known.signal.data() == signal.data()) return known.count;
  }
  signal_counts_.push_back({signal, {"signals/" + std::string(signal)}});
  return signal_counts_.back().count;
}

void PairExtractor::count_pair(Notes& notes) {
  for (const std::string_view signal : draft_.signals) notes.count(count_of(signal));
  if (!draft_.durable) notes.count(not_durable_);
}

/// Messages before the question's run, the run's own lead-in, then the clarifying exchange up to
/// the answer, marked as said after the question: what comes later would give the answer away.
void PairExtractor::draft_context(const Link& link) {
  const QuestionUnit& unit = dialogue_->units[link.unit];
  const std::vector<Message>& messages = dialogue_->messages;
  context_.clear();
  std::size_t run_begin = unit.messages.front();
  while (run_begin > 0 && messages[run_begin - 1].run == unit.run) --run_begin;
  for (std::size_t i = run_begin; i-- > 0 && context_.size() < options_.context_turns;) {
    const bool worth = !messages[i].substance.empty() && !messages[i].tags.any_of(kNoContext);
    if (worth) context_.push_back(i);
  }
  std::reverse(context_.begin(), context_.end());
  context_.insert(context_.end(), unit.context.begin(), unit.context.end());
  for (const std::size_t i : unit.clarifications) {
    if (i < link.messages.front()) context_.push_back(i);
  }
  draft_.context.clear();
  for (const std::size_t i : context_) {
    const bool after_question = i > unit.messages.front();
    draft_.context.push_back({messages[i].role, messages[i].text, after_question});
  }
}

void PairExtractor::draft_link(const Link& link) {
  const QuestionUnit& unit = dialogue_->units[link.unit];
  draft_context(link);
  draft_.question = text_of(*dialogue_, unit.messages, question_);
  draft_.answer = (quality_.in_parts ? text_of_parts : text_of)(*dialogue_, link.messages, answer_);
  set_turns(*dialogue_, unit.messages, draft_.question_turns);
  set_turns(*dialogue_, link.messages, draft_.answer_turns);
  id_.assign(draft_.conversation) += '#';
  id_ += std::to_string(draft_.question_turns.front());
  draft_.id = id_;
  draft_.score = quality_.score;
  draft_.signals = quality_.signals;
  draft_.durable = quality_.durable;
}

bool PairExtractor::emit_pair(const Link& link, const ConversationFacts& facts, Sink& sink) {
  judge(*dialogue_, overlap_, link, facts, quality_);
  if (sink.notes.explaining()) {
    explain_quality(*dialogue_, link, quality_, options_.min_score, sink.notes);
  }
  if (quality_.score < options_.min_score) return false;
  draft_link(link);
  count_pair(sink.notes);
  sink.emit_written([&](std::string& line) { write_pair(draft_, line); });
  return true;
}

std::size_t PairExtractor::emit_pairs(const Record& record, const ReusedList<Link>& links,
                                      Sink& sink) {
  if (links.empty()) return 0;
  const ConversationFacts facts = facts_of(record);
  const std::string conversation = id_or_derived(record);
  set_inherited(record, members_);
  draft_.conversation = conversation;
  draft_.customer = record.customer();
  draft_.lang = record.lang();
  draft_.more = members_;
  std::size_t emitted = 0;
  for (const Link& link : links) emitted += emit_pair(link, facts, sink) ? 1 : 0;
  return emitted;
}

const ReusedList<Link>& PairExtractor::link_dialogue(Notes& notes) {
  if (!notes.explaining()) return linker_.link(*dialogue_, overlap_);
  std::vector<LinkAttempt> attempts;
  const ReusedList<Link>& links = linker_.link(*dialogue_, overlap_, &attempts);
  explain_links(*dialogue_, links, attempts, options_.link.tau, notes);
  return links;
}

void PairExtractor::read(std::span<const Record> records) {
  if (dialogues_.size() < records.size()) dialogues_.resize(records.size());
  reader_.read(records, dialogues_);
}

Outcome PairExtractor::extract(std::size_t number, const Record& record, Sink& sink) {
  if (record.kind() != Kind::kConversation) {
    return Outcome::rejected("pair.not_conversation", "only conversations hold pairs");
  }
  dialogue_ = &dialogues_[number];
  if (sink.notes.explaining()) explain_dialogue(*dialogue_, sink.notes);
  if (dialogue_->units.empty()) return Outcome::dropped("no_question");
  compare_messages(*dialogue_, overlap_);
  const ReusedList<Link>& links = link_dialogue(sink.notes);
  const std::size_t emitted = emit_pairs(record, links, sink);
  sink.notes.count(questions_, static_cast<std::int64_t>(dialogue_->units.size()));
  sink.notes.count(answered_, static_cast<std::int64_t>(links.size()));
  sink.notes.count(below_score_, static_cast<std::int64_t>(links.size() - emitted));
  if (links.empty()) return Outcome::dropped("no_answer");
  return emitted > 0 ? Outcome::kept() : Outcome::dropped("below_score");
}

}  // namespace deskmill
