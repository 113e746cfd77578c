// Splitting by groups: nothing leaks, nothing moves, rare labels get their floor.
// SPDX-License-Identifier: Apache-2.0
#include "stages/split/split.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "io/byte_source.hpp"
#include "support/parsed_record.hpp"

namespace deskmill {
namespace {

std::string pair_line(const std::string& conversation, const std::string& customer,
                      const std::string& question, const std::string& more = "") {
  return R"({"kind":"pair","id":")" + conversation + R"(#0","conversation":")" + conversation +
         R"(","customer":")" + customer + R"(","context":[],"question":")" + question +
         R"(","answer":"请在订单页面申请",)" + more + R"("question_turns":[0],"answer_turns":[1]})";
}

/// Runs the splitter over lines; the side of each, or "quarantine".
class Build {
 public:
  explicit Build(const SplitOptions& options) : splitter(options) {}

  std::vector<std::string> sides(const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      splitter.commit(i, splitter.prepare(ParsedRecord(lines[i]).record));
    Notes notes;
    splitter.resolve(notes);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < lines.size(); ++i) result.push_back(side_of(i, lines[i]));
    return result;
  }

  DatasetSplitter splitter;

 private:
  std::string side_of(std::size_t ordinal, const std::string& line) {
    Sink sink({}, kSides);
    ParsedRecord parsed(line);
    if (splitter.decide(ordinal, parsed.record, sink).fate == Fate::kDropped) return "quarantine";
    for (std::size_t side = 0; side < kSides; ++side) {
      if (sink.targets()[side].lines == 1) return std::string(kSideNames[side]);
    }
    return "nowhere";
  }
};

std::vector<std::string> many_lines(int count) {
  std::vector<std::string> lines;
  for (int i = 0; i < count; ++i) {
    lines.push_back(
        pair_line("c" + std::to_string(i), "u" + std::to_string(i), "问题" + std::to_string(i)));
  }
  return lines;
}

TEST(SideAt, FollowsTheShares) {
  const Shares shares{.validation = 0.1, .test = 0.2};
  EXPECT_EQ(side_at(0.0, shares), SplitSide::kTest);
  EXPECT_EQ(side_at(0.1999, shares), SplitSide::kTest);
  EXPECT_EQ(side_at(0.2001, shares), SplitSide::kValidation);
  EXPECT_EQ(side_at(0.3001, shares), SplitSide::kTrain);
}

TEST(DatasetSplitter, SharedCustomerClusterOrTextStaysTogether) {
  SplitOptions options;
  options.shares = {.validation = 0.25, .test = 0.25};
  std::vector<std::string> lines;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    lines.push_back(pair_line("a" + n, "u" + n, "甲" + n, R"("cluster":"k)" + n + R"(",)"));
    lines.push_back(pair_line("b" + n, "u" + n, "乙" + n));  // customer
    lines.push_back(
        pair_line("c" + n, "v" + n, "丙" + n, R"("cluster":"k)" + n + R"(",)"));  // cluster
    lines.push_back(pair_line("d" + n, "w" + n, "乙" + n + "？"));                // text
    lines.push_back(pair_line("e" + n, "x" + n, "戊" + n,
                              R"("cluster":"own)" + n + R"(","conversation_cluster":"k)" + n +
                                  R"(",)"));  // cluster of the conversation
  }
  const auto sides = Build(options).sides(lines);
  for (std::size_t i = 0; i < sides.size(); i += 5) {
    for (std::size_t k = 1; k < 5; ++k) EXPECT_EQ(sides[i], sides[i + k]) << k;
  }
}

TEST(DatasetSplitter, NumbersAreNamesAndUtterancesHaveConversations) {
  SplitOptions options;
  options.shares = {.validation = 0.25, .test = 0.25};
  std::vector<std::string> lines;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    const auto utterance = [&](const std::string& text, const std::string& more) {
      lines.push_back(R"({"id":")" + text + n + R"(","text":")" + text + n + R"(",)" + more + "}");
    };
    utterance("甲", R"("cluster":)" + n);
    utterance("乙", R"("cluster":)" + n + R"(,"conversation":"c)" + n + '"');
    utterance("丙", R"("conversation":"c)" + n + R"(","customer":)" + n);
    utterance("丁", R"("customer":")" + n + '"');
  }
  const auto sides = Build(options).sides(lines);
  for (std::size_t i = 0; i < sides.size(); ++i) EXPECT_EQ(sides[i], sides[i / 4 * 4]) << lines[i];
}

