// Whole conversations in, pairs out.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "json/codec.hpp"
#include "json/document.hpp"
#include "stages/pair_extract/pair_extract.hpp"

namespace deskmill {
namespace {

/// "c: text" customer, "a: text" agent, "b:" bot, "n:" note, "s:" system.
std::string conversation(const std::vector<std::string>& lines, const std::string& more = "") {
  std::string json = R"({"kind":"conversation","id":"t:1","turns":[)";
  for (const std::string& line : lines) {
    const char* role = line[0] == 'c'   ? "customer"
                       : line[0] == 'a' ? "agent"
                       : line[0] == 'b' ? "bot"
                       : line[0] == 'n' ? "note"
                                        : "system";
    if (json.back() != '[') json += ',';
    json += R"({"role":")" + std::string(role) + R"(","text":")" + line.substr(3) + "\"}";
  }
  return json + "]" + more + "}";
}

struct Pair {
  std::string id, question, answer, raw;
  std::vector<std::string> context, signals;
  double score = 0;
  bool durable = true;

  bool has(std::string_view signal) const {
    return std::find(signals.begin(), signals.end(), signal) != signals.end();
  }
};

struct Extracted {
  Outcome outcome;
  std::vector<Pair> pairs;
  std::int64_t questions = 0;
};

Pair read_pair(std::string_view line) {
  JsonParser parser;
  JsonDocument document;
  EXPECT_FALSE(parser.parse(line, document)) << line;
  const JsonValue root = document.root();
  Pair pair;
  pair.raw = line;
  pair.id = root["id"].text();
  pair.question = root["question"].text();
  pair.answer = root["answer"].text();
  for (const JsonValue turn : root["context"]) pair.context.emplace_back(turn["text"].text());
  for (const JsonValue signal : root["signals"]) pair.signals.emplace_back(signal.text());
  pair.score = root["score"].number().value_or(-1);
  pair.durable = root["durable"].is_true();
  return pair;
}

Extracted extract(const std::string& line, PairOptions options = {}) {
  const Tagger tagger(builtin_pair_rules());
  PairExtractor extractor(options, tagger);
  RecordParser parser;
  Record record;
  EXPECT_FALSE(parser.parse(line, record)) << line;
  Sink sink;
  Extracted result;
  result.outcome = extractor(record, sink);
  std::string_view bytes = sink.targets()[0].bytes;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    result.pairs.push_back(read_pair(bytes.substr(0, end)));
    bytes.remove_prefix(end + 1);
  }
  result.questions = sink.notes.tally.get("pairs/questions");
  return result;
}

/// Everything that was linked, whatever its score.
Extracted extract_all(const std::vector<std::string>& lines) {
  PairOptions options;
  options.min_score = 0;
  return extract(conversation(lines), options);
}

TEST(PairExtract, AQuestionNeedsNoQuestionMark) {
  const Extracted found = extract_all(
      {"c: 你好", "a: 您好，很高兴为您服务", "c: 什么时候发货", "a: 付款后48小时内发出"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].question, "什么时候发货");
  EXPECT_EQ(found.pairs[0].answer, "付款后48小时内发出");
  EXPECT_EQ(found.pairs[0].id, "t:1#2");
  EXPECT_TRUE(found.pairs[0].has("type_match:time"));
  EXPECT_EQ(found.outcome.fate, Fate::kKept);
}

TEST(PairExtract, EnglishRequestWithoutQuestionMark) {
  const Extracted found =
      extract_all({"c: I would like to change my delivery address",
                   "a: Open the order, choose Edit and enter the new address."});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].answer, "Open the order, choose Edit and enter the new address.");
  EXPECT_TRUE(found.pairs[0].has("steps"));
}

TEST(PairExtract, ABurstIsOneQuestionWithItsLeadIn) {
  const Extracted found =
      extract_all({"c: 我上周买的那双蓝色跑鞋", "c: 穿了一次", "c: 还可以退吗", "c: 吊牌不在了",
                   "a: 可以的，七天内都能退", "a: 吊牌丢了需要补三元"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].question, "还可以退吗\n吊牌不在了");
  EXPECT_EQ(found.pairs[0].answer, "可以的，七天内都能退\n吊牌丢了需要补三元");
  EXPECT_EQ(found.pairs[0].context,
            (std::vector<std::string>{"我上周买的那双蓝色跑鞋", "穿了一次"}));
}

