// The stage on whole records: replacing, members, propagation, context, keys, detection.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/anonymizer.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <optional>
#include <random>
#include <string>

#include "core/error.hpp"
#include "json/codec.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kSecretA = "0123456789abcdef0123456789abcdef";
constexpr std::string_view kSecretB = "fedcba9876543210fedcba9876543210";

std::optional<KeyedHash> key_of(std::string_view secret) {
  return KeyedHash(secret, "test");
}

struct Result {
  std::string line;
  Outcome outcome;
  Notes notes;
};

Result run(const Anonymizer& anonymizer, std::string_view line) {
  RecordParser parser;
  Record record;
  const auto reject = parser.parse(line, record);
  EXPECT_FALSE(reject.has_value()) << line;
  Result result;
  if (reject) return result;
  result.outcome = anonymizer(record, result.notes);
  write_record(record, result.line);
  return result;
}

std::string anonymized(std::string_view line) {
  return run(Anonymizer({}, builtin_policy(), std::nullopt), line).line;
}

std::string with_policy(std::string_view yaml, std::string_view line,
                        std::string_view secret = kSecretA) {
  return run(Anonymizer({}, parse_policy(yaml, "policy.yaml"), key_of(secret)), line).line;
}

TEST(Anonymizer, LeavesARecordWithoutPersonalDataAlone) {
  const std::string line =
      R"({"id":"z:1","turns":[{"role":"customer","text":"怎么退款 1.10 元？"}],"n":1.10,"x":12345678901234567890123})";
  EXPECT_EQ(anonymized(line), line);
}

std::string said_by(std::string_view role, std::string_view lang, std::string_view text) {
  return R"({"id":"z:1","lang":")" + std::string(lang) + R"(","turns":[{"role":")" +
         std::string(role) + R"(","text":")" + std::string(text) + R"("}]})";
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
        "So, X", "It works, Visual studio does", "We are, Elmbank Airlines."}) {
    EXPECT_EQ(anonymized(said_by("agent", "en", text)), said_by("agent", "en", text));
  }
  // Things have capitals too.
  const std::string german = said_by("agent", "de", "wir senden sie, Bestellung.");
  EXPECT_EQ(anonymized(german), german);
}

/// The reference of a booking in an answer, among other words.
TEST(Anonymizer, ReplacesBookingCodesThatWereAskedFor) {
  const auto asked = [](std::string_view answer) {
    return R"({"id":"z:1","turns":[{"role":"agent","text":"What is your confirmation number?"},)"
           R"({"role":"customer","text":")" +
           std::string(answer) + R"("}]})";
  };
  constexpr std::string_view kAnswers[][2] = {
      {"HT7KQ2 wondering if it can be moved", "[ORDER_NO_1] wondering if it can be moved"},
      {"Thank you!! HTXKQY", "Thank you!! [ORDER_NO_1]"},
      {"GPWZLR & G7QJEL thanks", "[ORDER_NO_1] & [ORDER_NO_2] thanks"},
      {"H2NQE9, flights DL1429 and DL3655", "[ORDER_NO_1], flights DL1429 and DL3655"},
  };
  for (const auto& [answer, replaced] : kAnswers) {
    EXPECT_EQ(anonymized(asked(answer)), asked(replaced));
  }
  for (const std::string_view answer : {"I NEVER GOT ANYONE THERE BEFORE NOW",
                                        "THANKS so much, PLEASE wait", "It is Flight DL1429"}) {
    EXPECT_EQ(anonymized(asked(answer)), asked(answer));
  }
}

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

TEST(Anonymizer, KeepsClustersWithTheirIds) {
  const std::string line =
      R"({"id":"w:+8613800138000@1","cluster":"w:+8613900139000@2","duplicate_of":"w:+8613900139000@2","text":"x"})";
  const std::string kept =
      R"({"id":"w:+8613900139000@2","cluster":"w:+8613900139000@2","text":"x"})";
  const auto member = [](const std::string& json, const std::string& name) {
    const std::size_t begin = json.find("\"" + name + "\":\"") + name.size() + 4;
    return json.substr(begin, json.find('"', begin) - begin);
  };
  const std::string twin = with_policy("", line), survivor = with_policy("", kept);
  EXPECT_EQ(member(twin, "cluster"), member(survivor, "id"));
  EXPECT_EQ(member(twin, "duplicate_of"), member(survivor, "id"));
  EXPECT_NE(member(twin, "cluster"), member(twin, "id"));
  EXPECT_EQ(twin.find("139001"), std::string::npos) << twin;
}

