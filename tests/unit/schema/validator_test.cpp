// SPDX-License-Identifier: Apache-2.0
#include "schema/validator.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace deskmill {
namespace {

/// "POINTER MESSAGE" of every problem, joined by "; ".
std::string problems(const Schema& schema, const std::string& json) {
  const JsonDocument document = parse_json_or_throw(json, "test", Exit::kBug);
  std::string all;
  for (const SchemaProblem& problem : schema.validate(document.root())) {
    all += (all.empty() ? "" : "; ") + problem.pointer + ' ' + problem.message;
  }
  return all;
}

std::string problems(const std::string& schema, const std::string& json) {
  return problems(Schema(schema, "s.json"), json);
}

std::string load_error(const std::string& schema) {
  try {
    Schema(schema, "s.json");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kUsage);
    return error.what();
  }
  return "";
}

TEST(Schema, Types) {
  EXPECT_EQ(problems(R"({"type":"string"})", "1"), " expected string");
  EXPECT_EQ(problems(R"({"type":["string","null"]})", "null"), "");
  EXPECT_EQ(problems(R"({"type":["string","null"]})", "[]"), " expected string or null");
  EXPECT_EQ(problems(R"({"type":"number"})", "12345678901234567890123"), "");
  EXPECT_EQ(problems(R"({"type":"integer"})", "12345678901234567890123"), "");
  EXPECT_EQ(problems(R"({"type":"integer"})", "1.0"), "");
  EXPECT_EQ(problems(R"({"type":"integer"})", "1.5"), " expected integer");
  EXPECT_EQ(problems("true", "1"), "");
  EXPECT_EQ(problems("false", "1"), " not allowed here");
}

TEST(Schema, EnumAndConst) {
  EXPECT_EQ(problems(R"({"enum":["a",1,null,[1]]})", "[1]"), "");
  EXPECT_EQ(problems(R"({"enum":["a",1]})", "1.0"), "");
  EXPECT_EQ(problems(R"({"enum":["a",1]})", "\"1\""), " expected \"a\", 1");
  EXPECT_EQ(problems(R"({"const":{"a":[1,2],"b":3}})", R"({"b":3,"a":[1,2]})"), "");
  EXPECT_EQ(problems(R"({"const":{"a":[1,2]}})", R"({"a":[2,1]})"), " expected {\"a\":[1,2]}");
}

TEST(Schema, Objects) {
  const Schema schema(R"({"required":["a"],"properties":{"a":{"type":"string"}},
    "patternProperties":{"^x_":{"type":"number"}},"additionalProperties":false,
    "dependentRequired":{"x_1":["x_2"]}})",
                      "s.json");
  EXPECT_EQ(problems(schema, R"({"a":"","x_0":1})"), "");
  EXPECT_EQ(problems(schema, R"({"x_0":1})"), " missing member \"a\"");
  EXPECT_EQ(problems(schema, R"({"a":1,"b":2,"x_":""})"),
            "/a expected string; /b not allowed here; /x_ expected number");
  EXPECT_EQ(problems(schema, R"({"a":"","x_1":1})"), " missing member \"x_2\"");
  EXPECT_EQ(problems(schema, "7"), "");  // not an object: nothing to say
}

TEST(Schema, Arrays) {
  const Schema schema(
      R"({"prefixItems":[{"type":"string"}],"items":{"type":"number"},"minItems":1,"maxItems":3})",
      "s.json");
  EXPECT_EQ(problems(schema, R"(["a",1,2])"), "");
  EXPECT_EQ(problems(schema, R"([1,"a",2,3])"),
            " more than 3; /0 expected string; /1 expected number");
  EXPECT_EQ(problems(schema, "[]"), " fewer than 1");
}

TEST(Schema, StringsAndNumbers) {
  const std::string length = R"({"minLength":2,"maxLength":3})";
  EXPECT_EQ(problems(length, R"("退款单")"), "");
  EXPECT_EQ(problems(length, R"("退")"), " shorter than 2");
  EXPECT_EQ(problems(length, R"("\u9000\u6b3e\u5355x")"), " longer than 3");
  EXPECT_EQ(problems(R"({"pattern":"^\\d+$"})", R"("12")"), "");
  EXPECT_EQ(problems(R"({"pattern":"^\\d+$"})", R"("１２")"), " does not match ^\\d+$");
  EXPECT_EQ(problems(R"({"minimum":0,"maximum":1})", "0.5"), "");
  EXPECT_EQ(problems(R"({"minimum":0,"maximum":1})", "-1"), " less than the minimum");
  EXPECT_EQ(problems(R"({"minimum":0,"maximum":1})", "1e3"), " more than the maximum");
}

TEST(Schema, TimesNameADayThatThereIs) {
  const std::string time = R"({"format":"date-time"})";
  EXPECT_EQ(problems(time, R"("2028-02-29T10:00:00.5+08:00")"), "");
  EXPECT_EQ(problems(time, R"("2026-02-30T10:00:00Z")"),
            " is no time that there is, spelt as 2026-03-01T10:02:11+08:00");
  EXPECT_EQ(problems(time, R"("2026-03-01T10:00:00")"),
            " is no time that there is, spelt as 2026-03-01T10:02:11+08:00");
  EXPECT_EQ(problems(time, "7"), "");
  EXPECT_NE(load_error(R"({"format":"email"})"), "");
}

