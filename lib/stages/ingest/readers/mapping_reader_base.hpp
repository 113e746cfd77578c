// What the readers of all kinds of mapped input have in common: how rows are grouped, and the way
// of one mapped row into the batch. One reader per kind of input builds on it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/ingest/mapping/mapping.hpp"
#include "stages/ingest/mapping/message_mapper.hpp"
#include "stages/ingest/readers/reader.hpp"
#include "stages/ingest/readers/transcript_cells.hpp"

namespace deskmill {

class MappingReader : public Reader {
 public:
  MappingReader(SharedMapping mapping, Framing framing, const ReaderSettings& settings);

  Framing framing() const override { return framing_; }
  Grouping grouping() const override { return grouping_; }
  std::string channel() const override { return mapping_->channel; }
  std::vector<std::string> remarks() const override { return remarks_; }
  std::vector<std::string> role_rules() const override;

 protected:
  /// Sends one mapped row on its way; `record` is what it says, for --dropped and --rejects.
  void deliver(const MessageMapper& mapper, const SourceRow& row, std::string_view date,
               std::string_view record, const UnitBatch& batch, const Unit& unit,
               Mapped& out) const;

  MessageMapper::Settings mapper_settings(const Sample& sample,
                                          const ReaderSettings& settings) const {
    return {settings.offset_minutes, std::nullopt, false, false, sample.head->id_name};
  }

  /// The order of numeric dates, of which `dates` are the first, unless --date-order gives it.
  void set_date_order(const std::vector<std::string_view>& dates, const ReaderSettings& settings,
                      MessageMapper::Settings& result);

  SharedMapping mapping_;
  Framing framing_;
  Grouping grouping_;
  std::vector<std::string> remarks_;

 private:
  std::optional<TranscriptCells> transcripts_;  ///< of a mapping for them

  Grouping::Kind kind_of_grouping(const ReaderSettings& settings) const;
  /// The turns of a row whose text is a transcript. The first is said at the time of the row.
  void send_turns(Message row, std::string_view record, const Unit& unit, Mapped& out) const;
  void set_conversation(const Unit& unit, Message& message, Mapped& out) const;
};

std::unique_ptr<Reader> make_chat_reader(const SharedMapping& mapping, const Sample& sample,
                                         const ReaderSettings& settings);

}  // namespace deskmill
