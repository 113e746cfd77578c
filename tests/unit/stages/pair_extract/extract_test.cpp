// Whole conversations in, pairs out: what is asked, and which message answers it.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extracted.hpp"

namespace deskmill {
namespace {

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

TEST(PairExtract, PraiseIsNoConcern) {
  for (const char* praise :
       {"Shout out to Ida at the north desk for finding my hat!", "Your crew was amazing today",
        "谢谢亲，鞋子收到就给好评了", "你们的服务真好，下次还来这里买东西"}) {
    const std::string first = std::string("c: ") + praise;
    EXPECT_EQ(extract(conversation({first, "a: Come back soon!"})).questions, 0) << praise;
  }
  EXPECT_EQ(extract(conversation({"c: Your crew was amazing today", "a: Come back soon!",
                                  "c: and the tea they gave us was warm too", "a: It is!"}))
                .questions,
            0);
  for (const char* concern :
       {"Your crew was amazing but my hat is lost", "I love this shop, do you have it in blue?",
        "这双鞋质量很好，但是少发了鞋带"}) {
    EXPECT_EQ(
        extract_all({std::string("c: ") + concern, "a: Let us see, it is on its way"}).questions, 1)
        << concern;
  }
  std::string story = "Your crew was amazing.";
  for (int i = 0; i < 30; ++i) story += " Then the train stood.";
  EXPECT_EQ(extract_all({"c: " + story, "a: It left at noon"}).questions, 1);
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

TEST(PairExtract, NothingAfterTheAnswerBecomesContext) {
  const Extracted found =
      extract_all({"c: 发票可以改抬头吗", "a: 请问是电子发票还是纸质发票？", "c: 电子的",
                   "a: 电子发票可以换开，在订单详情里提交新抬头", "c: 抬头是云杉贸易", "c: 谢谢"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].context,
            (std::vector<std::string>{"请问是电子发票还是纸质发票？", "电子的"}));
}

TEST(PairExtract, EnglishClarifyingExchange) {
  const Extracted found =
      extract_all({"c: Where is my parcel?", "a: Could you provide your order number?", "c: 5521",
                   "a: It is at the depot and arrives within 2 days."});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].context.size(), 2u);
  EXPECT_EQ(found.pairs[0].answer, "It is at the depot and arrives within 2 days.");
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
  EXPECT_NE(raw.find(R"("channel":"chat","conversation_cluster":7,"meta":{"n":1.10,"rating":5})"),
            std::string::npos)
      << raw;
  EXPECT_NE(raw.find(R"("conversation":"t:1","customer":"u1","lang":"zh")"), std::string::npos)
      << raw;
  EXPECT_EQ(raw.find(R"("x":1)"), std::string::npos);
  EXPECT_TRUE(found.pairs[0].has("rating_good"));
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
}  // namespace
}  // namespace deskmill