TEST(Schema, NumbersBeyondADoubleAreCompared) {
  const std::string from_0_to_1 = R"({"minimum":0,"maximum":1})";
  EXPECT_EQ(problems(from_0_to_1, "1e999"), " more than the maximum");
  EXPECT_EQ(problems(from_0_to_1, "0.01E+99999999999999999999"), " more than the maximum");
  EXPECT_EQ(problems(from_0_to_1, "-1e999"), " less than the minimum");
  EXPECT_EQ(problems(from_0_to_1, '1' + std::string(400, '0')), " more than the maximum");
  EXPECT_EQ(problems(from_0_to_1, "1e-999"), "");
  EXPECT_EQ(problems(from_0_to_1, "1e-99999999999999999999"), "");
  EXPECT_EQ(problems(from_0_to_1, "0." + std::string(400, '0') + '1'), "");
  EXPECT_EQ(problems(R"({"const":1e999})", "1e999"), "");
  EXPECT_EQ(problems(R"({"const":1e999})", "-1e999"), " expected 1e999");
}

TEST(Schema, Combinations) {
  EXPECT_EQ(problems(R"({"allOf":[{"minimum":1},{"maximum":2}]})", "3"), " more than the maximum");
  EXPECT_EQ(problems(R"({"anyOf":[{"const":1},{"const":2}]})", "3"), " none of anyOf holds");
  EXPECT_EQ(problems(R"({"oneOf":[{"minimum":1},{"maximum":2}]})", "1"),
            " not exactly one of oneOf holds");
  EXPECT_EQ(problems(R"({"oneOf":[{"minimum":1},{"maximum":2}]})", "3"), "");
  EXPECT_EQ(problems(R"({"not":{"type":"null"}})", "null"), " what \"not\" forbids");
  const std::string branch =
      R"({"if":{"type":"string"},"then":{"minLength":1},"else":{"minimum":1}})";
  EXPECT_EQ(problems(branch, R"("")"), " shorter than 1");
  EXPECT_EQ(problems(branch, "0"), " less than the minimum");
  EXPECT_EQ(problems(branch, "1"), "");
}

TEST(Schema, References) {
  const Schema tree(R"({"$ref":"#/$defs/node","$defs":{"node":{"type":"object",
    "properties":{"below":{"type":"array","items":{"$ref":"#/$defs/node"}}}}}})",
                    "s.json");
  EXPECT_EQ(problems(tree, R"({"below":[{"below":[]},{}]})"), "");
  EXPECT_EQ(problems(tree, R"({"below":[{"below":[7]}]})"), "/below/0/below/0 expected object");
  EXPECT_EQ(load_error(R"({"$ref":"#/$defs/x"})"), "s.json: /$ref: refers to nothing");
  const std::string slashes = R"({"properties":{"a/items":{"type":"string"},
    "a":{"items":{"type":"number"}},"b":{"$ref":"#/properties/a~1items"}}})";
  EXPECT_EQ(problems(slashes, R"({"a/items":"","a":[1],"b":""})"), "");
  EXPECT_EQ(problems(slashes, R"({"a":[""],"b":1})"), "/a/0 expected number; /b expected string");
  EXPECT_NE(load_error(R"({"$ref":"other.json"})"), "");
  EXPECT_THROW(problems(R"({"$ref":"#"})", "1"), Error);
}

TEST(Schema, PointersAreEscapedAndProblemsLimited) {
  EXPECT_EQ(problems(R"({"additionalProperties":false})", R"({"a/b~c":1})"),
            "/a~1b~0c not allowed here");
  const Schema schema(R"({"items":false})", "s.json");
  const JsonDocument document = parse_json_or_throw("[1,2,3,4,5]", "test", Exit::kBug);
  EXPECT_EQ(schema.validate(document.root(), 2).size(), 2u);
}

TEST(Schema, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(load_error(R"({"properties":{"a":{"unevaluatedItems":false}}})"),
            "s.json: /properties/a/unevaluatedItems: this keyword is not supported");
  EXPECT_EQ(load_error(R"({"type":"text"})"), "s.json: /type: no such type");
  EXPECT_NE(load_error(R"({"minLength":-1})"), "");
  EXPECT_NE(load_error(R"({"pattern":"("})"), "");
  EXPECT_NE(load_error("{"), "");
  EXPECT_EQ(load_error(R"({"title":"t","format":"date-time","examples":[1]})"), "");
}

class Builtin : public testing::TestWithParam<std::string_view> {};

TEST_P(Builtin, ExamplesAreValid) {
  const std::string text(builtin_schema(GetParam()));
  const Schema schema(text, GetParam());
  const JsonDocument document = parse_json_or_throw(text, "schema", Exit::kBug);
  const JsonValue examples = document.root()["examples"];
  ASSERT_GT(examples.size(), 0u);
  for (JsonValue example : examples) EXPECT_EQ(problems(schema, std::string(example.raw())), "");
}

INSTANTIATE_TEST_SUITE_P(All, Builtin, testing::ValuesIn(builtin_schema_names()),
                         [](const auto& schema) { return std::string(schema.param); });

TEST(BuiltinSchemas, RecordsOfEveryKindAreThere) {
  const Schema schema(std::string(builtin_schema("conversation")), "conversation");
  EXPECT_EQ(problems(schema, R"({"turns":[{"role":"boss","text":1}]})"),
            "/turns/0/role expected \"customer\", \"agent\", \"bot\", \"system\", \"note\"; "
            "/turns/0/text expected string");
  EXPECT_NE(problems(schema, R"({"turns":[{"role":"bot","text":"","at":"yesterday"}]})"), "");
  EXPECT_EQ(problems(schema, R"({"turns":[],"mine":{"deep":[1.10]}})"), "");
  EXPECT_THROW(builtin_schema("conversatoin"), Error);
  for (const char* name : {"pair", "utterance", "reject", "stats", "manifest", "rules", "config",
                           "mapping", "labels"}) {
    EXPECT_NO_THROW(builtin_schema(name)) << name;
  }
}

}  // namespace
}  // namespace deskmill
