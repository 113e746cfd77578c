// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/links/dialogue.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/time.hpp"
#include "stages/pair_extract/messages/weight.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kConcern = 10;  // of weight_of(): a sentence, not "[图片]" or a name
constexpr std::size_t kStory = 200;   // code points: at such length nobody only praises

std::optional<Speaker> speaker_of(Role role, const DialogueOptions& options) {
  if (role == Role::kCustomer) return Speaker::kCustomer;
  if (role == Role::kAgent || (role == Role::kBot && options.bot_answers)) return Speaker::kAgent;
  return std::nullopt;
}

bool is_small_talk(const Message& message) {
  return message.substance.empty() || message.tags.any_of({Tag::kChase, Tag::kAck}) ||
         (message.tags.has(Tag::kThanks) && !message.tags.has(Tag::kQuestion));
}

/// Not read further than up to `most`.
std::size_t weight_of(std::string_view text, std::size_t most) {
  Weight weight;
  for (std::size_t i = 0; i < text.size() && weight.sum() < most;) {
    if (const char c = text[i]; is_ascii(c)) {
      const bool is_space = (c == ' ') | ((c >= '\t') & (c <= '\r'));
      weight.add(static_cast<unsigned char>(c), false, is_ascii_letter(c) | is_ascii_digit(c),
                 is_space);
      ++i;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    const bool han = is_han(c);
    weight.add(c, han, !han && (is_letter(c) || is_digit(c)), is_space(c));
  }
  return weight.sum();
}

/// Turns the customer's messages into question units.
class UnitReader {
 public:
  /// `waiting` is a buffer.
  UnitReader(Dialogue& dialogue, std::vector<std::size_t>& waiting)
      : dialogue_(dialogue), waiting_(waiting) {
    waiting_.clear();
  }

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

  /// What a customer comes with is a concern even if no rule knows the words: about one
  /// question in five is not interrogative in form. Later runs need a rule's word, else every
  /// reply would be a question.
  void end_run() {
    const bool concern =
        dialogue_.units.empty() && !praised_ && !waiting_.empty() && is_waiting_at_length();
    if (!concern) return;
    praised_ = is_praise();
    if (praised_) return;
    QuestionUnit& unit = dialogue_.units.add();
    unit.messages.swap(waiting_);
    unit.run = run_;
    unit.is_problem = true;
    for (const std::size_t i : unit.messages) unit.tags.add(dialogue_.messages[i].tags);
  }

  /// Praise wants no answer, nor does what such a customer goes on to say, unless a rule knows it.
  bool is_praise() const {
    bool praises = false;
    std::size_t length = 0;
    for (const std::size_t i : waiting_) {
      praises |= dialogue_.messages[i].tags.has(Tag::kPraise);
      length += dialogue_.messages[i].substance_length;
    }
    return praises && length < kStory;
  }

  bool is_waiting_at_length() const {
    std::size_t sum = 0;
    for (const std::size_t i : waiting_) {
      sum += weight_of(dialogue_.messages[i].substance, kConcern - sum);
      if (sum >= kConcern) return true;
    }
    return false;
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
    QuestionUnit& unit = dialogue_.units.add();
    unit.context.swap(waiting_);
    unit.messages.push_back(index);
    unit.run = message.run;
    unit.is_problem = is_problem;
    unit.tags = message.tags;
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
  bool praised_ = false;               ///< the customer came to praise
  std::vector<std::size_t>& waiting_;  ///< messages of this run before its first question
};

/// Copies what lasts as long as the record: the content itself is gone with the next message. Of a
/// substance in several parts `joined` keeps the text.
void set_content(const MessageContent& content, Message& message, std::string& joined) {
  message.tags = content.tags;
  message.help = content.help;
  message.length = content.length;
  message.substance_length = content.substance_length;
  message.substance = content.substance(message.text);
  if (content.joined.empty()) return;
  joined = content.joined;
  message.substance = joined;
}

}  // namespace

void compare_messages(const Dialogue& dialogue, Overlap& overlap) {
  overlap.start(dialogue.messages.size(), dialogue.grams.size());
  const std::size_t first =
      dialogue.units.empty() ? dialogue.messages.size() : dialogue.units.front().messages.front();
  for (std::size_t i = first; i < dialogue.messages.size(); ++i) {
    overlap.add(i, dialogue.grams_of(dialogue.messages[i]));
  }
  overlap.finish();
}

bool DialogueReader::continues_run(const Message& last, const Message& next) const {
  if (last.speaker != next.speaker || event_between_) return false;
  return !last.seconds || !next.seconds || *next.seconds - *last.seconds <= options_.run_gap;
}

void DialogueReader::add_message(std::size_t turn, Speaker speaker, const Turn& source,
                                 Dialogue& dialogue) {
  std::vector<Message>& messages = dialogue.messages;
  listed_.push_back({&dialogue, messages.size(), reader_.look_up(speaker, source.text)});
  Message& message = messages.emplace_back();
  message.turn = turn;
  message.role = source.role;
  message.speaker = speaker;
  message.text = source.text;
  message.seconds = parse_rfc3339(source.at);
  if (messages.size() > 1) {
    const Message& last = messages[messages.size() - 2];
    const bool same_run = continues_run(last, message);
    message.run = last.run + (same_run ? 0 : 1);
    message.position_in_run = same_run ? last.position_in_run + 1 : 0;
  }
  event_between_ = false;
}

/// What the record says of them; not yet what they say.
void DialogueReader::list_messages(const Record& record, Dialogue& dialogue) {
  dialogue.messages.clear();
  dialogue.grams.clear();
  event_between_ = false;
  const std::vector<Turn>& turns = record.turns();
  for (std::size_t turn = 0; turn < turns.size(); ++turn) {
    const std::optional<Speaker> speaker = speaker_of(turns[turn].role, options_);
    if (speaker && !turns[turn].text.empty()) {
      add_message(turn, *speaker, turns[turn], dialogue);
    } else {
      event_between_ |= turns[turn].role == Role::kSystem;
    }
  }
  // Before the first view into them: they must not move.
  if (dialogue.joined.size() < dialogue.messages.size()) {
    dialogue.joined.resize(dialogue.messages.size());
  }
}

/// Known contents are far from the processor: they are asked for, and while they come, the unknown
/// ones are worked out.
void DialogueReader::read_messages() {
  known_.clear();
  unknown_.clear();
  for (std::size_t i = 0; i < listed_.size(); ++i) {
    (reader_.expect(listed_[i].key) ? known_ : unknown_).push_back(i);
  }
  for (const std::size_t i : unknown_) read_message(listed_[i]);
  for (const std::size_t i : known_) read_message(listed_[i]);
}

void DialogueReader::read_message(const Place& place) {
  Dialogue& dialogue = *place.dialogue;
  Message& message = dialogue.messages[place.message];
  const MessageContent content = reader_.read(message.speaker, message.text, place.key);
  set_content(content, message, dialogue.joined[place.message]);
  message.first_gram = dialogue.grams.size();
  dialogue.grams.insert(dialogue.grams.end(), content.grams.begin(), content.grams.end());
  message.last_gram = dialogue.grams.size();
}

void DialogueReader::find_units(Dialogue& dialogue) {
  dialogue.units.clear();
  UnitReader(dialogue, waiting_).read();
}

void DialogueReader::read(std::span<const Record> records, std::span<Dialogue> dialogues) {
  listed_.clear();
  for (std::size_t i = 0; i < records.size(); ++i) list_messages(records[i], dialogues[i]);
  read_messages();
  for (Dialogue& dialogue : dialogues.first(records.size())) find_units(dialogue);
}

}  // namespace deskmill
