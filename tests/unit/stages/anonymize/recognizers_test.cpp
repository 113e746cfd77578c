// Every example of every recognizer holds, and the table is sound.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <string>

#include "core/ascii.hpp"
#include "stages/anonymize/recognizers/table.hpp"
#include "stages/anonymize/scan/anchors.hpp"
#include "stages/anonymize/scan/questions.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kOpen = "⟦", kClose = "⟧", kAnsweredBy = " → ";

/// "What is your zip code? → ⟦62704⟧": what the question asks for, and its answer.
struct Example {
  explicit Example(std::string_view example) : text(example) {
    const std::size_t end = example.find(kAnsweredBy);
    if (end == example.npos) return;
    text = example.substr(end + kAnsweredBy.size());
    static const CueIndex cues;
    Anchors anchors;
    find_anchors(cues, example.substr(0, end), 0, anchors);
    expected = asked_by(anchors);
  }

  std::string_view text;
  CueMask expected = 0;
};

Findings found_by(const Recognizer& recognizer, std::string_view text, CueMask expected) {
  static const CueIndex cues;
  Anchors anchors;
  find_anchors(cues, text, expected, anchors);
  Findings findings;
  recognizer.find(anchors, findings);
  std::erase_if(findings, [](const Finding& finding) { return finding.score < 0.5; });
  resolve_overlaps(findings);
  return findings;
}

/// "a ⟦b⟧ c" to "a b c", with the bounds of b.
struct Marked {
  std::string text;
  std::size_t begin = 0, end = 0;
};

Marked marked(std::string_view example) {
  Marked result;
  const std::size_t open = example.find(kOpen), close = example.find(kClose);
  result.text = std::string(example.substr(0, open));
  result.begin = result.text.size();
  result.text += example.substr(open + kOpen.size(), close - open - kOpen.size());
  result.end = result.text.size();
  result.text += example.substr(close + kClose.size());
  return result;
}

TEST(Recognizers, FindTheirExamples) {
  for (const Recognizer* recognizer : recognizers()) {
    for (const std::string_view match : recognizer->match) {
      const Example example(match);
      const Marked expected = marked(example.text);
      const Findings findings = found_by(*recognizer, expected.text, example.expected);
      const bool hit = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.begin == expected.begin && finding.end == expected.end;
      });
      std::string got;
      for (const Finding& finding : findings) {
        got += "[" + expected.text.substr(finding.begin, finding.end - finding.begin) + "]";
      }
      EXPECT_TRUE(hit) << recognizer->name << ": " << match << " found " << got;
    }
  }
}

TEST(Recognizers, LeaveTheirCounterexamples) {
  for (const Recognizer* recognizer : recognizers()) {
    for (const std::string_view no_match : recognizer->no_match) {
      const Example example(no_match);
      EXPECT_TRUE(found_by(*recognizer, example.text, example.expected).empty())
          << recognizer->name << ": " << no_match;
    }
  }
}

TEST(Recognizers, HaveUniqueNamesDocsAndExamples) {
  std::set<std::string_view> names;
  for (const Recognizer* recognizer : recognizers()) {
    EXPECT_TRUE(names.insert(recognizer->name).second) << recognizer->name;
    EXPECT_FALSE(recognizer->doc.empty()) << recognizer->name;
    EXPECT_FALSE(recognizer->match.empty()) << recognizer->name;
    EXPECT_FALSE(recognizer->no_match.empty()) << recognizer->name;
  }
}

/// What every recognizer finds when all are called, whatever they need.
Findings found_by_all(const Anchors& anchors) {
  Findings findings;
  for (const Recognizer* recognizer : recognizers()) recognizer->find(anchors, findings);
  return findings;
}

std::multiset<std::string> in_words(const Findings& findings) {
  std::multiset<std::string> all;
  for (const Finding& finding : findings) {
    all.insert(std::to_string(finding.begin) + "-" + std::to_string(finding.end) + " " +
               std::string(finding.rule) + " " + std::to_string(finding.score));
  }
  return all;
}

/// A gate may save the call of a recognizer that finds nothing, and no other.
void expect_called_where_needed(std::string_view text, CueMask expected) {
  static const CueIndex cues;
  static Anchors anchors;
  find_anchors(cues, text, expected, anchors);
  Findings gated;
  recognize(anchors, gated);
  ASSERT_EQ(in_words(gated), in_words(found_by_all(anchors))) << text << " " << expected;
}

TEST(Recognizers, AreCalledForTheirExamples) {
  for (const Recognizer* recognizer : recognizers()) {
    for (const std::string_view match : recognizer->match) {
      const Example example(match);
      expect_called_where_needed(marked(example.text).text, example.expected);
    }
  }
  for (const std::string_view plate : {"京A 12345", "京A-12345", "京A.12345"}) {
    expect_called_where_needed(plate, 0);
  }
}

/// A text of at most so many of the pieces, which stand between bars.
std::string random_text(std::mt19937& random, std::string_view pieces, std::size_t most) {
  std::string text;
  for (std::size_t left = 1 + random() % most; left > 0; --left) {
    const std::size_t from = pieces.find('|', random() % (pieces.size() - 1)) + 1;
    text += pieces.substr(from, pieces.find('|', from) - from);
  }
  return text;
}

