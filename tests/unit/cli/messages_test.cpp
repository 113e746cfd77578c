// SPDX-License-Identifier: Apache-2.0
#include "cli/console/messages.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "cli/console/guard.hpp"
#include "cli/console/progress.hpp"
#include "cli/console/report.hpp"
#include "io/process.hpp"

namespace deskmill {
namespace {

Tally tally_of(const Tally::Entries& entries) {
  Tally tally;
  for (const auto& [name, count] : entries) tally.add(name, count);
  return tally;
}

TEST(Color, IsWhatTheUserSaysElseForATerminalThatTakesIt) {
  const char* names[] = {"NO_COLOR", "TERM"};
  std::string before[2];
  for (int i = 0; i < 2; ++i) before[i] = environment(names[i]);
  ::unsetenv("NO_COLOR");
  ::setenv("TERM", "xterm", 1);
  EXPECT_TRUE(color_wanted("auto", true));
  EXPECT_FALSE(color_wanted("auto", false));
  EXPECT_TRUE(color_wanted("always", false));
  EXPECT_FALSE(color_wanted("never", true));
  ::setenv("TERM", "dumb", 1);
  EXPECT_FALSE(color_wanted("auto", true));
  ::setenv("TERM", "xterm", 1);
  ::setenv("NO_COLOR", "1", 1);
  EXPECT_FALSE(color_wanted("auto", true));
  EXPECT_TRUE(color_wanted("always", true));
  for (int i = 0; i < 2; ++i) ::setenv(names[i], before[i].c_str(), 1);
}

TEST(SummaryLine, NamesReasonsMostFrequentFirst) {
  EXPECT_EQ(
      summary_line(tally_of({{"records/in", 1000},
                             {"records/kept", 970},
                             {"records/dropped", 25},
                             {"records/rejected", 5},
                             {"records/out", 970},
                             {"dropped_by/boilerplate", 5},
                             {"dropped_by/too_short", 20},
                             {"rejected_by/json.parse", 5}})),
      "1000 in, 970 kept, 25 dropped (too_short 20, boilerplate 5), 5 rejected (json.parse 5)");
}

TEST(SummaryLine, NamesTheOutputWhereItDiffers) {
  EXPECT_EQ(summary_line(tally_of({{"records/in", 10}, {"records/kept", 7}, {"records/out", 12}})),
            "10 in, 7 kept, 12 out");
}

TEST(SummaryLine, JoinsRareReasons) {
  Tally tally = tally_of({{"records/in", 60}, {"records/dropped", 60}});
  for (int i = 1; i <= 10; ++i) tally.add("dropped_by/r" + std::to_string(i), 11 - i);
  EXPECT_EQ(
      summary_line(tally),
      "60 in, 0 kept, 60 dropped (r1 10, r2 9, r3 8, r4 7, r5 6, r6 5, r7 4, r8 3, others 3)");
}

TEST(RejectLines, NamePlacesAndWhatIsNotNamed) {
  RunSummary summary;
  summary.tally = tally_of({{"rejected_by/json.parse", 12}, {"rejected_by/json.utf8", 1}});
  summary.rejects = {{"json.parse", "no value", "a.jsonl", 3}, {"json.utf8", "", "b.jsonl", 0}};
  EXPECT_EQ(
      reject_lines(summary),
      (std::vector<std::string>{
          "a.jsonl:3: json.parse: no value", "b.jsonl: json.utf8",
          "json.parse: 12 in all, the first 1 are named above; --rejects FILE keeps every one"}));
}

/// What `speak` writes to standard error.
template <typename Speak>
std::string said(const Speak& speak) {
  ::testing::internal::CaptureStderr();
  speak();
  return ::testing::internal::GetCapturedStderr();
}

TEST(Messages, BeginWithTheProgram) {
  Messages messages("deskmill-clean", false);
  EXPECT_EQ(said([&] {
              messages.say("one");
              messages.complain("two");
            }),
            "deskmill-clean: one\ndeskmill-clean: two\n");
}

TEST(Messages, AreOneLineAndCommandNoTerminal) {
  Messages messages("p", false);
  EXPECT_EQ(said([&] { messages.complain("a\nb\x1b[31m\t\x7f\u009b 订单.jsonl: gone"); }),
            "p: a\\nb\\x1b[31m\\x09\\x7f\\x9b 订单.jsonl: gone\n");
}

TEST(Messages, ColourOnlyTheName) {
  Messages messages("p", true);
  EXPECT_EQ(said([&] { messages.complain("two"); }), "\033[1;31mp:\033[0m two\n");
}

TEST(Messages, AreWrittenAboveTheBar) {
  Messages messages("p", false);
  EXPECT_EQ(said([&] {
              messages.show_bar("50%");
              messages.say("note");
              messages.clear_bar();
              messages.clear_bar();
            }),
            "\r\033[K50%\r\033[Kp: note\n50%\r\033[K");
}

TEST(BarText, ShowsShareRateAndTimeLeft) {
  EXPECT_EQ(bar_text({.read = 50'000'000, .total = 200'000'000, .records = 7, .seconds = 2}, 100),
            " 25% [######------------------] 25.0 MB/s, 7 records, 0:06 left");
  EXPECT_EQ(bar_text({.read = 1'000'000, .total = 7'322'000'000, .records = 7, .seconds = 1}, 100),
            "  0% [------------------------] 1.0 MB/s, 7 records, 2:02:01 left");
}

TEST(BarText, ShowsOnlyTheRateWithoutATotal) {
  EXPECT_EQ(bar_text({.read = 3'500'000, .total = 0, .records = 9, .seconds = 1}, 100),
            "3.5 MB/s, 9 records");
}

TEST(BarText, StaysInTheTerminalAndSurvivesAGrowingFile) {
  EXPECT_EQ(bar_text({.read = 10, .total = 5, .records = 1, .seconds = 1}, 12).size(), 12u);
  EXPECT_EQ(bar_text({.read = 10, .total = 5, .records = 1, .seconds = 0}, 99),
            "100% [########################] 0.0 MB/s, 1 record");
}

TEST(Report, PutsTheReasonOfAFailureLast) {
  Messages messages("p", false);
  RunSummary summary;
  summary.tally = tally_of({{"records/in", 2},
                            {"records/kept", 1},
                            {"records/rejected", 1},
                            {"rejected_by/json.parse", 1},
                            {"records/out", 1}});
  summary.rejects = {{"json.parse", "no value", "a.jsonl", 2}};
  summary.exit = Exit::kBadData;
  summary.message = "too many rejects";
  const std::string expected =
      "p: a.jsonl:2: json.parse: no value\n"
      "p: 2 in, 1 kept, 1 rejected (json.parse 1)\n"
      "p: too many rejects\n";
  EXPECT_EQ(said([&] { EXPECT_EQ(report(messages, summary, {}), Exit::kBadData); }), expected);
  EXPECT_EQ(said([&] { report(messages, summary, {.quiet = true}); }), expected);
}

TEST(Report, QuietSaysNothingOfASuccess) {
  Messages messages("p", false);
  RunSummary summary;
  summary.tally = tally_of({{"records/in", 2}, {"records/kept", 2}, {"records/out", 2}});
  EXPECT_EQ(said([&] { EXPECT_EQ(report(messages, summary, {.quiet = true}), Exit::kDone); }), "");
  EXPECT_EQ(said([&] { report(messages, summary, {}); }), "p: 2 in, 2 kept\n");
  EXPECT_EQ(said([&] { report(messages, summary, {.dry_run = true}); }), "");
}

TEST(Report, NamesFilesPassedOver) {
  Messages messages("p", false);
  RunSummary summary;
  summary.skipped_inputs = {"raw/notes.docx"};
  EXPECT_EQ(said([&] { report(messages, summary, {}); }),
            "p: 1 file of unknown suffix passed over: raw/notes.docx\np: 0 in, 0 kept\n");
}

TEST(Report, ShowsWhatRulesDidWhenVerbose) {
  Messages messages("p", false);
  RunSummary summary;
  summary.tally.add("rules/html.tags", 2);
  summary.tally.add("rules/mail.quoted", 1);
  EXPECT_EQ(said([&] { report(messages, summary, {.verbose = true}); }),
            "p: rules: html.tags 2, mail.quoted 1\np: 0 in, 0 kept\n");
}

TEST(Report, SaysWhenEverythingWasDone) {
  Messages messages("p", false);
  RunSummary summary;
  summary.done_before = {"a", "b"};
  EXPECT_EQ(said([&] { report(messages, summary, {}); }), "p: 2 outputs were done already\n");
}

}  // namespace
}  // namespace deskmill
