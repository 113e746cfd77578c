// SPDX-License-Identifier: Apache-2.0
#include "text/charset.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "text/plausibility.hpp"

namespace deskmill {
namespace {

std::string encoded(std::string_view text, std::string_view charset) {
  const auto bytes = encode_strict(text, charset);
  EXPECT_TRUE(bytes.has_value()) << charset;
  return bytes.value_or("");
}

std::string guess(std::string_view bytes) {
  return detect_charset(bytes, true).charset;
}

TEST(Charset, MarksDecide) {
  EXPECT_EQ(guess("\xEF\xBB\xBF你好"), "UTF-8");
  EXPECT_EQ(detect_charset("\xEF\xBB\xBFhi", true).bom_bytes, 3u);
  EXPECT_EQ(guess(std::string("\xFF\xFE") + encoded("你好", "UTF-16LE")), "UTF-16LE");
  EXPECT_EQ(guess(std::string("\xFE\xFF") + encoded("hi", "UTF-16BE")), "UTF-16BE");
}

TEST(Charset, PlainAndEmptyAreUtf8) {
  EXPECT_EQ(guess(""), "UTF-8");
  EXPECT_EQ(guess("order 12 ~{ not HZ"), "UTF-8");
  EXPECT_EQ(guess("订单还没到"), "UTF-8");
  EXPECT_EQ(guess("да, спасибо"), "UTF-8");
  EXPECT_EQ(guess("café"), "UTF-8");
}

TEST(Charset, CutOffUtf8IsStillUtf8) {
  const std::string text = "id,text\n1,你好";
  EXPECT_EQ(detect_charset(text.substr(0, text.size() - 1), false).charset, "UTF-8");
}

TEST(Charset, ALittleGbkInMostlyAsciiLines) {
  const std::string log = "2023-05-08 10:00:01 buyer01: ";
  EXPECT_EQ(guess(encoded(log + "你好\n", "GB18030")), "GB18030");
  EXPECT_EQ(guess(encoded(log + "谢谢\r\n" + log + "ok\r\n", "GB18030")), "GB18030");
  EXPECT_EQ(guess(encoded("中", "GB18030")), "GB18030");
  EXPECT_EQ(guess(encoded(log + "赵敏", "GB18030")), "GB18030");
}

TEST(Charset, ChineseJapaneseKorean) {
  EXPECT_EQ(guess(encoded("您好，我的订单什么时候可以发货？", "GB18030")), "GB18030");
  EXPECT_EQ(guess(encoded("您好，我的訂單什麼時候可以出貨？", "Big5")), "Big5");
  EXPECT_EQ(guess(encoded("注文した商品がまだ届いていません。", "Shift_JIS")), "Shift_JIS");
  EXPECT_EQ(guess(encoded("注文した商品がまだ届いていません。", "EUC-JP")), "EUC-JP");
  EXPECT_EQ(guess(encoded("주문한 상품이 아직 도착하지 않았습니다.", "EUC-KR")), "EUC-KR");
}

TEST(Charset, Utf16WithoutMark) {
  EXPECT_EQ(guess(encoded("id,text\r\n1,你好，请问发货了吗\r\n", "UTF-16LE")), "UTF-16LE");
  EXPECT_EQ(guess(encoded("id,text\r\n1,where is my order\r\n", "UTF-16BE")), "UTF-16BE");
  EXPECT_EQ(guess(encoded("你好，请问我的订单什么时候发货", "UTF-16LE")), "UTF-16LE");
}

/// A faulty export leaves a NUL here and there; that must not make it Arabic.
TEST(Charset, StrayNulsAreNoUtf16) {
  const std::string nul(1, '\0');
  std::string chinese;
  for (int i = 0; i < 100; ++i)
    chinese += std::to_string(i) + ",customer,你好，请问订单什么时候发货\n";
  for (const std::size_t line : {0u, 10u, 60u}) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < line; ++i) at = chinese.find('\n', at) + 1;
    std::string broken = chinese;
    broken.insert(chinese.find(',', at), nul);
    EXPECT_EQ(guess(broken), "UTF-8") << line;
    EXPECT_EQ(guess(broken + "坏\xFF的\n"), "UTF-8") << line;
    EXPECT_EQ(guess(encoded(broken, "GB18030")), "GB18030") << line;
  }
  EXPECT_EQ(guess("session_id,sender,message\n1,customer,hel" + nul + "lo there\n1,agent,hi\n"),
            "UTF-8");
  EXPECT_EQ(
      guess("session_id,sender,message\n1,customer,你好，请问" + nul + "发货了吗\n1,agent,发了\n"),
      "UTF-8");
}

