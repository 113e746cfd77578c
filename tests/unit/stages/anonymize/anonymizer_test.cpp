// The stage on whole records: replacing, members, propagation, context, detection.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "unit/stages/anonymize/anonymize_run.hpp"

namespace deskmill {
namespace {

TEST(Anonymizer, LeavesARecordWithoutPersonalDataAlone) {
  const std::string line =
      R"({"id":"z:1","turns":[{"role":"customer","text":"怎么退款 1.10 元？"}],"n":1.10,"x":12345678901234567890123})";
  EXPECT_EQ(anonymized(line), line);
}

std::string said_by(std::string_view role, std::string_view lang, std::string_view text) {
  return R"({"id":"z:1","lang":")" + std::string(lang) + R"(","turns":[{"role":")" +
         std::string(role) + R"(","text":")" + std::string(text) + R"("}]})";
}

TEST(Anonymizer, LeavesUuidsAlone) {
  const std::string line =
      R"({"turns":[{"role":"customer","text":"error 2f12de1a-0826-4576-8951-a78b4d5a24e3"}],)"
      R"("meta":{"session":"d3426824-40a4-40bb-9308-402660616200"}})";
  EXPECT_EQ(anonymized(line), line);
}

TEST(Anonymizer, ReplacesWhatIsKnownInUuids) {
  const std::string out =
      anonymized(R"({"customer":"a78b4d5a24e3","turns":[{"role":"customer","text":"hi"}],)"
                 R"("meta":{"session":"2f12de1a-0826-4576-8951-a78b4d5a24e3"}})");
  EXPECT_EQ(out.find("a78b4d5a24e3"), out.npos) << out;
}

/// None of these names is in a list.
TEST(Anonymizer, ReplacesWhomAnAgentAddresses) {
  constexpr std::string_view kAddressed[][2] = {
      {"We hear you, Xiomara.", "We hear you, [PERSON_1]."},
      {"Sure, Jorv! Any time.", "Sure, [PERSON_1]! Any time."},
      {"@4417 Yes, Taleez. It does", "@4417 Yes, [PERSON_1]. It does"},
      {"Oh no, Brynja, we are sorry", "Oh no, [PERSON_1], we are sorry"},
      {"That is right, Oyelaran, and I am glad", "That is right, [PERSON_1], and I am glad"},
      {"What is wrong, Young-Mi? Tell us", "What is wrong, [PERSON_1]? Tell us"},
      {"We hear you, Anže", "We hear you, [PERSON_1]"},
      {"Xiomara, could you wait", "[PERSON_1], could you wait"},
      {"@4417 Brynja, I am sorry", "@4417 [PERSON_1], I am sorry"},
  };
  for (const auto& [text, replaced] : kAddressed) {
    EXPECT_EQ(anonymized(said_by("agent", "en", text)), said_by("agent", "en", replaced));
    EXPECT_EQ(anonymized(said_by("customer", "en", text)), said_by("customer", "en", text));
  }
}

TEST(Anonymizer, ReplacesNothingElseBehindAComma) {
  for (const std::string_view text :
       {"We fly to Leeds, Bristolia.", "Films: Dogwood, Hackerman, and High Life",
        "It is on, Unfortunately.", "There is one film, Double Bodies.",
        "in Sydney 2000, Australia.", "Try example, Dakotas.com", "We hear you, OK.", "I see, ",
        "So, X", "It works, Visual studio does", "We are, Elmbank Airlines.",
        "Unfortunately, we cannot", "Awww, that is nice", "Discounted, it is", "Hello, how are you",
        "However, I can"}) {
    EXPECT_EQ(anonymized(said_by("agent", "en", text)), said_by("agent", "en", text));
  }
  // Things have capitals too.
  const std::string german = said_by("agent", "de", "wir senden sie, Bestellung.");
  EXPECT_EQ(anonymized(german), german);
}

