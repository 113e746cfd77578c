// Whole conversations in, pairs out: what counts as an answer, and how it is scored.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extracted.hpp"

namespace deskmill {
namespace {

TEST(PairAnswer, SympathyIsNoAnswerToAStatedProblem) {
  const Extracted chat =
      extract(conversation({"c: third delay in a row plus tiny seats",
                            "a: Oh dear, that is a long day, and we appreciate your patience."}));
  EXPECT_EQ(chat.questions, 1);
  EXPECT_TRUE(chat.pairs.empty());
}

TEST(PairAnswer, SympathyAnswersAQuestionWorseThanFacts) {
  const auto answered = [](const std::string& question, const std::string& answer) {
    return extract_all({"c: " + question, "a: " + answer}).pairs.at(0);
  };
  const std::string question = "Why is the second train late again?";
  const Pair sympathy = answered(question, "We are sorry about the wait. The team works hard.");
  const Pair facts = answered(question, "A tree fell on the line near the old mill this morning.");
  EXPECT_TRUE(sympathy.has("sympathy"));
  EXPECT_FALSE(facts.has("sympathy"));
  EXPECT_LT(sympathy.score + 0.1, facts.score);
  EXPECT_FALSE(answered("Can I get a new one?", "Thanks, it is on its way.").has("sympathy"));
  EXPECT_FALSE(answered("这款有现货吗", "抱歉亲，要等到下周补货").has("sympathy"));
}

TEST(PairAnswer, AQuestionBackBesideACourtesyStandsOnTheWay) {
  const auto answered = [](const std::string& back) {
    return extract_all({"c: Why is there no lift at the north gate?", "a: " + back,
                        "c: It was there in May", "a: The lift is being painted until July."});
  };
  for (const char* back :
       {"Hmm, that's strange. Where was this at?", "That is odd, Robin. Did you ask the crew?",
        "Sure! Which gate is it?"}) {
    const Extracted found = answered(back);
    ASSERT_EQ(found.pairs.size(), 1u) << back;
    EXPECT_EQ(found.pairs[0].answer, "The lift is being painted until July.") << back;
    EXPECT_EQ(found.pairs[0].context.size(), 2u) << back;
  }
  for (const char* answer :
       {"The lift at the north gate is being painted until May. Shall we send you a map?",
        "It closes at 8. Would that do?", "There is none at http://x.example/?gate=north"}) {
    const Extracted found = answered(answer);
    ASSERT_EQ(found.pairs.size(), 1u) << answer;
    EXPECT_EQ(found.pairs[0].answer, answer);
  }
}

TEST(PairAnswer, AChineseQuestionBackAmongCourtesiesIsNoAnswer) {
  for (const char* back : {"关于您说的情况,很抱歉,请问您用的是什么套餐呢？烦请告知,谢谢！",
                           "给您带来不便，小编深表歉意。如方便您可私信说明详细位置，方便小编核实。",
                           "很抱歉给您带来不便了，请问宽带是哪里出了故障呢？",
                           "您的水箱是什么颜色啊", "[组织1] [数字1][身份证1]X"}) {
    EXPECT_TRUE(
        extract_all({"c: 为什么这个月的宽带总是断线？", std::string("a: ") + back}).pairs.empty())
        << back;
  }
  for (const char* answer :
       {"不好意思没有查到这条线路的故障，请问还有其他问题吗？",
        "很抱歉这台光猫暂时还无法关闭这个提示音，请问现在按住开关的话指示灯会亮吗？",
        "请问您重启过吗？重启光猫以后等三分钟就好。", "请问是这条宽带么 这条线路没有故障记录的"}) {
    EXPECT_FALSE(
        extract_all({"c: 为什么这个月的宽带总是断线？", std::string("a: ") + answer}).pairs.empty())
        << answer;
  }
}

TEST(PairAnswer, PromisesInPlaceOfAnAnswerAreLeftOut) {
  for (const char* promise : {"您的问题已经为您反馈", "这边帮您催促一下", "我帮您和商家留言一下",
                              "您反馈的情况已收到。", "我司将加大培训力度，改善服务中的不足。"}) {
    EXPECT_TRUE(extract(conversation({"c: 为什么退款还没到账？", std::string("a: ") + promise}))
                    .pairs.empty())
        << promise;
  }
  for (const char* promise :
       {"We will certainly feed this back.", "I'll let her leadership team know.",
        "Truly sorry we failed you.", "We know how frustrating this is."}) {
    EXPECT_TRUE(
        extract(conversation({"c: Why was nobody at the desk?", std::string("a: ") + promise}))
            .pairs.empty())
        << promise;
  }
}

TEST(PairAnswer, WhatAgreesToAnOfferIsNotWhatWasAsked) {
  const auto pairs = extract_all({"c: 周末能送到吗", "a: 这样可以吗 先存在站点"}).pairs;
  for (const Pair& pair : pairs) EXPECT_FALSE(pair.has("type_match:yes_no"));
  for (const char* answer :
       {"我们会不断改善送货的路线", "可能要等仓库盘点以后", "配送功能在改版"}) {
    for (const Pair& pair : extract_all({"c: 周末能送到吗", std::string("a: ") + answer}).pairs) {
      EXPECT_FALSE(pair.has("type_match:yes_no")) << answer;
    }
  }
  for (const Pair& pair :
       extract_all({"c: Is the gate open?", "a: We are very sorry about your day."}).pairs) {
    EXPECT_FALSE(pair.has("type_match:yes_no"));
  }
}

TEST(PairAnswer, AConcernInUnknownWordsCountsLess) {
  const auto signals_of = [](const std::string& concern) {
    return extract_all(
               {"c: " + concern, "a: The blue lid fits both cups, and a spare one costs 2."})
        .pairs.at(0);
  };
  EXPECT_TRUE(signals_of("Both of my cups came with the same lid").has("unclear"));
  EXPECT_FALSE(signals_of("One of my cups came with a broken lid").has("unclear"));
  EXPECT_FALSE(extract_all({"c: 我的两个杯子都配了同样的盖子", "a: 蓝色的盖子两个杯子都能用"})
                   .pairs.at(0)
                   .has("unclear"));
}

TEST(PairAnswer, EffortsInPlaceOfAnAnswerAreSympathy) {
  const std::string question = "Why is the second train late again?";
  for (const char* effort : {"Our team is working hard to get you on your way.",
                             "We're working to get you home. Thanks for hanging in there!",
                             "We always want you to arrive in time."}) {
    EXPECT_TRUE(extract_all({"c: " + question, std::string("a: ") + effort}).pairs.empty())
        << effort;
  }
}

TEST(PairAnswer, ChineseHoldsAndRequestsAreNoAnswers) {
  for (const char* message :
       {"还辛苦您再等待下哦，这里正在为您查询中哈!", "好的这就为您查询请您稍等~",
        "您提供下入驻编码的呢", "亲，还请您提供税号", "这个手机是吗 亲"}) {
    EXPECT_TRUE(extract_all({"c: 发票可以重新开吗", std::string("a: ") + message}).pairs.empty())
        << message;
  }
  EXPECT_EQ(extract_all({"c: 发票可以重新开吗", "a: 您提供下税号给站点就可以了"}).pairs.size(), 1u);
}

TEST(PairAnswer, ARemedyAnswersAStatedProblem) {
  for (const auto& [problem, remedy] : std::vector<std::pair<std::string, std::string>>{
           {"My charger stopped working after two weeks.",
            "Sorry to hear that. Unplug the charger and hold the power button."},
           {"I was charged twice for the same booking.",
            "Thank you for writing to us, and I am sorry. The second charge is a reservation by "
            "your "
            "bank; it disappears by itself."},
           {"打印机一直显示缺纸，但是纸盒里有纸。", "请把纸盒抽出来，重新装入后再试。"},
           {"我的耳机左边没有声音了", "这种情况可以换新的，您把耳机寄回来就行。"}}) {
    const Extracted found = extract(conversation({"c: " + problem, "a: " + remedy}));
    EXPECT_EQ(found.pairs.size(), 1u) << problem;
  }
}

TEST(PairAnswer, AQuestionBackBetweenGreetingsIsOne) {
  for (const char* back : {"您好 ，有什么问题我可以帮您处理或解决呢?  您确定不要了吗",
                           "是需要删除之前的资料是吗 亲爱的"}) {
    const Extracted found = extract_all({"c: 这个订单可以退吗", "a: " + std::string(back), "c: 是",
                                         "a: 可以退的，在订单页面点击退货"});
    ASSERT_EQ(found.pairs.size(), 1u) << back;
    EXPECT_EQ(found.pairs[0].answer, "可以退的，在订单页面点击退货") << back;
  }
}

TEST(PairAnswer, AnAnswerThatEndsInAParticleIsNoQuestionBack) {
  for (const char* answer : {"是的呢", "是可以的呢", "商品到达站点后是可以自提的呢"}) {
    const Extracted found = extract_all({"c: 可以到站点自提吗", std::string("a: ") + answer});
    ASSERT_EQ(found.pairs.size(), 1u) << answer;
    EXPECT_EQ(found.pairs[0].answer, answer);
  }
}

TEST(PairAnswer, AnAgentWhoOnlyAsksDoesNotAnswer) {
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

TEST(PairAnswer, APersonWhoIsGreetedGoesWithTheGreeting) {
  const Extracted found = extract_all(
      {"c: How can I log in?", "a: Hi [PERSON_1], please use the link on the login page."});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].answer, "please use the link on the login page.");
}

TEST(PairAnswer, HoldMessagesAreNoAnswer) {
  const Extracted found = extract_all(
      {"c: 会员怎么续费", "a: 请稍等", "a: 我帮您查一下", "a: 您好，在我的页面点击续费即可"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].answer, "在我的页面点击续费即可");
}

TEST(PairAnswer, ThanksAfterwardsRaiseTheScore) {
  const std::vector<std::string> lines = {"c: 会员怎么续费", "a: 在我的页面点击续费即可"};
  std::vector<std::string> thanked = lines;
  thanked.push_back("c: 好的谢谢");
  const Extracted plain = extract_all(lines), better = extract_all(thanked);
  ASSERT_EQ(plain.pairs.size(), 1u);
  ASSERT_EQ(better.pairs.size(), 1u);
  EXPECT_TRUE(better.pairs[0].has("thanks_after"));
  EXPECT_GT(better.pairs[0].score, plain.pairs[0].score);
}

TEST(PairAnswer, ComplaintsAfterwardsLowerTheScore) {
  const Extracted found =
      extract_all({"c: the app does not open", "a: Go to Settings and select Repair.",
                   "c: it still doesn't work"});
  ASSERT_GE(found.pairs.size(), 1u);
  EXPECT_TRUE(found.pairs[0].has("unresolved_after"));
}

TEST(PairAnswer, AShortAnswerOfTheRightTypeIsNoFlaw) {
  EXPECT_FALSE(extract_all({"c: 运费多少钱", "a: 8元"}).pairs.at(0).has("short_answer"));
  EXPECT_TRUE(extract_all({"c: 运费多少钱", "a: 看情况吧"}).pairs.at(0).has("short_answer"));
}

TEST(PairAnswer, TwoCharactersCanBeAnAnswer) {
  for (const char* answer : {"可以", "能的", "8元", "没有"}) {
    const Extracted found = extract_all({"c: 能免运费吗，多少钱", std::string("a: ") + answer});
    ASSERT_EQ(found.pairs.size(), 1u) << answer;
    EXPECT_EQ(found.pairs[0].answer, answer);
  }
}

TEST(PairAnswer, AnswersBoundToADayOrAPersonAreNotDurable) {
  EXPECT_TRUE(extract_all({"c: 多久发货", "a: 付款后48小时内发出"}).pairs.at(0).durable);
  EXPECT_FALSE(extract_all({"c: 多久发货", "a: 您的明天就会发出"}).pairs.at(0).durable);
  EXPECT_FALSE(extract_all({"c: 我的订单到哪了", "a: 订单[订单1]已经签收"}).pairs.at(0).durable);
  EXPECT_FALSE(
      extract_all({"c: can I get a refund", "a: We'll get back to you soon."}).pairs.at(0).durable);
}

TEST(PairAnswer, APersonWhoIsGreetedMakesNoAnswerPersonal) {
  EXPECT_TRUE(
      extract_all({"c: How can I log in?", "a: Dear [PERSON_1], use the link on the login page."})
          .pairs.at(0)
          .durable);
  EXPECT_FALSE(extract_all({"c: 包裹到哪了", "a: 包裹由[姓名1]签收了"}).pairs.at(0).durable);
}

TEST(PairAnswer, DigitsOfPlaceholdersAreNoNumbers) {
  EXPECT_FALSE(
      extract_all({"c: how many bags can I bring", "a: Ask [PERSON_1] at the counter, @maple_9"})
          .pairs.at(0)
          .has("specific"));
  EXPECT_TRUE(extract_all({"c: how many bags can I bring", "a: Up to 2 bags are free"})
                  .pairs.at(0)
                  .has("type_match:number"));
}

TEST(PairAnswer, WhatIsDoneOnceIsNotDurable) {
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

TEST(PairAnswer, WhatIsSaidAtPartingIsNoPartOfAnAnswer) {
  for (const char* parting :
       {"感谢您的惠顾", "感谢您的惠顾，祝您生活愉快/:^_^", "感谢您的耐心等待，欢迎再次光临"}) {
    const Extracted found = extract_all(
        {"c: 发什么快递", "a: 默认发中通，偏远地区发邮政", std::string("a: ") + parting});
    ASSERT_EQ(found.pairs.size(), 1u) << parting;
    EXPECT_EQ(found.pairs[0].answer, "默认发中通，偏远地区发邮政") << parting;
  }
  const Extracted found =
      extract_all({"c: can you ship today?", "a: Orders before 4 pm ship today.",
                   "a: Thank you for your order, have a nice day"});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].answer, "Orders before 4 pm ship today.");
}

