// Finishes conversations: infers roles nobody told, detects the language, makes the id, writes the
// line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/notes.hpp"
#include "stages/ingest/conversations/grouping.hpp"
#include "stages/ingest/cutting/unit.hpp"

namespace deskmill {

/// What the conversations of one input share.
class ConversationWriter {
 public:
  struct Source {
    std::string file;       ///< InputFile::name
    std::string id_name;    ///< Head::id_name
    std::string format;     ///< name of the reader
    std::string id_prefix;  ///< in front of ids, usually the format
    std::string channel;
    std::string charset = "UTF-8";
    std::vector<std::string> role_rules;  ///< Reader::role_rules()
    bool local_ids = false;  ///< ids count within this input only: its name is in id_prefix
  };
  explicit ConversationWriter(Source source) : source_(std::move(source)) {}

  const Source& source() const { return source_; }
  /// After the input has been wrapped into a decoder.
  void set_charset(std::string charset) { source_.charset = std::move(charset); }
  void make_ids_local();
  /// The id, without prefix, of what only its place identifies.
  std::string id_of_line(std::uint64_t line) const;
  /// The same for a unit, which may share its line with others: "FILE:LINE", then "FILE:LINE.2".
  std::string id_of_unit(const Unit& unit) const;
  /// Of the one conversation that an input is.
  std::string id_of_input() const;
  /// Appends the conversation as one line, without newline.
  void write(OpenConversation&& conversation, const Grouping& grouping, Notes& notes,
             std::string& out) const;
  /// A draft whose turns and roles are complete: adds id prefix, language, channel and source.
  void write(ConversationDraft&& draft, std::uint64_t line, Notes& notes, std::string& out) const;

 private:
  /// Of conversations that only a gap separates: "CUSTOMER@START", or the line where nothing tells
  /// when it began.
  std::string session_id(const OpenConversation& conversation) const;
  void explain(const OpenConversation& conversation, const Grouping& grouping, Notes& notes) const;
  std::string role_in_words(const OpenConversation& conversation, std::size_t turn) const;

  Source source_;
};

/// The first speaker of a conversation is its customer, the others are agents; what nobody says is
/// a notice where both sides are told. Counts "roles/inferred", "roles/nameless", "roles/notices".
void infer_roles(OpenConversation& conversation, const Grouping& grouping, Notes& notes);

}  // namespace deskmill
