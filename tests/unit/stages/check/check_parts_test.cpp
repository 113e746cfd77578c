// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "core/error.hpp"
#include "stages/check/check.hpp"
#include "stages/check/findings.hpp"
#include "stages/check/format_check.hpp"
#include "stages/check/law.hpp"
#include "stages/check/leak_check.hpp"
#include "stages/check/place_map.hpp"
#include "stages/check/split_check.hpp"
#include "stages/check/squeeze.hpp"
#include "support/temporary_directory.hpp"

namespace deskmill {
namespace {

TEST(PlaceMap, RemembersTheFirstPlace) {
  PlaceMap map;
  Place first;
  for (std::uint32_t i = 0; i < 50000; ++i) {
    ASSERT_TRUE(map.add(hash128(std::to_string(i)), {i % 1000, i % 200, i + 1ull}, first));
  }
  EXPECT_EQ(map.size(), 50000u);
  for (std::uint32_t i = 0; i < 50000; i += 7) {
    ASSERT_FALSE(map.add(hash128(std::to_string(i)), {1, 1, 1}, first));
    ASSERT_EQ(first.file, i % 1000);
    ASSERT_EQ(first.group, i % 200);
    ASSERT_EQ(first.line, i + 1ull);
  }
}

TEST(PlaceMap, LimitsAreErrorsNotWrongPlaces) {
  PlaceMap map;
  Place first;
  EXPECT_TRUE(map.add({1, 1}, {(1u << 20) - 1, 255, (1ull << 36) - 1}, first));
  EXPECT_FALSE(map.add({1, 1}, {0, 0, 1}, first));
  EXPECT_EQ(first.line, (1ull << 36) - 1);
  EXPECT_THROW(map.add({2, 2}, {1u << 20, 0, 1}, first), Error);
  EXPECT_THROW(map.add({3, 3}, {0, 256, 1}, first), Error);
}

TEST(Squeeze, JoinsWhatPeoplePutIntoNumbers) {
  EXPECT_EQ(squeeze("138 0013-8000"), "13800138000");
  EXPECT_EQ(squeeze("(010) 6552.9988/1"),
            "01065529988"
            "1");
  EXPECT_EQ(squeeze("１３８　００１３－８０００"), "13800138000");
  EXPECT_EQ(squeeze("a,1"), "a\n1");
  EXPECT_EQ(squeeze("1号2").find("12"), std::string::npos);
  EXPECT_EQ(count_digits("a1２号"), 2u);
}

TEST(Squeeze, InnerEscapes) {
  std::string out = "old";
  EXPECT_FALSE(decode_inner_escapes("50% off \\x \\u12 AT&T", out));
  EXPECT_EQ(out, "old");
  ASSERT_TRUE(decode_inner_escapes("\\u674e%E9%9B%B7 100%", out));
  EXPECT_EQ(out, "李雷 100%");
  ASSERT_TRUE(decode_inner_escapes("\\ud83d\\ude00\\ud83d", out));
  EXPECT_EQ(out, "😀\xEF\xBF\xBD");
  ASSERT_TRUE(decode_inner_escapes(R"({\"a\":\"\\u674e\nb\"})", out));
  EXPECT_EQ(out, "{\"a\":\"\\u674e\nb\"}");
  ASSERT_TRUE(decode_inner_escapes("?q=Ann+Lee&n=%26#38647; &#26446;&amp;", out));
  EXPECT_EQ(out, "?q=Ann Lee&n=&#38647; 李&");
}

TEST(SplitOfPath, FilesAndFolders) {
  EXPECT_EQ(split_of_path("data/train-00000-of-00004.jsonl.zst"), "train");
  EXPECT_EQ(split_of_path("test.jsonl"), "test");
  EXPECT_EQ(split_of_path("set/validation/part-00001.jsonl"), "validation");
  EXPECT_EQ(split_of_path("-"), "-");
}

TEST(Findings, ShowsTenOfAKindAndCountsTheRest) {
  std::vector<std::string> said;
  Findings findings([&](const std::string& line) { said.push_back(line); });
  for (int i = 1; i <= 13; ++i) findings.add("a", "f", static_cast<std::uint64_t>(i), "x");
  findings.add("b", "f", 0, "y");
  findings.say_rest();
  ASSERT_EQ(said.size(), 12u);
  EXPECT_EQ(said[9], "f:10: a: x");
  EXPECT_EQ(said[10], "f: b: y");
  EXPECT_EQ(said[11], "a: 3 more");
  EXPECT_EQ(findings.count(), 14u);
}

/// Lines of a file in which one of the values is found.
std::vector<std::string> leaks(const std::string& values, const std::string& content) {
  const TemporaryDirectory directory;
  std::vector<std::string> said;
  Findings findings(
      [&](const std::string& line) { said.push_back(line.substr(line.rfind("f.jsonl"))); });
  LeakCheck check(values, "v", findings);
  check.check(directory.put("f.jsonl", content));
  return said;
}

TEST(LeakCheck, EscapesOfEveryLayer) {
  const std::string percent =
      "{\"a\":\"%25E6%259D%258E%E9%9B%B7\"}\n";  // 李 encoded twice, 雷 once
  EXPECT_EQ(leaks("李雷\n", percent).size(), 1u);
  EXPECT_EQ(leaks("李雷\n", "{\"\\u674e\\u96f7\":0}\n").size(), 1u);
  // Layers without end cost neither time nor stack.
  std::string deep = "{\"a\":\"%";
  for (int i = 0; i < 200000; ++i) deep += "25";
  EXPECT_TRUE(leaks("李雷\n", deep + "\"}\n").empty());
}

/// JSON within JSON within JSON: a backslash of an outer layer stood between the characters.
TEST(LeakCheck, JsonWithinJson) {
  EXPECT_EQ(leaks("李雷\n", R"({"a":"{\"b\":\"{\\\"c\\\":\\\"\\\\u674e\\\\u96f7\\\"}\"}"})"
                            "\n")
                .size(),
            1u);
}

TEST(LeakCheck, SpellingsOfAValue) {
  const auto finds = [](const std::string& value, const std::string& text) {
    return !leaks(value + '\n', "{\"a\":\"" + text + "\"}\n").empty();
  };
  EXPECT_TRUE(finds("Zürich", "in ZÜRICH"));
  EXPECT_TRUE(finds("Zürich", "in Zu\u0308rich"));
  EXPECT_TRUE(finds("Strauß", "Frau STRAUSS"));
  EXPECT_TRUE(finds("Ann-Marie (Lee)", "Ａｎｎ－Ｍａｒｉｅ　（Ｌｅｅ）"));
  EXPECT_TRUE(finds("12 Hill Road", "１２　Ｈｉｌｌ　Ｒｏａｄ"));
  EXPECT_TRUE(finds("12 Hill Road", "?to=12+Hill+Road"));
  EXPECT_TRUE(finds("李雷", "&#26446;&#x96f7;"));
  EXPECT_TRUE(finds("李雷", "李　雷"));
  EXPECT_FALSE(finds("王明", "姓王 明天"));
  EXPECT_TRUE(leaks("\u200b\nabc\n", "{\"a\":\"x\"}\n").empty()) << "the first value is none";
}

TEST(LeakCheck, ShortWordsStandAlone) {
  EXPECT_EQ(leaks("Li\n", "{\"a\":\"Li Lei\"}\n{\"a\":\"delivery\"}\n").size(), 1u);
  EXPECT_EQ(leaks("Lily\n", "{\"a\":\"xLILYx\"}\n").size(), 1u);
  EXPECT_THROW(leaks("x\n", ""), Error);
  EXPECT_THROW(leaks("\n", ""), Error);
}

TEST(LeakCheck, BinaryFilesAreSearchedAsBytes) {
  EXPECT_EQ(leaks("李雷\n", std::string("\0\1李雷\xff\n", 10)).size(), 1u);
}

TEST(LeakCheck, ReadsEveryFileOfADirectoryAndNamesWhatItCannotRead) {
  const TemporaryDirectory directory;
  for (const char* name : {"a.log", "b.rej", "c.drop", "d.tsv", "noname", ".hidden", "meta/e.json",
                           "data/f.jsonl", "deep/er/g.bin"}) {
    directory.put(std::string("set/") + name, "planted\n");
  }
  directory.put("set/archive.zip", "PK\x03\x04...............");
  const std::string values = directory.put("values", "planted\n");
  std::vector<std::string> said;
  CheckOptions options;
  options.question = Question::kLeaks;
  options.values = values;
  options.operands = {directory / "set"};
  std::string out;
  EXPECT_EQ(run_check(options, {[&](const std::string& text) { out += text; },
                                [&](const std::string& text) { said.push_back(text); }}),
            Exit::kCheckFailed);
  EXPECT_EQ(
      std::count_if(said.begin(), said.end(),
                    [](const std::string& line) { return line.find(": leak: ") != line.npos; }),
      9);
  EXPECT_TRUE(std::any_of(said.begin(), said.end(), [&](const std::string& line) {
    return line.starts_with(directory / "set/archive.zip" + ": leak.unread");
  }));
  EXPECT_EQ(out, "looked for 1 value in 9 lines of 10 files\n");
}

/// What check --splits says of files with these names and contents.
std::string split_findings(const std::vector<std::pair<std::string, std::string>>& files) {
  const TemporaryDirectory directory;
  std::string said;
  CheckOptions options;
  options.question = Question::kSplits;
  for (const auto& [name, content] : files)
    options.operands.push_back(directory.put(name, content));
  run_check(options, {[](const std::string&) {},
                      [&](const std::string& line) {
                        const std::string prefix = directory / "";
                        if (line.starts_with(prefix)) said += line.substr(prefix.size()) + '\n';
                      }});
  return said;
}

TEST(SplitCheck, TrustsTheFileAndReportsAMemberThatSaysOtherwise) {
  const std::string stale = R"({"text":"a","split":"test"})";
  const std::string found =
      split_findings({{"train.jsonl", stale + "\n"}, {"test.jsonl", stale + "\n"}});
  EXPECT_TRUE(found.starts_with(
      "train.jsonl:1: split.member: lies in train, but its member split says otherwise\n"
      "test.jsonl:1: split.twin: "))
      << found;
  EXPECT_EQ(split_findings({{"valid.jsonl", R"({"text":"a","split":"validation"})"},
                            {"test.jsonl", R"({"text":"b"})"}}),
            "");
  EXPECT_EQ(split_findings({{"marked.jsonl", "{\"text\":\"b\",\"split\":\"train\"}\n" + stale}}),
            "");
}

TEST(SplitCheck, AConversationIsAlsoWhatTheIdOfAPairSays) {
  const std::string first = R"({"id":"c#0","question":"q","answer":"a"})";
  const std::string found = split_findings(
      {{"train.jsonl", first}, {"test.jsonl", R"({"id":"d","conversation":"c","text":"t"})"}});
  EXPECT_TRUE(found.starts_with("test.jsonl:1: split.group: same conversation as ")) << found;
  EXPECT_EQ(split_findings({{"train.jsonl", first}, {"test.jsonl", R"({"id":"d","text":"t"})"}}),
            "");
}

TEST(SplitCheck, TwinsAreThoseThatSplitKeepsTogether) {
  const std::string conversation = R"({"turns":[{"role":"customer","text":"怎么退款？"}]})";
  const std::string with_context =
      R"({"context":[{"role":"customer","text":"在吗"}],"question":"q","answer":"a"})";
  EXPECT_NE(
      split_findings({{"train.jsonl", conversation}, {"test.jsonl", R"({"text":"怎么退款"})"}}),
      "");
  EXPECT_NE(split_findings({{"train.jsonl", with_context},
                            {"test.jsonl", R"({"context":[],"question":"Q","answer":"A"})"}}),
            "");
}

TEST(LeakCheck, BlanksInValuesDoNotMatter) {
  for (const char* text :
       {"Ida  Berg", "ida\\nberg", "Ida\\u00a0Berg", "Ida\\u3000Berg", "Ida \\u200bBerg"}) {
    EXPECT_EQ(leaks("Ida Berg\n", "{\"a\":\"" + std::string(text) + "\"}\n").size(), 1u) << text;
  }
  EXPECT_EQ(leaks("Ida  Berg\n", "{\"a\":\"Ida Berg\"}\n").size(), 1u);
  EXPECT_EQ(leaks("李雷\n", "{\"a\":\"李　雷\"}\n{\"a\":\"李\u200b雷\"}\n").size(), 2u);
  EXPECT_TRUE(leaks("王明\n", "{\"a\":\"我姓王 明天发\"}\n").empty());
  for (const char* name : {"José Östlund", "Иван Яшин", "김 철수"}) {
    std::string text = name;
    text.replace(text.find(' '), 1, "　");
    EXPECT_EQ(leaks(name + std::string("\n"), "{\"a\":\"" + text + "\"}\n").size(), 1u) << name;
  }
  EXPECT_TRUE(leaks("Ida Berg\n", "{\"a\":\"Idaberg\"}\n").empty());
}

/// The work grows with the line, not with its square, or this test would take minutes.
TEST(FormatCheck, ManySpansOnALongTextStayLinear) {
  const std::string span = R"({"turn":0,"start":0,"end":2,"type":"phone","rule":"r","score":1})";
  std::string line = R"({"text":")" + std::string(8U << 20U, 'a') + R"(","pii":[)" + span;
  for (int i = 0; i < 100'000; ++i) line += ',' + span;
  const TemporaryDirectory directory;
  std::vector<std::string> said;
  Findings findings([&](const std::string& finding) { said.push_back(finding); });
  const std::string path = directory.put("f.jsonl", line + "]}\n");
  EXPECT_EQ(FormatCheck(findings, "").check(path), "1 utterance");
  EXPECT_EQ(said, std::vector<std::string>{});
}

TEST(FormatCheck, SpansLieWithinTheirTextAndHoldSomething) {
  const auto findings_on = [](const std::string& places) {
    const TemporaryDirectory directory;
    std::vector<std::string> said;
    Findings findings([&](const std::string& finding) { said.push_back(finding); });
    const std::string line = R"({"text":"电话1","entities":[{"turn":)" + places + "}]}\n";
    FormatCheck(findings, "").check(directory.put("f.jsonl", line));
    return said.size();
  };
  EXPECT_EQ(findings_on(R"(0,"start":0,"end":3,"type":"e")"), 0u);
  EXPECT_EQ(findings_on(R"(0,"start":0,"end":4,"type":"e")"), 1u) << "code points";
  EXPECT_EQ(findings_on(R"(0,"start":1,"end":1,"type":"e")"), 1u) << "empty";
  EXPECT_EQ(findings_on(R"(0,"start":2,"end":1,"type":"e")"), 1u) << "backwards";
  EXPECT_EQ(findings_on(R"(1,"start":0,"end":1,"type":"e")"), 1u) << "no such turn";
}

TEST(Law, ASumOfShardsIsKnownWhereThatOfEachIs) {
  const std::string one = to_hex(Hash128{0, 1}), two = to_hex(Hash128{0, 2});
  RunCounts total, shard;
  total.sum_in = total.sum_out = one;
  shard.sum_out = one;
  add_shard(total, shard);
  EXPECT_EQ(total.sum_in, "");
  EXPECT_EQ(total.sum_out, two);
}

/// `count` for all there is to count.
std::vector<std::string> broken_laws(const std::string& count) {
  const std::string text = R"({"records":{"in":0,"kept":N,"merged":N,"dropped":N,"rejected":N,)"
                           R"("out":0},"dropped_by":{"a":N},"merged_by":{"a":N},)"
                           R"("rejected_by":{"a":N},"content_sum":{"out":{"lines":0}}})";
  std::string report;
  for (const char c : text) report += c == 'N' ? count : std::string(1, c);
  std::vector<std::string> said;
  Findings findings([&](const std::string& line) { said.push_back(line); });
  check_law(parse_json_or_throw(report, "stats.json", Exit::kBug).root(), "stats.json", findings);
  return said;
}

TEST(Law, CountsThatAreLargeOrSpeltOtherwiseAreNotNothing) {
  EXPECT_TRUE(broken_laws("0").empty());
  EXPECT_EQ(broken_laws("1").size(), 1u);
  EXPECT_EQ(broken_laws("1.0").size(), 1u);
  EXPECT_EQ(broken_laws("4611686018427387904").size(), 1u) << "four times that is 0 in 64 bits";
  EXPECT_EQ(broken_laws("100000000000000000000000").size(), 1u);
}

TEST(Law, SumsOfShardsEndAtTheLargestNumber) {
  RunCounts total, shard;
  total.in = shard.in = INT64_MAX;
  total.others["rules/a"] = shard.others["rules/a"] = INT64_MAX;
  add_shard(total, shard);
  EXPECT_EQ(total.in, INT64_MAX);
  EXPECT_EQ(total.others["rules/a"], INT64_MAX);
}

TEST(LeakCheck, OneFindingForEachValueAndLine) {
  EXPECT_EQ(leaks("12345\n12345\n", "{\"a\":\"12345 12345\",\"b\":12345}\n").size(), 1u);
}

}  // namespace
}  // namespace deskmill