TEST(Charset, LongChineseLinesInUtf16HaveFewNuls) {
  std::string lines;
  for (int i = 0; i < 50; ++i) {
    for (int k = 0; k < 12; ++k) lines += "你好，请问我的订单什么时候发货，谢谢您。";
    lines += '\n';
  }
  EXPECT_EQ(guess(encoded(lines, "UTF-16LE")), "UTF-16LE");
  EXPECT_EQ(guess(encoded(lines, "UTF-16BE")), "UTF-16BE");
}

TEST(Charset, EuropeanSingleBytes) {
  EXPECT_EQ(guess(encoded("Où est ma commande ? Je l’ai passée le mois dernier, très déçu.",
                          "windows-1252")),
            "windows-1252");
  EXPECT_EQ(
      guess(encoded("Где мой заказ? Я жду уже две недели и очень недоволен.", "windows-1251")),
      "windows-1251");
  EXPECT_EQ(guess(encoded("Где мой заказ? Я жду уже две недели и очень недоволен.", "KOI8-R")),
            "KOI8-R");
  EXPECT_EQ(guess("costs \xA3\x38 and no more"), "windows-1252");
}

TEST(Charset, StrictConversion) {
  EXPECT_EQ(decode_strict("\xC4\xE3\xBA\xC3", "GB18030"), "你好");
  for (const char* narrow : {"GB2312", "gb2312", "Gb2312", "gb_2312", "cp936", "GBK"}) {
    EXPECT_EQ(decode_strict("\xE9\x46", narrow), "镕") << narrow;  // beyond GB 2312
  }
  EXPECT_EQ(decode_strict("\xC4\xE3\xBA", "GB18030"), std::nullopt);
  EXPECT_EQ(decode_strict("\xE4\xBD\xA0\xFF", "UTF-8"), std::nullopt);
  EXPECT_EQ(encode_strict("你", "windows-1252"), std::nullopt);
  EXPECT_EQ(decode_strict(encoded("a😀b", "UTF-16LE"), "UTF-16LE"), "a😀b");
  EXPECT_EQ(decode_strict(encoded("龘😀", "GB18030"), "GB18030"), "龘😀");
  EXPECT_TRUE(is_known_charset("GB18030") && is_known_charset("UTF-8"));
  EXPECT_FALSE(is_known_charset("klingon-8") || is_known_charset(""));
  EXPECT_EQ(usual_name("utf16le"), "UTF-16LE");
  EXPECT_EQ(usual_name("unicode"), "UTF-16");
  EXPECT_EQ(usual_name("gbk"), "gbk");
}

TEST(Charset, StreamingEqualsOneShotForEveryCut) {
  const std::string text = "a你😀好\n";
  for (const std::string_view charset : {"UTF-8", "GB18030", "UTF-16LE"}) {
    const std::string bytes = encoded(text, charset);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      CharsetDecoder decoder(charset);
      std::string out;
      decoder.feed(std::string_view(bytes).substr(0, cut), out, false);
      decoder.feed(std::string_view(bytes).substr(cut), out, true);
      EXPECT_EQ(out, text) << charset << " cut at " << cut;
      EXPECT_EQ(decoder.replaced(), 0u);
    }
  }
}

TEST(Charset, StreamingCountsWhatItReplaces) {
  CharsetDecoder utf8("UTF-8");
  std::string out;
  utf8.feed(
      "a\xFF"
      "b\xE4\xBD",
      out, true);
  EXPECT_EQ(out, "a\uFFFDb\uFFFD");
  EXPECT_EQ(utf8.replaced(), 2u);
  CharsetDecoder gbk("GB18030");
  out.clear();
  gbk.feed("\xC4\xE3\xFF!", out, true);
  EXPECT_EQ(out, "你\uFFFD!");
  EXPECT_EQ(gbk.replaced(), 1u);
}

TEST(Charset, SurrogatesWithoutAPartnerAreReplaced) {
  const std::pair<std::string_view, std::string_view> kTexts[] = {
      {"a+3AA-b", "a\uFFFDb"},       {"a+2AA-b", "a\uFFFDb"}, {"a+2AA-", "a\uFFFD"},
      {"a+2ADYPd4A-b", "a\uFFFD😀b"}, {"+2D3eAA-b", "😀b"},
  };
  for (const auto& [bytes, text] : kTexts) {
    const bool sound = text == "😀b";
    EXPECT_EQ(decode_strict(bytes, "UTF-7").has_value(), sound) << bytes;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      CharsetDecoder decoder("UTF-7");
      std::string out;
      decoder.feed(bytes.substr(0, cut), out, false);
      decoder.feed(bytes.substr(cut), out, true);
      EXPECT_EQ(out, text) << bytes << " cut at " << cut;
      EXPECT_EQ(decoder.replaced(), sound ? 0u : 1u);
    }
  }
}

