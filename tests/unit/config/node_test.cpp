// SPDX-License-Identifier: Apache-2.0
#include "config/node.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "core/error.hpp"

namespace deskmill {
namespace {

/// The message of the Error that `act` throws, or "".
template <typename Act>
std::string message_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kUsage);
    return error.what();
  }
  return "";
}

std::string parse_error(const std::string& yaml) {
  return message_of([&] { parse_yaml(yaml, "f.yaml"); });
}

TEST(Node, ReadsScalarsAsWritten) {
  const Node root = parse_yaml("a: 1.10\nb: '007'\nc: 退款\nd: 0.5\ne: -12\nf: Yes\n", "f.yaml");
  EXPECT_EQ(root["a"].text(), "1.10");
  EXPECT_EQ(root["b"].text(), "007");
  EXPECT_EQ(root["c"].text(), "退款");
  EXPECT_DOUBLE_EQ(root["d"].number(), 0.5);
  EXPECT_EQ(root["e"].integer(), -12);
  EXPECT_TRUE(root["f"].boolean());
}

TEST(Node, KeepsOrderAndLines) {
  const Node root = parse_yaml("z: 1\n\na:\n  - x\n  - [y, z]\n", "f.yaml");
  ASSERT_EQ(root.entries().size(), 2u);
  EXPECT_EQ(root.entries()[0].first, "z");
  EXPECT_EQ(root["a"].items()[1].where(), "f.yaml:5");
  EXPECT_EQ(root["a"].items()[1].texts(), (std::vector<std::string>{"y", "z"}));
}

TEST(Node, FallbacksOnlyForMissing) {
  const Node root = parse_yaml("n: x\ne:\n", "f.yaml");
  EXPECT_EQ(root["gone"].number_or(7), 7);
  EXPECT_EQ(message_of([&] { root["n"].number_or(7); }),
            "f.yaml:1: n: expected a number, found \"x\"");
  EXPECT_EQ(message_of([&] { root["e"].text_or("x"); }),
            "f.yaml:2: e: expected a text, found nothing");
}

TEST(Node, MissingNodesNameTheKey) {
  const Node root = parse_yaml("\na: {b: 1}\n", "f.yaml");
  EXPECT_FALSE(root["x"]["y"].exists());
  EXPECT_EQ(message_of([&] { root["a"]["c"].text(); }), "f.yaml:2: missing key \"c\"");
}

TEST(Node, TypesAreChecked) {
  const Node root = parse_yaml("a: [1]\nb: x\n", "f.yaml");
  EXPECT_EQ(message_of([&] { root["a"].entries(); }), "f.yaml:1: a: expected a map, found a list");
  EXPECT_EQ(message_of([&] { root["b"].items(); }),
            "f.yaml:2: b: expected a list, found a single value");
  EXPECT_EQ(message_of([&] { root["b"].boolean(); }),
            "f.yaml:2: b: expected true or false, found \"x\"");
  EXPECT_TRUE(root["gone"].items().empty());
}

TEST(Node, OnlyKeysSuggestsTheNearest) {
  const Node root = parse_yaml("patern: x\n", "f.yaml");
  EXPECT_EQ(message_of([&] {
              root.only_keys({"name", "pattern"});
            }),
            "f.yaml:1: unknown key \"patern\", did you mean \"pattern\"?");
  EXPECT_EQ(message_of([&] {
              root.only_keys({"name", "regex"});
            }),
            "f.yaml:1: unknown key \"patern\"; known: name, regex");
}

TEST(Node, OneOfNamesTheChoices) {
  const Node root = parse_yaml("action: drop_trun\n", "f.yaml");
  EXPECT_EQ(message_of([&] {
              root["action"].one_of({"drop_turn", "replace"});
            }),
            "f.yaml:1: expected one of drop_turn, replace; found \"drop_trun\", did you mean "
            "\"drop_turn\"?");
}

TEST(ParseYaml, RefusesRepeatedKeys) {
  EXPECT_EQ(parse_error("a: 1\nb: {c: 1,\n  c: 2}\n"),
            "f.yaml:3: key \"c\" occurs twice; first on line 2");
}

TEST(ParseYaml, NamesTabsInTheIndent) {
  const std::string message = parse_error("a:\n  b: 1\n\tc: 2\n");
  EXPECT_EQ(message.substr(0, 9), "f.yaml:3:") << message;
  EXPECT_NE(message.find("tab"), std::string::npos) << message;
}

TEST(ParseYaml, SyntaxErrorsNameTheLine) {
  EXPECT_EQ(parse_error("a: 1\nb: [1, 2\nc: 3\n").substr(0, 7), "f.yaml:");
  EXPECT_NE(parse_error("a: 'x\n"), "");
  EXPECT_NE(parse_error("a: \"x\nb: y\n"), "");
  EXPECT_NE(parse_error("a: 1\n b: 2\n"), "");
}

TEST(ParseYaml, WhatIsNotClosedEndsInTheLastLine) {
  const std::string open = "a list, a map or a text in quotes is not closed";
  EXPECT_EQ(parse_error("a: 1\nb: [1, 2"), "f.yaml:2: " + open);
  EXPECT_EQ(parse_error("a: 1\nb: {c: 2\n"), "f.yaml:2: " + open);
  EXPECT_EQ(parse_error("a: \"x\nb: y\n\n"), "f.yaml:3: " + open);
  EXPECT_EQ(parse_error(std::string(10000, '[')), "f.yaml:1: nested too deeply");
}