TEST(Anonymizer, AKeptNumberStaysANumber) {
  EXPECT_EQ(with_policy("types: {phone: keep}", R"({"text":"x","n":13800138000})"),
            R"({"text":"x","n":13800138000})");
}

TEST(Anonymizer, AMemberCannotBeAllowedAndAPseudonym) {
  EXPECT_NO_THROW(parse_policy("members: {allow: [customer]}", "p.yaml"));
  EXPECT_THROW(parse_policy("members: {allow: [customer], pseudonym: [customer]}", "p.yaml"),
               Error);
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

TEST(Anonymizer, PoursSurrogatesIntoKeycapsAndNumerals) {
  const std::string policy = "types:\n  phone: surrogate\n";
  const std::string spelled = with_policy(policy, R"({"text":"一三八零零一三八零零零"})");
  EXPECT_TRUE(spelled.starts_with(R"({"text":"一四二)")) << spelled;
  EXPECT_EQ(spelled.size(), std::string(R"({"text":"一三八零零一三八零零零"})").size());
  const std::string keycaps = with_policy(
      policy,
      R"({"text":"1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣"})");
  EXPECT_TRUE(keycaps.starts_with(R"({"text":"1️⃣4️⃣2️⃣)")) << keycaps;
}

TEST(Anonymizer, HearsARequestOfOneCharacter) {
  // 请 alone makes the first turn ask for the order number, wherever it stands in the text.
  EXPECT_EQ(anonymized(R"({"id":"1","lang":"zh","turns":[{"role":"agent","text":"请报订单号"},)"
                       R"({"role":"customer","text":"8812345"}]})"),
            R"({"id":"1","lang":"zh","turns":[{"role":"agent","text":"请报订单号"},)"
            R"({"role":"customer","text":"[单号1]"}]})");
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

TEST(Anonymizer, KeepsHotlinesUnlessThePolicySaysOtherwise) {
  const std::string line =
      R"({"lang":"zh","text":"打400-812-3456或+1 (888) 555-0123，1-800-555-0123，0800 123 4567，4006 123 456（8:00-22:00）"})";
  EXPECT_EQ(anonymized(line), line);
  EXPECT_EQ(
      with_policy("hotlines: replace", R"({"lang":"zh","text":"打400-812-3456（8:00-22:00）"})"),
      R"({"lang":"zh","text":"打[电话1]（8:00-22:00）"})");
  // Mobile numbers of China that begin like a toll-free number.
  EXPECT_EQ(anonymized(R"({"lang":"zh","text":"打18005551234，18881234567"})"),
            R"({"lang":"zh","text":"打[电话1]，[电话2]"})");
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

TEST(Anonymizer, LetsTheQuestionBeforeDecideWeakCandidates) {
  const std::string bare = R"({"lang":"zh","turns":[{"role":"customer","text":"77881234"}]})";
  EXPECT_EQ(anonymized(bare), bare);
  EXPECT_EQ(anonymized(R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
                       R"({"role":"customer","text":"77881234"}]})"),
            R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
            R"({"role":"customer","text":"[单号1]"}]})");
  EXPECT_EQ(
      anonymized(
          R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
          R"({"role":"customer","text":"8827 3390 1122 4455"},{"role":"agent","text":"8827 3390 1122 4455"},)"
          R"({"role":"customer","text":"123-4567890-1234567"},{"role":"agent","text":"单号？"},)"
          R"({"role":"customer","text":"JD 0012 3456 78"}]})"),
      R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
      R"({"role":"customer","text":"[单号1]"},{"role":"agent","text":"[单号1]"},)"
      R"({"role":"customer","text":"[单号2]"},{"role":"agent","text":"单号？"},)"
      R"({"role":"customer","text":"[单号3]"}]})");
  // A day is none, nor is an amount.
  const std::string days =
      R"({"lang":"zh","turns":[{"role":"agent","text":"请提供一下订单号"},)"
      R"({"role":"customer","text":"2026-03-01 12:30买的，2026 03 01也有，10 20 块"}]})";
  EXPECT_EQ(anonymized(days), days);
  EXPECT_EQ(anonymized(R"({"lang":"en","turns":[{"role":"agent","text":"May I have your name?"},)"
                       R"({"role":"customer","text":"Ingeborg"}]})"),
            R"({"lang":"en","turns":[{"role":"agent","text":"May I have your name?"},)"
            R"({"role":"customer","text":"[PERSON_1]"}]})");
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

TEST(Anonymizer, RemovesCustomerAndNumbersSpeakersWithoutAKey) {
  EXPECT_EQ(
      anonymized(
          R"({"lang":"en","customer":"u_77","turns":[{"role":"customer","text":"hi","speaker":"u_77"},)"
          R"({"role":"agent","text":"hello","speaker":"agent"}]})"),
      R"({"lang":"en","turns":[{"role":"customer","text":"hi","speaker":"[SPEAKER_1]"},)"
      R"({"role":"agent","text":"hello","speaker":"agent"}]})");
}

TEST(Anonymizer, PseudonymsDependOnValueAndKeyOnly) {
  const std::string line = R"({"customer":"u_77","text":"hi"})";
  const std::string a = with_policy("", line);
  EXPECT_EQ(a, with_policy("", line));
  EXPECT_NE(a, with_policy("", line, kSecretB));
  EXPECT_NE(a, with_policy("", R"({"customer":"u_78","text":"hi"})"));
  EXPECT_EQ(a.find("u_77"), std::string::npos);
}

TEST(Anonymizer, KeepsIdsTogetherWithAKey) {
  const std::string conversation =
      with_policy("", R"({"kind":"conversation","id":"wa:+8613800138000","turns":[]})");
  const std::string pair = with_policy(
      "",
      R"({"kind":"pair","id":"wa:+8613800138000#4","conversation":"wa:+8613800138000","question":"a","answer":"b"})");
  const std::size_t begin = conversation.find("wa:");
  const std::string id = conversation.substr(begin, conversation.find('"', begin) - begin);
  EXPECT_NE(pair.find("\"id\":\"" + id + "#4\""), std::string::npos) << pair;
  EXPECT_NE(pair.find("\"conversation\":\"" + id + "\""), std::string::npos) << pair;
  EXPECT_EQ(pair.find("138"), std::string::npos);
}

TEST(Anonymizer, MakesSurrogatesOfTheSameShape) {
  const std::string policy = "types: {phone: surrogate, email: surrogate, id_number: surrogate}";
  const std::string line =
      R"({"text":"电话138-0013-8000，13800138000，邮箱a@example.org，身份证110101199003071234"})";
  const std::string out = with_policy(policy, line);
  EXPECT_EQ(out, with_policy(policy, line));
  EXPECT_NE(out, with_policy(policy, line, kSecretB));
  EXPECT_EQ(out.find("0013"), std::string::npos) << out;
  const std::size_t dashed = out.find("142-");
  ASSERT_NE(dashed, std::string::npos) << out;
  std::string digits = out.substr(dashed, 13);
  std::erase(digits, '-');
  EXPECT_NE(out.find("，" + digits + "，"), std::string::npos)
      << "the two spellings differ: " << out;
}

TEST(Anonymizer, PutsAmericanSurrogatesIntoTheReservedRange) {
  const std::string out = with_policy("types: {phone: surrogate}", R"({"text":"+1 650-253-0000"})");
  EXPECT_NE(out.find("-555-01"), std::string::npos) << out;
}

TEST(Anonymizer, ReplacesANumberedCustomer) {
  const std::string out = with_policy("", R"({"text":"hi","customer":8812})");
  EXPECT_EQ(out.find("8812"), std::string::npos) << out;
  EXPECT_NE(out.find("\"customer\":\"p_"), std::string::npos) << out;
}

TEST(Anonymizer, ReplacesNumbersUnderPseudonymAnywhere) {
  const std::string out = with_policy(
      "members: {pseudonym: [seat]}",
      R"({"turns":[{"role":"agent","text":"hi","seat":12,"floor":12}],"seat":[12,[12]],"n":12})");
  EXPECT_EQ(out.find("\"seat\":12"), std::string::npos) << out;
  EXPECT_NE(out.find("\"floor\":12"), std::string::npos) << out;
  EXPECT_NE(out.find("\"seat\":[\"p_"), std::string::npos) << out;
  EXPECT_EQ(out.find("[12"), std::string::npos) << out;
  EXPECT_NE(out.find("\"n\":12"), std::string::npos) << out;
}

TEST(Anonymizer, AWorkerForgetsTheRecordBefore) {
  const Anonymizer anonymizer({}, builtin_policy(), std::nullopt);
  const Anonymizer::Worker worker = anonymizer.new_worker();
  const std::string lines[] = {
      R"({"lang":"zh","turns":[{"role":"agent","text":"我叫王小明","speaker":"王小明"}],"by":"anna"})",
      R"({"text":"hi anna","customer_name":"Anna","by":"anna","anna":["anna",1],"v":"1.2"})",
      R"({"text":"call 13800138000","by":"anna","v":"1.2","x":{"v":"1.2"}})",
      // Short turns, told apart by what was asked before; of a language that only they tell.
      R"({"turns":[{"role":"customer","text":"7712345"},{"role":"agent","text":"好的"}]})",
      R"({"turns":[{"role":"agent","text":"订单号？"},{"role":"customer","text":"7712345"}]})",
      R"({"turns":[{"role":"agent","text":"order?"},{"role":"customer","text":"7712345"}]})",
      R"({"turns":[{"role":"agent","text":"好的"},{"role":"customer","text":"7712345"}]})"};
  for (int round = 0; round < 2; ++round) {
    for (const std::string& line : lines) {
      RecordParser parser;
      Record record;
      ASSERT_FALSE(parser.parse(line, record).has_value());
      Notes notes;
      worker(record, notes);
      std::string out;
      write_record(record, out);
      EXPECT_EQ(out, run(anonymizer, line).line);
    }
  }
}

/// Short strings that differ in digits only are read once; what is found may not
/// depend on those before.
TEST(Anonymizer, AWorkerReadsShortStringsLikeANewOne) {
  constexpr std::string_view kPieces[] = {"138", "0",  "7", "40", "86",   "u_", ".",    "-",
                                          " ",   ":",  "v", "号", "QQ",   "#",  "+",    "Hi ",
                                          "Ann", "京", "A", "@",  "x.cn", "1",  "我叫", "王小明"};
  std::mt19937 random(3);
  const auto text = [&] {
    std::string pieces;
    while (random() % 5 != 0) pieces += kPieces[random() % std::size(kPieces)];
    return pieces;
  };
  for (const bool rules : {false, true}) {
    const std::string_view rule = "rules:\n  - {name: own, type: custom, pattern: 'v7'}\n";
    const Anonymizer anonymizer({}, parse_policy(rules ? rule : "", "p.yaml"), std::nullopt);
    const Anonymizer::Worker worker = anonymizer.new_worker();
    RecordParser parser;
    Record record;
    for (int i = 0; i < 3000; ++i) {
      const std::string line = R"({"turns":[{"role":"agent","text":")" + text() +
                               R"("},{"role":"customer","text":")" + text() + R"("}],"v":")" +
                               text() + R"(","customer":")" + text() + R"("})";
      ASSERT_FALSE(parser.parse(line, record).has_value());
      Notes notes;
      worker(record, notes);
      std::string written;
      write_record(record, written);
      ASSERT_EQ(written, run(anonymizer, line).line) << line;
    }
  }
}

TEST(Anonymizer, ReadsTurnsOfAKnownLayoutLikeAnyOther) {
  const Anonymizer anonymizer(
      {}, parse_policy("members: {allow: [at, role, os], pseudonym: [seat]}", "p.yaml"),
      key_of(kSecretA));
  const Anonymizer::Worker worker = anonymizer.new_worker();
  RecordParser parser;  // learns the layouts
  const std::string_view texts[] = {"ok",    "13800138000",       "Anna", "anna", "",
                                    "1.2.3", "订单号 88231234567"};
  const std::string_view scalars[] = {"1", "null", "13800138000", "true", "-13800138000", "7.5"};
  for (std::size_t i = 0; i < 300; ++i) {
    std::string line = R"({"id":"a","turns":[)";
    for (std::size_t k = 0; k < 3; ++k) {
      const auto text = [&](std::size_t n) { return std::string(texts[(i / n + k) % 7]); };
      const auto scalar = [&](std::size_t n) { return std::string(scalars[(i / n + k) % 6]); };
      line += k > 0 ? "," : "";
      line += R"({"n":)" + scalar(1) + R"(,"role":"customer","seat":)" + scalar(2) +
              R"(,"text":"call )" + text(1) + R"(","13800138000":["x",")" + text(3) +
              R"("],"c":{"nick":")" + text(2) + R"(","os":"13800138000","v":")" + text(5) +
              R"("}})";
    }
    line += R"(],"by":"anna"})";
    Record record;
    ASSERT_FALSE(parser.parse(line, record).has_value()) << line;
    Notes notes;
    worker(record, notes);
    std::string out;
    write_record(record, out);
    const Result fresh = run(anonymizer, line);
    ASSERT_EQ(out, fresh.line);
    ASSERT_EQ(notes.tally.entries(), fresh.notes.tally.entries());
  }
}

