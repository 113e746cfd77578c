// Many values in one record take other paths than a few, and must be found alike.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/values/known_values.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stages/anonymize/scan/cues.hpp"

namespace deskmill {
namespace {

std::set<std::string> found_in(KnownValues& known, std::string_view text) {
  const CueIndex cues;
  Anchors anchors;
  find_anchors(cues, text, 0, anchors);
  Findings findings;
  known.finish();
  known.find(anchors, findings);
  std::set<std::string> values;
  for (const Finding& finding : findings) values.emplace(slice(text, finding));
  return values;
}

/// Values stay where they are as long as they are known.
struct ManyValues {
  std::vector<std::string> phones, names;

  ManyValues() {
    for (int i = 0; i < 500; ++i) {
      phones.push_back("139" + std::to_string(10'000'000 + i));
      names.push_back("Vera Other" + std::string(1, static_cast<char>('a' + i % 26)) +
                      std::to_string(i));
    }
  }
  void add_to(KnownValues& known) const {
    for (const std::string& phone : phones) known.add(PiiType::kPhone, phone);
    for (const std::string& name : names) known.add(PiiType::kPerson, name);
  }
};

TEST(KnownValues, NumbersInGroupsAreFoundAsWrittenAndAsOneRun) {
  KnownValues known;
  known.add(PiiType::kOrderNumber, "8827 3390 1122");
  known.add(PiiType::kPhone, "020 8384 1234");
  using Values = std::set<std::string>;
  EXPECT_EQ(found_in(known, "882733901122, 8827 3390 1122"),
            (Values{"882733901122", "8827 3390 1122"}));
  EXPECT_EQ(found_in(known, "020 8384 1234 or 1234"), Values{"020 8384 1234"});
  EXPECT_TRUE(known.may_recur("8827 3390 1122, again 8827 3390 1122"));
  EXPECT_FALSE(known.may_recur("8827 3390 1122 and 020 8384 1234"));
}

TEST(KnownValues, AreFoundAmongFewAndAmongMany) {
  const ManyValues values;
  for (const bool many : {false, true}) {
    KnownValues known;
    if (many) values.add_to(known);
    known.add(PiiType::kPhone, "13800138000");
    known.add(PiiType::kPerson, "Vera Example");
    known.add(PiiType::kPerson, "陈示例");
    known.add_id("u_77a");
    using Values = std::set<std::string>;
    EXPECT_EQ(found_in(known, "call 8613800138000 now"), Values{"8613800138000"}) << many;
    EXPECT_EQ(found_in(known, "陈示例和U_77a"), Values{"陈示例"}) << many;
    EXPECT_EQ(found_in(known, "ask VERA EXAMPLE"), (Values{"VERA EXAMPLE", "VERA", "EXAMPLE"}))
        << many;
    EXPECT_EQ(found_in(known, "an example, vera"), Values{}) << many;
    EXPECT_EQ(found_in(known, "1380013800"), Values{}) << many;
  }
}

/// The work grows with the text, not with its square, or this test would take minutes.
TEST(KnownValues, ManyThatBeginAlikeStayLinear) {
  std::vector<std::string> ids;
  std::string text;
  for (int i = 0; i < 100'000; ++i) {
    text += ids.emplace_back("customer_" + std::to_string(i)) + ' ';
  }
  KnownValues known;
  for (const std::string& id : ids) known.add_id(id);
  EXPECT_EQ(found_in(known, text).size(), ids.size());
}

/// Each is the last one and a character more, and the text begins with all of them everywhere.
TEST(KnownValues, ManyThatBeginEachOtherStayLinear) {
  constexpr std::size_t kMany = 600;
  std::vector<std::string> ids;
  std::string text;
  for (std::size_t i = 3; i < kMany; ++i) {
    std::string& id = ids.emplace_back();
    for (std::size_t k = 0; k < i; ++k) id += "客";
    text += id;
  }
  KnownValues known;
  for (const std::string& id : ids) known.add_id(id);
  EXPECT_GT(found_in(known, text).size(), 4U);
}

TEST(KnownValues, ALongOneIsKnownByItsBeginning) {
  const std::string token(Beginnings::kLongest, 'x'), id = token + "-88-" + token;
  for (const bool many : {false, true}) {
    KnownValues known;
    const ManyValues values;
    if (many) values.add_to(known);
    known.add_id(id);
    EXPECT_EQ(found_in(known, "as " + id + " said"), std::set<std::string>{id}) << many;
    EXPECT_EQ(found_in(known, "as " + token + "-89"), std::set<std::string>{token + "-8"}) << many;
    EXPECT_EQ(found_in(known, "as " + token.substr(1)), std::set<std::string>{}) << many;
  }
}

/// A search that compared the whole value at each place would take minutes.
TEST(KnownValues, ALongOneInALongTextStaysLinear) {
  std::string id, text;
  while (id.size() < 400'000) id += "客";
  while (text.size() < 1'200'000) text += "客";
  id += "。";
  KnownValues known;
  known.add_id(id);
  EXPECT_TRUE(known.may_recur(text));
  EXPECT_FALSE(found_in(known, text).empty());
}

TEST(KnownValues, OfANameAreTheWordsThatNamesAreMadeOf) {
  KnownValues known;
  known.add(PiiType::kPerson, "Vera Example University");
  EXPECT_EQ(found_in(known, "the University of Vera"), std::set<std::string>{"Vera"});
}

TEST(KnownValues, AMonthIsNoName) {
  KnownValues known;
  known.add(PiiType::kPerson, "Vera May");
  EXPECT_EQ(found_in(known, "10-May-2026 and 3 May 2026"), std::set<std::string>{});
  EXPECT_EQ(found_in(known, "2. May says 3"), std::set<std::string>{"May"});
}

TEST(KnownValues, ForgetAllOfARecord) {
  const ManyValues values;
  KnownValues known;
  values.add_to(known);
  known.clear();
  EXPECT_TRUE(known.empty());
  EXPECT_TRUE(found_in(known, "13910000001 Vera Othera0").empty());
}

}  // namespace
}  // namespace deskmill
