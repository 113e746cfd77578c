// SPDX-License-Identifier: Apache-2.0
#include "text/segment.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "text/language.hpp"

namespace deskmill {
namespace {

using Pieces = std::vector<std::string_view>;

Pieces sentences_of(std::string_view text) {
  Pieces pieces = {"left from the text before"};
  split_sentences(text, pieces);
  return pieces;
}

TEST(Segment, Chinese) {
  EXPECT_EQ(sentences_of("您好！请问有什么可以帮您？我查一下。"),
            (Pieces{"您好！", "请问有什么可以帮您？", "我查一下。"}));
  EXPECT_EQ(sentences_of("他说“不行。”然后呢？！好"), (Pieces{"他说“不行。”", "然后呢？！", "好"}));
  EXPECT_EQ(sentences_of("运费；税费\n合计"), (Pieces{"运费；", "税费", "合计"}));
}

TEST(Segment, English) {
  EXPECT_EQ(sentences_of("It costs 3.5 EUR. See www.a.com for more. Thanks!"),
            (Pieces{"It costs 3.5 EUR.", "See www.a.com for more.", "Thanks!"}));
  EXPECT_EQ(sentences_of("Ask Dr. Smith, e.g. Monday. 5 days."),
            (Pieces{"Ask Dr. Smith, e.g. Monday.", "5 days."}));
  EXPECT_EQ(sentences_of("wait. what"), (Pieces{"wait. what"}));
}

TEST(Segment, NothingButBlanks) {
  EXPECT_TRUE(sentences_of("").empty());
  EXPECT_TRUE(sentences_of(" \n　\n").empty());
}

TEST(Language, ByScriptAndByWords) {
  EXPECT_EQ(detect_language("怎么退款"), "zh");
  EXPECT_EQ(detect_language("iPhone 13 Pro Max 什么时候发货"), "zh");
  EXPECT_EQ(detect_language("注文はいつ届きますか"), "ja");
  EXPECT_EQ(detect_language("주문이 언제 도착하나요"), "ko");
  EXPECT_EQ(detect_language("My order has not arrived yet, where is it?"), "en");
  EXPECT_EQ(detect_language("ok"), "");
  EXPECT_EQ(detect_language("12345"), "");
  EXPECT_EQ(detect_language(""), "");
}

}  // namespace
}  // namespace deskmill
