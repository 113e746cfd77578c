// SPDX-License-Identifier: Apache-2.0
#include "json/element_cutter.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace deskmill {
namespace {

struct Cut {
  std::string json;
  std::uint64_t byte = 0, line = 0;
  bool oversized = false;
  bool operator==(const Cut&) const = default;
};

struct Result {
  std::vector<Cut> cuts;
  std::string problem;
  bool operator==(const Result&) const = default;
};

Result cut(std::string_view text, const std::string& pointer, std::size_t chunk = 1U << 20U,
           std::size_t max_bytes = 1U << 20U, bool to_the_end = false) {
  ElementCutter cutter(pointer, max_bytes);
  Result result;
  const auto take = [&] {
    ElementCutter::Element element;
    while (cutter.next(element)) {
      result.cuts.push_back(
          {std::string(element.json), element.byte, element.line, element.oversized});
    }
  };
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    cutter.feed(text.substr(at, chunk));
    take();
  }
  if (to_the_end) {
    cutter.end_input();
    take();
  }
  result.problem = cutter.finish();
  return result;
}

/// The elements joined by "|"; they and their places must not depend on the chunks.
std::string joined(std::string_view text, const std::string& pointer = "",
                   bool to_the_end = false) {
  const Result whole = cut(text, pointer, 1U << 20U, 1U << 20U, to_the_end);
  for (std::size_t chunk = 1; chunk <= 7; ++chunk) {
    EXPECT_EQ(cut(text, pointer, chunk, 1U << 20U, to_the_end), whole)
        << text << " in chunks of " << chunk;
  }
  std::string elements;
  for (const Cut& element : whole.cuts) {
    EXPECT_EQ(text.substr(element.byte, element.json.size()), element.json);
    elements += element.json + "|";
  }
  return elements + whole.problem;
}

TEST(ElementCutter, CutsABareArray) {
  EXPECT_EQ(joined(R"([])"), "");
  EXPECT_EQ(joined(R"( [ ] )"), "");
  EXPECT_EQ(joined(R"([{"a":1},{"b":[2,3]}])"), R"({"a":1}|{"b":[2,3]}|)");
  EXPECT_EQ(joined("[\n  1 ,\"x\", null,\t[[]] ,{}\r\n]\n"), R"(1|"x"|null|[[]]|{}|)");
}

TEST(ElementCutter, IsNotFooledByStrings) {
  EXPECT_EQ(joined(R"(["],[","\"],","\\","\\\"]",{"]":"}"}])"),
            R"("],["|"\"],"|"\\"|"\\\"]"|{"]":"}"}|)");
  EXPECT_EQ(joined(R"(["订单，】","\u4f60"])"), R"("订单，】"|"\u4f60"|)");
}

TEST(ElementCutter, FindsTheArrayBelowMembers) {
  EXPECT_EQ(joined(R"({"tickets":[1,2],"count":2})", "/tickets"), "1|2|");
  EXPECT_EQ(joined(R"({"count":[9],"x":{"tickets":[8]},"tickets" : [1] })", "/tickets"), "1|");
  EXPECT_EQ(joined(R"({"data":{"n":{"items":[7]},"items":[1,{"items":[2]}]}})", "/data/items"),
            R"(1|{"items":[2]}|)");
  EXPECT_EQ(joined(R"({"items":[9],"data":[{"items":[8]}],"data":{"items":[1]}})", "/data/items"),
            "1|");
  EXPECT_EQ(joined(R"({"a/b":[1],"":[2]})", "/a~1b"), "1|");
  EXPECT_EQ(joined(R"({"a/b":[1],"":[2]})", "/"), "2|");
}

TEST(ElementCutter, ValuesAreNotNames) {
  EXPECT_EQ(joined(R"({"a":"tickets","b":[1],"tickets":"tickets","c":[2]})", "/tickets"),
            "no array at /tickets");
  EXPECT_EQ(joined(R"({"ticket":[1],"ticketsx":[2],"\"tickets":[3],"tickets\"":[4]})", "/tickets"),
            "no array at /tickets");
  EXPECT_EQ(joined(R"({"a":["tickets",[1]],"tickets":{"x":[2]}})", "/tickets"),
            "no array at /tickets");
}

