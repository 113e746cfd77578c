// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "config/node.hpp"
#include "core/error.hpp"
#include "stages/pair_extract/messages/substance.hpp"
#include "stages/pair_extract/tags/tagger.hpp"

namespace deskmill {
namespace {

Tagger builtin_tagger() {
  return Tagger(builtin_pair_rules());
}

std::string substance_of(const Tagger& tagger, Speaker speaker, std::string_view text) {
  MessageReading reading;
  tagger.tags_of(speaker, text, reading);
  SubstanceReader substance;
  substance.read(tagger.rules_of(speaker), reading);
  std::string joined;
  return std::string(substance.text(reading, joined));
}

TEST(PairRules, ExamplesHoldAndNamesAreUnique) {
  std::set<std::string> names;
  for (const Rule& rule : builtin_pair_rules()) {
    EXPECT_NO_THROW(check_examples(rule)) << rule.name;
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    EXPECT_FALSE(rule.match.empty()) << rule.name;
    EXPECT_FALSE(rule.no_match.empty()) << rule.name;
  }
}

TEST(PairRules, EveryTagHasARule) {
  std::set<std::string> given;
  for (const Rule& rule : builtin_pair_rules()) given.insert(rule.action);
  for (const TagInfo& tag : kTags) EXPECT_EQ(given.count(std::string(tag.name)), 1u) << tag.name;
  EXPECT_EQ(given.size(), kTags.size());
}

/// The tagger decides by other means than Pattern::matches; both must agree. Of boilerplate the
/// tagger need only say where to look.
TEST(PairRules, TaggerAgreesWithThePatterns) {
  const std::vector<Rule> rules = builtin_pair_rules();
  const Tagger tagger(rules);
  for (const Rule& given : rules) {
    for (const std::string& text : given.match) {
      for (const Speaker speaker : {Speaker::kCustomer, Speaker::kAgent}) {
        const TagSet tags = tagger.tags_of(speaker, text);
        for (std::size_t tag = 0; tag < kTags.size(); ++tag) {
          bool expected = false;
          for (const Rule& rule : rules) {
            expected |= rule.action == kTags[tag].name && rule.compile().matches(text);
          }
          expected &= speaker == Speaker::kCustomer ? kTags[tag].of_customer : kTags[tag].of_agent;
          const bool may_be_more = !expected && kBoilerplate.has(static_cast<Tag>(tag));
          if (may_be_more) continue;
          EXPECT_EQ(tags.has(static_cast<Tag>(tag)), expected) << text << " " << kTags[tag].name;
        }
      }
    }
  }
}

TEST(PairRules, DumpedRulesLoadAgain) {
  const std::vector<Rule> rules = builtin_pair_rules();
  const std::vector<Rule> again = load_pair_rules(parse_yaml(dump_rules(rules), "rules.yaml"));
  ASSERT_EQ(again.size(), rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) EXPECT_EQ(again[i].pattern, rules[i].pattern);
}

TEST(PairRules, AnUnknownTagIsAnError) {
  EXPECT_THROW(load_pair_rules(
                   parse_yaml("rules:\n  - {name: a, pattern: b, action: nonsense}\n", "r.yaml")),
               Error);
}

TEST(PairRules, ARuleWithoutPatternIsAnError) {
  EXPECT_THROW(load_pair_rules(parse_yaml("rules:\n  - {name: a, action: hold}\n", "r.yaml")),
               Error);
  EXPECT_NO_THROW(load_pair_rules(parse_yaml("rules:\n  - {name: a, enabled: no}\n", "r.yaml")));
}

TEST(Tagger, OwnRulesAddTags) {
  std::vector<Rule> rules = builtin_pair_rules();
  merge_rules(rules, load_pair_rules(parse_yaml("rules:\n"
                                                "  - name: shop.hold\n"
                                                "    pattern: 小蜜正在飞奔而来\n"
                                                "    action: hold\n",
                                                "shop.yaml")));
  EXPECT_EQ(substance_of(Tagger(rules), Speaker::kAgent, "小蜜正在飞奔而来~"), "");
  EXPECT_EQ(substance_of(builtin_tagger(), Speaker::kAgent, "小蜜正在飞奔而来~"),
            "小蜜正在飞奔而来~");
}

TEST(Tagger, ADisabledRuleIsNotTried) {
  std::vector<Rule> rules = builtin_pair_rules();
  for (Rule& rule : rules) rule.enabled = rule.name != "thanks.zh";
  EXPECT_FALSE(Tagger(rules).tags_of(Speaker::kCustomer, "谢谢").has(Tag::kThanks));
}

Rule rule_of(std::string pattern, const std::string& tag) {
  std::vector<Rule> rules = load_pair_rules(parse_yaml(
      "rules:\n  - {name: own, pattern: '" + pattern + "', action: " + tag + "}\n", "own.yaml"));
  return std::move(rules.front());
}

/// More of them than a word has bits: the last ones are tried without a gate.
TEST(Tagger, TakesAnyNumberOfExpressions) {
  std::vector<Rule> rules;
  for (int i = 0; i < 90; ++i) {
    const std::string word =
        std::string(static_cast<std::size_t>(i / 26), 'y') + static_cast<char>('a' + i % 26) + "x";
    rules.push_back(rule_of("请退款" + word + ".{0,3}(?:联系|回复)", "steps"));
  }
  const Tagger tagger(rules);
  for (const Rule& rule : rules) {
    const std::string word = rule.pattern.substr(0, rule.pattern.find('.'));
    EXPECT_TRUE(tagger.tags_of(Speaker::kAgent, word + "：回复").has(Tag::kSteps)) << word;
    EXPECT_FALSE(tagger.tags_of(Speaker::kAgent, word + "：处理").has(Tag::kSteps)) << word;
  }
}

/// One of the alternatives of an expression at random, with gaps and options.
std::string random_alternative(std::mt19937& random) {
  const std::vector<std::string> pieces = {"(?:请|麻烦您)",   "(?:发|发送|提供)?", ".{0,3}",
                                           "(?:单号|手机号)", "[^，。]*",          "refund",
                                           "(?:my|your) ",    "(?:我|您)*",        "[?？]"};
  std::string expression = random() % 4 == 0 ? "^" : "";
  for (std::size_t i = 1 + random() % 4; i > 0; --i) expression += pieces[random() % pieces.size()];
  return random() % 4 == 0 ? expression + "$" : expression;
}

/// Of boilerplate it matters what is found.
bool has_tag(const Tagger& tagger, std::string_view name, std::string_view text) {
  MessageReading reading;
  const TagSet tags = tagger.tags_of(Speaker::kAgent, text, reading);
  const Tag tag = tag_named(name);
  if (!kBoilerplate.has(tag) || !tags.has(tag)) return tags.has(tag);
  std::vector<CharacterRange> found;
  tagger.rules_of(Speaker::kAgent).find_boilerplate(reading, reading.characters.all(), found);
  return !found.empty();
}

/// Whatever the gates let through.
TEST(Tagger, GivesATagWhereTheExpressionMatches) {
  const std::vector<std::string> words = {"请", "麻烦您", "发",     "发送",   "提供",  "单号",
                                          "，", "手机号", "refund", "my ",    "your ", "我",
                                          "您", "？",     "?",      "在这里", " "};
  std::mt19937 random(3);
  for (int round = 0; round < 100; ++round) {
    std::string expression = random_alternative(random);
    while (random() % 3 != 0) expression += "|" + random_alternative(random);
    for (const char* const name : {"steps", "closing"}) {
      const Rule rule = rule_of(expression, name);
      const Tagger tagger({rule});
      const Pattern pattern = rule.compile();
      for (int i = 0; i < 60; ++i) {
        std::string text;
        for (std::size_t j = 1 + random() % 6; j > 0; --j) text += words[random() % words.size()];
        EXPECT_EQ(has_tag(tagger, name, text), pattern.matches(text))
            << expression << " in " << text;
      }
    }
  }
}

TEST(Tagger, EnglishPhrasesNeedWordBoundaries) {
  const Tagger tagger = builtin_tagger();
  EXPECT_TRUE(tagger.tags_of(Speaker::kCustomer, "thanks").has(Tag::kThanks));
  EXPECT_TRUE(tagger.tags_of(Speaker::kCustomer, "好的THANKS啦").has(Tag::kThanks));
  EXPECT_FALSE(tagger.tags_of(Speaker::kCustomer, "thankless").has(Tag::kThanks));
  EXPECT_FALSE(tagger.tags_of(Speaker::kAgent, "I will notice").has(Tag::kTellYesNo));
}

TEST(Tagger, WidthAndCaseAreFolded) {
  EXPECT_TRUE(builtin_tagger().tags_of(Speaker::kCustomer, "ＴＨＡＮＫＳ").has(Tag::kThanks));
  EXPECT_TRUE(builtin_tagger().tags_of(Speaker::kAgent, "共１２元").has(Tag::kTellPrice));
}

TEST(Substance, BoilerplateSentencesGo) {
  const Tagger tagger = builtin_tagger();
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "您好，很高兴为您服务。"), "");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "请稍等，我帮您查一下"), "");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "One moment please."), "");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "已为您退款。还有其他可以帮您的吗？"),
            "已为您退款。");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent,
                         "Thanks for reaching out! It ships in 2 days. Have a great day!"),
            "It ships in 2 days.");
}

