// SPDX-License-Identifier: Apache-2.0
#include "stages/label/label.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "support/parsed_record.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kFunctions = R"(
functions:
  - name: refund_how
    label: refund.how
    weight: 1.5
    lexicon: [怎么退款, how to refund]
    match: [请问怎么退款, "How to refund this?"]
    no_match: [退款到了吗, show to refunds]
  - name: refund_status
    label: refund.status
    weight: 1.5
    pattern: '退款.*(到账|多久)'
    unless: '不用退'
  - name: any_refund
    label: refund
    weight: 0.4
    pattern: '退'
  - name: delivery
    label: delivery.delay
    weight: 1.8
    pattern: '还没到|没收到'
  - name: tagged
    label: delivery.delay
    weight: 3
    when: [{member: /meta/tags, in: [delay]}, {member: meta/rating, at_most: 3}]
  - name: polite_agent
    label: greeting
    where: agent
    weight: 3
    pattern: '您好'
entities:
  - name: order_no
    pattern: '订单号[:：]?([0-9]{6,20})'
  - name: product
    lexicon: {phone: [手机, 电话机], case: [手机壳]}
)";

class LabelTest : public ::testing::Test {
 protected:
  std::string label(const std::string& line) {
    ParsedRecord parsed(line);
    outcome_ = labeller_(parsed.record, notes_, scratch_);
    return parsed.written().substr(line.size() - 1);
  }
  std::string label_text(const std::string& text) { return label(R"({"text":")" + text + R"("})"); }

  LabelScratch scratch_;
  Labeller labeller_{{}, LabelSet::load(parse_yaml(kFunctions, "labels.yaml"))};
  Notes notes_;
  Outcome outcome_;
};

TEST_F(LabelTest, OneVote) {
  // e^1.5 / (1 + e^1.5) = .818
  EXPECT_EQ(label_text("How to refund?"),
            R"(,"intent":"refund.how","intent_score":0.818,"intent_source":"rules"})");
}

TEST_F(LabelTest, SiblingsBackOffToTheirParent) {
  // weights 1.5, 1.5 and .4 for refund itself: (2 e^1.5 + e^.4) / (1 + 2 e^1.5 + e^.4) = .913
  EXPECT_EQ(label_text("怎么退款，退款多久到"),
            R"(,"intent":"refund","intent_score":0.913,"intent_source":"rules"})");
  EXPECT_EQ(notes_.tally.get("label/backed_off"), 0);  // refund itself had a vote
}

TEST_F(LabelTest, DisagreementAbstains) {
  // e^1.8 = 6.0 against e^1.5 + e^.4 = 6.0: neither reaches half of the sum with the 1
  EXPECT_EQ(label_text("退款多久，还没到账，没收到货"), "}");
}

TEST_F(LabelTest, AgentsAreReadByTheirFunctionsAndForEntities) {
  // e^3 / (1 + e^3) = .953; 怎么退款 and 没收到 count for the customer alone
  EXPECT_EQ(label(R"({"turns":[{"role":"agent","text":"您好，怎么退款：没收到手机壳"}]})"),
            R"(,"entities":[{"turn":0,"start":11,"end":14,"type":"product","value":"case"}])"
            R"(,"intent":"greeting","intent_score":0.953,"intent_source":"rules"})");
  EXPECT_EQ(label(R"({"turns":[{"role":"agent","text":"好的"}]})"), "}");  // nothing is left over
}

TEST_F(LabelTest, UnlessSilences) {
  // Only any_refund is left: e^.4 / (1 + e^.4) = .599
  EXPECT_EQ(label_text("不用退了，退款多久"),
            R"(,"intent":"refund","intent_score":0.599,"intent_source":"rules"})");
}

TEST_F(LabelTest, MetadataVotes) {
  const std::string rest = R"(,"meta":{"tags":["vip","delay"],"rating":2}})";
  EXPECT_NE(label(R"({"text":"在吗")" + rest).find("delivery.delay"), std::string::npos);
  EXPECT_EQ(label(R"({"text":"在吗","meta":{"tags":["delay"],"rating":5}})"), "}");
}

