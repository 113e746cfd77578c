// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/post_part.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extracted.hpp"

namespace deskmill {
namespace {

const std::string kLong = "The lockers in the north hall are free for three hours, and after that ";

std::string numbers_of(const std::string& message) {
  const PostPart part = post_part(message);
  return part.is_part() ? std::to_string(part.number) + " of " + std::to_string(part.of) : "none";
}

TEST(PostPart, IsMarkedAtEitherEnd) {
  for (const std::string& message : std::vector<std::string>{
           kLong + "1/2", kLong + "... 1/2", kLong + "you...1/2", kLong + "1 / 2 ^Robin",
           kLong + "*RB 1/2", "Take the tram (1/2)", "Take the tram [1/2] -RB",
           "先到前台登记（1/2）", "(1/2) Take the tram", "（1/2）先到前台登记"}) {
    EXPECT_EQ(numbers_of(message), "1 of 2") << message;
  }
  EXPECT_EQ(numbers_of("...the blue line. 2/2"), "2 of 2");
  EXPECT_EQ(numbers_of(kLong + "3/4"), "3 of 4");
}

TEST(PostPart, IsNoDateRatingOrFraction) {
  for (const std::string& message : std::vector<std::string>{
           std::string(""), std::string("/"), std::string("1/2"),
           std::string("Thanks for the 5/5!"), kLong + "on 3/4", kLong + "by 1/2.", kLong + "12/4",
           kLong + "1/12", kLong + "24/7", kLong + "2/1", kLong + "0/2", kLong + "1/1",
           kLong + "11.1/2", kLong + "2/2/3", std::string("about 1/2 a cup"), kLong + "a/b",
           std::string("(1/2 price) is over"), std::string("the bus (line 1/2) stops there")}) {
    EXPECT_EQ(numbers_of(message), "none") << message;
  }
}

TEST(PostPart, TextIsWithoutTheMarkWhereNothingStandsBehindIt) {
  EXPECT_EQ(post_part("Take the tram (1/2)").text, "Take the tram");
  EXPECT_EQ(post_part("(2/2) to the harbour.").text, "to the harbour.");
  EXPECT_EQ(post_part("Take the tram (1/2) ^RB").text, "Take the tram (1/2) ^RB");
  EXPECT_EQ(post_part("Take the tram").text, "Take the tram");
}

TEST(PostPart, AnAnswerWithoutAllItsPartsIsIncomplete) {
  const Extracted half = extract_all(
      {"c: how do I reach the harbour?", "a: Take tram 9 to the old mill and change there (1/2)"});
  ASSERT_EQ(half.pairs.size(), 1u);
  EXPECT_TRUE(half.pairs[0].has("incomplete"));
  EXPECT_LT(half.pairs[0].score, 0.5);

  const Extracted whole = extract_all(
      {"c: how do I reach the harbour?", "a: Take tram 9 to the old mill and change there (1/2)",
       "a: to the ferry, which leaves every ten minutes from pier 3. (2/2)"});
  ASSERT_EQ(whole.pairs.size(), 1u);
  EXPECT_FALSE(whole.pairs[0].has("incomplete"));
  EXPECT_EQ(whole.pairs[0].answer,
            "Take tram 9 to the old mill and change there\n"
            "to the ferry, which leaves every ten minutes from pier 3.");
}

TEST(PostPart, AnAnswerWithoutMarksIsWhole) {
  const Extracted plain =
      extract_all({"c: how do I reach the harbour?", "a: Take tram 9 at 1/2 fare"});
  ASSERT_EQ(plain.pairs.size(), 1u);
  EXPECT_FALSE(plain.pairs[0].has("incomplete"));
  EXPECT_EQ(plain.pairs[0].answer, "Take tram 9 at 1/2 fare");
}

}  // namespace
}  // namespace deskmill
