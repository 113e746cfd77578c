// Exports in JSON as their tests see them: what is said, in one line a conversation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest_fixture.hpp"
#include "json/document.hpp"

namespace deskmill {

class ConversationsTest : public IngestTest {
 protected:
  /// "id: role text | role text" of each conversation.
  std::vector<std::string> conversations(std::string_view text) {
    std::vector<std::string> told;
    for (const std::string& line : ingest_text("t.json", text)) told.push_back(told_of(line));
    return told;
  }

  static std::string told_of(const std::string& line) {
    JsonParser parser;
    JsonDocument document;
    EXPECT_FALSE(parser.parse(line, document)) << line;
    std::string told(document.root()["id"].text());
    told += ':';
    for (const JsonValue turn : document.root()["turns"]) {
      told.append(told.ends_with(':') ? " " : " | ").append(turn["role"].text()).append(" ");
      told += turn["text"].text();
    }
    return told;
  }
};

}  // namespace deskmill
