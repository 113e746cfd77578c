// What must hold for any text: cleaning twice is cleaning once, the result is valid, the scan
// misses nothing.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "stages/clean/rule_choice.hpp"
#include "stages/clean/rules/builtin_rules.hpp"
#include "stages/clean/scan/text_scan.hpp"
#include "stages/clean/text_cleaner.hpp"
#include "stages/clean/texts/mojibake.hpp"
#include "stages/clean/texts/stutter.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

/// Texts of pieces that rules look for, glued at random.
std::string odd_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"a",
                                                   "é",
                                                   "e\u0301",
                                                   " ",
                                                   "  ",
                                                   "\t",
                                                   "\n",
                                                   "\r\n",
                                                   "\n\n\n",
                                                   "\u00A0",
                                                   "　",
                                                   "\u200B",
                                                   "\u200D",
                                                   "\u200C",
                                                   "\uFEFF",
                                                   "👨",
                                                   "👩",
                                                   "❤️",
                                                   "🇨",
                                                   "\u0007",
                                                   "\u001B[0m",
                                                   "<",
                                                   ">",
                                                   "<br>",
                                                   "<p>",
                                                   "</p>",
                                                   "<b",
                                                   "&",
                                                   "&amp;",
                                                   "&lt;",
                                                   "&gt;",
                                                   "#39;",
                                                   "amp;",
                                                   "&#x4F60;",
                                                   "lt;",
                                                   "Ã©",
                                                   "â€™",
                                                   "Ã",
                                                   "Â",
                                                   "©",
                                                   "鎮ㄥソ",
                                                   "ÄúºÃ",
                                                   "您好",
                                                   "，",
                                                   "！",
                                                   "写道：",
                                                   "\n> q",
                                                   "发件人：a\n主题：b\n",
                                                   "\n-- \n",
                                                   "发自我的 iPhone",
                                                   "\n谢谢\n",
                                                   "3月5日",
                                                   "ب",
                                                   "می\u200Cخ",
                                                   "\u0640",
                                                   "한",
                                                   "\u1112\u1161",
                                                   "か\u3099",
                                                   "\uFFFD",
                                                   "锟斤拷",
                                                   "\u2028",
                                                   "\u0085",
                                                   "\uFFFE",
                                                   "１",
                                                   "[图片]",
                                                   "the the ",
                                                   "我我我",
                                                   "\u00AD",
                                                   "\uF900",
                                                   "\u212B"};
  std::string text;
  for (unsigned long n = random() % 12; n > 0; --n) text += kPieces[random() % kPieces.size()];
  return text;
}

class TextProperties : public ::testing::Test {
 protected:
  std::string clean(const std::string& text, MailMode mail) const {
    Notes notes;
    std::string out;
    ScanResult found = scan_(text);
    if (!cleaner_.clean(text, found, {mail, true}, out, notes)) return text;
    EXPECT_EQ(found, scan_(out)) << text;
    return out;
  }
  TextScan scan_;
  TextCleaner cleaner_{builtin_clean_rules(), scan_};
};

TEST_F(TextProperties, CleaningTwiceIsCleaningOnce) {
  std::mt19937 random(20240305);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = odd_text(random);
    for (const MailMode mail : {MailMode::kNever, MailMode::kAlways}) {
      const std::string once = clean(text, mail);
      ASSERT_TRUE(is_valid_utf8(once)) << text;
      ASSERT_EQ(clean(once, mail), once) << "from: " << text;
    }
  }
}

TEST_F(TextProperties, ARecordThatIsNotScannedNeedsNothing) {
  std::mt19937 random(7);
  const TextScan text_scan;
  const auto scan = [&](std::string_view text) { return text_scan(text).triggers; };
  for (int i = 0; i < 20000; ++i) {
    const std::string text = odd_text(random);
    if ((scan(text) & ~kLineBreak) != 0) continue;
    FormChanges changes;
    EXPECT_EQ(apply_unicode_form(text, {}, changes), text);
    EXPECT_EQ(repair_utf8_read_as_latin(text), std::nullopt) << text;
  }
}

TEST(UnicodeForm, TheFastPathForLayoutGivesTheSame) {
  std::mt19937 random(99);
  const TextScan text_scan;
  const auto scan = [&](std::string_view text) { return text_scan(text).triggers; };
  for (int i = 0; i < 50000; ++i) {
    std::string text;
    const std::string_view letters = i % 2 == 0 ? "a \t\n b\n\n" : "abcde  \n";
    for (unsigned long n = random() % 40; n > 0; --n) text += letters[random() % letters.size()];
    if ((scan(text) & ~kLineBreak) != kLayout) continue;
    for (const FormRules& rules :
         {FormRules{}, FormRules{.spaces = false}, FormRules{.line_breaks = false}}) {
      FormChanges fast, slow;
      ASSERT_EQ(fold_layout(text, rules, fast), apply_unicode_form(text, rules, slow)) << text;
      ASSERT_EQ(fast.spaces, slow.spaces) << text;
      ASSERT_EQ(fast.line_breaks, slow.line_breaks) << text;
    }
  }
}