/// The reference of a booking in an answer, among other words.
/// The name of a person is replaced wherever it stands, names of members included; but a record
/// without "turns" would be none.
TEST(Anonymizer, LeavesTheNamesOfTheFormatAlone) {
  const auto conversation_with = [](std::string_view name) {
    return R"({"lang":"en","turns":[{"role":"customer","text":"a my name is\")" +
           std::string(name) + R"(\":["}],"meta":{"source":1}})";
  };
  for (const char* name : {"turns", "role", "text", "meta"}) {
    EXPECT_EQ(anonymized(conversation_with(name)), conversation_with("[PERSON_1]"));
  }
  EXPECT_EQ(anonymized(R"({"lang":"en","text":"my name is Zofia","meta":{"Zofia":1}})"),
            R"({"lang":"en","text":"my name is [PERSON_1]","meta":{"[PERSON_1]":1}})");
}

TEST(Anonymizer, NumbersPlaceholdersByFirstAppearance) {
  EXPECT_EQ(anonymized(R"({"lang":"zh","text":"打13800138000或13900139000，先打13800138000"})"),
            R"({"lang":"zh","text":"打[电话1]或[电话2]，先打[电话1]"})");
  EXPECT_EQ(anonymized(R"({"lang":"en","text":"write to anna@example.com, +86 138 0013 8000"})"),
            R"({"lang":"en","text":"write to [EMAIL_1], [PHONE_1]"})");
}

/// The work grows with the record, not with its square, or this test would take minutes.
TEST(Anonymizer, StaysLinearInContextAndMembers) {
  constexpr int kMany = 100'000;
  std::string line = R"({"context":[{"role":"agent","text":"a"})";
  for (int i = 0; i < kMany; ++i) line += R"(,{"role":"agent","text":"a"})";
  line += R"(],"question":"call 13800138000","answer":"b")";
  for (int i = 0; i < kMany; ++i) line += ",\"m" + std::to_string(i) + R"(":"Abc 13800138000")";
  const std::string out = anonymized(line + "}");
  EXPECT_EQ(out.find("13800138000"), std::string::npos);
  EXPECT_NE(out.find(R"("m99999":"Abc [PHONE_1]")"), std::string::npos);
}

TEST(Anonymizer, TreatsSpellingsOfAValueAsOne) {
  EXPECT_EQ(
      anonymized(R"({"lang":"zh","text":"１３８００１３８０００ 138-0013-8000 +8613800138000"})"),
      R"({"lang":"zh","text":"[电话1] [电话1] [电话1]"})");
}

TEST(Anonymizer, ReadsFullWidthLetters) {
  EXPECT_EQ(
      anonymized(
          R"({"lang":"zh","text":"邮箱ｖｅｒａ．ｍ８８＠ｅｘａｍｐｌｅ．ｃｏｍ，Ｔ恤Ｌ码，ｖｅｒａ．ｍ８８＠ｅｘａｍｐｌｅ．ｃｏｍ"})"),
      R"({"lang":"zh","text":"邮箱[邮箱1]，Ｔ恤Ｌ码，[邮箱1]"})");
  EXPECT_EQ(
      anonymized(R"({"lang":"en","text":"I am Vera Example","note":"ｖｅｒａ ｅｘａｍｐｌｅ"})")
          .find("ｖｅｒａ"),
      std::string::npos);
}

TEST(Anonymizer, ReadsPhonesThroughEmojiKeycapsAndNumerals) {
  EXPECT_EQ(
      anonymized(
          R"({"lang":"zh","text":"打13800138000，1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣，138😀0013😀8000，)"
          R"(１３８００１３８０００，一三八零零一三八零零零"})"),
      R"({"lang":"zh","text":"打[电话1]，[电话1]，[电话1]，[电话1]，[电话1]"})");
  const std::string noise =
      R"({"lang":"zh","text":"iPhone 13️⃣ 8 个 2000，满13😀8😀20，周一三五七八九点，一三得三"})";
  EXPECT_EQ(anonymized(noise), noise);
}

/// Whatever kind of digits a number is written in, it is one value, and nothing of it is left.
TEST(Anonymizer, ReadsDigitsOfOtherKinds) {
  EXPECT_EQ(anonymized(R"({"lang":"zh","text":"电话①③⑧⓪⓪①③⑧⓪⓪⓪，13800138000，❶❸❽⓿⓿❶❸❽⓿⓿⓿"})"),
            R"({"lang":"zh","text":"电话[电话1]，[电话1]，[电话1]"})");
  EXPECT_EQ(anonymized(R"({"text":"my phone is ٠١٠٠١٢٣٤٥٦٧","m":{"x":"۰۱۰۰۱۲۳۴۵۶۷"}})"),
            R"({"text":"my phone is [PHONE_1]","m":{"x":"[PHONE_1]"}})");
  EXPECT_EQ(anonymized(R"({"text":"order number ۱۲۳۴۵۶۷۸"})"),
            R"({"text":"order number [ORDER_NO_1]"})");
  const std::string steps = R"({"text":"①13天内退货 ②保留包装 ③联系客服⑤⑥页"})";
  EXPECT_EQ(anonymized(steps), steps);
}

