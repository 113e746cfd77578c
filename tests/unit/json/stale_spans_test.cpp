// SPDX-License-Identifier: Apache-2.0
#include "json/stale_spans.hpp"

#include <gtest/gtest.h>

#include <string>

#include "json/codec.hpp"

namespace deskmill {
namespace {

class DropStaleSpans : public testing::Test {
 protected:
  void parse(std::string line) {
    line_ = std::move(line);
    ASSERT_FALSE(parser_.parse(line_, record_)) << line_;
  }
  void parse_three_turns(const std::string& more) {
    parse(R"({"turns":[{"role":"bot","text":"a"},{"role":"bot","text":"b"},)"
          R"({"role":"bot","text":"c"}],)" +
          more + "}");
  }
  std::string member(std::string_view name) {
    std::string out;
    write_record(record_, out);
    RecordParser parser;
    Record again;
    EXPECT_FALSE(parser.parse(out, again)) << out;
    const Member* found = again.find(name);
    return found == nullptr ? std::string() : std::string(again.raw_value(*found));
  }

  std::string line_;
  RecordParser parser_;
  Record record_;
};

const std::string kPii =
    R"("pii":[ {"turn":0,"start":1}, {"turn":1,"x":1.10}, {"start":2,"turn":2} ])";

TEST_F(DropStaleSpans, LeavesUneditedRecordsAlone) {
  parse_three_turns(kPii);
  EXPECT_EQ(drop_stale_spans(record_), 0U);
  EXPECT_FALSE(record_.edited());
}

TEST_F(DropStaleSpans, LeavesSpansOfOtherTurnsAlone) {
  parse_three_turns(R"("pii":[ {"turn":0} ,{"turn":2}])");
  record_.set_text(1, "edited");
  EXPECT_EQ(drop_stale_spans(record_), 0U);
  EXPECT_EQ(member("pii"), R"([ {"turn":0} ,{"turn":2}])");
}

TEST_F(DropStaleSpans, DropsSpansOnEditedTexts) {
  parse_three_turns(kPii + R"(,"entities":[{"turn":1},{"turn":1}])");
  record_.set_text(1, "edited");
  EXPECT_EQ(drop_stale_spans(record_), 3U);
  EXPECT_EQ(member("pii"), R"([{"turn":0,"start":1},{"start":2,"turn":2}])");
  EXPECT_EQ(member("entities"), "[]");
}

TEST_F(DropStaleSpans, DropsAndRenumbersBehindRemovedTurns) {
  parse_three_turns(kPii);
  record_.remove_turn(1);
  EXPECT_EQ(drop_stale_spans(record_), 1U);
  EXPECT_EQ(member("pii"), R"([{"turn":0,"start":1},{"start":2,"turn":1}])");
}

TEST_F(DropStaleSpans, RenumbersWithoutDropping) {
  parse_three_turns(R"("entities":[{"turn":2,"type":"order"}])");
  record_.remove_turn(0);
  record_.remove_turn(1);
  EXPECT_EQ(drop_stale_spans(record_), 0U);
  EXPECT_EQ(member("entities"), R"([{"turn":0,"type":"order"}])");
}

TEST_F(DropStaleSpans, CountsTurnsOfAPairThroughContextQuestionAnswer) {
  parse(R"({"context":[{"role":"bot","text":"c"}],"question":"q","answer":"a",)"
        R"("pii":[{"turn":0},{"turn":1},{"turn":2}]})");
  record_.remove_turn(0);
  record_.set_text(2, "edited");
  EXPECT_EQ(drop_stale_spans(record_), 2U);
  EXPECT_EQ(member("pii"), R"([{"turn":0}])");
}

TEST_F(DropStaleSpans, AnUtteranceNeedsNoTurn) {
  parse(R"({"text":"x","pii":[{"start":0,"end":1},{"turn":0},{"turn":7},5]})");
  record_.set_text(0, "y");
  EXPECT_EQ(drop_stale_spans(record_), 2U);
  EXPECT_EQ(member("pii"), R"([{"turn":7},5])");
}

TEST_F(DropStaleSpans, LeavesWhatIsNoSpanAlone) {
  parse_three_turns(
      R"("pii":[1,"x",null,{"start":1},{"turn":-1},{"turn":"1"}],"entities":{"turn":1})");
  record_.set_text(1, "edited");
  EXPECT_EQ(drop_stale_spans(record_), 0U);
  EXPECT_EQ(member("entities"), R"({"turn":1})");
}

TEST_F(DropStaleSpans, RespectsAMemberSetByTheStage) {
  parse_three_turns(kPii);
  record_.set_text(1, "edited");
  record_.set_member("pii", R"([{"turn":1}])");
  EXPECT_EQ(drop_stale_spans(record_), 0U);
  EXPECT_EQ(member("pii"), R"([{"turn":1}])");
}

}  // namespace
}  // namespace deskmill