TEST(Anonymizer, FindsAKnownValueInStringsThatAreNotReadAtFirst) {
  EXPECT_EQ(
      anonymized(
          R"({"lang":"en","by":"anna","text":"ok","a":{"anna":1,"b":["x","anna"],"customer_name":"anna"}})"),
      R"({"lang":"en","by":"[PERSON_1]","text":"ok","a":{"[PERSON_1]":1,"b":["x","[PERSON_1]"],"customer_name":"[PERSON_1]"}})");
}

TEST(Anonymizer, MasksAndKeepsAndDrops) {
  EXPECT_EQ(with_policy("types: {phone: mask}", R"({"text":"13800138000"})"),
            R"({"text":"138****8000"})");
  EXPECT_EQ(with_policy("types: {phone: keep}", R"({"text":"13800138000"})"),
            R"({"text":"13800138000"})");
  const Anonymizer dropping({}, parse_policy("types: {phone: drop}", "p.yaml"), std::nullopt);
  const Result result = run(dropping, R"({"text":"13800138000"})");
  EXPECT_EQ(result.outcome.fate, Fate::kDropped);
  EXPECT_EQ(result.outcome.reason, "anonymize.phone");
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

TEST(Anonymizer, MarksInCodePointsAndReplacesNothing) {
  AnonymizeOptions options;
  options.detect = true;
  const Anonymizer marking(options, builtin_policy(), std::nullopt);
  EXPECT_EQ(
      run(marking, R"({"text":"电话13800138000","customer":"u_77"})").line,
      R"({"text":"电话13800138000","customer":"u_77","pii":[{"turn":0,"start":2,"end":13,"type":"phone","score":0.95,"rule":"cn_mobile"}]})");
}

TEST(Anonymizer, AppliesRulesAndKeepListOfThePolicy) {
  const std::string policy =
      "keep: [400-123-4567]\n"
      "rules:\n  - {name: asset, pattern: 'AS-[0-9]{4}', type: custom, match: [AS-1234], no_match: "
      "[AS-12]}\n";
  EXPECT_EQ(with_policy(policy, R"({"lang":"en","text":"AS-1234, call 400-123-4567"})"),
            R"({"lang":"en","text":"[DATA_1], call 400-123-4567"})");
}

TEST(Anonymizer, ALineBreakBehindAKeyIsNoPartOfIt) {
  const std::string key(40, 'k'), random = std::string(31, '\x8f') + '\n';
  EXPECT_EQ(KeyedHash::key_in(key + "\r\n"), key);
  EXPECT_EQ(KeyedHash::key_in(random), random);  // 32 random bytes
  EXPECT_EQ(KeyedHash::key_in("too short\n"), "too short\n");
}

TEST(Anonymizer, RefusesSurrogatesWithoutKeyAndShortKeys) {
  EXPECT_THROW(Anonymizer({}, parse_policy("types: {phone: surrogate}", "p.yaml"), std::nullopt),
               Error);
  EXPECT_THROW(KeyedHash("too short", "--key-file"), Error);
  EXPECT_THROW(parse_policy("types: {fone: mask}", "p.yaml"), Error);
  EXPECT_THROW(parse_policy("types: {phone: masked}", "p.yaml"), Error);
}

TEST(Anonymizer, CountsByTypeAndPlace) {
  const Result result = run(Anonymizer({}, builtin_policy(), std::nullopt),
                            R"({"text":"13800138000","meta":{"tel":"13900139000"}})");
  EXPECT_EQ(result.notes.tally.get("pii/phone"), 1);
  EXPECT_EQ(result.notes.tally.get("pii/phone.members"), 1);
}

}  // namespace
}  // namespace deskmill