TEST(Anonymizer, ReadsThroughInvisibleCharacters) {
  EXPECT_EQ(anonymized("{\"text\":\"电话138\u200B0013\u20608000，13800138000\"}"),
            R"({"text":"电话[电话1]，[电话1]"})");
  EXPECT_EQ(anonymized("{\"text\":\"我叫王\u200B小明，\",\"m\":\"anna@\u200Ba.example\"}"),
            R"({"text":"我叫[姓名1]，","m":"[邮箱1]"})");
}

TEST(Anonymizer, LeavesNoDigitsOfOtherKindsUnderAnyAction) {
  for (const std::string action : {"mask", "surrogate"}) {
    const std::string policy = "types: {phone: " + action + ", order_number: " + action + "}";
    const std::string out = with_policy(policy, R"({"text":"电话①③⑧⓪⓪①③⑧⓪⓪⓪ 订单号①②③④⑤⑥⑦⑧⑨"})");
    EXPECT_EQ(out.find("⓪⓪①③⑧⓪"), std::string::npos) << out;
    EXPECT_EQ(out.find("②③④⑤⑥"), std::string::npos) << out;
  }
}

/// Who sends a mail is looked for everywhere; a shop's name is too much like words.
TEST(Anonymizer, KnowsWhoseAnAddressIs) {
  EXPECT_EQ(
      anonymized(R"({"text":"order of Xiomara Quist","from":"Xiomara Quist <xq@a.example>"})"),
      R"({"text":"order of [PERSON_1]","from":"[PERSON_1] <[EMAIL_1]>"})");
  EXPECT_EQ(anonymized(R"({"text":"Quist wrote","from":"Xiomara Quist <quist88@a.example>"})"),
            R"({"text":"[PERSON_1] wrote","from":"[PERSON_1] <[EMAIL_1]>"})");
  EXPECT_EQ(anonymized(R"({"text":"an Elm table","from":"Elm Valley <news@a.example>"})"),
            R"({"text":"an Elm table","from":"[PERSON_1] <[EMAIL_1]>"})");
  EXPECT_EQ(anonymized(R"({"text":"the Elm Flyer","from":"Elm Flyer <flyer@elm.example>"})"),
            R"({"text":"the Elm Flyer","from":"[PERSON_1] <[EMAIL_1]>"})");
}

TEST(Anonymizer, FindsAValueEverywhereOnceItIsKnown) {
  const std::string out = anonymized(
      R"({"lang":"en","turns":[{"role":"customer","text":"my name is Zofia Nowak, order number 88231234"},)"
      R"({"role":"agent","text":"Zofia, about 88231234"}],"meta":{"note":"ZOFIA NOWAK 88231234","88231234":1,"ref":88231234}})");
  EXPECT_EQ(out.find("88231234"), std::string::npos) << out;
  EXPECT_EQ(out.find("ofia"), std::string::npos) << out;
  EXPECT_EQ(out.find("OFIA"), std::string::npos) << out;
  EXPECT_NE(out.find(R"("text":"[PERSON_1], about [ORDER_NO_1]")"), std::string::npos) << out;
}

TEST(Anonymizer, LooksEverywhereOnlyForNamesThatAreSure) {
  // 温馨 after 我是 is masked at worst there; 王小明 after 我叫 everywhere.
  EXPECT_EQ(anonymized(R"({"lang":"zh","turns":[{"role":"agent","text":"我是温馨，"},)"
                       R"({"role":"agent","text":"温馨提示"}]})"),
            R"({"lang":"zh","turns":[{"role":"agent","text":"我是[姓名1]，"},)"
            R"({"role":"agent","text":"温馨提示"}]})");
  EXPECT_EQ(anonymized(R"({"lang":"zh","turns":[{"role":"agent","text":"我叫王小明"},)"
                       R"({"role":"agent","text":"交给王小明"}]})"),
            R"({"lang":"zh","turns":[{"role":"agent","text":"我叫[姓名1]"},)"
            R"({"role":"agent","text":"交给[姓名1]"}]})");
}