TEST(PairExtract, AProblemStatedWithoutAskingCounts) {
  const Extracted found =
      extract_all({"c: 刚买的耳机没声音", "a: 请长按电源键十秒重置后再连接手机"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].question, "刚买的耳机没声音");
}

TEST(PairExtract, TwoQuestionsAnsweredByOneMessage) {
  const Extracted found =
      extract_all({"c: 这件衣服运费多少钱", "c: 这件衣服几天能到", "a: 这件衣服运费8元，3天到"});
  ASSERT_EQ(found.pairs.size(), 2u);
  EXPECT_EQ(found.pairs[0].answer, found.pairs[1].answer);
  EXPECT_EQ(found.pairs[0].id, "t:1#0");
  EXPECT_EQ(found.pairs[1].id, "t:1#1");
}

TEST(PairExtract, CrossedQuestionsFindTheirAnswers) {
  const Extracted found = extract_all({"c: 发票抬头怎么修改", "c: 优惠券多久过期",
                                       "a: 优惠券30天过期", "a: 发票抬头在订单页面点击修改"});
  ASSERT_EQ(found.pairs.size(), 2u);
  EXPECT_EQ(found.pairs[0].answer, "发票抬头在订单页面点击修改");
  EXPECT_EQ(found.pairs[1].answer, "优惠券30天过期");
}

TEST(PairExtract, AnAnswerAfterALaterQuestionIsAJump) {
  const Extracted found =
      extract_all({"c: how do I reset the router password", "a: One moment please.",
                   "c: and what does the red light mean",
                   "a: To reset the router password, hold the reset button for ten seconds."});
  ASSERT_GE(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].question, "how do I reset the router password");
  EXPECT_TRUE(found.pairs[0].has("jump"));
}

TEST(PairExtract, AnUnknownHoldGivesWayToTheAnswer) {
  const Extracted found =
      extract_all({"c: 会员怎么续费", "a: 小蜜飞奔去看看", "a: 会员续费在我的页面里点击续费即可"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].answer, "会员续费在我的页面里点击续费即可");
  EXPECT_TRUE(found.pairs[0].context.empty());
}

TEST(PairExtract, AnUnknownQuestionBackBecomesContext) {
  const Extracted found = extract_all(
      {"c: 会员怎么续费", "a: 您贵姓呀", "c: 姓赵", "a: 会员续费在我的页面里点击续费即可"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].context, (std::vector<std::string>{"您贵姓呀", "姓赵"}));
}

TEST(PairExtract, TheFirstConcernNeedsNoKnownWord) {
  const Extracted found =
      extract_all({"c: hi", "c: my router shows a red light since this morning",
                   "a: Hold the reset button for ten seconds, then select Restart."});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].question, "my router shows a red light since this morning");
  EXPECT_TRUE(found.pairs[0].has("problem"));
}

TEST(PairExtract, AConcernIsFiveWordsOrTenHan) {
  EXPECT_EQ(extract_all({"c: @brightair lovely crew!", "a: Glad to hear!"}).questions, 0);
  EXPECT_EQ(extract_all({"c: 有票据遗失的事", "a: 请在首页点击挂失"}).questions, 0);
  EXPECT_EQ(extract_all({"c: 有一笔上个月的旧款项", "a: 请在首页点击挂失"}).questions, 1);
  EXPECT_EQ(extract_all({"c: red light on my router", "a: Hold the reset button."}).questions, 1);
}

TEST(PairExtract, ACardOfThePlatformAsksNothing) {
  const std::string card = "c: 咨询订单号:88231002 订单金额:39.00 下单时间:2026-03-01";
  EXPECT_EQ(extract_all({card, "a: 已经发货"}).questions, 0);
  EXPECT_EQ(
      extract_all({"c: [订单编号:[订单1]，订单金额:[金额1]，下单时间:[日期1] [时间1]]", "a: 发货"})
          .questions,
      0);
  const Extracted found = extract_all({card, "c: 什么时候发货", "a: 今晚发货"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].question, "什么时候发货");
}