TEST(Substance, AGreetingInFrontOfAnAnswerIsCutOff) {
  const Tagger tagger = builtin_tagger();
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "您好，可以的"), "可以的");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "您好，请稍等，这个月底之前都可以退换"),
            "这个月底之前都可以退换");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "Hi there, yes it does"), "yes it does");
  EXPECT_EQ(substance_of(tagger, Speaker::kCustomer, "你好，什么时候发货？"), "什么时候发货？");
}

TEST(Substance, SymbolsBehindACutStayWithWhatTheyBelongTo) {
  const Tagger tagger = builtin_tagger();
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "您好，-18度以下保存"), "-18度以下保存");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "稍等 ￥10元一份"), "￥10元一份");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "您好 +86开头的号码"), "+86开头的号码");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "Hi, $25 per bag"), "$25 per bag");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "Hi: #AB-1234 is shipped"),
            "#AB-1234 is shipped");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "Hello, .NET 8 is needed"), ".NET 8 is needed");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "Hi - it ships on Friday"), "it ships on Friday");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "您好.三天内发货"), "三天内发货");
}

TEST(Substance, ACutEndsAtTheEndOfAClause) {
  const Tagger tagger = builtin_tagger();
  for (const char* whole : {"Hi @brightair staff at gate 4", "Hello .NET people, use version 8",
                            "Hi, Robin, it ships on Friday", "Hello, Robin. It ships on Friday.",
                            "Thank you for reaching out about the refund, it takes 5 days"}) {
    EXPECT_EQ(substance_of(tagger, Speaker::kAgent, whole), whole);
  }
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "您好 三天内发货"), "三天内发货");
  for (const char* hold : {"Hi, one moment please while I get this information for you.",
                           "还请您稍等两到三分钟的呢~", "这边为您查询订单的信息"}) {
    EXPECT_EQ(substance_of(tagger, Speaker::kAgent, hold), "") << hold;
  }
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "开机后稍等3分钟即可"), "开机后稍等3分钟即可");
}