TEST_F(LabelTest, WhereChoosesTheTexts) {
  EXPECT_EQ(label(R"({"question":"您好","answer":"好的"})"), "}");
  EXPECT_NE(label(R"({"question":"在","answer":"您好"})").find("greeting"), std::string::npos);
  EXPECT_EQ(
      label(R"({"context":[{"role":"customer","text":"怎么退款"}],"question":"在","answer":"嗯"})"),
      "}");
}

TEST_F(LabelTest, GivenIntentIsKeptAndJudgesFunctions) {
  EXPECT_EQ(label(R"({"text":"怎么退款","intent":"refund.how"})"), "}");
  EXPECT_EQ(notes_.tally.get("function_right/refund_how"), 1);
  EXPECT_EQ(notes_.tally.get("function_right/any_refund"), 1);
  EXPECT_EQ(notes_.tally.get("label/kept_intent"), 1);
}

/// The record of `line` as functions of `yaml` leave it.
std::string labelled(std::string_view yaml, const std::string& line, LabelOptions options = {}) {
  const Labeller labeller(options, LabelSet::load(parse_yaml(yaml, "labels.yaml")));
  ParsedRecord parsed(line);
  Notes notes;
  LabelScratch scratch;
  const Outcome outcome = labeller(parsed.record, notes, scratch);
  return outcome.fate == Fate::kKept ? parsed.written() : "dropped";
}

constexpr std::string_view kRefund = R"(
functions: [{name: refund, label: refund, lexicon: [退款]}]
entities: [{name: product, lexicon: {phone: [手机]}}]
)";
constexpr LabelOptions kOverwriting{.overwrite = true, .drop_unlabelled = true};

TEST(LabelOverwrite, RemovesOnlyItsOwnVerdicts) {
  const std::string own =
      R"({"text":"在吗","intent":"x","intent_score":0.9,"intent_source":"rules"})";
  EXPECT_EQ(labelled(kRefund, own), own);
  EXPECT_EQ(labelled(kRefund, own, {.overwrite = true}), R"({"text":"在吗"})");
  EXPECT_EQ(labelled(kRefund, own, kOverwriting), "dropped");
  const std::string given = R"({"text":"在吗","intent":"x"})";
  EXPECT_EQ(labelled(kRefund, given, kOverwriting), given);
}

TEST(LabelOverwrite, KeepsGivenEntities) {
  const std::string given =
      R"({"text":"手机呢","entities":[{"turn":0,"start":2,"end":3,"type":"x"}]})";
  EXPECT_EQ(labelled(kRefund, given), given);
  EXPECT_NE(labelled(kRefund, given, {.overwrite = true}).find("phone"), std::string::npos);
}

TEST_F(LabelTest, OwnVerdictsDoNotJudgeFunctions) {
  label(R"({"text":"怎么退款","intent":"refund.how","intent_source":"rules"})");
  EXPECT_EQ(notes_.tally.get("function_judged/refund_how"), 0);
}

TEST(LabelConditions, EveryTestOfOneConditionHolds) {
  constexpr std::string_view kRange =
      "functions: [{name: a, label: x, when: [{member: n, at_least: 1, at_most: 2}]}]";
  EXPECT_EQ(labelled(kRange, R"({"text":"a","n":3})"), R"({"text":"a","n":3})");
  EXPECT_NE(labelled(kRange, R"({"text":"a","n":2})").find("intent"), std::string::npos);
}

TEST(LabelConditions, PathsThatAreNoPointersAreRefused) {
  const auto loads = [](const std::string& member) {
    const std::string yaml =
        "functions: [{name: a, label: x, when: [{member: \"" + member + "\"}]}]";
    return LabelSet::load(parse_yaml(yaml, "labels.yaml"));
  };
  for (const auto& [path, pointer] : {std::pair("meta.queue", "/meta/queue"),
                                      {"$.meta.queue", "/meta/queue"},
                                      {"meta[tags]", "/meta/tags"}}) {
    try {
      loads(path);
      ADD_FAILURE() << path;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("did you mean \"" + std::string(pointer) + "\"?"),
                std::string::npos)
          << error.what();
    }
  }
  for (const char* pointer : {"channel", "/channel", "/meta/queue", "meta/queue", "/a.b", "/$x"}) {
    EXPECT_NO_THROW(loads(pointer)) << pointer;
  }
}