TEST(PairExtract, AClarifyingExchangeBecomesContext) {
  const Extracted found = extract_all({"c: 帮我查下快递到哪了", "a: 请提供一下订单号", "c: 88231",
                                       "a: 包裹已经到达杭州，后续由站点派送"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].question, "帮我查下快递到哪了");
  EXPECT_EQ(found.pairs[0].answer, "包裹已经到达杭州，后续由站点派送");
  EXPECT_EQ(found.pairs[0].context, (std::vector<std::string>{"请提供一下订单号", "88231"}));
}

TEST(PairExtract, AnAnswerThatEndsInAParticleIsNoQuestionBack) {
  for (const char* answer : {"是的呢", "是可以的呢", "商品到达站点后是可以自提的呢"}) {
    const Extracted found = extract_all({"c: 可以到站点自提吗", std::string("a: ") + answer});
    ASSERT_EQ(found.pairs.size(), 1u) << answer;
    EXPECT_EQ(found.pairs[0].answer, answer);
  }
}

TEST(PairExtract, AnAgentWhoOnlyAsksDoesNotAnswer) {
  for (const char* asked :
       {"Sorry to hear that. What's your flight number?", "@maple_9 Did you get a new card yet?",
        "We're sorry. Please follow and DM us your confirmation number. Thanks! *RN"}) {
    const Extracted found =
        extract_all({"c: my card was charged twice", std::string("a: ") + asked});
    EXPECT_TRUE(found.pairs.empty()) << asked;
  }
  for (const char* asked : {"烦请您私信告知联系方式，谢谢", "辛苦您提供一下购买时间哦"}) {
    const Extracted found = extract_all({"c: 会员怎么退款", std::string("a: ") + asked});
    EXPECT_TRUE(found.pairs.empty()) << asked;
  }
}

TEST(PairExtract, NothingAfterTheAnswerBecomesContext) {
  const Extracted found =
      extract_all({"c: 发票可以改抬头吗", "a: 请问是电子发票还是纸质发票？", "c: 电子的",
                   "a: 电子发票可以换开，在订单详情里提交新抬头", "c: 抬头是云杉贸易", "c: 谢谢"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].context,
            (std::vector<std::string>{"请问是电子发票还是纸质发票？", "电子的"}));
}

TEST(PairExtract, APersonWhoIsGreetedGoesWithTheGreeting) {
  const Extracted found = extract_all(
      {"c: How can I log in?", "a: Hi [PERSON_1], please use the link on the login page."});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].answer, "please use the link on the login page.");
}

TEST(PairExtract, EnglishClarifyingExchange) {
  const Extracted found =
      extract_all({"c: Where is my parcel?", "a: Could you provide your order number?", "c: 5521",
                   "a: It is at the depot and arrives within 2 days."});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].context.size(), 2u);
  EXPECT_EQ(found.pairs[0].answer, "It is at the depot and arrives within 2 days.");
}

TEST(PairExtract, HoldMessagesAreNoAnswer) {
  const Extracted found = extract_all(
      {"c: 会员怎么续费", "a: 请稍等", "a: 我帮您查一下", "a: 您好，在我的页面点击续费即可"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].answer, "在我的页面点击续费即可");
}

TEST(PairExtract, ThanksAfterwardsRaiseTheScore) {
  const std::vector<std::string> lines = {"c: 会员怎么续费", "a: 在我的页面点击续费即可"};
  std::vector<std::string> thanked = lines;
  thanked.push_back("c: 好的谢谢");
  const Extracted plain = extract_all(lines), better = extract_all(thanked);
  ASSERT_EQ(plain.pairs.size(), 1u);
  ASSERT_EQ(better.pairs.size(), 1u);
  EXPECT_TRUE(better.pairs[0].has("thanks_after"));
  EXPECT_GT(better.pairs[0].score, plain.pairs[0].score);
}