TEST(Anonymizer, NeverCutsACardNumber) {
  EXPECT_EQ(anonymized(R"({"lang":"en","text":"my card number is 2132 4879 3725 2156 ok"})"),
            R"({"lang":"en","text":"my card number is [BANK_CARD_1] ok"})");
}

TEST(Anonymizer, FindsNamesOfTheMetadataInTheTexts) {
  const std::string out =
      anonymized(R"({"lang":"zh","turns":[{"role":"customer","text":"在吗","speaker":"赵一鸣"},)"
                 R"({"role":"agent","text":"赵一鸣您好"}],"meta":{"agent_name":"孙晓丽"}})");
  EXPECT_EQ(out, R"({"lang":"zh","turns":[{"role":"customer","text":"在吗","speaker":"[说话人1]"},)"
                 R"({"role":"agent","text":"[姓名1]您好"}],"meta":{"agent_name":"[姓名2]"}})");
}

TEST(Anonymizer, ReadsEscapedStringsKeysAndNumbers) {
  const std::string out = anonymized(
      "{\"lang\":\"zh\",\"text\":\"\\u0031\\u0033800138000\",\"k\":[13800138000],\"p\":{"
      "\"1380013\\u0038000\":null}}");
  EXPECT_EQ(out, R"({"lang":"zh","text":"[电话1]","k":["[电话1]"],"p":{"[电话1]":null}})");
}

TEST(Anonymizer, ReadsWholeNumbersThatATableMadeDecimal) {
  EXPECT_EQ(
      anonymized(
          R"({"lang":"zh","text":"ok","a":13800138000.0,"b":-13800138000,"c":13800138000.5})"),
      R"({"lang":"zh","text":"ok","a":"[电话1]","b":"[电话1]","c":13800138000.5})");
}

TEST(Anonymizer, KeepsTimesAndOtherNumbers) {
  const std::string line =
      R"({"text":"ok","meta":{"created":"2026-03-01 10:02:11","ms":1700000000000,"at":"2026-03-01T10:02:11+08:00","v":"10.4.2"}})";
  EXPECT_EQ(anonymized(line), line);
}

TEST(Anonymizer, FindsAKnownValueInStringsThatAreNotReadAtFirst) {
  EXPECT_EQ(
      anonymized(
          R"({"lang":"en","by":"anna","text":"ok","a":{"anna":1,"b":["x","anna"],"customer_name":"anna"}})"),
      R"({"lang":"en","by":"[PERSON_1]","text":"ok","a":{"[PERSON_1]":1,"b":["x","[PERSON_1]"],"customer_name":"[PERSON_1]"}})");
}

TEST(Anonymizer, IsIdempotentWithPlaceholdersAndMasks) {
  const std::string line =
      R"({"lang":"zh","customer":"u_77","turns":[{"role":"customer","text":"我叫王小明，电话13800138000，a@example.com","speaker":"王小明"}]})";
  const std::string once = anonymized(line);
  EXPECT_EQ(anonymized(once), once);
  const std::string masked =
      with_policy("types: {phone: mask, person: mask}", R"({"text":"王小明先生 13800138000"})");
  EXPECT_EQ(with_policy("types: {phone: mask, person: mask}", masked), masked);
}

/// Behind words that announce an account or a password, too.
TEST(Anonymizer, FindsNothingInPlaceholders) {
  for (const std::string_view text :
       {"my user name is [ACCOUNT_1]", "user: [ACCOUNT_1]", "a new password, [PERSON_1]. Bye",
        "账号：[账号1]", "密码是[密码12]", "password: [SPEAKER_3]"}) {
    const std::string line = said_by("customer", "en", text);
    EXPECT_EQ(anonymized(line), line);
  }
  for (const std::string_view text :
       {"user: [ACCOUNT_x1y2]", "user: [x1y2z3_1]", "user: ACCOUNT_x1y2"}) {
    const std::string line = said_by("customer", "en", text);
    EXPECT_NE(anonymized(line), line);
  }
}

