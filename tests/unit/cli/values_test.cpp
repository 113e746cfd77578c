// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "cli/options.hpp"
#include "unit/io/expect_error.hpp"

namespace deskmill {
namespace {

TEST(Option, KnowsItsNames) {
  bool on = false;
  EXPECT_EQ(flag("-j,--jobs", on, "").long_name(), "jobs");
  EXPECT_EQ(flag("-j,--jobs", on, "").short_name(), "j");
  EXPECT_EQ(flag("--no-html", on, "").long_name(), "no-html");
  EXPECT_EQ(flag("--no-html", on, "").short_name(), "");
}

TEST(Assign, TakesTheLastTextOfASingleValue) {
  std::string text = "default";
  assign(value("--unit", "KIND", text, ""), {"a", "b"});
  EXPECT_EQ(text, "b");
}

TEST(Assign, RefusesTwoPathsWhereOneIsTaken) {
  std::string path;
  const Option labels = value("--labels", "FILE", path, "").file();
  for (const Option& option :
       {labels, value("-o,--output", "FILE", path, ""),
        value("--ledger", "FILE", path, "").updates(), value("--out-dir", "DIR", path, "")}) {
    expect_error(Exit::kUsage,
                 "--" + option.long_name() + ": is given more than once, but takes one path", [&] {
                   assign(option, {"a", "b"});
                 });
  }
  assign(labels, {"a", "a"});
  EXPECT_EQ(path, "a");
}

TEST(Assign, ReplacesTheDefaultOfARepeatableOption) {
  std::vector<std::string> texts = {"default"};
  assign(value("--rules", "FILE", texts, ""), {"a,b", "[c]"});
  EXPECT_EQ(texts, (std::vector<std::string>{"a,b", "[c]"}));
}

/// An empty variable of the shell: --key-env "$NAME" would go on without a key.
TEST(Assign, RefusesAnEmptyValueButOfFreeText) {
  std::string text = "default", path;
  expect_error(Exit::kUsage, "--output: needs a name, not an empty one",
               [&] { assign(value("-o,--output", "FILE", path, ""), {""}); });
  EXPECT_THROW(assign(value("--out-dir", "DIR", path, ""), {"a", ""}), Error);
  EXPECT_THROW(assign(value("--leaks", "VALUES", path, "").reads(), {""}), Error);
  expect_error(Exit::kUsage, "--key-env: needs a value, not an empty one",
               [&] { assign(value("--key-env", "NAME", text, ""), {""}); });
  assign(value("--system", "TEXT", text, "").or_empty(), {""});
  EXPECT_EQ(text, "");
}

/// It would stand in records or reports, which are UTF-8; the name of a file may be anything.
TEST(Assign, RefusesTextThatIsNotUtf8ButNoPath) {
  std::string text;
  std::vector<std::string> texts;
  expect_error(Exit::kUsage, "--system: is not UTF-8",
               [&] { assign(value("--system", "TEXT", text, ""), {"\xff"}); });
  EXPECT_THROW(assign(value("--without", "RULE", texts, ""), {"a", "\xe4"}), Error);
  assign(value("-o,--output", "FILE", text, ""), {"\xff"});
  EXPECT_EQ(text, "\xff");
}

TEST(Assign, SwitchesFlagsBothWays) {
  bool on = false;
  const Option option = flag("--no-html", on, "");
  assign(option, {"true"});
  EXPECT_TRUE(on);
  assign(option, {"false"});
  EXPECT_FALSE(on);
  expect_error(Exit::kUsage, "--no-html: takes true or false, not \"maybe\"",
               [&] { assign(option, {"maybe"}); });
}

TEST(Assign, ReadsWholeNumbersAsAWhole) {
  std::int64_t number = 5;
  const Option option = value("--min-chars", "N", number, "");
  assign(option, {"12"});
  EXPECT_EQ(number, 12);
  for (const char* text : {"", "x", "3x", " 3", "1e3", "0x10", "99999999999999999999"}) {
    EXPECT_THROW(assign(option, {text}), Error) << text;
  }
  expect_error(Exit::kUsage, "--min-chars: \"-1\" is out of range: it must be at least 0",
               [&] { assign(option, {"-1"}); });
  expect_error(Exit::kUsage,
               "--min-chars: \"9223372036854775807\" is out of range: it must be from 0 to "
               "9e+18",
               [&] { assign(option, {"9223372036854775807"}); });
}

TEST(Assign, ChecksTheRangeOfFractions) {
  double share = 0;
  Option option = value("--max-reject-rate", "R", share, "");
  option.between(0, 1);
  assign(option, {"0.25"});
  EXPECT_EQ(share, 0.25);
  expect_error(Exit::kUsage, "--max-reject-rate: \"1.5\" is out of range: it must be from 0 to 1",
               [&] { assign(option, {"1.5"}); });
  EXPECT_THROW(assign(option, {"nan"}), Error);
  EXPECT_THROW(assign(option, {"0,5"}), Error);
}

TEST(Assign, ChecksTheRangeOfSizes) {
  ByteSize size;
  Option option = value("--max-record-bytes", "SIZE", size, "");
  option.between(1, 9e18);
  EXPECT_THROW(assign(option, {"0"}), Error);
  assign(option, {"1"});
  EXPECT_EQ(size.bytes, 1U);
}

TEST(Assign, ReadsSizes) {
  ByteSize size;
  const Option option = value("--max-memory", "SIZE", size, "");
  const auto bytes = [&](const char* text) {
    assign(option, {text});
    return size.bytes;
  };
  EXPECT_EQ(bytes("4096"), 4096u);
  EXPECT_EQ(bytes("512M"), 512ull << 20);
  EXPECT_EQ(bytes("16MiB"), 16ull << 20);
  EXPECT_EQ(bytes("2g"), 2ull << 30);
  EXPECT_EQ(bytes("3kb"), 3000u);
  for (const char* text : {"", "M", "1.5G", "12 M", "1X", "-1", "99999999999T"}) {
    EXPECT_THROW(assign(option, {text}), Error) << text;
  }
}

TEST(Assign, NamesTheChoices) {
  std::string unit;
  Option option = value("--unit", "KIND", unit, "");
  option.choices({"conversation", "pair"});
  expect_error(Exit::kUsage,
               "--unit: \"pairs\" is not one of conversation, pair; did you mean pair?",
               [&] { assign(option, {"pairs"}); });
}

TEST(JsonOf, WritesEveryType) {
  bool on = true;
  std::string text = "a\"b";
  std::vector<std::string> texts = {"x", "y"};
  std::int64_t number = 3;
  double share = 0.1;
  ByteSize size{1024};
  EXPECT_EQ(json_of(flag("--a", on, "")), "true");
  EXPECT_EQ(json_of(value("--a", "T", text, "")), "\"a\\\"b\"");
  EXPECT_EQ(json_of(value("--a", "T", texts, "")), "[\"x\",\"y\"]");
  EXPECT_EQ(json_of(value("--a", "N", number, "")), "3");
  EXPECT_EQ(json_of(value("--a", "R", share, "")), "0.1");
  EXPECT_EQ(json_of(value("--a", "SIZE", size, "")), "1024");
}

TEST(SpellBytes, UsesTheLargestExactUnit) {
  EXPECT_EQ(spell_bytes(0), "0");
  EXPECT_EQ(spell_bytes(1000), "1000");
  EXPECT_EQ(spell_bytes(16u << 20), "16MiB");
  EXPECT_EQ(spell_bytes(1536), "1536");
  EXPECT_EQ(spell_bytes(3ull << 40), "3TiB");
}

}  // namespace
}  // namespace deskmill