TEST(TextScan, LongRunsAreNoExcuse) {
  const TextScan text_scan;
  const auto scan = [&](std::string_view text) { return text_scan(text).triggers; };
  const std::string sixteen = "sixteen letters ";
  EXPECT_EQ(scan(sixteen + sixteen + "x"), 0u);
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    text.replace(at, 2, "  ");
    EXPECT_EQ(scan(text), kLayout) << at;
    text.replace(at, 2, "<\x01");
    EXPECT_EQ(scan(text), kMarkup | kOddCharacter) << at;
    text.replace(at, 2, "é");
    EXPECT_EQ(scan(text), kOddCharacter) << at;
  }
}

TEST(TextScan, EveryCodePointThatAFormRuleChangesIsFlagged) {
  const TextScan text_scan;
  const auto scan = [&](std::string_view text) { return text_scan(text).triggers; };
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "a";
    append_utf8(text, c);
    text += "b";
    FormChanges changes;
    if (apply_unicode_form(text, {}, changes) == text) continue;
    ASSERT_NE(scan(text), 0u) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(TextScan, UsualTextRaisesNothing) {
  const TextScan text_scan;
  const auto scan = [&](std::string_view text) { return text_scan(text).triggers; };
  for (const std::string_view text :
       {"", "plain text, as usual.", "您好，请问订单１２３到了吗？“谢谢”……", "👍❤️",
        "한국어 かな カナ", "a\nb\n\nc", "a\tb", "it’s – fine"}) {
    EXPECT_EQ(scan(text) & ~kLineBreak, 0u) << text;
  }
  EXPECT_EQ(scan("a  b"), kLayout);
  EXPECT_EQ(scan("a "), kLayout);
  EXPECT_EQ(scan("\na"), kLayout | kLineBreak);
  EXPECT_EQ(scan("a \nb"), kLayout | kLineBreak);
  EXPECT_EQ(scan("a\n\n\nb"), kLayout | kLineBreak);
  EXPECT_EQ(scan("<"), kMarkup);
  EXPECT_EQ(scan("浣"), kSuspectHan);
}

TEST(TextScan, KnowsAllCharactersThatUtf8ReadAsGbkGives) {
  const TextScan text_scan;
  const auto scan = [&](std::string_view text) { return text_scan(text).triggers; };
  for (int lead = 0xE4; lead <= 0xE9; ++lead) {
    for (int trail = 0x80; trail <= 0xBF; ++trail) {
      const auto text =
          decode_strict(std::string{static_cast<char>(lead), static_cast<char>(trail)}, "GB18030");
      if (text && text->size() == 3 && *text >= "\u4E00" && *text < "\uA000") {
        EXPECT_EQ(scan(*text), kSuspectHan) << *text;
      }
    }
  }
}

TEST(TextScan, NamesTheRulesWhosePhrasesOccur) {
  TextScan gate;
  EXPECT_EQ(gate("anything").rules, 0u);
  EXPECT_TRUE(gate.add_phrase("omitted", 0) && gate.add_phrase("撤回", 1) &&
              gate.add_phrase("撤回消息", 5) && gate.add_phrase("#E-s", 63));
  EXPECT_FALSE(gate.add_phrase("撤", 2) || gate.add_phrase("abc", 2) || gate.add_phrase("", 2) ||
               gate.add_phrase("é!!", 2));
  EXPECT_EQ(gate("<Media OMITTED>").rules, 1u);
  EXPECT_EQ(gate("对方撤回了").rules, 1u << 1 | 1u << 5);
  EXPECT_EQ(gate("好#e-s1撤回").rules, std::uint64_t{1} << 63 | 1u << 1 | 1u << 5);
  EXPECT_EQ(gate("unomitted 您好撤").rules, 0u);
  EXPECT_EQ(gate("the first words and then omitted and the last words").rules, 0u);
  EXPECT_EQ(gate("Anna sent an image omitted").rules, 1u);
}

TEST(Mojibake, ChineseSurvivesTheRoundTripThroughWrongCharsets) {
  for (const std::string_view text : {"您好，请问我的订单什么时候发货", "我要退款，麻烦处理一下",
                                      "快递三天没有更新了，帮我查一下吧"}) {
    const auto as_gbk = decode_strict(text, "GB18030");
    if (as_gbk) {
      EXPECT_EQ(repair_utf8_read_as_gbk(*as_gbk), text);
    }
    const auto gbk = encode_strict(text, "GB18030");
    ASSERT_TRUE(gbk);
    std::string as_latin;
    for (const char byte : *gbk) append_utf8(as_latin, static_cast<unsigned char>(byte));
    EXPECT_EQ(repair_gbk_read_as_latin(as_latin), text);
    as_latin.clear();
    for (const char byte : text) append_utf8(as_latin, static_cast<unsigned char>(byte));
    EXPECT_EQ(repair_utf8_read_as_latin(as_latin), text);
  }
}

TEST(Stutter, OnlyWhatIsNoWord) {
  EXPECT_EQ(without_stutter("我我我想退货"), "我想退货");
  EXPECT_EQ(without_stutter("I I want the the refund"), "I want the refund");
  EXPECT_EQ(without_stutter("The the order"), "The order");
  for (const std::string_view text :
       {"谢谢谢谢", "我我", "我我我", "bye bye", "that that", "lathe the", "theatre the", "a an"}) {
    EXPECT_EQ(without_stutter(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace deskmill
