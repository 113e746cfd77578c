// Transcripts in a text file, and whether they are taken for such.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "conversations_fixture.hpp"

namespace deskmill {

class TranscriptTest : public ConversationsTest {
 protected:
  /// told() without the "transcript:" of ids.
  Lines conversations(std::string_view text) {
    Lines conversations = told("t.txt", text);
    for (std::string& line : conversations) {
      const std::string_view format = "transcript:";
      EXPECT_TRUE(line.starts_with(format)) << line;
      line.erase(0, format.size());
    }
    return conversations;
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
