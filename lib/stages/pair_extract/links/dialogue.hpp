// A conversation as pair-extract sees it: messages with tags, runs, and the questions asked.
//
// A run is a stretch of messages of one side. Within a customer's run each message that asks opens
// a question unit of its own, once the unit before it holds a question; what was said before the
// question in the same run is its context. A problem stated without asking opens a unit as well,
// and so does the first thing a customer says at some length (ten Han or five words), whatever its
// wording. A message is never cut in two: several questions in one message are one unit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "stages/pair_extract/links/overlap.hpp"
#include "stages/pair_extract/links/reused_list.hpp"
#include "stages/pair_extract/messages/message_reader.hpp"

namespace deskmill {

struct Message {
  std::size_t turn = 0;  ///< index in the record's turns
  Role role = Role::kCustomer;
  Speaker speaker = Speaker::kCustomer;
  TagSet tags;
  std::string_view text;       ///< borrows from the record
  std::string_view substance;  ///< what is no boilerplate; of the record or of Dialogue::joined
  std::size_t length = 0, substance_length = 0;  ///< code points
  std::size_t help = 0;  ///< weight of what an agent says beside courtesies, up to kRemedy
  std::optional<std::int64_t> seconds;  ///< since 1970
  std::size_t run = 0;
  std::size_t position_in_run = 0;
  std::size_t first_gram = 0, last_gram = 0;  ///< its substance has these of Dialogue::grams
};

struct QuestionUnit {
  std::vector<std::size_t> context;         ///< messages, in order
  std::vector<std::size_t> messages;        ///< the question itself; never empty
  std::vector<std::size_t> clarifications;  ///< filled while linking
  std::size_t run = 0;
  bool is_problem = false;
  TagSet tags;  ///< of all its messages

  void clear() {
    context.clear();
    messages.clear();
    clarifications.clear();
    run = 0;
    is_problem = false;
    tags = {};
  }
};

/// Reused from record to record.
struct Dialogue {
  std::vector<Message> messages;
  ReusedList<QuestionUnit> units;    ///< in order
  std::vector<std::string> joined;   ///< substance of several parts, by message
  std::vector<std::uint32_t> grams;  ///< hashes (characters.hpp)

  std::span<const std::uint32_t> grams_of(const Message& message) const {
    return std::span(grams).subspan(message.first_gram, message.last_gram - message.first_gram);
  }
};

struct DialogueOptions {
  std::int64_t run_gap = 180;  ///< seconds of silence that end a run
  bool bot_answers = false;    ///< a bot's messages count as the agent's
};

/// How much the messages of a dialogue share. What was said before the first question answers
/// nothing and shares nothing.
void compare_messages(const Dialogue& dialogue, Overlap& overlap);

/// Keeps buffers and what it knows of messages: one per thread.
class DialogueReader {
 public:
  /// The tagger must outlive the reader.
  DialogueReader(const Tagger& tagger, const DialogueOptions& options)
      : options_(options), reader_(tagger) {}

  /// Replaces what the dialogues held by those of the records, which they borrow from.
  void read(std::span<const Record> records, std::span<Dialogue> dialogues);

 private:
  struct Place {
    Dialogue* dialogue = nullptr;
    std::size_t message = 0;
    MessageReader::Key key;
  };
  void list_messages(const Record& record, Dialogue& dialogue);
  void add_message(std::size_t turn, Speaker speaker, const Turn& source, Dialogue& dialogue);
  bool continues_run(const Message& last, const Message& next) const;
  void read_messages();
  void read_message(const Place& place);
  void find_units(Dialogue& dialogue);

  DialogueOptions options_;
  MessageReader reader_;
  std::vector<Place> listed_;                           ///< messages of all dialogues
  std::vector<std::size_t> known_, unknown_, waiting_;  ///< buffers
  bool event_between_ = false;  ///< a system event (closed, transferred) ends a run
};

}  // namespace deskmill