TEST(Recognizers, AreCalledWheneverTheyFindSomething) {
  constexpr std::string_view kPieces =
      "|1|12|010|400|138|0013|8000|13800138000|86|0086|65529988|123456|078|05|1120|"
      "4111111111111111|110101199003071234|11010119900307123|X|SF|1234567890123|#|+|(|)|-| |.|@|"
      "://|:|::|fe80|a|com|手机号|订单号|身份证|护照号|我叫|张伟|王小明|先生|上海市|路|号|"
      "call me|phone|order|account|Anna|Hi|^Anna|GB82WEST|京A|😀|１３|一三八|零零|Street|\n|,|"
      "EBHSET|Conf |验证码|密码|QQ|x9!|reference: |666|45|a1|1-2|😀38|— |10.|12.|"
      "five |double|oh |Six-|二|八，|出生日期|dob |1990|年|月|日|7|May|/|_|license plate |card "
      "|exp |"
      "ssn |这个订单|加v|PO Box |Apt |San |收件人改成|尾号|粤b|昵称|ab12cd|sw1a 1aa|小明88|";
  constexpr auto kCues = static_cast<unsigned>(Cue::kCount);
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const CueMask expected = random() % 4 == 0 ? CueMask{1} << random() % kCues : 0;
    expect_called_where_needed(random_text(random, kPieces, 7), expected);
    if (HasFatalFailure()) return;
  }
}

/// That nothing looks at a text may not depend on the values of its digits (QuietStrings).
TEST(Recognizers, AreCalledForTheFormOfNumbers) {
  for (const CuePhrase& cue : cue_phrases()) {
    EXPECT_TRUE(std::none_of(cue.phrase.begin(), cue.phrase.end(), is_ascii_digit)) << cue.phrase;
  }
  constexpr std::string_view kPieces =
      "|1|7|40|138|0|86|u|_|-|.|:|#|v|SF|com|+|@| |(|号|京|订单号|call|Anna|";
  static const CueIndex cues;
  std::mt19937 random(8);
  Anchors anchors;
  Findings findings;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_text(random, kPieces, 6);
    find_anchors(cues, text, 0, anchors);
    const bool called = recognize(anchors, findings);
    std::string other = text;
    for (char& c : other) {
      if (is_ascii_digit(c)) c = static_cast<char>('0' + random() % 10);
    }
    find_anchors(cues, other, 0, anchors);
    ASSERT_EQ(recognize(anchors, findings), called) << text << " and " << other;
  }
}

TEST(Recognizers, FindNothingInNumbersThatCannotBeFound) {
  static const CueIndex cues;
  std::mt19937 random(9);
  Anchors anchors;
  int passed_over = 0;
  for (int i = 0; i < 60'000; ++i) {
    std::string number(1 + random() % 24, '0');
    for (char& digit : number) digit = static_cast<char>('0' + random() % 10);
    if (may_be_found(number)) continue;
    ++passed_over;
    find_anchors(cues, number, 0, anchors);
    ASSERT_TRUE(found_by_all(anchors).empty()) << number;
  }
  EXPECT_GT(passed_over, 30'000);
  EXPECT_FALSE(may_be_found("1767225600"));
  EXPECT_FALSE(may_be_found("1767225600000"));
  EXPECT_TRUE(may_be_found("13800138000"));
}

/// Texts made of anchors only: the work grows with the length, not with its square, or this
/// test would take minutes.
TEST(Recognizers, StayLinearOnJunk) {
  static const CueIndex cues;
  for (const std::string_view piece : {"://",
                                       "a@",
                                       "at.",
                                       "order-",
                                       "pwd:",
                                       "1-",
                                       "1111111a",
                                       "订单号",
                                       "1:",
                                       "AB1",
                                       "张先生",
                                       "省市",
                                       "12路3号",
                                       "Hi Anna",
                                       "http://a?b=",
                                       "1 2 ",
                                       "(1) ",
                                       "一三八 零零，",
                                       "five two, ",
                                       "T#12345678;",
                                       "1栋1单元",
                                       "邮编1",
                                       "4111 1111 ",
                                       "生日 1990年",
                                       "138/0013/",
                                       "double ",
                                       "Ann-",
                                       "Ann'",
                                       "抖音名been",
                                       "名字",
                                       "电话１３８００１３８０００"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    Anchors anchors;
    find_anchors(cues, text, ~CueMask{0}, anchors);
    Findings findings;
    recognize(anchors, findings);
    resolve_overlaps(findings);
    for (const Finding& finding : findings) ASSERT_LE(finding.end, text.size()) << piece;
  }
}

/// A mail to very many: as above.
TEST(Recognizers, StayLinearInEntriesOfMailHeads) {
  static const CueIndex cues;
  for (const std::string_view entry : {"a,", "a;", "Ida Berg, ", "a@b,"}) {
    std::string text = "To: ";
    while (text.size() < 1'000'000) text += entry;
    text += "\nSubject: hello";
    Anchors anchors;
    find_anchors(cues, text, ~CueMask{0}, anchors);
    ASSERT_TRUE(anchors.has(Cue::kMailHead)) << entry;
    Findings findings;
    recognize(anchors, findings);
    for (const Finding& finding : findings) ASSERT_LE(finding.end, text.size()) << entry;
  }
}

}  // namespace
}  // namespace deskmill
