// What became of one batch of units: finished conversations, the two ends that neighbouring batches
// may continue, rejects, dropped units, counts.
//
// Grouping starts here, in the workers: a conversation that begins and ends inside a batch is
// finished (roles, language, JSON) in parallel; only the first and the last one wait for the
// assembler.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/codec.hpp"
#include "json/document.hpp"
#include "run/sink.hpp"
#include "stages/ingest/conversations/conversation_writer.hpp"
#include "stages/ingest/conversations/grouping.hpp"
#include "stages/ingest/conversations/message.hpp"
#include "stages/ingest/cutting/unit.hpp"

namespace deskmill {

/// A rejected unit that outlives its batch.
struct RejectedUnit {
  std::string reason, detail;
  std::uint64_t line = 0, byte = 0;
  std::string raw;
  std::uint64_t raw_bytes = 0;  ///< true length when `raw` is only the head, else 0
};

class Mapped {
 public:
  /// What a worker keeps from batch to batch: readers stay immutable, and buffers grow once.
  struct Workspace {
    Sink sink;
    JsonParser json_parser;
    JsonDocument document;
    RecordParser record_parser;
    Record record;
    std::vector<JsonValue> members;  ///< of one message, by the numbers of MemberNumbers
  };

  /// The sink of the workspace is begun (Run::begin()) and takes the finished lines.
  Mapped(const ConversationWriter& writer, const Grouping& grouping, bool collect,
         Workspace& the_workspace)
      : finished(the_workspace.sink),
        workspace(the_workspace),
        writer_(writer),
        grouping_(grouping),
        collect_(collect) {}

  /// Names the unit as FILE:LINE to --trace and --explain.
  void begin_unit(const Unit& unit);
  /// A unit became a turn; `record` is what it said.
  void message(Message&& message, std::string_view record);
  /// What is open ends here, also what earlier batches began (Grouping::Kind::kSections).
  void end_conversation();
  /// A unit held a whole conversation; `units` of the source became its turns.
  void conversation(ConversationDraft&& draft, const Unit& unit);
  /// The same, already a line in deskmill's form.
  void finished_line(std::string_view line, std::size_t turns);
  /// A unit was joined to others, or removed by a rule; `raw` goes to --dropped.
  void merged(std::string_view reason, const Unit& unit, std::string_view raw);
  void dropped(std::string_view reason, const Unit& unit, std::string_view raw);
  void rejected(std::string_view reason, std::string detail, const UnitBatch& batch,
                const Unit& unit, std::uint64_t byte_in_unit = 0);
  /// Rejects a unit that was cut faulty; false when it is sound.
  bool reject_fault(const UnitBatch& batch, const Unit& unit);
  /// Counts under `name` what the user should look at; the first place of each name is told.
  void odd(std::string_view name, const Unit& unit);
  /// The unit's text as UTF-8, valid until the next call; nullopt when it cannot be decoded, and
  /// then the unit is rejected already.
  std::optional<std::string_view> decoded(const UnitBatch& batch, const Unit& unit);
  /// The unit's JSON, valid until the next call; nullopt when it is none, or when an object in it
  /// has a name twice, and then it is rejected.
  std::optional<JsonValue> parsed(const UnitBatch& batch, const Unit& unit);

  const ConversationWriter& writer() const { return writer_; }

  // For the assembler, in order: head, finished, tail.
  OpenConversation head;
  Sink& finished;
  OpenConversation tail;
  std::vector<ClosedConversation> closed;
  bool ends_open = false;  ///< nothing behind `head` goes on with what was open before
  std::vector<RejectedUnit> rejects;
  std::vector<std::string> dropped_lines;
  /// First line of each name of odd().
  std::map<std::string, std::uint64_t, std::less<>> odd_lines;
  std::vector<Message> collected;  ///< with --group-sort and reply chains: ungrouped

  Workspace& workspace;

 private:
  void close_tail();
  void reject_line(const UnitBatch& batch, const Unit& unit);
  void trace_message(const Message& message, std::string_view record);
  void write_gone(std::string_view fate, std::string_view reason, const Unit& unit,
                  std::string_view raw);

  const ConversationWriter& writer_;
  const Grouping& grouping_;
  bool collect_;
  bool head_closed_ = false;
  std::string decoded_;
};

}  // namespace deskmill
