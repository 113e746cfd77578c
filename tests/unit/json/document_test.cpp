// SPDX-License-Identifier: Apache-2.0
#include "json/document.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace deskmill {
namespace {

class JsonDocumentTest : public testing::Test {
 protected:
  JsonValue parse(std::string text) {
    text_ = std::move(text);
    const auto reject = parser_.parse(text_, document_);
    EXPECT_FALSE(reject) << text_;
    return document_.root();
  }
  std::string reason_of(std::string_view text) {
    const auto reject = parser_.parse(text, document_);
    EXPECT_EQ(reject.has_value(), !document_.root().exists());
    return reject ? std::string(reject->reason) : std::string();
  }

  std::string text_;
  JsonParser parser_;
  JsonDocument document_;
};

TEST_F(JsonDocumentTest, ReadsEveryType) {
  const JsonValue root =
      parse(R"( {"o":{},"a":[ ],"s":"x","n":1.10,"t":true,"f":false,"z":null} )");
  EXPECT_TRUE(root.is(JsonType::kObject));
  EXPECT_EQ(root.size(), 7U);
  EXPECT_TRUE(root["o"].is(JsonType::kObject));
  EXPECT_TRUE(root["a"].is(JsonType::kArray));
  EXPECT_EQ(root["a"].raw(), "[ ]");
  EXPECT_EQ(root["s"].text(), "x");
  EXPECT_EQ(root["s"].raw(), "\"x\"");
  EXPECT_EQ(root["n"].text(), "1.10");
  EXPECT_TRUE(root["t"].is_true());
  EXPECT_FALSE(root["f"].is_true());
  EXPECT_TRUE(root["f"].is(JsonType::kBool));
  EXPECT_TRUE(root["z"].is(JsonType::kNull));
  EXPECT_EQ(root["z"].text(), "") << "no export means the word by it";
  EXPECT_EQ(root["z"].raw(), "null");
  EXPECT_EQ(root["o"].text(), "");
}

TEST_F(JsonDocumentTest, TakesAnyValueAtTheTop) {
  EXPECT_EQ(parse("12").text(), "12");
  EXPECT_EQ(parse("\"a\\nb\"").text(), "a\nb");
  EXPECT_EQ(parse("[1,[2,3],4]").size(), 3U);
  EXPECT_TRUE(parse("null").is(JsonType::kNull));
}

TEST_F(JsonDocumentTest, MissingValuesCanBeChained) {
  const JsonValue root = parse(R"({"a":{"b":1}})");
  const JsonValue missing = root["x"]["y"].element(3).at_pointer("/z");
  EXPECT_FALSE(missing.exists());
  EXPECT_FALSE(missing.is(JsonType::kNull));
  EXPECT_EQ(missing.text(), "");
  EXPECT_EQ(missing.raw(), "");
  EXPECT_EQ(missing.name(), "");
  EXPECT_EQ(missing.size(), 0U);
  EXPECT_FALSE(missing.integer());
  EXPECT_FALSE(missing.number());
  EXPECT_FALSE(missing.is_true());
  for (const JsonValue value : missing) ADD_FAILURE() << value.text();
  EXPECT_FALSE(root["a"]["b"]["c"].exists());
  EXPECT_FALSE(JsonDocument().root().exists());
}

TEST_F(JsonDocumentTest, IteratesInOrder) {
  const JsonValue root = parse(R"({"b":[1,{"x":[2]},3],"a":{},"c":"4"})");
  std::string names, elements;
  for (const JsonValue member : root) names += std::string(member.name()) + " ";
  for (const JsonValue element : root["b"]) elements += std::string(element.raw()) + " ";
  EXPECT_EQ(names, "b a c ");
  EXPECT_EQ(elements, "1 {\"x\":[2]} 3 ");
  for (const JsonValue member : root["a"]) ADD_FAILURE() << member.name();
}

TEST_F(JsonDocumentTest, DecodesNamesAndStrings) {
  const JsonValue root = parse(R"({"te\u0078t":"\u4f60\"","\n":1})");
  EXPECT_EQ(root["text"].text(), "你\"");
  EXPECT_EQ(root["text"].raw(), R"("\u4f60\"")");
  EXPECT_EQ(root["\n"].name(), "\n");
}

TEST_F(JsonDocumentTest, FirstOfRepeatedMembersCounts) {
  EXPECT_EQ(parse(R"({"a":1,"a":2})")["a"].text(), "1");
}