TEST(ParseYaml, ManyKeysTakeLinearTime) {
  std::string yaml;
  for (int i = 0; i < 100000; ++i) yaml += "k" + std::to_string(i) + ": 1\n";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(parse_yaml(yaml, "f.yaml").entries().size(), 100000u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(ParseYaml, RefusesWhatIsEasilyMisread) {
  EXPECT_EQ(parse_error("a: &x {b: 1}\nc:\n  <<: *x\n"),
            "f.yaml:3: merge keys (<<) are not supported");
  EXPECT_EQ(parse_error("? [a]\n: 1\n"), "f.yaml:1: a key must be a text");
  EXPECT_EQ(parse_error("a: 1\n---\nb: 2\n"), "f.yaml:3: a second document; only one is read");
  EXPECT_EQ(parse_error(std::string("a: 1\0", 5)), "f.yaml: not a text file");
}

TEST(ParseYaml, RefusesOtherEncodings) {
  EXPECT_EQ(parse_error("a: 1\nb: \xC4\xE3\xBA\xC3\n"),
            "f.yaml:2: not UTF-8; convert the file with iconv");
  EXPECT_EQ(parse_error("a: \"\\N\"\n"), "f.yaml:1: an escape that gives no valid UTF-8");
}

TEST(ParseYaml, AliasesShareAndAreBounded) {
  const Node root = parse_yaml("a: &x [1, 2]\nb: *x\n", "f.yaml");
  EXPECT_EQ(root["b"].items().size(), 2u);
  // Each level doubles: 2^14 nodes from 15 lines.
  std::string bomb = "l0: &l0 [x, x]\n";
  for (int i = 1; i < 15; ++i) {
    const std::string below = "l" + std::to_string(i - 1), name = "l" + std::to_string(i);
    bomb += name + ": &" + name + " [*" + below + ", *" + below + "]\n";
  }
  EXPECT_NE(parse_error(bomb).find("aliases stand for more than"), std::string::npos);
}

TEST(ParseYaml, DeepNestingIsAnErrorNotACrash) {
  EXPECT_NE(parse_error(std::string(100'000, '[')), "");
  EXPECT_NE(parse_error(std::string(100'000, '{')), "");
}

TEST(ParseYaml, EndMarksAndBlockScalars) {
  EXPECT_EQ(parse_yaml("a: 1\n...\n", "f.yaml")["a"].text(), "1");
  EXPECT_EQ(parse_yaml("a: |\n  x\n  y\n", "f.yaml")["a"].text(), "x\ny\n");
  EXPECT_EQ(parse_yaml("a: |+\n  x\n\n", "f.yaml")["a"].text(), "x\n\n");
}

TEST(ParseYaml, EmptyDocument) {
  for (const char* text : {"", "\n", "# only a comment\n", "---\n"}) {
    const Node root = parse_yaml(text, "f.yaml");
    EXPECT_TRUE(root.is_empty());
    EXPECT_TRUE(root.entries().empty());
  }
}

TEST(ParseYaml, AcceptsByteOrderMarkAndCrlf) {
  const Node root = parse_yaml(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n",
      "f.yaml");
  EXPECT_EQ(root["a"].integer(), 1);
  EXPECT_EQ(root["b"].text(), "2");
}

TEST(YamlScalar, ReadsBackTheSame) {
  for (const std::string text : {"plain",
                                 "",
                                 " led",
                                 "trail ",
                                 "a: b",
                                 "#x",
                                 "it's",
                                 "true",
                                 "No",
                                 "null",
                                 "~",
                                 "-",
                                 "- a",
                                 "1.10",
                                 "退款",
                                 "*x",
                                 "&x",
                                 "!x",
                                 "%x",
                                 "@x",
                                 "`x",
                                 "a\nb",
                                 "tab\t",
                                 "\x01\x7F",
                                 "\\d+\"",
                                 "{x}",
                                 "[x]",
                                 "a #b",
                                 "\xE2\x80\xA8",
                                 "\xC2\x85",
                                 "'",
                                 "''",
                                 "|",
                                 ">",
                                 "?",
                                 "<<",
                                 "---",
                                 "\xEF\xBB\xBF"
                                 "a",
                                 "...",
                                 "x\r\ny",
                                 "^.{0,20}撤回了一条消息$"}) {
    const Node root = parse_yaml("a: " + yaml_scalar(text) + "\n", "f.yaml");
    EXPECT_EQ(root["a"].text(), text) << yaml_scalar(text);
  }
}

TEST(NearestName, SwapsAndDashesAreNear) {
  EXPECT_EQ(nearest_name("jbos", {"jobs", "help"}), "jobs");
  EXPECT_EQ(nearest_name("max-rejects", {"max_rejects"}), "max_rejects");
  EXPECT_EQ(nearest_name("xyz", {"jobs", "help"}), "");
  EXPECT_EQ(nearest_name("out", {"no-out", "output-folder", "out-dir"}), "out-dir");
  EXPECT_EQ(nearest_name("x", {"xyz"}), "");
}

}  // namespace
}  // namespace deskmill
