// Quicker ways to match a line may never find anything else.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/line_pattern.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace deskmill {
namespace {

constexpr PatternOptions kAsWritten{.fold_width = false};

std::vector<std::string> found(const auto& pattern, std::string_view line) {
  std::vector<MatchSpan> groups;
  if (!pattern.find(line, groups)) return {"no match"};
  std::vector<std::string> texts;
  for (const MatchSpan& span : groups) {
    texts.push_back(span.matched() ? std::string(line.substr(span.begin, span.end - span.begin))
                                   : "(none)");
  }
  return texts;
}

TEST(LinePattern, FindsWhatTheExpressionFinds) {
  const std::vector<std::string> lines = {"7 Ann: hello",
                                          "7 Ann：你好：在吗",
                                          "7 no name here",
                                          "7 ",
                                          "",
                                          "hello: there",
                                          "--",
                                          "7 A name that is longer than twenty: hello",
                                          "7 王王王王王王王王王: 你好",
                                          "7 王王王王王王王王王王王王王王王王王王王王王: 你好",
                                          "7 : hello",
                                          "7 Ann: a: b",
                                          "7 Ann:A name that is longer than twenty:x",
                                          "7 <v Ann>hello</v>",
                                          "7 <v Ann></v></v>",
                                          "7 <v Ann></v>",
                                          "7 Ann\thello\tyou",
                                          "7 \thello",
                                          "7 Ann is it red A: yes",
                                          "7 (?P<text>.*)$",
                                          "7 A name of more than 20\thello"};
  for (const char* expression :
       {R"(^(?P<at>\d+) (?:(?P<speaker>[^:：]{1,20}?)[:：]\s)?(?P<text>.*)$)",
        R"(^(?P<at>\d+) (?P<speaker>[^:]{1,20}): (?P<text>.*)$)",
        R"(^(?P<at>\d+) ((?P<speaker>[^:]{1,20}):)+(?P<text>.*)$)",
        R"(^(?P<at>\d+) <v (?P<speaker>\w+)>(?P<text>.*?)(?:</v>)?$)",
        R"(^--$|^(?P<at>\d+) (?P<speaker>[^\t]{0,20})\t(?P<text>.*)$)",
        R"(^(?P<at>\d+) (?P<speaker>\S+) (?P<text>.*?)(?: A: (?P<answer>.*))?$)",
        R"((?P<text>.*)$)", R"(^\d+ \Q(?P<text>.*)$)", R"(^(?:(?P<at>\d+) (?P<text>.*))$)"}) {
    const LinePattern line_pattern(expression, kAsWritten, "");
    const Pattern pattern(expression, kAsWritten, "");
    EXPECT_EQ(line_pattern.group_names(), pattern.group_names());
    for (const std::string& line : lines) {
      EXPECT_EQ(found(line_pattern, line), found(pattern, line)) << expression << "\n" << line;
      EXPECT_EQ(line_pattern.matches(line), pattern.matches(line)) << expression << "\n" << line;
    }
  }
}

TEST(LinePattern, NamesThePlaceOfABadExpression) {
  const LinePattern bad("^(?P<at>[a-z(?P<text>.*)$", kAsWritten, "map.yaml:3");
  try {
    bad.compile();
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_TRUE(std::string(error.what()).starts_with("map.yaml:3: bad pattern"));
  }
}

}  // namespace
}  // namespace deskmill