TEST_F(JsonDocumentTest, ElementsByIndex) {
  const JsonValue root = parse(R"([[0],"a",{"b":1}])");
  EXPECT_EQ(root.element(0).raw(), "[0]");
  EXPECT_EQ(root.element(2)["b"].text(), "1");
  EXPECT_FALSE(root.element(3).exists());
  EXPECT_FALSE(parse(R"({"a":1})").element(0).exists());
}

TEST_F(JsonDocumentTest, FollowsPointers) {
  const JsonValue root =
      parse(R"({"a":{"b/c":[10,{"~":"x"}],"":"empty","~1":"tilde one"},"0":"zero"})");
  EXPECT_EQ(root.at_pointer("").raw(), root.raw());
  EXPECT_EQ(root.at_pointer("/a/b~1c/0").text(), "10");
  EXPECT_EQ(root.at_pointer("/a/b~1c/1/~0").text(), "x");
  EXPECT_EQ(root.at_pointer("/a/").text(), "empty");
  EXPECT_EQ(root.at_pointer("/a/~01").text(), "tilde one");
  EXPECT_EQ(root.at_pointer("/0").text(), "zero");
  EXPECT_FALSE(root.at_pointer("a").exists());
  EXPECT_FALSE(root.at_pointer("/a/b~1c/00").exists());
  EXPECT_FALSE(root.at_pointer("/a/b~1c/2").exists());
  EXPECT_FALSE(root.at_pointer("/a/b~1c/-").exists());
  EXPECT_FALSE(root.at_pointer("/a/b~1c/").exists());
  EXPECT_FALSE(root.at_pointer("/0/0").exists());
}

TEST_F(JsonDocumentTest, ConvertsNumbersOnRequest) {
  const JsonValue root = parse(
      R"([0,-5,9223372036854775807,9223372036854775808,1.0,1e2,-9223372036854775808,"7",1.5])");
  EXPECT_EQ(root.element(0).integer(), 0);
  EXPECT_EQ(root.element(1).integer(), -5);
  EXPECT_EQ(root.element(2).integer(), INT64_MAX);
  EXPECT_FALSE(root.element(3).integer());
  EXPECT_FALSE(root.element(4).integer());
  EXPECT_FALSE(root.element(5).integer());
  EXPECT_EQ(root.element(6).integer(), INT64_MIN);
  EXPECT_FALSE(root.element(7).integer());
  EXPECT_FALSE(root.element(7).number());
  EXPECT_DOUBLE_EQ(*root.element(8).number(), 1.5);
  EXPECT_DOUBLE_EQ(*root.element(5).number(), 100);
}

TEST_F(JsonDocumentTest, RejectsLikeTheRecordParser) {
  EXPECT_EQ(reason_of("{} {}"), "json.parse");
  EXPECT_EQ(reason_of("[01]"), "json.parse");
  EXPECT_EQ(reason_of(""), "json.parse");
  EXPECT_EQ(reason_of("\"\xff\""), "json.utf8");
  EXPECT_EQ(reason_of(R"("\ud800")"), "json.lone_surrogate");
  EXPECT_EQ(reason_of(std::string(257, '[') + std::string(257, ']')), "json.depth");
  EXPECT_EQ(reason_of(std::string(256, '[') + std::string(256, ']')), "");
}

TEST_F(JsonDocumentTest, CanBeReused) {
  parse(R"({"a":"x\ty"})");
  const JsonValue root = parse(R"(["p\tq"])");
  EXPECT_EQ(root.element(0).text(), "p\tq");
  EXPECT_EQ(root.size(), 1U);
}

TEST(ParseJsonOrThrow, OwnsItsText) {
  JsonDocument document = parse_json_or_throw(R"({"a":["b\n"]})", "x.json", Exit::kUsage);
  const JsonValue value = document.root()["a"].element(0);
  const JsonDocument moved = std::move(document);
  EXPECT_EQ(value.text(), "b\n");
  EXPECT_EQ(moved.root()["a"].raw(), R"(["b\n"])");
}

TEST(ParseJsonOrThrow, NamesFileLineAndCode) {
  try {
    parse_json_or_throw("{\n\"a\": 1,\n\"b\": oops}", "schema.json", Exit::kUsage);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kUsage);
    EXPECT_STREQ(error.what(), "schema.json:3: json.parse: not a JSON value");
  }
}

}  // namespace
}  // namespace deskmill
