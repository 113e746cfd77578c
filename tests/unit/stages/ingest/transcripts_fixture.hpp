// Transcripts as their tests see them: what is said, in one line a conversation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest_fixture.hpp"
#include "json/document.hpp"

namespace deskmill {

class TranscriptTest : public IngestTest {
 protected:
  /// Conversations as "id: role text | role text", the id without "transcript:".
  std::vector<std::string> conversations(const std::string& text) {
    std::vector<std::string> told;
    for (const std::string& line : ingest_text("t.txt", text)) told.push_back(told_of(line));
    return told;
  }

  static std::string told_of(const std::string& line) {
    JsonParser parser;
    JsonDocument document;
    EXPECT_FALSE(parser.parse(line, document)) << line;
    const std::string_view id = document.root()["id"].text();
    return std::string(id.substr(std::string_view("transcript:").size())) + ": " + turns(line);
  }

  /// "role text | role text".
  static std::string turns(const std::string& line) {
    JsonParser parser;
    JsonDocument document;
    EXPECT_FALSE(parser.parse(line, document)) << line;
    std::string told;
    for (const JsonValue turn : document.root()["turns"]) {
      told.append(told.empty() ? "" : " | ").append(turn["role"].text()).append(" ");
      told += turn["text"].text();
    }
    return told;
  }

  /// The same of each conversation in a file of that name.
  std::vector<std::string> turns_of(const std::string& name, std::string_view content) {
    std::vector<std::string> told;
    for (const std::string& line : ingest_text(name, content)) told.push_back(turns(line));
    return told;
  }

  /// Whether the lines are read as a transcript, when nobody says that they are one.
  bool is_recognised(const std::string& text) {
    try {
      ingest_text("t.txt", text);
      return true;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), Exit::kBadData);
      return false;
    }
  }
};

}  // namespace deskmill
