// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/cleaner.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "core/error.hpp"
#include "json/string.hpp"
#include "stages/clean/rule_choice.hpp"
#include "stages/clean/rules/builtin_rules.hpp"
#include "support/parsed_record.hpp"

namespace deskmill {
namespace {

struct Result {
  Outcome outcome;
  std::string line;
  Notes notes;
};

Result clean_line(const std::string& line, const CleanOptions& options = {},
                  std::string_view yaml = "") {
  const Cleaner cleaner(options, clean_rules(options, yaml, "rules.yaml"));
  ParsedRecord parsed(line);
  Result result;
  Cleaner::Memory memory;
  result.outcome = cleaner(parsed.record, result.notes, memory);
  result.line = parsed.written();
  return result;
}

std::string utterance(std::string_view text) {
  return "{\"text\":" + json_string(text) + "}";
}

std::string conversation(const std::vector<std::string>& texts, std::string_view channel = "chat") {
  std::string turns;
  for (const std::string& text : texts) {
    turns += (turns.empty() ? "" : ",") + std::string("{\"role\":\"agent\",\"text\":") +
             json_string(text) + "}";
  }
  return "{\"kind\":\"conversation\",\"channel\":" + json_string(channel) + ",\"turns\":[" + turns +
         "]}";
}

/// The text of an utterance after cleaning; "<dropped>" when it is gone.
std::string cleaned(std::string_view text, const CleanOptions& options = {}) {
  const Result result = clean_line(utterance(text), options);
  if (result.outcome.fate == Fate::kDropped) return "<dropped>";
  return std::string(ParsedRecord(result.line).record.turns()[0].text);
}

/// A record in which the rule has its chance: a call for stutter, two equal turns for repeats.
std::string record_for(const Rule& rule, const std::string& example) {
  if (rule.name == "repeat.stutter") return conversation({example, "ok"}, "call");
  if (rule.name == "repeat.turn") return conversation({example, example});
  if (rule.name.rfind("mail.", 0) == 0) return conversation({example}, "email");
  return conversation({example, "ok"});
}

TEST(Cleaner, EveryRuleHoldsItsExamplesAlone) {
  for (const Rule& rule : builtin_clean_rules()) {
    CleanOptions options;
    options.only = {rule.name};
    for (const std::string& example : rule.match) {
      const Result result = clean_line(record_for(rule, example), options);
      EXPECT_GT(result.notes.tally.get("rules/" + rule.name), 0) << rule.name << ": " << example;
    }
    for (const std::string& example : rule.no_match) {
      const Result result = clean_line(record_for(rule, example), options);
      EXPECT_EQ(result.notes.tally.get("rules/" + rule.name), 0) << rule.name << ": " << example;
      EXPECT_EQ(result.line, record_for(rule, example)) << rule.name;
    }
  }
}

TEST(Cleaner, PatternsHoldTheirExamplesWhenLoaded) {
  for (const Rule& rule : builtin_clean_rules()) EXPECT_NO_THROW(check_examples(rule)) << rule.name;
}

TEST(Cleaner, DumpedRulesLoadAgain) {
  const std::string yaml = dump_rules(builtin_clean_rules());
  const std::vector<Rule> again = clean_rules({}, yaml, "dump.yaml");
  EXPECT_EQ(dump_rules(again), yaml);
}

TEST(Cleaner, SoundTextIsNotTouched) {
  for (const std::string_view text : {"您好，请问我的订单１２３４什么时候到？！",
                                      "“引号”、《书名》、……——（括号）【注意】",
                                      "谢谢谢谢 好好好",
                                      "￥99.00 是含运费的吗",
                                      "a < b && c > d",
                                      "I <3 it :-)",
                                      ">_< 好烦",
                                      "[图片说明](https://example.com/a?b=1&c=2)",
                                      "[订单x]在哪",
                                      "#话题# 你好",
                                      "naïve café — “quoted” … 50 €",
                                      "ÇÃO: AÇÃO, São João",
                                      "Größe 42, Straße, ÄÖÜ",
                                      "¿Qué tal? ¡Bien!",
                                      "где мой заказ",
                                      "안녕하세요, 주문이 안 와요",
                                      "注文がまだ届きません。ｶﾀｶﾅ",
                                      "👍🏽👨‍👩‍👧❤️🇨🇳 1️⃣",
                                      "می‌خواهم",
                                      "line 1\nline 2\n\nline 4",
                                      "a\tb",
                                      "C++ & C#, R&D, AT&T",
                                      "浣女士、闵行区、嫒、妫",
                                      "from: Beijing to: Shanghai",
                                      "订单号：12345\n收件人：小李\n地址：北京路1号",
                                      "没收到货\n谢谢",
                                      "Thanks!",
                                      "好的\n谢谢您",
                                      "x ≤ y ± 2 °C",
                                      "No. 5 – 10% off",
                                      "@support #fail"}) {
    const Result result = clean_line(utterance(text));
    EXPECT_EQ(result.line, utterance(text)) << text;
    EXPECT_TRUE(result.notes.tally.entries().empty())
        << text << " " << result.notes.tally.entries().begin()->first;
  }
}

TEST(Cleaner, Form) {
  EXPECT_EQ(cleaned("  您好　请问 \r\n\r\n\r\n\r\n在吗  "), "您好 请问\n\n在吗");
  EXPECT_EQ(cleaned("a\r\r\nb\r\r\n\r\r\nc\rd\r"), "a\nb\n\nc\nd");
  EXPECT_EQ(cleaned("cafe\u0301\u200B!"), "café!");
  EXPECT_EQ(cleaned("ＡＢＣ，１２３"), "ＡＢＣ，１２３");
  EXPECT_EQ(cleaned("e\u200D\u0301"), "é");
  EXPECT_EQ(cleaned("\u001B[1;31mred\u001B[0m"), "red");
}

TEST(Cleaner, IndentationStays) {
  for (const char* whole : {"Run this:\n    for x in y:\n        print(x)\nIt helps.",
                            "steps\n  - open\n  - tap\n    1. twice",
                            "Error: no disk\n\tat main.cpp:3\n\tat start.cpp:9"}) {
    EXPECT_EQ(cleaned(whole), whole);
  }
  // So much less as the first line has.
  EXPECT_EQ(cleaned("    if (a)\n      b();\n    c();"), "if (a)\n  b();\nc();");
  EXPECT_EQ(cleaned("    if (a)\n  b();"), "if (a)\nb();");
  // Typography and slips.
  EXPECT_EQ(cleaned("您好\n    请问在吗\n　　谢谢"), "您好\n请问在吗\n谢谢");
  EXPECT_EQ(cleaned("hello\n world\n\u00A0\u00A0again"), "hello\nworld\nagain");
  EXPECT_EQ(cleaned("a\n   \n  b  c  "), "a\n\n  b c");
}

TEST(Cleaner, MarkupInCodeIsText) {
  EXPECT_EQ(cleaned("put it into `<div>` or `</p>`, please"),
            "put it into `<div>` or `</p>`, please");
  EXPECT_EQ(cleaned("```\n<table>\n  <tr>\n```\ngives an error"),
            "```\n<table>\n  <tr>\n```\ngives an error");
  EXPECT_EQ(cleaned("use `<b>` for <b>bold</b>"), "use `<b>` for bold");
  EXPECT_EQ(cleaned("a ` b<br>c"), "a ` b\nc");
  EXPECT_EQ(cleaned("``` <b>bold</b>"), "``` bold");
}

TEST(Cleaner, EmoticonsAloneSayNothing) {
  EXPECT_EQ(clean_line(conversation({"好的", "😊😊", "[微笑] [玫瑰]", ":-)", "👍", "[OK]"})).line,
            conversation({"好的", "👍", "[OK]"}));
  EXPECT_EQ(cleaned("😊"), "<dropped>");
  CleanOptions off;
  off.without = {"media.emoticons"};
  EXPECT_EQ(cleaned("😊", off), "😊");
}

TEST(Cleaner, Mojibake) {
  EXPECT_EQ(cleaned("donâ€™t, cafÃ©"), "don’t, café");
  EXPECT_EQ(cleaned("ÃƒÂ©tÃƒÂ©"), "été");
  EXPECT_EQ(cleaned("ä½\u00A0å¥½ï¼Œè®¢å\u008D\u0095"), "你好，订单");
  EXPECT_EQ(cleaned("鎮ㄥソ"), "您好");
  EXPECT_EQ(cleaned("ÄúºÃ£¬ÇëÎÊ"), "您好，请问");
  EXPECT_EQ(cleaned("buyer: 鎮ㄥソ"), "buyer: 您好");
}

TEST(Cleaner, Markup) {
  EXPECT_EQ(cleaned("<p>您好，</p><p>请<b>尽快</b>&nbsp;发货&lt;3</p>"), "您好，\n\n请尽快 发货<3");
  EXPECT_EQ(cleaned("&amp;lt;br&amp;gt;x"), "x");
  EXPECT_EQ(cleaned("a &lt; b"), "a < b");
}

TEST(Cleaner, MailIsCutByChannelAndByLooks) {
  const std::string mail =
      "可以退款吗\n\n在 2024年3月5日，10:21，客服 <help@example.com> 写道：\n\n您好";
  EXPECT_EQ(clean_line(conversation({mail}, "email")).line, conversation({"可以退款吗"}, "email"));
  EXPECT_EQ(clean_line(conversation({mail})).line, conversation({"可以退款吗"}));
  CleanOptions never;
  never.mail = "never";
  EXPECT_EQ(clean_line(conversation({mail}), never).line, conversation({mail}));
  const std::string closing = "Where is it?\n\nBest regards,\nAnna Miller";
  EXPECT_EQ(clean_line(conversation({closing}, "ticket")).line,
            conversation({"Where is it?"}, "ticket"));
  EXPECT_EQ(clean_line(conversation({closing})).line, conversation({closing}));
}

TEST(Cleaner, AnAttributionGoesWithWhatItQuotes) {
  const std::string mail = "Ida Berg wrote:\n\n> does it fold?\n\nIt does.\n\n  > and lock?\nYes.";
  EXPECT_EQ(clean_line(conversation({mail}, "email")).line,
            conversation({"It does.\n\nYes."}, "email"));
  const std::string story = "Ida wrote:\nit does not fold";
  EXPECT_EQ(clean_line(conversation({story}, "email")).line, conversation({story}, "email"));
}

TEST(Cleaner, AMailOfNothingButQuotesStays) {
  const std::string quote = "> Where is my order?\n> Thanks";
  EXPECT_EQ(clean_line(conversation({quote}, "email")).line, conversation({quote}, "email"));
}

TEST(Cleaner, RemovesTurnsAndCountsThem) {
  const Result result =
      clean_line(conversation({"您好", "[图片]", "对方撤回了一条消息", "我查一下"}));
  EXPECT_EQ(result.outcome.fate, Fate::kKept);
  EXPECT_EQ(result.line, conversation({"您好", "我查一下"}));
  EXPECT_EQ(result.notes.tally.get("turns/removed"), 2);
  EXPECT_EQ(result.notes.tally.get("rules/media.placeholder"), 1);
  EXPECT_EQ(result.notes.tally.get("rules/system.recall"), 1);
}

TEST(Cleaner, RepeatsOfTheSameSpeaker) {
  EXPECT_EQ(clean_line(conversation({"在吗", "在吗 ", "[图片]", "在吗", "好"})).line,
            conversation({"在吗", "好"}));
  EXPECT_EQ(clean_line(conversation({"1", "1"})).line, conversation({"1", "1"}));
  const std::string two =
      R"({"turns":[{"role":"agent","text":"您好"},{"role":"customer","text":"您好"}]})";
  EXPECT_EQ(clean_line(two).line, two);
}

TEST(Cleaner, RecalledMessagesGoWhenTheDataSaysSo) {
  const std::string line =
      R"({"turns":[{"role":"agent","text":"价格是5元","recalled":true},{"role":"agent","text":"价格是50元"}]})";
  EXPECT_EQ(clean_line(line).line, R"({"turns":[{"role":"agent","text":"价格是50元"}]})");
  // The word as a value in front of the member does not hide the member.
  const std::string state =
      R"({"turns":[{"role":"agent","text":"A","state":"recalled","recalled":true},{"role":"agent","text":"B"}]})";
  EXPECT_EQ(clean_line(state).line, R"({"turns":[{"role":"agent","text":"B"}]})");
}

/// Turns of a layout that was met before are not looked at again, so the mark
/// must show in the layout.
TEST(Cleaner, RecalledMessagesGoBehindOthersOfTheirLayoutAndOfOthers) {
  const auto turn = [](std::string_view text, std::string_view more) {
    return R"({"role":"agent","text":")" + std::string(text) + '"' + std::string(more) + '}';
  };
  std::string turns, kept;
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    const std::string plain = turn("a" + number, R"(,"seq":)" + number);
    const std::string standing = turn("b" + number, R"(,"seq":1,"recalled":false)");
    const std::string recalled = turn("c" + number, R"(,"seq":1,"recalled":true)");
    const std::string revoked = turn("d" + number, R"(,"at":null,"revoked":true)");
    turns += (i == 0 ? "" : ",") + plain + ',' + standing + ',' + recalled + ',' + revoked;
    kept += (i == 0 ? "" : ",") + plain + ',' + standing;
  }
  EXPECT_EQ(clean_line("{\"turns\":[" + turns + "]}").line, "{\"turns\":[" + kept + "]}");
}