TEST(Substance, AMentionInFrontOfAGreetingGoesWithIt) {
  const Tagger tagger = builtin_tagger();
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "@maple_9 Hi! It ships on Friday."),
            "It ships on Friday.");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "@maple_9 @[PERSON_1] Hi, it ships on Friday."),
            "it ships on Friday.");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "@maple_9 it ships on Friday, bye"),
            "@maple_9 it ships on Friday, bye");
}

TEST(Substance, WordsInsideAnAnswerStay) {
  const Tagger tagger = builtin_tagger();
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent,
                         "付款后请稍等，系统会在三分钟内自动开通会员并短信通知到手机"),
            "付款后请稍等，系统会在三分钟内自动开通会员并短信通知到手机");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "Line one here.\nLine two here."),
            "Line one here.\nLine two here.");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "Hello!"), "");
}

TEST(Substance, WhatStoodBetweenTwoPartsGoesOnStandingThere) {
  const Tagger tagger = builtin_tagger();
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "已退款。请稍等。三天到账。"),
            "已退款。 三天到账。");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "已退款。\n请稍等。\n三天到账。 请查收。"),
            "已退款。\n三天到账。 请查收。");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "It is paid.  It ships today. Have a nice day!"),
            "It is paid. It ships today.");
  EXPECT_EQ(substance_of(tagger, Speaker::kAgent, "已退款。您好，三天到账。"),
            "已退款。三天到账。");
}