TEST(LabelNames, LevelsAboveListedLabelsMayBeVotedFor) {
  constexpr std::string_view kAbove =
      "labels: [invoice.ask, invoice.change]\n"
      "functions: [{name: a, label: invoice, pattern: 发票}]";
  EXPECT_NE(labelled(kAbove, R"({"text":"发票"})").find(R"("intent":"invoice")"),
            std::string::npos);
  for (const char* other : {"invoi", "invoice.as", "invoice.ask.now"}) {
    const std::string yaml =
        "labels: [invoice.ask]\nfunctions: [{name: a, label: " + std::string(other) +
        ", pattern: 发票}]";
    EXPECT_THROW(LabelSet::load(parse_yaml(yaml, "labels.yaml")), Error) << other;
  }
}

TEST(LabelConditions, StringsThatSpellNumbersAreNumbers) {
  constexpr std::string_view kLeast =
      "functions: [{name: a, label: x, when: [{member: n, at_least: 0.6}]}]";
  EXPECT_NE(labelled(kLeast, R"({"text":"a","n":"0.65"})").find("intent"), std::string::npos);
  for (const char* n : {R"("0.5")", R"("7 of 9")", R"("")", R"("inf")", "null", "true"}) {
    const std::string line = R"({"text":"a","n":)" + std::string(n) + "}";
    EXPECT_EQ(labelled(kLeast, line), line);
  }
}

TEST(LabelConditions, UnlessSilencesAlsoWithoutAPattern) {
  constexpr std::string_view kUnless =
      "functions: [{name: a, label: x, unless: 投诉, when: [{member: n}]}]";
  EXPECT_NE(labelled(kUnless, R"({"text":"在吗","n":1})").find("intent"), std::string::npos);
  EXPECT_EQ(labelled(kUnless, R"({"text":"要投诉","n":1})"), R"({"text":"要投诉","n":1})");
}

TEST_F(LabelTest, EntitiesInCodePoints) {
  EXPECT_EQ(
      label_text("😀订单号：12345678的手机壳坏了")
          .find(
              R"(,"entities":[{"turn":0,"start":5,"end":13,"type":"order_no","value":"12345678"},)"
              R"({"turn":0,"start":14,"end":17,"type":"product","value":"case"}])"),
      0u);
}

/// The entities found with these phrases of one value.
std::string entities_with(const std::string& phrases, const std::string& text) {
  const std::string yaml = "entities:\n- {name: product, lexicon: {x: [" + phrases + "]}}";
  const std::string line = R"({"text":")" + text + R"("})";
  return labelled(yaml, line).substr(line.size() - 1);
}

TEST(LabelEntities, FewAndManyPhrasesFindTheSame) {
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "item no " + std::to_string(i) + ", ";
  for (const std::string& phrases :
       {std::string("c++, 手机壳, 壳, _b"), many + "c++, 手机壳, 壳, _b"}) {
    EXPECT_NE(entities_with(phrases, "买Ｃ++了").find(R"("start":1,"end":4)"), std::string::npos);
    EXPECT_NE(entities_with(phrases, "手机壳").find(R"("start":0,"end":3)"), std::string::npos);
    EXPECT_NE(entities_with(phrases, "a_b").find(R"("start":1,"end":3)"), std::string::npos);
    EXPECT_EQ(entities_with(phrases, "手机"), "}");
  }
}

TEST_F(LabelTest, TableCountsOverlapAndConflict) {
  label_text("怎么退款，退款多久到");
  label_text("还没到，退");
  notes_.count("records/kept", 2);
  const std::string table = function_table(labeller_.set(), notes_.tally);
  EXPECT_NE(table.find("any_refund     refund              2    100.0%   100.0%     50.0%      -"),
            std::string::npos)
      << table;
  EXPECT_NE(table.find("labelled                                    2  100.0%"), std::string::npos)
      << table;
}

void expect_refused(std::string_view yaml, std::string_view message) {
  try {
    LabelSet::load(parse_yaml(yaml, "labels.yaml"));
    FAIL() << yaml;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kUsage);
    EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
  }
}