TEST(Cleaner, InitialsOfAgentsGo) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"It left today. ^JK", "It left today."},
      {"It left today.^Maria", "It left today."},
      {"We are on it 🙂^BM", "We are on it 🙂"},
      {"Sent twice. ^JK ^MO", "Sent twice."},
      {"It left today *TJH (1/2)", "It left today (1/2)"},
      {"and lands at 5. ^Jo 2/2", "and lands at 5. 2/2"}};
  for (const auto& [before, after] : cases) {
    EXPECT_EQ(clean_line(conversation({before})).line, conversation({after})) << before;
  }
  for (const std::string text : {"2^n", "^JK", "It is 3*AB", "use *.txt", "yes *really", "^_^ ok",
                                 "gate B2 1/2", "Is it ^somethinglong"}) {
    EXPECT_EQ(clean_line(conversation({text, "x"})).line, conversation({text, "x"})) << text;
  }
  EXPECT_EQ(cleaned("my seat is ^JK"), "my seat is ^JK");  // a customer's
}

TEST(Cleaner, AReplyIsKeptWithoutTheMessageItQuotes) {
  const std::string rule = "\n- - - - - - - - - - - - - - -\n";
  EXPECT_EQ(cleaned("「小美：订单号是多少」" + rule + "12345"), "12345");
  EXPECT_EQ(cleaned("「小美：「王：在吗」" + rule + "在的」" + rule + "好"), "好");
  EXPECT_EQ(cleaned("这是一条引用/回复消息：\n\"小美：\n订单号\"\n------\n12345"), "12345");
  for (const std::string& text :
       {"「小美：订单号是多少」" + rule, std::string("「夏日」系列\n- 有货吗"),
        "见上\n「小美：在」" + rule + "好"}) {
    EXPECT_EQ(cleaned(text).find("「"), text.find("「")) << text;
  }
}

