// Every example of every recognizer holds, and the table is sound.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "stages/anonymize/anchors.hpp"
#include "stages/anonymize/recognizers/table.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kOpen = "⟦", kClose = "⟧";

Findings found_by(const Recognizer& recognizer, std::string_view text) {
  static const CueIndex cues;
  Anchors anchors;
  find_anchors(cues, text, 0, anchors);
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
    for (const std::string_view example : recognizer->match) {
      const Marked expected = marked(example);
      const Findings findings = found_by(*recognizer, expected.text);
      const bool hit = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.begin == expected.begin && finding.end == expected.end;
      });
      std::string got;
      for (const Finding& finding : findings) {
        got += "[" + expected.text.substr(finding.begin, finding.end - finding.begin) + "]";
      }
      EXPECT_TRUE(hit) << recognizer->name << ": " << example << " found " << got;
    }
  }
}

TEST(Recognizers, LeaveTheirCounterexamples) {
  for (const Recognizer* recognizer : recognizers()) {
    for (const std::string_view example : recognizer->no_match) {
      EXPECT_TRUE(found_by(*recognizer, example).empty()) << recognizer->name << ": " << example;
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

/// Texts made of anchors only: the work grows with the length, not with its square, or this test would
/// take minutes.
TEST(Recognizers, StayLinearOnJunk) {
  static const CueIndex cues;
  for (const std::string_view piece :
       {"://", "a@", "at.", "order-", "pwd:", "1-", "1111111a", "订单号", "1:", "AB1", "张先生",
        "省市", "12路3号", "Hi Anna", "http://a?b=", "1 2 ", "(1) "}) {
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

}  // namespace
}  // namespace deskmill