TEST(LabelSet, RefusesWhatItDoesNotUnderstand) {
  expect_refused("functions:\n- {name: a, label: x, patern: y}", "labels.yaml:2");
  expect_refused("functions:\n- {name: a, label: x..y, pattern: y}", "joined by dots");
  expect_refused("labels: [refund]\nfunctions:\n- {name: a, label: refunt, pattern: y}",
                 "\"refund\"");
  expect_refused("functions:\n- {name: a, label: x}", "needs a pattern");
  expect_refused("functions:\n- {name: a, label: x, pattern: y}\nentities:\n- {name: e}",
                 "labels.yaml:4");
  expect_refused("functions:\n- {name: a, label: x, pattern: y, match: [z]}",
                 "does not match its example \"z\"");
  expect_refused("functions:\n- {name: a, label: x, pattern: y, no_match: [y]}", "must not");
  expect_refused("functions:\n- {name: a, label: x, pattern: y}\n- {name: a, label: x, pattern: z}",
                 "used twice");
  expect_refused("# nothing yet\n", "neither functions nor entities");
  expect_refused("functions:\n- {name: a, label: x, pattern: 'refund|'}", "empty text");
  expect_refused("functions:\n- {name: a, label: x, pattern: y, unless: ''}", "empty text");
  expect_refused("entities:\n- name: e\n  pattern: '[0-9]*'", "labels.yaml:3");
  expect_refused("entities:\n- name: e\n  lexicon: {x: ['']}", "empty");
}

TEST(LabelTree, AddsParentsOnce) {
  LabelTree labels;
  const std::size_t leaf = labels.add("a.b.c");
  EXPECT_EQ(labels.size(), 3u);
  EXPECT_EQ(labels.add("a.b"), labels.parent(leaf));
  EXPECT_TRUE(labels.is_below(leaf, labels.add("a")));
  EXPECT_FALSE(labels.is_below(labels.add("a"), leaf));
  EXPECT_EQ(labels.size(), 3u);
}

TEST(Labels, ALexiconOfTheWrongFormIsToldTheRightOne) {
  const auto message_of = [](const std::string& yaml) -> std::string {
    try {
      LabelSet::load(parse_yaml(yaml, "l.yaml"));
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(message_of("entities:\n- name: product\n  lexicon: [phone, case]\n"),
            "l.yaml:3: the lexicon of an entity maps each value to its spellings, such as "
            "lexicon: {phone: [mobile, handset], earphones: [headset]}");
  EXPECT_EQ(message_of("functions:\n- name: f\n  label: a\n  lexicon: {a: [b]}\n"),
            "l.yaml:4: the lexicon of a function is a list of phrases, such as "
            "lexicon: [refund policy, money back]");
}

TEST(Vote, AbstainsWithoutVotesOrBelowTheThreshold) {
  LabelTree labels;
  const std::size_t a = labels.add("a");
  EXPECT_FALSE(decide({}, labels, 0.5));
  EXPECT_FALSE(decide({{.label = a, .weight = -1}}, labels, 0.5));
  EXPECT_EQ(decide({{.label = a, .weight = 1}}, labels, 0.5)->label, a);
}

TEST(Vote, BacksOffToTheSharedParent) {
  LabelTree labels;
  const std::size_t how = labels.add("refund.how"), when = labels.add("refund.when");
  const auto verdict = decide({{.label = how}, {.label = when}}, labels, 0.5);
  EXPECT_EQ(labels.name(verdict->label), "refund");
  EXPECT_TRUE(verdict->backed_off);
  EXPECT_NEAR(verdict->probability, 0.845, 0.001);  // 2e / (1 + 2e)
}

TEST(Vote, LargeWeightsAreCertaintyNotAnOverflow) {
  LabelTree labels;
  const std::size_t a = labels.add("a"), b = labels.add("b");
  const auto sure = decide({{.label = a, .weight = 2000}, {.label = b, .weight = 1}}, labels, 0.5);
  ASSERT_TRUE(sure);
  EXPECT_EQ(sure->label, a);
  EXPECT_DOUBLE_EQ(sure->probability, 1.0);
  // Two such votes for different labels leave the choice open.
  EXPECT_FALSE(decide({{.label = a, .weight = 2000}, {.label = b, .weight = 2000}}, labels, 0.6));
}

TEST(Vote, NamesItsSources) {
  LabelTree labels;
  const std::size_t a = labels.add("a");
  const std::vector<Vote> votes = {{.label = a},
                                   {.label = a, .weight = 1, .source = VoteSource::kModel}};
  EXPECT_EQ(decide(votes, labels, 0.5)->source, "rules+model");
}

}  // namespace
}  // namespace deskmill