TEST(Cleaner, NoticesOfMailProgramsGoAlone) {
  const std::string mail =
      "CAUTION: This email originated from outside of the organization.\n\nWhere is it?\n\n"
      "This is an automated message, please do not reply.\n\nIt never came.";
  EXPECT_EQ(clean_line(conversation({mail}, "email")).line,
            conversation({"Where is it?\n\nIt never came."}, "email"));
}

TEST(Cleaner, NothingLeftMeansDroppedAsItCame) {
  const std::string all = conversation({"[图片]", "<Media omitted>"});
  const Result result = clean_line(all);
  EXPECT_EQ(result.outcome.fate, Fate::kDropped);
  EXPECT_EQ(result.outcome.reason, "clean.empty");
  EXPECT_EQ(result.line, all);
  EXPECT_EQ(result.notes.tally.get("turns/removed"), 0);
  EXPECT_EQ(cleaned("\u200B "), "<dropped>");
  EXPECT_EQ(clean_line(R"({"question":"在吗","answer":"[图片]"})").outcome.fate, Fate::kDropped);
}

TEST(Cleaner, UnknownMembersSurviveAndSpansGo) {
  EXPECT_EQ(clean_line(R"({"x": 1.10,"text":"a  b","n":12345678901234567890123})").line,
            R"({"x": 1.10,"text":"a b","n":12345678901234567890123})");
  const Result result =
      clean_line(R"({"text":"a  b","entities":[{"turn":0,"start":3,"end":4,"type":"x"}]})");
  EXPECT_EQ(result.notes.tally.get("spans/removed"), 1);
}