TEST(Substance, ClausesBehindAChineseAnswerAreCutOff) {
  const Tagger tagger = builtin_tagger();
  const auto agent = [&](const char* text) { return substance_of(tagger, Speaker::kAgent, text); };
  EXPECT_EQ(agent("三个工作日内寄出，祝您生活愉快"), "三个工作日内寄出");
  EXPECT_EQ(agent("发票会随货寄出的呢 请问还有其他可以帮您的吗?"), "发票会随货寄出的呢");
  EXPECT_EQ(agent("电子发票发到邮箱~ 亲爱的，您看还有什么可以帮您的呢？再见啦"),
            "电子发票发到邮箱~");
  EXPECT_EQ(agent("[工号1]客服小蓝为您服务 这款支持蓝牙"), "这款支持蓝牙");
}

TEST(Substance, SoftWordsAroundAPhraseGoWithIt) {
  const Tagger tagger = builtin_tagger();
  const auto agent = [&](const char* text) { return substance_of(tagger, Speaker::kAgent, text); };
  for (const char* hold :
       {"麻烦亲爱的稍微等待一会，这边正在为您积极查询哟", "辛苦您耐心等等哈",
        "这边小妹正在全力查询中哦，您先不要着急", "请您稍后，我们先核实一下呦"}) {
    EXPECT_EQ(agent(hold), "") << hold;
  }
  EXPECT_EQ(agent("这边帮您看下的亲 米色的有现货"), "米色的有现货");
  EXPECT_EQ(agent("灯罩下周二寄出，还请您耐心等待下的"), "灯罩下周二寄出");
}

TEST(Substance, OtherWordsKeepTheClauseOfAPhrase) {
  const Tagger tagger = builtin_tagger();
  for (const char* whole : {"退款三天内到账，您耐心等待即可", "小灯给您查询到物流在路上了",
                            "发票在我的订单里，您可以查看下的"}) {
    EXPECT_EQ(substance_of(tagger, Speaker::kAgent, whole), whole);
  }
}

TEST(Substance, ACutBehindLeavesNoFragment) {
  const Tagger tagger = builtin_tagger();
  for (const char* whole :
       {"如果三天后还没有收到货，请您稍等", "这款灯的质保期过了的话，祝您生活愉快",
        "退换货的流程和注意事项在这里说明：请您稍等", "If it rains on that day, take care",
        "您的取件码发到邮箱了，请稍等3分钟再刷新页面"}) {
    EXPECT_EQ(substance_of(tagger, Speaker::kAgent, whole), whole);
  }
}

TEST(Substance, AVerdictStaysWhereTheRestIsBoilerplate) {
  const Tagger tagger = builtin_tagger();
  const auto agent = [&](const char* text) { return substance_of(tagger, Speaker::kAgent, text); };
  EXPECT_EQ(agent("可以的哦，请问还有其他可以帮您的吗?"), "可以的哦");
  EXPECT_EQ(agent("亲亲，不支持的呢 请问还有其他可以帮您的吗?"), "不支持的呢");
  EXPECT_EQ(agent("好的，请问还有其他可以帮您的吗?"), "");
  EXPECT_EQ(agent("嗯嗯，请您稍等片刻"), "");
  EXPECT_EQ(agent("Sure, is there anything else I can do?"), "");
}

TEST(Substance, OfACustomersCardOnlyTheQuestionStays) {
  EXPECT_EQ(substance_of(builtin_tagger(), Speaker::kCustomer,
                         "咨询订单号:88231002 订单金额:39.00 下单时间:2026-03-01 能改地址吗"),
            "能改地址吗");
}

TEST(Substance, OfACustomerOnlyGreetingsCount) {
  EXPECT_EQ(substance_of(builtin_tagger(), Speaker::kCustomer, "我等了三天，稍等"),
            "我等了三天，稍等");
}

}  // namespace
}  // namespace deskmill
