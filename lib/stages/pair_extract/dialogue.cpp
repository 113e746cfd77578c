// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/dialogue.hpp"

#include <utility>

#include "core/time.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kConcern = 10;  // code points: a sentence, not "[图片]" or a name

std::optional<Speaker> speaker_of(Role role, const DialogueOptions& options) {
  if (role == Role::kCustomer) return Speaker::kCustomer;
  if (role == Role::kAgent || (role == Role::kBot && options.bot_answers)) return Speaker::kAgent;
  return std::nullopt;
}

/// Collects messages and cuts them into runs.
class MessageReader {
 public:
  MessageReader(Dialogue& dialogue, const Tagger& tagger, const DialogueOptions& options)
      : dialogue_(dialogue), tagger_(tagger), options_(options) {}

  void read(const std::vector<Turn>& turns) {
    dialogue_.messages.reserve(turns.size());
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
      const std::optional<Speaker> speaker = speaker_of(turns[turn].role, options_);
      if (speaker && !turns[turn].text.empty()) {
        add(turn, *speaker, turns[turn]);
      } else {
        event_between_ |= turns[turn].role == Role::kSystem;
      }
    }
  }

 private:
  void add(std::size_t turn, Speaker speaker, const Turn& source) {
    Message message;
    message.turn = turn;
    message.speaker = speaker;
    message.text = source.text;
    message.seconds = parse_rfc3339(source.at);
    message.tags = tagger_.tags_of(speaker, source.text);
    message.substance = message.tags.any_of(kBoilerplate) ? strip(message) : message.text;
    if (!dialogue_.messages.empty()) {
      const Message& last = dialogue_.messages.back();
      const bool same_run = continues_run(last, message);
      message.run = last.run + (same_run ? 0 : 1);
      message.position_in_run = same_run ? last.position_in_run + 1 : 0;
    }
    event_between_ = false;
    dialogue_.messages.push_back(message);
  }

  std::string_view strip(const Message& message) {
    return dialogue_.edited.emplace_front(tagger_.substance_of(message.speaker, message.text));
  }

  bool continues_run(const Message& last, const Message& next) const {
    if (last.speaker != next.speaker || event_between_) return false;
    return !last.seconds || !next.seconds || *next.seconds - *last.seconds <= options_.run_gap;
  }

  Dialogue& dialogue_;
  const Tagger& tagger_;
  const DialogueOptions& options_;
  bool event_between_ = false;  ///< a system event (closed, transferred) ends a run
};

bool is_small_talk(const Message& message) {
  return message.substance.empty() || message.tags.any_of({Tag::kChase, Tag::kAck}) ||
         (message.tags.has(Tag::kThanks) && !message.tags.has(Tag::kQuestion));
}

/// Turns the customer's messages into question units.
class UnitReader {
 public:
  explicit UnitReader(Dialogue& dialogue) : dialogue_(dialogue) {}

  void read() {
    for (std::size_t i = 0; i < dialogue_.messages.size(); ++i) {
      const Message& message = dialogue_.messages[i];
      if (message.speaker == Speaker::kAgent) continue;
      if (message.run != run_) start_run(message.run);
      if (!is_small_talk(message)) add(i, message);
    }
    end_run();
  }

 private:
  void start_run(std::size_t run) {
    end_run();
    run_ = run;
    waiting_.clear();
    in_unit_ = false;
  }

  /// What a customer comes with is a concern even if no rule knows the words: about one question in five
  /// is not interrogative in form. Later runs need a rule's word, else every reply would be a question.
  void end_run() {
    const bool concern =
        dialogue_.units.empty() && !waiting_.empty() && length_of_waiting() >= kConcern;
    if (!concern) return;
    QuestionUnit unit;
    unit.messages = std::exchange(waiting_, {});
    unit.run = run_;
    unit.is_problem = true;
    for (const std::size_t i : unit.messages) unit.tags.add(dialogue_.messages[i].tags);
    dialogue_.units.push_back(std::move(unit));
  }

  std::size_t length_of_waiting() const {
    std::size_t length = 0;
    for (const std::size_t i : waiting_)
      length += count_code_points(dialogue_.messages[i].substance);
    return length;
  }

  void add(std::size_t index, const Message& message) {
    const bool asks = message.tags.has(Tag::kQuestion);
    const bool states_problem = message.tags.any_of({Tag::kProblem, Tag::kUnresolved});
    if (asks && in_unit_ && dialogue_.units.back().is_problem) {
      extend(index, message);  // a problem, then the question about it
      dialogue_.units.back().is_problem = false;
    } else if (asks || (states_problem && !in_unit_)) {
      open(index, message, !asks);
    } else if (in_unit_) {
      extend(index, message);
    } else {
      waiting_.push_back(index);
    }
  }

  void open(std::size_t index, const Message& message, bool is_problem) {
    QuestionUnit unit;
    unit.context = std::exchange(waiting_, {});
    unit.messages = {index};
    unit.run = message.run;
    unit.is_problem = is_problem;
    unit.tags = message.tags;
    dialogue_.units.push_back(std::move(unit));
    in_unit_ = true;
  }

  void extend(std::size_t index, const Message& message) {
    QuestionUnit& unit = dialogue_.units.back();
    unit.messages.push_back(index);
    unit.tags.add(message.tags);
  }

  Dialogue& dialogue_;
  std::size_t run_ = ~std::size_t{0};
  bool in_unit_ = false;
  std::vector<std::size_t> waiting_;  ///< messages of this run before its first question
};

}  // namespace

Dialogue read_dialogue(const Record& record, const Tagger& tagger, const DialogueOptions& options) {
  Dialogue dialogue;
  MessageReader(dialogue, tagger, options).read(record.turns());
  UnitReader(dialogue).read();
  if (dialogue.units.empty()) return dialogue;
  // What was said before the first question answers nothing.
  const std::size_t first = dialogue.units.front().messages.front();
  for (std::size_t i = 0; i < dialogue.messages.size(); ++i) {
    dialogue.overlap.add(i < first ? std::string_view() : dialogue.messages[i].substance);
  }
  dialogue.overlap.finish();
  return dialogue;
}

}  // namespace deskmill