TEST(Cleaner, Switches) {
  CleanOptions options;
  options.without = {"html"};
  EXPECT_EQ(cleaned("a<br>b  c", options), "a<br>b c");
  options = {};
  options.only = {"unicode.spaces"};
  EXPECT_EQ(cleaned("a<br>b  c", options), "a<br>b c");
  options.only = {"html.tag"};
  try {
    clean_rules(options, "", "");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Exit::kUsage);
    EXPECT_NE(std::string(error.what()).find("html.tags"), std::string::npos) << error.what();
  }
}

TEST(Cleaner, RulesFromAFile) {
  const std::string yaml =
      "rules:\n"
      "  - name: shop.slogan\n    pattern: '[。！]?全场包邮[。！]?'\n    action: remove\n    "
      "match: [您好！全场包邮]\n    no_match: [包邮吗]\n"
      "  - name: shop.bot\n    pattern: '^菜单$'\n    action: drop_turn\n    roles: bot\n"
      "  - name: html.tags\n    enabled: false\n";
  EXPECT_EQ(clean_line(conversation({"您好！全场包邮！", "a<br>"}), {}, yaml).line,
            conversation({"您好", "a<br>"}));
  EXPECT_EQ(clean_line(conversation({"菜单", "x"}), {}, yaml).line, conversation({"菜单", "x"}));
  EXPECT_EQ(clean_line(conversation({"全场包邮"}), {}, yaml).outcome.fate, Fate::kDropped);
  EXPECT_THROW(clean_rules({}, "rules:\n  - name: x\n    action: builtin\n", "r.yaml"), Error);
  EXPECT_THROW(
      clean_rules({}, "rules:\n  - name: x\n    pattern: a\n    action: explode\n", "r.yaml"),
      Error);
}

TEST(Cleaner, RulesFromAFileFollowEachOther) {
  const std::string yaml =
      "rules:\n"
      "  - {name: a, pattern: '春', action: replace, replacement: '夏夏'}\n"
      "  - {name: b, pattern: '夏', action: count}\n"
      "  - {name: c, pattern: '夏夏天', action: replace, replacement: '春天'}\n"
      "  - {name: d, pattern: '^冬$', action: drop_turn}\n";
  const Result result =
      clean_line(conversation({"春天的外套还有吗请问一下", "春装", "冬", "秋"}), {}, yaml);
  EXPECT_EQ(result.line,
            conversation({"春天的外套还有吗请问一下", "夏夏装", "秋"}));  // there and back
  for (const auto& [rule, count] : {std::pair("a", 2), {"b", 2}, {"c", 1}, {"d", 1}}) {
    EXPECT_EQ(result.notes.tally.get("rules/" + std::string(rule)), count) << rule;
  }
  EXPECT_EQ(result.notes.tally.get("turns/edited"), 1);
  EXPECT_EQ(result.notes.tally.get("turns/removed"), 1);
}

}  // namespace
}  // namespace deskmill
