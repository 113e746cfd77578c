// SPDX-License-Identifier: Apache-2.0
#include "text/language.hpp"

#include <gtest/gtest.h>

#include "text/english.hpp"

namespace deskmill {
namespace {

TEST(PlainlyEnglish, KnowsEnglishByItsSmallWords) {
  EXPECT_TRUE(is_plainly_english("Hi, my order has not arrived and the tracking page is empty"));
  EXPECT_TRUE(is_plainly_english("WHAT DO YOU NEED FROM US?"));
  EXPECT_TRUE(is_plainly_english("Can you help? It’s for my mother 😀"));
}

TEST(PlainlyEnglish, LeavesWhatIsNotPlainToTheDetector) {
  EXPECT_FALSE(is_plainly_english(""));
  EXPECT_FALSE(is_plainly_english("the the the the the"));
  EXPECT_FALSE(is_plainly_english("order 12345 not delivered, refund"));
  EXPECT_FALSE(is_plainly_english("Hola, mi pedido no ha llegado y la pagina de seguimiento"));
  EXPECT_FALSE(is_plainly_english("Wo ist das Paket, es was not da, I will nicht mehr warten auf "
                                  "diese Lieferung, bitte schnell eine Antwort"));
  EXPECT_FALSE(is_plainly_english("Добрый день, where is my заказ, он должен был прийти вчера, "
                                  "почему никто не отвечает"));
}

TEST(Language, IsToldByScriptsAndWords) {
  EXPECT_EQ(detect_language("我的订单 2026 还没到，please check"), "zh");
  EXPECT_EQ(detect_language("注文した商品がまだ届きません"), "ja");
  EXPECT_EQ(detect_language("주문한 상품이 아직 도착하지 않았어요"), "ko");
  EXPECT_EQ(detect_language("Where is my order? It was due on Monday and I have no mail"), "en");
  EXPECT_EQ(detect_language("Hola, mi pedido todavía no ha llegado y nadie me contesta"), "es");
  EXPECT_EQ(detect_language("ok"), "");
}

}  // namespace
}  // namespace deskmill
