// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/mapping_reader_base.hpp"

#include <algorithm>
#include <utility>

#include "json/string.hpp"

namespace deskmill {
namespace {

/// A turn of a transcript in the conversation that its row tells of.
Message turn_of_row(const Message& row, Message&& turn) {
  Message message = row;
  message.turn.role = turn.turn.role;
  message.turn.text = std::move(turn.turn.text);
  message.turn.speaker = std::move(turn.turn.speaker);
  message.role_rule = turn.role_rule == kRoleUnknown ? kRoleUnknown : kRoleTold;
  if (message.role_rule == kRoleUnknown && !row.customer.empty() &&
      message.turn.speaker == row.customer) {
    message.turn.role = Role::kCustomer;
    message.role_rule = kRoleTold;
  }
  if (turn.time) message.time = turn.time;
  if (!turn.turn.at.empty()) message.turn.at = std::move(turn.turn.at);
  return message;
}

}  // namespace

MappingReader::MappingReader(SharedMapping mapping, Framing framing, const ReaderSettings& settings)
    : mapping_(std::move(mapping)), framing_(std::move(framing)) {
  grouping_.kind = kind_of_grouping(settings);
  grouping_.gap_milliseconds = settings.gap_milliseconds.value_or(mapping_->gap_milliseconds);
  grouping_.by_parties = !mapping_->writer.empty();
  grouping_.likely_customer = mapping_->likely_customer;
  if (mapping_->transcript) {
    transcripts_.emplace(mapping_->transcript_form, settings.offset_minutes);
  }
}

std::vector<std::string> MappingReader::role_rules() const {
  std::vector<std::string> places;
  for (const RoleRule& rule : mapping_->roles) places.push_back(rule.where);
  return places;
}

void MappingReader::deliver(const MessageMapper& mapper, const SourceRow& row,
                            std::string_view date, std::string_view record, const UnitBatch& batch,
                            const Unit& unit, Mapped& out) const {
  Message message;
  out.begin_unit(unit);
  if (date.empty()) date = mapper.day_of(row);
  Outcome outcome = mapper.map(row, date, message, out.finished.notes);
  if (outcome.fate == Fate::kDropped) return out.dropped(outcome.reason, unit, record);
  if (outcome.fate == Fate::kRejected) {
    return out.rejected(outcome.reason, std::move(outcome.detail), batch, unit);
  }
  if (message.has_unreadable_time) out.odd("times/unreadable", unit);
  message.line = unit.line;
  set_conversation(unit, message, out);
  if (transcripts_) return send_turns(std::move(message), record, unit, out);
  std::optional<Message> answer = mapper.answer_to(message, row, out.finished.notes);
  out.message(std::move(message), record);
  if (answer) out.message(std::move(*answer), record);
}

void MappingReader::send_turns(Message row, std::string_view record, const Unit& unit,
                               Mapped& out) const {
  CutTranscript cut = transcripts_->cut(row.turn.text, out.finished.notes);
  const bool has_turns = std::any_of(cut.parts.begin(), cut.parts.end(),
                                     [](const CutTranscript::Part& part) { return part.is_turn; });
  if (!has_turns) {
    out.odd("transcripts/without_speakers", unit);
    out.message(std::move(row), record);
    return;
  }
  row.turn.text.clear();  // or each turn would copy all of it
  // That of the row is when it began, or ended.
  if (cut.has_times) row.turn.at.clear();
  if (!cut.header.empty()) {
    out.merged("chat_header", unit, cut.header);
    row.meta += (row.meta.empty() ? "" : ",") + ("\"header\":" + json_string(cut.header));
  }
  for (CutTranscript::Part& part : cut.parts) {
    if (!part.is_turn) {
      out.dropped(part.reason, unit, part.lines);
    } else if (part.message.turn.text.empty()) {
      out.dropped("empty_text", unit, part.lines);
    } else {
      out.message(turn_of_row(row, std::move(part.message)), part.lines);
      row.turn.at.clear();
    }
  }
}

void MappingReader::set_conversation(const Unit& unit, Message& message, Mapped& out) const {
  // Not the name of the input: the place where it begins will be the id.
  if (grouping_.kind == Grouping::Kind::kSections) message.conversation.clear();
  if (message.has_rounded_id) out.odd("ids/rounded", unit);
  const bool by_id =
      grouping_.kind == Grouping::Kind::kContiguous || grouping_.kind == Grouping::Kind::kSingle;
  if (!by_id || !message.conversation.empty()) return;
  const bool should_have_id = grouping_.kind == Grouping::Kind::kContiguous &&
                              !mapping_->conversation.empty() && mapping_->messages.empty();
  if (should_have_id && !message.has_rounded_id) out.odd("ids/missing", unit);
  message.conversation =
      mapping_->whole_input ? out.writer().id_of_input() : out.writer().id_of_unit(unit);
}

void MappingReader::set_date_order(const std::vector<std::string_view>& dates,
                                   const ReaderSettings& settings,
                                   MessageMapper::Settings& result) {
  result.date_order_given = settings.date_order.has_value();
  const DateOrderVote vote = decide_date_order(dates);
  result.date_order = settings.date_order.value_or(vote.order);
  if (settings.date_order || vote.certain || dates.empty()) return;
  remarks_.push_back("the order of day and month is not certain; taken as " +
                     std::string(name_of(vote.order)) + " (--date-order gives another)");
}

Grouping::Kind MappingReader::kind_of_grouping(const ReaderSettings& settings) const {
  if (!mapping_->reply_to.empty()) return Grouping::Kind::kReplies;
  if (has_sections(*mapping_)) return Grouping::Kind::kSections;
  if (mapping_->single) return Grouping::Kind::kSingle;
  if (settings.gap_milliseconds || mapping_->gap_milliseconds > 0) return Grouping::Kind::kGap;
  // Rows that nothing ties together are one conversation each; messages of one element belong
  // together.
  const bool tied = !mapping_->conversation.empty() || !mapping_->writer.empty() ||
                    !mapping_->messages.empty() || mapping_->whole_input || mapping_->transcript ||
                    !mapping_->answer.empty() || mapping_->input == Mapping::Input::kChat;
  return tied ? Grouping::Kind::kContiguous : Grouping::Kind::kSingle;
}

}  // namespace deskmill