TEST(PairExtract, ComplaintsAfterwardsLowerTheScore) {
  const Extracted found =
      extract_all({"c: the app does not open", "a: Go to Settings and select Repair.",
                   "c: it still doesn't work"});
  ASSERT_GE(found.pairs.size(), 1u);
  EXPECT_TRUE(found.pairs[0].has("unresolved_after"));
}

TEST(PairExtract, AShortAnswerOfTheRightTypeIsNoFlaw) {
  EXPECT_FALSE(extract_all({"c: 运费多少钱", "a: 8元"}).pairs.at(0).has("short_answer"));
  EXPECT_TRUE(extract_all({"c: 运费多少钱", "a: 看情况吧"}).pairs.at(0).has("short_answer"));
}

TEST(PairExtract, TwoCharactersCanBeAnAnswer) {
  for (const char* answer : {"可以", "能的", "8元", "没有"}) {
    const Extracted found = extract_all({"c: 能免运费吗，多少钱", std::string("a: ") + answer});
    ASSERT_EQ(found.pairs.size(), 1u) << answer;
    EXPECT_EQ(found.pairs[0].answer, answer);
  }
}

TEST(PairExtract, UnansweredIsDropped) {
  const Extracted found = extract(conversation({"c: 什么时候发货", "a: 您好", "a: 请稍等"}));
  EXPECT_EQ(found.outcome.fate, Fate::kDropped);
  EXPECT_EQ(found.outcome.reason, "no_answer");
  EXPECT_TRUE(found.pairs.empty());
}

TEST(PairExtract, GreetingsAloneAreNoQuestion) {
  for (const auto& lines : std::vector<std::vector<std::string>>{
           {"c: 你好", "c: 在吗？", "a: 您好，请问有什么可以帮您的吗"},
           {"c: hello", "a: Hi, how can I help you today?", "c: thanks"}}) {
    const Extracted found = extract(conversation(lines));
    EXPECT_EQ(found.outcome.reason, "no_question") << lines[0];
  }
}

TEST(PairExtract, BelowTheScoreIsDropped) {
  PairOptions options;
  options.min_score = 1;
  const Extracted found =
      extract(conversation({"c: 什么时候发货", "a: 付款后48小时内发出"}), options);
  EXPECT_EQ(found.outcome.fate, Fate::kDropped);
  EXPECT_EQ(found.outcome.reason, "below_score");
}

TEST(PairExtract, OnlyCustomersAsk) {
  const Extracted found = extract(conversation({"a: 请问您什么时候方便？", "n: 客户问怎么退款？",
                                                "b: 您想咨询什么？", "s: 会话已结束，是否满意？"}));
  EXPECT_EQ(found.outcome.reason, "no_question");
}

TEST(PairExtract, NotesSystemAndBotsDoNotAnswer) {
  const std::vector<std::string> lines = {"c: 怎么修改收货地址", "n: 在订单页面点击修改地址即可",
                                          "s: 在订单页面点击修改地址即可",
                                          "b: 在订单页面点击修改地址即可"};
  EXPECT_EQ(extract(conversation(lines)).outcome.reason, "no_answer");
  PairOptions options;
  options.dialogue.bot_answers = true;
  EXPECT_EQ(extract(conversation(lines), options).pairs.size(), 1u);
}

TEST(PairExtract, IdsNameTheFirstQuestionTurn) {
  const Extracted found =
      extract_all({"s: 会话开始", "c: 你好", "c: 可以开发票吗", "a: 可以的，支持电子发票",
                   "c: 那运费多少钱", "a: 满99元包邮"});
  ASSERT_EQ(found.pairs.size(), 2u);
  EXPECT_EQ(found.pairs[0].id, "t:1#2");
  EXPECT_EQ(found.pairs[1].id, "t:1#4");
  EXPECT_NE(found.pairs[1].raw.find(R"("question_turns":[4],"answer_turns":[5])"),
            std::string::npos);
}

