// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/texts/match_key.hpp"

#include <gtest/gtest.h>

#include "text/utf8.hpp"

namespace deskmill {
namespace {

std::string key_of(std::string_view text) {
  MatchKey key;
  append_match_key(text, key);
  return from_code_points(key.characters);
}

std::uint64_t guard_of(std::string_view text) {
  MatchKey key;
  append_match_key(text, key);
  return guard_of(key);
}

TEST(MatchKey, FoldsWidthCasePunctuationAndSpace) {
  EXPECT_EQ(key_of("请问，什么时候发货？"), key_of("请问什么时候发货"));
  EXPECT_EQ(key_of("ＡＢＣ　１２"), key_of("abc12"));
  EXPECT_EQ(key_of("Where IS my order?!"), "whereismyorder");
}

TEST(MatchKey, MasksSlotsAndKeepsShortNumbers) {
  EXPECT_EQ(key_of("订单号：202611210001"), key_of("订单号 99887766"));
  EXPECT_EQ(key_of("单号SF1234567890"), "单号#");
  EXPECT_EQ(key_of("满100减20"), "满100减20");
  EXPECT_NE(key_of("退50元"), key_of("退500元"));
}

TEST(MatchKey, AmountsAreNoSlots) {
  EXPECT_NE(key_of("退12000元"), key_of("退15000元"));
  EXPECT_NE(guard_of("￥ 12,000 对吗"), guard_of("￥ 15,000 对吗"));
  EXPECT_NE(guard_of("refund $12000.50"), guard_of("refund $15000.50"));
  EXPECT_EQ(key_of("单号12000，退50元"), key_of("单号15000，退50元"));
}

TEST(MatchKey, ModelsAndMeasuresAreNoSlots) {
  EXPECT_NE(guard_of("iphone15pro怎么截屏"), guard_of("iphone14pro怎么截屏"));
  EXPECT_NE(key_of("mate60"), key_of("nova60"));
  EXPECT_NE(guard_of("5000mah"), guard_of("4500mah"));
  EXPECT_EQ(key_of("iPhone15Pro"), key_of("iPhone 15 Pro"));
  EXPECT_EQ(key_of("code a1b2c3"), key_of("code x7y8z9"));
  EXPECT_EQ(key_of("https://t.co/abc123xyz"), key_of("https://t.co/qbd456uvw"));
}

TEST(MatchKey, GuardSeesNumbers) {
  EXPECT_NE(guard_of("退50元"), guard_of("退500元"));
  EXPECT_NE(guard_of("costs 3.5 dollars"), guard_of("costs 35 dollars"));
  EXPECT_NE(guard_of("买5kg"), guard_of("买8kg"));
  EXPECT_EQ(guard_of("订单12345678到了"), guard_of("订单87654321到了"));
  EXPECT_EQ(guard_of("2 and 3"), guard_of("3 and 2"));
}

TEST(MatchKey, GuardSeesNumerals) {
  EXPECT_NE(guard_of("大概三天能到"), guard_of("大概五天能到"));
  EXPECT_NE(guard_of("十月到期"), guard_of("十一月到期"));
  EXPECT_NE(guard_of("改到七点"), guard_of("改到七点半"));
  EXPECT_NE(guard_of("滿兩百減二十"), guard_of("滿三百減二十"));
  EXPECT_EQ(guard_of("帮我查一下"), guard_of("帮我查下"));
  EXPECT_EQ(key_of("三、五天"), key_of("三五天"));
}

TEST(MatchKey, GuardSeesNegations) {
  EXPECT_NE(guard_of("i do have it"), guard_of("i dont have it"));
  EXPECT_EQ(guard_of("i don't have it"), guard_of("i dont have it"));
  EXPECT_EQ(guard_of("i want it"), guard_of("i went there"));
  EXPECT_NE(guard_of("这个能退吗"), guard_of("这个不能退吗"));
  EXPECT_NE(guard_of("I can return it"), guard_of("I can't return it"));
  EXPECT_NE(guard_of("it does work"), guard_of("it doesn’t work"));
  EXPECT_NE(guard_of("please cancel"), guard_of("please do not cancel"));
  EXPECT_EQ(guard_of("notice"), guard_of("nothing"));
}

TEST(MatchKey, NumbersStayApart) {
  EXPECT_NE(key_of("2-3天到"), key_of("23天到"));
  EXPECT_NE(key_of("open 9:30"), key_of("open 930"));
  EXPECT_NE(key_of("买2-3kg"), key_of("买23kg"));
  EXPECT_EQ(key_of("2 - 3天到"), key_of("2~3天到"));
}

TEST(MatchKey, TextWithoutLettersIsItsOwnKey) {
  EXPECT_NE(key_of("👍"), key_of("👎"));
  EXPECT_NE(key_of("?"), key_of("!"));
  EXPECT_EQ(key_of("？ "), key_of("?"));
  EXPECT_EQ(key_of("好👍"), key_of("好"));
  EXPECT_EQ(key_of(" \u200B\n"), "");
}

}  // namespace
}  // namespace deskmill