TEST(ElementCutter, CutsPagesInARow) {
  EXPECT_EQ(joined("[1,2]\n[3]"), "1|2|3|");
  EXPECT_EQ(joined("{\"t\":[1]}\n{\"next\":\"x\",\"t\":[2]}\n", "/t"), "1|2|");
  EXPECT_EQ(joined("{\"t\":[1]}{\"error\":[2]}", "/t"), "1|no array at /t");
  EXPECT_EQ(joined(R"({"t":[1],"t":[2]})", "/t"), "1|2|");
}

TEST(ElementCutter, TopLevelObjectsAreElements) {
  EXPECT_EQ(joined("{\n \"a\": [1, {}],\n \"b\": \"}\"\n}\n{} {\"c\":1}"),
            "{\n \"a\": [1, {}],\n \"b\": \"}\"\n}|{}|{\"c\":1}|");
}

TEST(ElementCutter, TellsBytesAndLines) {
  const Result result = cut("\n[\n{\"a\":\n1},\n\n {}]", "", 3);
  ASSERT_EQ(result.cuts.size(), 2U);
  EXPECT_EQ(result.cuts[0], (Cut{"{\"a\":\n1}", 3, 3, false}));
  EXPECT_EQ(result.cuts[1], (Cut{"{}", 15, 6, false}));
}

TEST(ElementCutter, EmptyElementsAreElements) {
  EXPECT_EQ(joined("[1,,2]"), "1||2|");
  EXPECT_EQ(joined("[1,]"), "1||");
  EXPECT_EQ(joined("[,]"), "||");
}

TEST(ElementCutter, BrokenElementsStayAmongTheirCommas) {
  EXPECT_EQ(joined("[1 2,{} {}, nul ,}]"), "1 2|{} {}|nul|}|");
  EXPECT_EQ(joined(R"([{"a":[}},2])"), R"({"a":[}}|2|)");
}

TEST(ElementCutter, ReportsWhatIsNotClosed) {
  EXPECT_EQ(joined("[1,2"), "1|array is not closed");
  EXPECT_EQ(joined("["), "array is not closed");
  EXPECT_EQ(joined("[1,"), "1|array is not closed");
  EXPECT_EQ(joined("[\"a]"), "array is not closed");
  EXPECT_EQ(joined("{} {"), "{}|object is not closed");
  EXPECT_EQ(joined("{\"t\":[1]", "/t"), "1|the value around the array is not closed");
  EXPECT_EQ(joined("{\"s\":[1]", "/t"), "ends before the array at /t");
}

TEST(ElementCutter, ReportsWhatIsMissing) {
  EXPECT_EQ(joined(""), "no array");
  EXPECT_EQ(joined(" \n"), "no array");
  EXPECT_EQ(joined("", "/t"), "no array at /t");
  EXPECT_EQ(joined("[1]", "/t"), "no array at /t");
  EXPECT_EQ(joined("\n\nid,text\n"), "line 3: not a JSON array or object");
  EXPECT_EQ(joined("{}\nx\n{}"), "{}|{}|line 2: not a JSON array or object");
  EXPECT_EQ(joined("[1]]"), "1|line 1: not a JSON array or object");
}

TEST(ElementCutter, BoundsAnElement) {
  const std::string text = "[\"" + std::string(100, 'a') + "\",\"12345678\",2]";
  for (const std::size_t chunk : {1U, 7U, 50U, 1000U}) {
    const Result result = cut(text, "", chunk, 10);
    ASSERT_EQ(result.cuts.size(), 3U) << chunk;
    EXPECT_EQ(result.cuts[0], (Cut{"\"aaaaaaaaa", 1, 1, true}));
    EXPECT_EQ(result.cuts[1], (Cut{"\"12345678\"", 104, 1, false}));
    EXPECT_EQ(result.cuts[2].json, "2");
  }
}

std::string joined_to_the_end(std::string_view text, const std::string& pointer = "") {
  return joined(text, pointer, true);
}