TEST(Anonymizer, LeavesWhatMasksLeftOfNames) {
  const std::string_view policy = "types: {person: {action: mask, min_score: 0.5}}";
  for (const std::string_view text :
       {"Hello Mr. Okafor, welcome", "my name is Zofia Nowak.", "王先生您好"}) {
    const std::string masked = with_policy(policy, said_by("agent", "en", text));
    EXPECT_NE(masked.find('*'), masked.npos) << masked;
    EXPECT_EQ(with_policy(policy, masked), masked);
  }
}

TEST(Anonymizer, MarksInCodePointsAndReplacesNothing) {
  AnonymizeOptions options;
  options.detect = true;
  const Anonymizer marking(options, builtin_policy(), std::nullopt);
  EXPECT_EQ(
      run(marking, R"({"text":"电话13800138000","customer":"u_77"})").line,
      R"({"text":"电话13800138000","customer":"u_77","pii":[{"turn":0,"start":2,"end":13,"type":"phone","score":0.95,"rule":"cn_mobile"}]})");
}

TEST(Anonymizer, CountsByTypeAndPlace) {
  const AnonymizeResult result = run(Anonymizer({}, builtin_policy(), std::nullopt),
                                     R"({"text":"13800138000","meta":{"tel":"13900139000"}})");
  EXPECT_EQ(result.notes.tally.get("pii/phone"), 1);
  EXPECT_EQ(result.notes.tally.get("pii/phone.members"), 1);
}

/// What begins or ends like a Han character is none: the hexagram before the first, the syllable
/// behind the last.
TEST(Anonymizer, WritesChineseWhereThereIsAnyHan) {
  for (const std::string_view han : {"王", "一", "鿿", "’王", "x王"}) {
    EXPECT_EQ(anonymized(R"({"text":"13800138000 )" + std::string(han) + R"("})"),
              R"({"text":"[电话1] )" + std::string(han) + R"("})");
  }
  for (const std::string_view other : {"", "’", "é", "😀", "䷿", "ꀀ", "가", "ー"}) {
    EXPECT_EQ(anonymized(R"({"text":"13800138000 )" + std::string(other) + R"("})"),
              R"({"text":"[PHONE_1] )" + std::string(other) + R"("})");
  }
}

/// The same value in another place is the same person's; a day without a year is also one of orders.
TEST(Anonymizer, FindsDictatedNumbersAndDatesOfBirthAgain) {
  EXPECT_EQ(anonymized(R"({"text":"手机 一三八 零零一三 八零零零，13800138000"})"),
            R"({"text":"手机 [电话1]，[电话1]"})");
  EXPECT_EQ(anonymized(R"({"text":"生日是1990年3月7日","note":"1990年3月7日"})"),
            R"({"text":"生日是[出生日期1]","note":"[出生日期1]"})");
  EXPECT_EQ(anonymized(R"({"text":"生日是3月7日","note":"3月7日发货"})"),
            R"({"text":"生日是[出生日期1]","note":"3月7日发货"})");
}

/// Recognizers that read tokens see full-width digits as well.
TEST(Anonymizer, FindsTokensOfFullWidthDigits) {
  EXPECT_EQ(anonymized(R"({"text":"订单号：１２３４５６７８９０１２"})"),
            R"({"text":"订单号：[单号1]"})");
  EXPECT_EQ(anonymized(R"({"text":"QQ１２３４５６７８９，验证码４８２９１３"})"),
            R"({"text":"QQ[账号1]，验证码[密码1]"})");
  EXPECT_EQ(anonymized(R"({"text":"出生日期１９９０年３月７日"})"),
            R"({"text":"出生日期[出生日期1]"})");
  const std::string policy = "types: {birth_date: surrogate}";
  const std::string drawn = with_policy(policy, R"({"text":"出生日期２０９９年３月７日"})");
  EXPECT_EQ(drawn.find("２０９９"), std::string::npos) << drawn;
}

/// The digits that end a number are of its kind; they say too little to be looked for elsewhere.
/// Agents post a question and go on: it stays asked until somebody answers.
/// What the agent asked for is expected in the answer.

}  // namespace
}  // namespace deskmill