TEST(DatasetSplitter, TheSameTextStaysTogetherWhateverTheKind) {
  SplitOptions options;
  options.shares = {.validation = 0.25, .test = 0.25};
  std::vector<std::string> lines;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    lines.push_back(R"({"id":"a)" + n + R"(","text":"怎么退款)" + n + R"("})");
    lines.push_back(R"({"id":"b)" + n + R"(","turns":[{"role":"customer","text":"怎么退款)" + n +
                    R"(？"}]})");
  }
  const auto sides = Build(options).sides(lines);
  for (std::size_t i = 0; i < sides.size(); i += 2) EXPECT_EQ(sides[i], sides[i + 1]) << lines[i];
}

TEST(DatasetSplitter, KnowsWhenOneGroupIsTooLargeForTheShares) {
  std::vector<std::string> lines = many_lines(900);
  const auto is_lopsided = [&](int of_one_customer) {
    std::vector<std::string> all = lines;
    for (int i = 0; i < of_one_customer; ++i) {
      all.push_back(pair_line("d" + std::to_string(i), "one", "别的" + std::to_string(i)));
    }
    Build build{SplitOptions()};
    build.sides(all);
    return build.splitter.counts().is_lopsided();
  };
  EXPECT_FALSE(is_lopsided(100));
  EXPECT_TRUE(is_lopsided(101));
  lines.clear();
  EXPECT_FALSE(is_lopsided(100));  // a small set is what it is
}

TEST(DatasetSplitter, AMemberSplitOfAnEarlierRunIsReplaced) {
  SplitOptions options;
  options.shares = {.validation = 0, .test = 0};
  DatasetSplitter splitter(options);
  ParsedRecord stale(R"({"id":"1","split":"test","text":"a"})");
  splitter.commit(0, splitter.prepare(stale.record));
  Notes notes;
  splitter.resolve(notes);
  Sink sink({}, kSides);
  splitter.decide(0, stale.record, sink);
  EXPECT_EQ(sink.targets()[0].bytes, R"({"id":"1","split":"train","text":"a"})"
                                     "\n");
}

TEST(DatasetSplitter, SharesAreMetWithinThreeDeviations) {
  Build build({});
  build.sides(many_lines(4000));
  const auto& rows = build.splitter.counts().rows;
  EXPECT_NEAR(static_cast<double>(rows[1]), 400, 57);  // 3 * sqrt(4000 * .1 * .9)
  EXPECT_NEAR(static_cast<double>(rows[2]), 400, 57);
  EXPECT_EQ(rows[0] + rows[1] + rows[2], 4000);
}

TEST(DatasetSplitter, OrderDoesNotMatterButTheSeedDoes) {
  auto lines = many_lines(300);
  const auto forward = Build({}).sides(lines);
  std::reverse(lines.begin(), lines.end());
  auto backward = Build({}).sides(lines);
  std::reverse(backward.begin(), backward.end());
  EXPECT_EQ(forward, backward);
  SplitOptions other;
  other.seed = 2;
  EXPECT_NE(forward, Build(other).sides(many_lines(300)));
}

TEST(DatasetSplitter, FloorsGiveRareLabelsTestRows) {
  std::vector<std::string> lines = many_lines(500);
  for (int i = 0; i < 20; ++i) {
    lines.push_back(
        pair_line("r" + std::to_string(i), "", "少见" + std::to_string(i), R"("intent":"rare",)"));
  }
  lines.push_back(pair_line("s0", "", "唯一", R"("intent":"single",)"));
  Build build({});
  build.sides(lines);
  const auto& rare = build.splitter.counts().labels.at("rare");
  EXPECT_GE(rare[2], 5);
  EXPECT_GE(rare[1], 3);
  EXPECT_GE(rare[0], 1);
}

TEST(DatasetSplitter, MoreMemoryThanAllowedIsRefused) {
  SplitOptions options;
  options.max_memory = 60 * 1024;
  Build(options).sides(many_lines(100));
  try {
    Build(options).sides(many_lines(2000));
    ADD_FAILURE() << "took more";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kTryAgain);
  }
}

TEST(DatasetSplitter, NamesOfIntentsTakeMemoryToo) {
  SplitOptions options;
  options.max_memory = 300 * 1024;
  std::vector<std::string> lines(1000, R"({"id":"a","text":"t","intent":"refund"})");
  Build(options).sides(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].insert(lines[i].size() - 2, std::to_string(i) + std::string(100, 'x'));
  }
  EXPECT_THROW(Build(options).sides(lines), Error);
}

TEST(DatasetSplitter, ASideWithoutAShareStaysEmpty) {
  std::vector<std::string> lines;
  for (int i = 0; i < 50; ++i) {
    lines.push_back(
        pair_line("r" + std::to_string(i), "", "少见" + std::to_string(i), R"("intent":"rare",)"));
  }
  SplitOptions options;
  options.shares = {.validation = 0.1, .test = 0};
  Build build(options);
  build.sides(lines);
  const auto& rare = build.splitter.counts().labels.at("rare");
  EXPECT_EQ(rare[2], 0);
  EXPECT_GE(rare[1], 3);
}

class LedgerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ =
        std::filesystem::path(::testing::TempDir()) /
        ("ledger-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(directory_);
    options_.ledger = directory_ / "l";
    options_.shares = {.validation = 0.3, .test = 0.3};
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  std::vector<std::string> build(const std::vector<std::string>& lines) {
    Build build(options_);
    auto sides = build.sides(lines);
    build.splitter.save_ledger();
    return sides;
  }

  std::filesystem::path directory_;
  SplitOptions options_;
};

TEST_F(LedgerTest, OldRecordsStayWhenDataGrows) {
  const auto before = build(many_lines(200));
  auto after = build(many_lines(400));
  after.resize(200);
  EXPECT_EQ(before, after);
}

TEST_F(LedgerTest, ANewLinkQuarantinesTheLessProtectedSide) {
  const auto lines = many_lines(100);
  const auto before = build(lines);
  const auto train =
      static_cast<std::size_t>(std::find(before.begin(), before.end(), "train") - before.begin());
  const auto test =
      static_cast<std::size_t>(std::find(before.begin(), before.end(), "test") - before.begin());
  auto grown = lines;
  const std::string n = std::to_string(train), m = std::to_string(test);
  grown.push_back(pair_line("new", "u" + n, "新的", R"("cluster":"bridge",)"));
  grown.push_back(pair_line("new2", "u" + m, "新的二", R"("cluster":"bridge",)"));
  const auto after = build(grown);
  EXPECT_EQ(after[train], "quarantine");
  EXPECT_EQ(after[test], "test");
  EXPECT_EQ(after[100], "test");
  EXPECT_EQ(after[101], "test");
  for (std::size_t i = 0; i < 100; ++i) {
    EXPECT_EQ(after[i], i == train ? "quarantine" : before[i]);
  }
}

TEST_F(LedgerTest, AnotherSeedOrADamagedFileIsRefused) {
  build(many_lines(10));
  SplitOptions other = options_;
  other.seed = 9;
  EXPECT_THROW(Build{other}, Error);
  std::ofstream(options_.ledger, std::ios::app) << "x";
  EXPECT_THROW(Build{options_}, Error);
}

/// `bytes` with the sum that makes them look whole.
std::string summed(std::string bytes) {
  return bytes + to_hex(hash128(bytes));
}

TEST_F(LedgerTest, ADeviceIsNoLedger) {
  options_.ledger = "/dev/zero";
  try {
    Build{options_};
    ADD_FAILURE() << "taken for a ledger";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kCannotCreate) << "and is not read to its end";
  }
}

TEST_F(LedgerTest, EntriesThatDoNotFitTheirCountAreRefused) {
  build(many_lines(3));
  std::string bytes = read_file(options_.ledger);
  bytes.resize(bytes.size() - 32);
  const auto refused = [&](const std::string& content) {
    std::ofstream(options_.ledger) << summed(content);
    try {
      Build{options_};
    } catch (const Error& error) {
      return error.code() == Exit::kNoInput;
    }
    return false;
  };
  EXPECT_FALSE(refused(bytes));
  EXPECT_TRUE(refused(bytes.substr(0, bytes.size() - 9)));  // one entry less than counted
  EXPECT_TRUE(refused(bytes + "x"));
  bytes.back() = 3;  // the side of the last entry
  EXPECT_TRUE(refused(bytes));
}

TEST_F(LedgerTest, IsLockedWhileABuildUsesIt) {
  Build first(options_);
  try {
    Build second(options_);
    FAIL() << "expected an Error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kTryAgain);
  }
}

TEST(HashSplitter, CustomerDecidesAndConversationStandsIn) {
  SplitOptions options;
  options.shares = {.validation = 0.3, .test = 0.3};
  HashSplitter splitter(options);
  auto split_of = [&](const std::string& line) {
    ParsedRecord parsed(line);
    Notes notes;
    splitter(parsed.record, notes);
    const std::string out = parsed.written();
    return out.substr(out.rfind("\"split\""));
  };
  for (int i = 0; i < 50; ++i) {
    const std::string user = "u" + std::to_string(i), id = "c" + std::to_string(i);
    EXPECT_EQ(split_of(pair_line("a", user, "甲")), split_of(pair_line("b", user, "乙")));
    EXPECT_EQ(split_of(R"({"kind":"conversation","id":")" + id + R"(","turns":[]})"),
              split_of(pair_line(id, "", "甲")));
  }
}

}  // namespace
}  // namespace deskmill
