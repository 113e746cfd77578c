// SPDX-License-Identifier: Apache-2.0
#include "core/notes.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

std::vector<std::string> told(const Notes& notes) {
  std::vector<std::string> lines;
  for (const TraceSample& sample : notes.samples) {
    lines.push_back(sample.record + " " + sample.rule + " " + sample.before + ">" + sample.after +
                    (sample.explain ? " explained" : ""));
  }
  return lines;
}

TEST(Notes, CountChangesAndKeepNothingUnlessAsked) {
  Notes notes;
  notes.begin_record("a");
  notes.change("html", "<b>", "b");
  notes.change_in_private("phone", "138", "[PHONE]");
  notes.explain("outcome", "kept");
  EXPECT_FALSE(notes.tracing());
  EXPECT_EQ(notes.tally.get("rules/html"), 1);
  EXPECT_EQ(notes.tally.get("rules/phone"), 1);
  EXPECT_TRUE(notes.samples.empty());
}

TEST(Notes, KeepSoManySamplesOfEachRule) {
  Notes notes(2, nullptr);
  for (const char* id : {"a", "b", "c"}) {
    notes.begin_record(id);
    notes.change("html", "x", "y");
    notes.explain("outcome", "kept");
  }
  notes.change_in_private("phone", "138", "-");
  EXPECT_EQ(told(notes), (std::vector<std::string>{"a html x>y", "b html x>y", "c phone 138>-"}));
  EXPECT_EQ(notes.tally.get("rules/html"), 3);
}

TEST(Notes, ExplainTheRecordsNamed) {
  const std::vector<std::string> ids = {"b"};
  Notes notes(0, &ids);
  for (const char* id : {"a", "b"}) {
    notes.begin_record(id);
    notes.change("html", "x", "y");
    notes.explain("outcome", "kept");
  }
  EXPECT_TRUE(notes.explaining());
  EXPECT_EQ(told(notes),
            (std::vector<std::string>{"b html x>y explained", "b outcome >kept explained"}));
}

TEST(Notes, PersonalDataIsNotExplained) {
  const std::vector<std::string> ids = {"a"};
  Notes notes(0, &ids);
  notes.begin_record("a");
  notes.change_in_private("phone", "138", "[PHONE]");
  EXPECT_TRUE(notes.samples.empty());
  EXPECT_EQ(notes.tally.get("rules/phone"), 1);
}

}  // namespace
}  // namespace deskmill
