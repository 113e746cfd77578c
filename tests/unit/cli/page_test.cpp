// SPDX-License-Identifier: Apache-2.0
#include "cli/page.hpp"

#include <gtest/gtest.h>

#include "cli/pages/wrap.hpp"
#include "text/columns.hpp"

namespace deskmill {
namespace {

TEST(ColumnsOf, CountsWideCharactersTwice) {
  EXPECT_EQ(columns_of("abc"), 3u);
  EXPECT_EQ(columns_of("您好"), 4u);
  EXPECT_EQ(columns_of("é，"), 3u);
  EXPECT_EQ(columns_of("😀"), 2u);
  EXPECT_EQ(columns_of("“é”"), 3u);
}

TEST(Wrap, BreaksAtBlanks) {
  EXPECT_EQ(wrap("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("  one   two ", 80), std::vector<std::string>{"one two"});
  EXPECT_EQ(wrap("", 10), std::vector<std::string>{""});
  EXPECT_EQ(wrap("a\n\nb", 10), (std::vector<std::string>{"a", "", "b"}));
}

TEST(Wrap, BreaksBetweenWideCharactersButNotBeforeClosingOnes) {
  EXPECT_EQ(wrap("我的订单还没到", 8), (std::vector<std::string>{"我的订单", "还没到"}));
  EXPECT_EQ(wrap("我的订单，还没到", 8), (std::vector<std::string>{"我的订", "单，还没", "到"}));
  EXPECT_EQ(wrap("see 您好", 6), (std::vector<std::string>{"see 您", "好"}));
}

TEST(Wrap, KeepsALongWordWhole) {
  EXPECT_EQ(wrap("a abcdefghij b", 5), (std::vector<std::string>{"a", "abcdefghij", "b"}));
}

struct Values {
  bool mark = false, man = false;
  std::string unit = "pair", key;
  std::int64_t chars = 12;
  std::vector<std::string> explain;
};

Page example_page(Values& values) {
  Page page;
  page.program = "deskmill-sift";
  page.summary = "sift records";
  page.description = "First paragraph.\n\nSecond one.";
  page.usage = "deskmill-sift [OPTIONS] [INPUT...]";
  page.examples = {{"Mark what you find", "deskmill sift --mark a.jsonl"}};
  page.options = {
      flag("-m,--mark", values.mark, "Mark it. Second sentence."),
      value("--unit", "KIND", values.unit, "What is compared.").choices({"pair", "turn"}),
      value("--min-chars", "N", values.chars,
            "Drop what is shorter than N characters such as 您好."),
      value("--explain", "ID", values.explain, "Why: it's [so]\\.").in_group("Reports"),
      value("--key", "TEXT", values.key, "A key.").secret(),
      flag("--print-man", values.man, "Never shown.").hidden(),
  };
  return page;
}

TEST(FullHelp, SaysChoicesAndDefault) {
  Values values;
  const Page page = example_page(values);
  EXPECT_EQ(full_help(page.options[1]), "What is compared. [one of pair, turn; default: pair]");
  EXPECT_EQ(full_help(page.options[0]), "Mark it. Second sentence.");
}

TEST(FullHelp, NeverShowsASecret) {
  Values values;
  values.key = "hunter2";
  const Page page = example_page(values);
  EXPECT_EQ(full_help(page.options[4]), "A key.");
  EXPECT_EQ(help_text(page, false).find("hunter2"), std::string::npos);
  EXPECT_EQ(man_page(page).find("hunter2"), std::string::npos);
}

TEST(HelpText, GivesExamplesBeforeOptionsAndHidesHiddenOnes) {
  Values values;
  const std::string text = help_text(example_page(values), false);
  EXPECT_EQ(text.rfind("deskmill-sift: sift records\n\nUsage:\n", 0), 0u);
  EXPECT_LT(text.find("Examples:"), text.find("Options:"));
  EXPECT_LT(text.find("Options:"), text.find("Reports:"));
  EXPECT_NE(text.find("\n  -m, --mark                 Mark it. Second sentence.\n"),
            std::string::npos);
  EXPECT_NE(text.find("\n      --min-chars N          Drop what is"), std::string::npos);
  EXPECT_EQ(text.find("print-man"), std::string::npos);
}

TEST(HelpText, FitsIn80Columns) {
  Values values;
  Page page = example_page(values);
  page.options[2].help =
      "把少于这么多字的话轮去掉，因为它们往往只是寒暄、表情或者误触，对训练没有什么帮助。";
  page.options.push_back(
      flag("--an-option-with-a-very-long-name", values.mark, "Its help begins a line below."));
  const std::string text = help_text(page, false);
  for (const std::string& line : wrap(text, 10'000)) EXPECT_LE(columns_of(line), 80u) << line;
  EXPECT_NE(text.find("--an-option-with-a-very-long-name\n" + std::string(29, ' ') + "Its help"),
            std::string::npos);
}

TEST(ManPage, EscapesWhatRoffWouldRead) {
  Values values;
  Page page = example_page(values);
  page.description = ".dot\n'quote\n\nback\\slash a-b";
  const std::string text = man_page(page);
  EXPECT_NE(text.find("\\&.dot\n\\&'quote\n.PP\nback\\eslash a\\-b\n"), std::string::npos);
  EXPECT_NE(text.find("\\fB\\-m\\fR, \\fB\\-\\-mark\\fR\n"), std::string::npos);
  EXPECT_NE(text.find(".SH EXIT STATUS\n.TP\n.B 0\n"), std::string::npos);
}

TEST(Completion, BashOffersNamesAndChoices) {
  Values values;
  const std::string script = completion_script(example_page(values), "bash");
  EXPECT_NE(script.find("compgen -W '-m --mark --unit --min-chars --explain --key'"),
            std::string::npos);
  EXPECT_NE(script.find("--unit) COMPREPLY=($(compgen -W 'pair turn'"), std::string::npos);
  EXPECT_NE(script.find("complete -o default -F _deskmill_sift deskmill-sift"), std::string::npos);
}

TEST(Completion, ZshQuotesDescriptions) {
  Values values;
  const std::string script = completion_script(example_page(values), "zsh");
  EXPECT_EQ(script.rfind("#compdef deskmill-sift\n", 0), 0u);
  EXPECT_NE(script.find("'(-m --mark)'{-m,--mark}'[Mark it]'"), std::string::npos);
  EXPECT_NE(script.find("--unit='[What is compared]:KIND:(pair turn)'"), std::string::npos);
  EXPECT_NE(script.find("'*'--explain='[Why\\: it'\\''s \\[so\\]\\\\]:ID: '"), std::string::npos);
}

}  // namespace
}  // namespace deskmill
