// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/explain.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace deskmill {
namespace {

Notes explaining_notes() {
  static const std::vector<std::string> kIds = {"1"};
  Notes notes(0, &kIds);
  notes.begin_record("1");
  return notes;
}

/// Questions, each asked by the message of its number.
Dialogue questions(std::size_t count) {
  Dialogue dialogue;
  dialogue.messages.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    dialogue.messages[i].turn = i;
    dialogue.units.add().messages = {i};
  }
  return dialogue;
}

TEST(ExplainLinks, OfSeveralAttemptsTheBestComesNearest) {
  Notes notes = explaining_notes();
  explain_links(questions(3), {}, {{0, 1, 0.2}, {0, 2, 0.4}, {1, 2, 0.9}}, 0.5, notes);
  ASSERT_EQ(notes.samples.size(), 3U);
  EXPECT_EQ(notes.samples[0].after,
            "question of turn 0: turn 2 comes nearest with 0.400, below --tau 0.500");
  EXPECT_EQ(notes.samples[1].after,
            "question of turn 1: turn 2 comes nearest with 0.900, but fits another question better "
            "or gave way to a better answer");
  EXPECT_EQ(notes.samples[2].after, "question of turn 2: no message of an agent came within reach");
}

/// The attempts are gone through once and not for each question, or this test would take minutes.
TEST(ExplainLinks, StayLinearInQuestions) {
  constexpr std::size_t kMany = 200'000;
  std::vector<LinkAttempt> attempts;
  for (std::size_t i = 0; i < kMany; ++i) attempts.push_back({i, i, 0.1});
  ReusedList<Link> links;
  for (std::size_t i = 0; i < kMany; i += 2) links.add().unit = i;
  Notes notes = explaining_notes();
  explain_links(questions(kMany), links, attempts, 0.5, notes);
  EXPECT_EQ(notes.samples.size(), kMany);
}

}  // namespace
}  // namespace deskmill
