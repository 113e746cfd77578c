// What policy and key decide: actions, pseudonyms, surrogates, keep lists.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "unit/stages/anonymize/anonymize_run.hpp"

namespace deskmill {
namespace {

TEST(AnonymizerPolicy, KeepsClustersWithTheirIds) {
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

TEST(AnonymizerPolicy, AKeptNumberStaysANumber) {
  EXPECT_EQ(with_policy("types: {phone: keep}", R"({"text":"x","n":13800138000})"),
            R"({"text":"x","n":13800138000})");
}

TEST(AnonymizerPolicy, AMemberCannotBeAllowedAndAPseudonym) {
  EXPECT_NO_THROW(parse_policy("members: {allow: [customer]}", "p.yaml"));
  EXPECT_THROW(parse_policy("members: {allow: [customer], pseudonym: [customer]}", "p.yaml"),
               Error);
}

TEST(AnonymizerPolicy, PoursSurrogatesIntoKeycapsAndNumerals) {
  const std::string policy = "types:\n  phone: surrogate\n";
  const std::string spelled = with_policy(policy, R"({"text":"一三八零零一三八零零零"})");
  EXPECT_TRUE(spelled.starts_with(R"({"text":"一四二)")) << spelled;
  EXPECT_EQ(spelled.size(), std::string(R"({"text":"一三八零零一三八零零零"})").size());
  const std::string keycaps = with_policy(
      policy,
      R"({"text":"1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣"})");
  EXPECT_TRUE(keycaps.starts_with(R"({"text":"1️⃣4️⃣2️⃣)")) << keycaps;
}

TEST(AnonymizerPolicy, KeepsHotlinesUnlessThePolicySaysOtherwise) {
  const std::string line =
      R"({"lang":"zh","text":"打400-812-3456或+1 (888) 555-0123，1-800-555-0123，0800 123 4567，4006 123 456（8:00-22:00）"})";
  EXPECT_EQ(anonymized(line), line);
  EXPECT_EQ(
      with_policy("hotlines: replace", R"({"lang":"zh","text":"打400-812-3456（8:00-22:00）"})"),
      R"({"lang":"zh","text":"打[电话1]（8:00-22:00）"})");
  // Mobile numbers of China that begin like a toll-free number.
  EXPECT_EQ(anonymized(R"({"lang":"zh","text":"打18005551234，18881234567"})"),
            R"({"lang":"zh","text":"打[电话1]，[电话2]"})");
  // One that is dictated digit by digit has no 833 that stands by itself.
  EXPECT_EQ(anonymized(R"({"lang":"zh","text":"1 8 3 3 6 7 5 1 9 1 0"})"),
            R"({"lang":"zh","text":"[电话1]"})");
}

TEST(AnonymizerPolicy, RemovesCustomerAndNumbersSpeakersWithoutAKey) {
  EXPECT_EQ(
      anonymized(
          R"({"lang":"en","customer":"u_77","turns":[{"role":"customer","text":"hi","speaker":"u_77"},)"
          R"({"role":"agent","text":"hello","speaker":"agent"}]})"),
      R"({"lang":"en","turns":[{"role":"customer","text":"hi","speaker":"[SPEAKER_1]"},)"
      R"({"role":"agent","text":"hello","speaker":"agent"}]})");
}

TEST(AnonymizerPolicy, PseudonymsDependOnValueAndKeyOnly) {
  const std::string line = R"({"customer":"u_77","text":"hi"})";
  const std::string a = with_policy("", line);
  EXPECT_EQ(a, with_policy("", line));
  EXPECT_NE(a, with_policy("", line, kSecretB));
  EXPECT_NE(a, with_policy("", R"({"customer":"u_78","text":"hi"})"));
  EXPECT_EQ(a.find("u_77"), std::string::npos);
}

TEST(AnonymizerPolicy, KeepsIdsTogetherWithAKey) {
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

TEST(AnonymizerPolicy, MakesSurrogatesOfTheSameShape) {
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

TEST(AnonymizerPolicy, PutsAmericanSurrogatesIntoTheReservedRange) {
  const std::string out = with_policy("types: {phone: surrogate}", R"({"text":"+1 650-253-0000"})");
  EXPECT_NE(out.find("-555-01"), std::string::npos) << out;
}

TEST(AnonymizerPolicy, ReplacesANumberedCustomer) {
  const std::string out = with_policy("", R"({"text":"hi","customer":8812})");
  EXPECT_EQ(out.find("8812"), std::string::npos) << out;
  EXPECT_NE(out.find("\"customer\":\"p_"), std::string::npos) << out;
}

TEST(AnonymizerPolicy, ReplacesNumbersUnderPseudonymAnywhere) {
  const std::string out = with_policy(
      "members: {pseudonym: [seat]}",
      R"({"turns":[{"role":"agent","text":"hi","seat":12,"floor":12}],"seat":[12,[12]],"n":12})");
  EXPECT_EQ(out.find("\"seat\":12"), std::string::npos) << out;
  EXPECT_NE(out.find("\"floor\":12"), std::string::npos) << out;
  EXPECT_NE(out.find("\"seat\":[\"p_"), std::string::npos) << out;
  EXPECT_EQ(out.find("[12"), std::string::npos) << out;
  EXPECT_NE(out.find("\"n\":12"), std::string::npos) << out;
}

TEST(AnonymizerPolicy, MasksAndKeepsAndDrops) {
  EXPECT_EQ(with_policy("types: {phone: mask}", R"({"text":"13800138000"})"),
            R"({"text":"138****8000"})");
  EXPECT_EQ(with_policy("types: {phone: keep}", R"({"text":"13800138000"})"),
            R"({"text":"13800138000"})");
  const Anonymizer dropping({}, parse_policy("types: {phone: drop}", "p.yaml"), std::nullopt);
  const AnonymizeResult result = run(dropping, R"({"text":"13800138000"})");
  EXPECT_EQ(result.outcome.fate, Fate::kDropped);
  EXPECT_EQ(result.outcome.reason, "anonymize.phone");
}

TEST(AnonymizerPolicy, AppliesRulesAndKeepListOfThePolicy) {
  const std::string policy =
      "keep: [400-123-4567]\n"
      "rules:\n  - {name: asset, pattern: 'AS-[0-9]{4}', type: custom, match: [AS-1234], no_match: "
      "[AS-12]}\n";
  EXPECT_EQ(with_policy(policy, R"({"lang":"en","text":"AS-1234, call 400-123-4567"})"),
            R"({"lang":"en","text":"[DATA_1], call 400-123-4567"})");
}

TEST(AnonymizerPolicy, ALineBreakBehindAKeyIsNoPartOfIt) {
  const std::string key(40, 'k'), random = std::string(31, '\x8f') + '\n';
  EXPECT_EQ(KeyedHash::key_in(key + "\r\n"), key);
  EXPECT_EQ(KeyedHash::key_in(random), random);  // 32 random bytes
  EXPECT_EQ(KeyedHash::key_in("too short\n"), "too short\n");
}

TEST(AnonymizerPolicy, RefusesSurrogatesWithoutKeyAndShortKeys) {
  EXPECT_THROW(Anonymizer({}, parse_policy("types: {phone: surrogate}", "p.yaml"), std::nullopt),
               Error);
  EXPECT_THROW(KeyedHash("too short", "--key-file"), Error);
  EXPECT_THROW(parse_policy("types: {fone: mask}", "p.yaml"), Error);
  EXPECT_THROW(parse_policy("types: {phone: masked}", "p.yaml"), Error);
}

/// Nothing can be poured over words: they are replaced by digits.
TEST(AnonymizerPolicy, SurrogatesOfSpelledNumbersAreDigits) {
  const std::string policy = "types: {phone: surrogate, bank_card: surrogate}";
  const std::string words =
      with_policy(policy, R"({"text":"call me: six one seven, triple five, zero one nine nine"})");
  EXPECT_EQ(words.find("seven"), std::string::npos) << words;
  EXPECT_NE(words.find("55501"), std::string::npos) << words;
  const std::string card =
      with_policy(policy, R"({"text":"卡号是六二二二零二一二三四五六七八九零一二八"})");
  EXPECT_EQ(card.find("六二二二零二一二三四"), std::string::npos) << card;
}

TEST(AnonymizerPolicy, SurrogatesOfDatesOfBirthAreDates) {
  const std::string policy = "types: {birth_date: surrogate}";
  const std::string zh = with_policy(policy, R"({"text":"出生日期2099年12月31日"})");
  EXPECT_TRUE(std::regex_search(zh, std::regex("出生日期19[5-9][0-9]年([1-9]|1[0-2])月"))) << zh;
  const std::string en = with_policy(policy, R"({"text":"DOB: March 31, 2098"})");
  EXPECT_TRUE(std::regex_search(en, std::regex("DOB: [A-Z][a-z]+ (1[3-9]|2[0-8]), 19[5-9]"))) << en;
}

}  // namespace
}  // namespace deskmill