TEST(PairExtract, MembersAreInherited) {
  const Extracted found = extract(conversation(
      {"c: 可以开发票吗", "a: 可以的，支持电子发票"},
      R"(,"channel":"chat","customer":"u1","lang":"zh","cluster":7,"meta":{"n":1.10,"rating":5},"x":1)"));
  ASSERT_EQ(found.pairs.size(), 1u);
  const std::string& raw = found.pairs[0].raw;
  EXPECT_NE(raw.find(R"("channel":"chat","cluster":7,"meta":{"n":1.10,"rating":5})"),
            std::string::npos)
      << raw;
  EXPECT_NE(raw.find(R"("conversation":"t:1","customer":"u1","lang":"zh")"), std::string::npos)
      << raw;
  EXPECT_EQ(raw.find(R"("x":1)"), std::string::npos);
  EXPECT_TRUE(found.pairs[0].has("rating_good"));
}

TEST(PairExtract, AnswersBoundToADayOrAPersonAreNotDurable) {
  EXPECT_TRUE(extract_all({"c: 多久发货", "a: 付款后48小时内发出"}).pairs.at(0).durable);
  EXPECT_FALSE(extract_all({"c: 多久发货", "a: 您的明天就会发出"}).pairs.at(0).durable);
  EXPECT_FALSE(extract_all({"c: 我的订单到哪了", "a: 订单[订单1]已经签收"}).pairs.at(0).durable);
  EXPECT_FALSE(
      extract_all({"c: can I get a refund", "a: We'll get back to you soon."}).pairs.at(0).durable);
}

TEST(PairExtract, APersonWhoIsGreetedMakesNoAnswerPersonal) {
  EXPECT_TRUE(
      extract_all({"c: How can I log in?", "a: Dear [PERSON_1], use the link on the login page."})
          .pairs.at(0)
          .durable);
  EXPECT_FALSE(extract_all({"c: 包裹到哪了", "a: 包裹由[姓名1]签收了"}).pairs.at(0).durable);
}

TEST(PairExtract, DigitsOfPlaceholdersAreNoNumbers) {
  EXPECT_FALSE(
      extract_all({"c: how many bags can I bring", "a: Ask [PERSON_1] at the counter, @maple_9"})
          .pairs.at(0)
          .has("specific"));
  EXPECT_TRUE(extract_all({"c: how many bags can I bring", "a: Up to 2 bags are free"})
                  .pairs.at(0)
                  .has("type_match:number"));
}

TEST(PairExtract, WhatIsDoneOnceIsNotDurable) {
  for (const char* answer :
       {"已经为您取消了这个订单", "看到您的退款已经到账了哦", "您的订单预计三天送达"}) {
    EXPECT_FALSE(
        extract_all({"c: 我的退款什么情况", std::string("a: ") + answer}).pairs.at(0).durable)
        << answer;
  }
  for (const char* answer : {"We'll pass this on to the team.", "I will check with the depot."}) {
    const Extracted found = extract_all({"c: can I get a seat", std::string("a: ") + answer});
    EXPECT_TRUE(found.pairs.at(0).has("promise_only")) << answer;
  }
}

TEST(PairExtract, CannedWordsAreNoAnswer) {
  for (const char* canned : {"您太客气了呢，这都是我应该做的呢", "很高兴遇到您这么善解人意的客户",
                             "怠慢之处请您谅解呢", "还辛苦您给小妹打个评价呢", "祝福您天天开心",
                             "请点击表情栏旁边的小桃心哦", "有什么问题我可以帮您处理或解决呢?"}) {
    EXPECT_TRUE(extract_all({"c: 会员怎么退款", std::string("a: ") + canned}).pairs.empty())
        << canned;
  }
  for (const char* canned : {"We appreciate your patience.", "You are very welcome!"}) {
    EXPECT_TRUE(extract_all({"c: how do I pay", std::string("a: ") + canned}).pairs.empty())
        << canned;
  }
  for (const char* answer : {"还有其他颜色可选的", "在订单页面点击评价", "收货评价后返现"}) {
    const Extracted found = extract_all({"c: 这个怎么弄", std::string("a: ") + answer});
    ASSERT_EQ(found.pairs.size(), 1u) << answer;
    EXPECT_EQ(found.pairs[0].answer, answer);
  }
}

