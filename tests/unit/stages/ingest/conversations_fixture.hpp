// Conversations as tests see them: who says what, in one line each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest_fixture.hpp"
#include "json/document.hpp"

namespace deskmill {

using Lines = std::vector<std::string>;

class ConversationsTest : public IngestTest {
 protected:
  /// "role text | role text" of a line of output.
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

  /// "id: role text | role text".
  static std::string told_of(const std::string& line) {
    JsonParser parser;
    JsonDocument document;
    EXPECT_FALSE(parser.parse(line, document)) << line;
    return std::string(document.root()["id"].text()) + ": " + turns(line);
  }

  /// turns() of each conversation in a file of that name and content.
  Lines turns_of(const std::string& name, std::string_view content) {
    Lines told;
    for (const std::string& line : ingest_text(name, content)) told.push_back(turns(line));
    return told;
  }

  /// The same of told_of().
  Lines told(const std::string& name, std::string_view content) {
    Lines conversations;
    for (const std::string& line : ingest_text(name, content)) {
      conversations.push_back(told_of(line));
    }
    return conversations;
  }

  /// The message of the error that such a file ends the run with.
  std::string refusal_of(const std::string& name, std::string_view content) {
    return refusal({write(name, content)});
  }
};

}  // namespace deskmill