TEST(Charset, Utf8HasManySpellings) {
  for (const std::string_view name : {"UTF-8", "utf-8", "utf8"}) {
    EXPECT_EQ(decode_strict("\xE4\xBD\xA0\xED\xA0\x80", name), std::nullopt) << name;
    EXPECT_EQ(encode_strict("你", name), "你") << name;
    CharsetDecoder decoder(name);
    std::string out;
    decoder.feed("a\xE4\xBD!", out, true);
    EXPECT_EQ(out, "a\uFFFD!") << name;
  }
}

TEST(Charset, UnknownCharsetIsAUsageError) {
  EXPECT_THROW(CharsetDecoder("klingon-8"), Error);
}

TEST(Plausibility, SoundTextBeatsMojibake) {
  EXPECT_GT(judge("您好").mean(), judge("鎮ㄥソ").mean());
  EXPECT_GT(judge("您好").mean(), judge("ÄúºÃ").mean());
  EXPECT_GT(judge("été").mean(), judge("Ã©tÃ©").mean());
  EXPECT_EQ(judge("plain").characters, 0u);
  EXPECT_EQ(rank_of_han(U'的'), HanRank::kFrequent);
  EXPECT_EQ(rank_of_han(U'翁'), HanRank::kLevelOne);
  EXPECT_EQ(rank_of_han(U'鎮'), HanRank::kLevelOne);
  EXPECT_EQ(rank_of_han(U'龘'), HanRank::kRare);
}

/// Rows that are damaged must show; they must not give the whole file another charset.
TEST(Charset, AFewBrokenBytesDoNotChangeTheCharset) {
  const auto guess = [](const std::string& bytes) { return detect_charset(bytes, true).charset; };
  std::string ascii;
  for (int i = 0; i < 2000; ++i) ascii += std::to_string(i) + ",customer,message number\n";
  for (const std::size_t at : {5000u, 20000u, 40000u}) ascii[at] = '\xE9';
  EXPECT_EQ(guess(ascii), "UTF-8");
  EXPECT_EQ(guess("1,你好，请问订单到哪里了\n2,坏\xFF\xFE的\x80\n3,我查一下\n"), "UTF-8");
  EXPECT_EQ(guess("1,hello \xFF\xFE\x80 world\n2,fine\n"), "UTF-8");
}

TEST(Charset, ABrokenLineLeavesAShortChineseTextItsCharset) {
  for (const std::string charset : {"GB18030", "Big5"}) {
    const std::string text =
        charset == "Big5"
            ? "你好，請問我的訂單什麼時候可以發貨？\n好的，我幫您查一下，請稍等\n謝謝\n"
            : "你好，请问我的订单什么时候可以发货？\n好的，我帮您查一下，请稍等\n谢谢\n";
    std::string bytes = *encode_strict(text, charset);
    bytes.replace(bytes.size() - 3, 2, "\xFF");
    EXPECT_EQ(detect_charset(bytes, true).charset, charset);
  }
}

TEST(Charset, SignsOfLatinAloneAreNoChinese) {
  const std::string log = "2023-05-08 10:21:33 buyer01: ok\r\n";
  for (const char* sign : {"\u00A0", "·", "10\u00A0000 km", "A·B·C", "§\u00A05"}) {
    EXPECT_EQ(guess(log + sign + "\r\n" + log), "UTF-8") << sign;
  }
  EXPECT_EQ(guess(encoded(log + "谢谢\r\n", "GB18030")), "GB18030");
}

TEST(Charset, AFewWesternLettersAreEnoughInAShortText) {
  const auto guess = [](const std::string& bytes) { return detect_charset(bytes, true).charset; };
  EXPECT_EQ(guess("1,agent,caf\xE9 it is\n"), "windows-1252");
  EXPECT_EQ(guess("I don\x92t, it\x92s \x93good\x94\n"), "windows-1252");
  EXPECT_EQ(guess("it costs \xA3"
                  "20 or \x80"
                  "25\n"),
            "windows-1252");
  EXPECT_EQ(guess("a\xA0"
                  "b c\xA0"
                  "d e\xA0"
                  "f\n"),
            "windows-1252");
}

}  // namespace
}  // namespace deskmill