TEST(ElementCutter, AMissingQuoteCostsItsElement) {
  EXPECT_EQ(joined_to_the_end(
                "[{\"id\":1,\"t\":\"a\"},\n{\"id\":2,\"t\":\"b},\n{\"id\":3,\"t\":\"c\"}\n]"),
            R"({"id":1,"t":"a"}|{"id":2,"t":"b}|{"id":3,"t":"c"}|)");
  EXPECT_EQ(joined_to_the_end("[\n{\"id\":1,\"t\":\"a},\n{\"id\":2,\"t\":\"b\"}\n]"),
            R"({"id":1,"t":"a}|{"id":2,"t":"b"}|)");
  EXPECT_EQ(joined_to_the_end(R"({"d":[{"id":1},{"id":"b},{"id":3},{"id":"4"}],"n":4})", "/d"),
            R"({"id":1}|{"id":"b}|{"id":3}|{"id":"4"}|)");
}

TEST(ElementCutter, AMissingBracketCostsItsElement) {
  EXPECT_EQ(
      joined_to_the_end("[{\"id\":1},\n{\"id\":2,\"m\":[{\"a\":1},\n{\"id\":3},\n{\"id\":4}\n]"),
      R"({"id":1}|{"id":2,"m":[{"a":1}|{"id":3}|{"id":4}|)");
  EXPECT_EQ(joined_to_the_end("[{\"id\":1},\n{\"id\":2,\"m\":{\"a\":1}]},\n{\"id\":3}]"),
            R"({"id":1}|{"id":2,"m":{"a":1}]}|{"id":3}|)");
  EXPECT_EQ(joined_to_the_end("{\n \"id\": 1\n}\n{\n \"id\": 2\n\n{\n \"id\": 3\n}\n"),
            "{\n \"id\": 1\n}|{\n \"id\": 2|{\n \"id\": 3\n}|");
}

TEST(ElementCutter, AMissingBracketEndsAtTheLimit) {
  std::string text = "[{\"id\":0},{\"id\":[1}";
  for (int i = 0; i < 50; ++i) text += ",\n{\"id\":2}";
  text += "]";
  for (const std::size_t chunk : {7U, 50U, 1000U}) {
    EXPECT_EQ(cut(text, "", chunk, 100, true).cuts.size(), 52U) << chunk;
  }
}

TEST(ElementCutter, ObjectsInsideElementsAreNoElements) {
  const std::string nested = "{\"id\":1,\"m\":[\n{\"id\":11},\n{\"id\":12}]}";
  EXPECT_EQ(joined_to_the_end("[" + nested + ",\n{\"id\":2,\"m\":[\n{\"id\":21},\n{\"id\":22"),
            nested + "|{\"id\":2,\"m\":[\n{\"id\":21},\n{\"id\":22|");
}

TEST(ElementCutter, TheLastElementOfACutArrayIsTaken) {
  EXPECT_EQ(joined_to_the_end(R"([{"a":1},{"a":2})"), R"({"a":1}|{"a":2}|array is not closed)");
  EXPECT_EQ(joined_to_the_end(R"([{"a":1},{"a":2},)"), R"({"a":1}|{"a":2}|array is not closed)");
  EXPECT_EQ(joined_to_the_end(R"([{"a":1},{"b":)"), R"({"a":1}|{"b":|)");
}

/// The work grows with the length, not with its square, or this test would take minutes.
TEST(ElementCutter, StaysLinearOnLineBreaksInAString) {
  const std::string text = "[\"" + std::string(1U << 20U, '\n') + "\"]";
  const Result result = cut(text, "", 1U << 16U, 4U << 20U);
  ASSERT_EQ(result.cuts.size(), 1U);
  EXPECT_EQ(result.cuts[0].json.size(), text.size() - 2);
  EXPECT_EQ(result.problem, "");
}

TEST(ElementCutter, ChunksMayPileUp) {
  ElementCutter cutter("", 100);
  for (const char c : std::string("[1,[2],3]")) cutter.feed(std::string_view(&c, 1));
  std::string elements;
  ElementCutter::Element element;
  while (cutter.next(element)) elements += std::string(element.json) + "|";
  EXPECT_EQ(elements, "1|[2]|3|");
  EXPECT_EQ(cutter.finish(), "");
}

}  // namespace
}  // namespace deskmill