TEST(PairAnswer, WhoIsGreetedByNameIsNoPartOfAnAnswer) {
  for (const char* greeting : {"您好，[姓名1]先生，", "亲爱的[姓名1]，", "您好，白女士，"}) {
    const Extracted found = extract_all(
        {"c: 怎么改套餐", std::string("a: ") + greeting + "发送短信到服务号就可以修改"});
    ASSERT_EQ(found.pairs.size(), 1u) << greeting;
    EXPECT_EQ(found.pairs[0].answer, "发送短信到服务号就可以修改") << greeting;
  }
  EXPECT_EQ(extract_all({"c: 包裹到哪了", "a: 您好，[姓名1]昨天签收了"}).pairs.at(0).answer,
            "[姓名1]昨天签收了");
}

TEST(PairAnswer, CannedWordsAreNoAnswer) {
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

TEST(PairAnswer, StepsAreInstructions) {
  for (const char* answer : {"We have open seating on all flights", "A follow-up is on its way",
                             "Business Select fares are sold out"}) {
    EXPECT_FALSE(extract_all({"c: how do I get a seat", std::string("a: ") + answer})
                     .pairs.at(0)
                     .has("steps"))
        << answer;
  }
}

TEST(PairAnswer, AnAnswerAndAClosingInOneSentenceGiveThePair) {
  const Extracted extracted =
      extract(conversation({"c: 这个灯可以调光吗", "a: 可以的哦，请问还有其他可以帮您的吗?"}));
  ASSERT_EQ(extracted.pairs.size(), 1u);
  EXPECT_EQ(extracted.pairs[0].answer, "可以的哦");
  EXPECT_TRUE(extracted.pairs[0].has("type_match:yes_no"));
  EXPECT_FALSE(extracted.pairs[0].has("asks_back"));
}

TEST(PairAnswer, CourtesyIsNoAnswer) {
  for (const char* courtesy :
       {"I'm so sorry about that, [PERSON_1]. Thank you for your patience. *QX",
        "We're glad to hear you liked the lamp! 😊", "*QX", "Robin, we appreciate it!",
        "I'm sorry. *QX", "Hi [PERSON_1], I'm so sorry about that. *QX",
        "__user__ Hey, our apologies for the wait.", "I will do my best.", "有问题随时联系我哦",
        "亲亲，有什么需要，可以联系我哦，我一直都在", "感谢您的反馈，我们会不断改进~",
        "很抱歉给您带来不便，敬请谅解"}) {
    const Extracted extracted =
        extract(conversation({"c: why does my new desk lamp flicker", "a: " + std::string(courtesy),
                              "c: ok", "a: Tighten the bulb by half a turn."}));
    ASSERT_EQ(extracted.pairs.size(), 1u) << courtesy;
    EXPECT_EQ(extracted.pairs[0].answer, "Tighten the bulb by half a turn.") << courtesy;
  }
}

TEST(PairAnswer, AnApologyThatAnswersIsAnAnswer) {
  for (const char* answer :
       {"I'm sorry, the lamp can't be dimmed.", "Yes, glad you asked.",
        "Unfortunately, sorry to say, not.", "Thank you for asking. It needs 2 batteries.",
        "Sorry for the wait. Open the lid first, please.", "Sorry for the wait but it is sold out.",
        "I do apologize we do not dim lamps.", "Dear me, it dims by itself.", "很抱歉不能的",
        "支持的哦", "抱歉没有货了"}) {
    const Extracted extracted =
        extract(conversation({"c: can I dim the lamp 能调光吗", "a: " + std::string(answer)}));
    ASSERT_EQ(extracted.pairs.size(), 1u) << answer;
    EXPECT_EQ(extracted.pairs[0].answer, answer);
  }
}

TEST(PairAnswer, WhatHoldsForThisCustomerAloneDoesNotKeep) {
  for (const char* answer : {"We've saved you a seat at the back.", "Your order has shipped.",
                             "We're showing a departure at 8:10p.", "The new ETA is 9:20p."}) {
    EXPECT_FALSE(extract_all({"c: when does my flight leave", std::string("a: ") + answer})
                     .pairs.at(0)
                     .durable)
        << answer;
  }
  for (const char* answer : {"If your flight is delayed, ask at the desk.",
                             "Flights leave at 8:10p.", "You can change your booking online."}) {
    EXPECT_TRUE(extract_all({"c: when does my flight leave", std::string("a: ") + answer})
                    .pairs.at(0)
                    .durable)
        << answer;
  }
}

TEST(PairAnswer, AnOrderCardAloneAsksBack) {
  const Extracted extracted = extract(conversation(
      {"c: 我的台灯什么时候发货", "a: [订单1]", "c: 对", "a: 仓库今天下午发货，明天送达"}));
  ASSERT_EQ(extracted.pairs.size(), 1u);
  EXPECT_EQ(extracted.pairs[0].answer, "仓库今天下午发货，明天送达");
}
}  // namespace
}  // namespace deskmill