TEST(PairExtract, StepsAreInstructions) {
  for (const char* answer : {"We have open seating on all flights", "A follow-up is on its way",
                             "Business Select fares are sold out"}) {
    EXPECT_FALSE(extract_all({"c: how do I get a seat", std::string("a: ") + answer})
                     .pairs.at(0)
                     .has("steps"))
        << answer;
  }
}

TEST(PairExtract, AShortRequestNeedsNoQuestionWord) {
  for (const char* request : {"催单", "要开专票", "预计送达时间", "我想维修", "我要解绑"}) {
    EXPECT_EQ(extract_all({std::string("c: ") + request, "a: 请在订单页面操作"}).questions, 1)
        << request;
  }
}

TEST(PairExtract, ASystemEventEndsARun) {
  const Extracted found =
      extract_all({"c: 我的会员", "s: 会话已转接", "c: 怎么取消", "a: 在设置里点击取消续费"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].question, "怎么取消");
  EXPECT_EQ(found.pairs[0].context, std::vector<std::string>{"我的会员"});  // of an earlier run
}

TEST(PairExtract, OtherRecordsAreRejected) {
  EXPECT_EQ(extract(R"({"text":"怎么退款"})").outcome.fate, Fate::kRejected);
}

TEST(PairExtract, ALongSpoolFinishes) {
  std::vector<std::string> lines;
  for (int i = 0; i < 5000; ++i) {
    lines.push_back("c: 第" + std::to_string(i) + "件商品什么时候发货");
    lines.push_back("a: 第" + std::to_string(i) + "件商品三天内发出");
  }
  EXPECT_EQ(extract_all(lines).pairs.size(), 5000u);
}

TEST(PairExtract, AnAnswerAndAClosingInOneSentenceGiveThePair) {
  const Extracted extracted =
      extract(conversation({"c: 这个灯可以调光吗", "a: 可以的哦，请问还有其他可以帮您的吗?"}));
  ASSERT_EQ(extracted.pairs.size(), 1u);
  EXPECT_EQ(extracted.pairs[0].answer, "可以的哦");
  EXPECT_TRUE(extracted.pairs[0].has("type_match:yes_no"));
  EXPECT_FALSE(extracted.pairs[0].has("asks_back"));
}

TEST(PairExtract, CourtesyIsNoAnswer) {
  for (const char* courtesy :
       {"I'm so sorry about that, [PERSON_1]. Thank you for your patience. *QX",
        "We're glad to hear you liked the lamp! 😊", "*QX", "Robin, we appreciate it!",
        "感谢您的反馈，我们会不断改进~", "很抱歉给您带来不便，敬请谅解"}) {
    const Extracted extracted = extract(conversation(
        {"c: my new desk lamp flickers since this morning", "a: " + std::string(courtesy), "c: ok",
         "a: Tighten the bulb by half a turn."}));
    ASSERT_EQ(extracted.pairs.size(), 1u) << courtesy;
    EXPECT_EQ(extracted.pairs[0].answer, "Tighten the bulb by half a turn.") << courtesy;
  }
}

TEST(PairExtract, AnApologyThatAnswersIsAnAnswer) {
  for (const char* answer :
       {"I'm sorry, the lamp can't be dimmed.", "Yes, glad you asked.",
        "Unfortunately, sorry to say, not.", "Thank you for asking. It needs 2 batteries.",
        "Sorry for the wait. Open the lid first, please.", "很抱歉不能的", "支持的哦",
        "抱歉没有货了"}) {
    const Extracted extracted =
        extract(conversation({"c: can I dim the lamp 能调光吗", "a: " + std::string(answer)}));
    ASSERT_EQ(extracted.pairs.size(), 1u) << answer;
    EXPECT_EQ(extracted.pairs[0].answer, answer);
  }
}

TEST(PairExtract, AnOrderCardAloneAsksBack) {
  const Extracted extracted = extract(conversation(
      {"c: 我的台灯什么时候发货", "a: [订单1]", "c: 对", "a: 仓库今天下午发货，明天送达"}));
  ASSERT_EQ(extracted.pairs.size(), 1u);
  EXPECT_EQ(extracted.pairs[0].answer, "仓库今天下午发货，明天送达");
}

}  // namespace
}  // namespace deskmill
