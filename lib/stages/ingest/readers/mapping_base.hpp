// What the readers of all kinds of mapped input have in common: how rows are grouped, and the way
// of one mapped row into the batch. One reader per kind of input builds on it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/ingest/mapping/mapping.hpp"
#include "stages/ingest/mapping/message_mapper.hpp"
#include "stages/ingest/readers/reader.hpp"

namespace deskmill {

class MappingReader : public Reader {
 public:
  MappingReader(SharedMapping mapping, Framing framing, const ReaderSettings& settings)
      : mapping_(std::move(mapping)), framing_(std::move(framing)) {
    grouping_.kind = kind_of_grouping(settings);
    grouping_.gap_milliseconds = settings.gap_milliseconds.value_or(mapping_->gap_milliseconds);
  }

  Framing framing() const override { return framing_; }
  Grouping grouping() const override { return grouping_; }
  std::string channel() const override { return mapping_->channel; }
  std::vector<std::string> remarks() const override { return remarks_; }
  std::vector<std::string> role_rules() const override {
    std::vector<std::string> places;
    for (const RoleRule& rule : mapping_->roles) places.push_back(rule.where);
    return places;
  }

 protected:
  /// Sends one mapped row on its way; `record` is what it says, for --dropped and --rejects.
  void deliver(const MessageMapper& mapper, const SourceRow& row, std::string_view date,
               std::string_view record, const UnitBatch& batch, const Unit& unit,
               Mapped& out) const {
    Message message;
    out.begin_unit(unit);
    Outcome outcome = mapper.map(row, date, message, out.finished.notes);
    if (outcome.fate == Fate::kDropped) return out.dropped(outcome.reason, unit, record);
    if (outcome.fate == Fate::kRejected) {
      return out.rejected(outcome.reason, std::move(outcome.detail), batch, unit);
    }
    if (message.has_unreadable_time) out.odd("times/unreadable", unit);
    message.line = unit.line;
    // Not the name of the input: the place where it begins will be the id.
    if (grouping_.kind == Grouping::Kind::kSections) message.conversation.clear();
    const bool by_id =
        grouping_.kind == Grouping::Kind::kContiguous || grouping_.kind == Grouping::Kind::kSingle;
    if (by_id && message.conversation.empty()) {
      message.conversation =
          mapping_->whole_input ? out.writer().id_of_input() : out.writer().id_of_unit(unit);
    }
    out.message(std::move(message), record);
  }

  MessageMapper::Settings mapper_settings(const Sample& sample,
                                          const ReaderSettings& settings) const {
    return {settings.offset_minutes, std::nullopt, false, false, sample.head->id_name};
  }

  /// The order of numeric dates, of which `dates` are the first, unless --date-order gives it.
  void set_date_order(const std::vector<std::string_view>& dates, const ReaderSettings& settings,
                      MessageMapper::Settings& result) {
    result.date_order_given = settings.date_order.has_value();
    const DateOrderVote vote = decide_date_order(dates);
    result.date_order = settings.date_order.value_or(vote.order);
    if (settings.date_order || vote.certain || dates.empty()) return;
    remarks_.push_back("the order of day and month is not certain; taken as " +
                       std::string(name_of(vote.order)) + " (--date-order gives another)");
  }

  SharedMapping mapping_;
  Framing framing_;
  Grouping grouping_;
  std::vector<std::string> remarks_;

 private:
  Grouping::Kind kind_of_grouping(const ReaderSettings& settings) const {
    if (!mapping_->reply_to.empty()) return Grouping::Kind::kReplies;
    if (has_sections(*mapping_)) return Grouping::Kind::kSections;
    if (mapping_->single) return Grouping::Kind::kSingle;
    if (settings.gap_milliseconds || mapping_->gap_milliseconds > 0) return Grouping::Kind::kGap;
    // Rows that nothing ties together are one conversation each; messages of one element belong
    // together.
    const bool tied = !mapping_->conversation.empty() || !mapping_->messages.empty() ||
                      mapping_->whole_input || mapping_->input == Mapping::Input::kChat;
    return tied ? Grouping::Kind::kContiguous : Grouping::Kind::kSingle;
  }
};

/// Chat text: one of header_lines matches.
bool is_header_line(const Mapping& mapping, std::string_view line);
/// Chat text: one of skip_lines matches.
bool is_skipped_line(const Mapping& mapping, std::string_view line);
/// A number alone: above a skipped line it counts the captions.
bool is_cue_number(std::string_view line);
/// Chat text: the line holds a date for the clock times below it.
bool is_date_line(const Mapping& mapping, std::string_view line);

std::unique_ptr<Reader> make_chat_reader(const SharedMapping& mapping, const Sample& sample,
                                         const ReaderSettings& settings);

}  // namespace deskmill
