// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/token_pattern.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "json/codec.hpp"

namespace deskmill {
namespace {

/// A record with the member `meta`, and the tokens of its value.
class Line {
 public:
  explicit Line(std::string_view meta)
      : text_(R"({"text":"x","meta":)" + std::string(meta) + R"(,"z":[{}]})") {
    EXPECT_FALSE(parser_.parse(text_, record_)) << text_;
    const Span value = record_.find("meta")->value;
    while (tokens()[first_] != value.begin) ++first_;
    for (last_ = first_; tokens()[last_] < value.end;) ++last_;
  }

  TokenPattern pattern() const { return {text_, tokens(), first_, last_}; }
  bool is_like(const TokenPattern& pattern) const {
    return pattern.matches(text_, tokens(), first_);
  }

 private:
  std::span<const std::uint32_t> tokens() const { return record_.structure(); }

  std::string text_;
  RecordParser parser_;
  Record record_;
  std::size_t first_ = 0, last_ = 0;
};

TEST(TokenPattern, RecognisesOtherValuesOfTheSameBuild) {
  const TokenPattern pattern =
      Line(R"({"os":"a","n":1,"t":["x"],"o":{"very_long_member_name":null}})").pattern();
  EXPECT_EQ(pattern.size(), 23U);
  EXPECT_TRUE(Line(R"({"os":"bb","n":-2.5e3,"t":["\"{"],"o":{"very_long_member_name":true}})")
                  .is_like(pattern));
}

TEST(TokenPattern, NoticesEveryDifference) {
  const TokenPattern pattern =
      Line(R"({"os":"a","n":1,"t":["x"],"o":{"very_long_member_name":null}})").pattern();
  for (const std::string_view other : {
           R"({"oS":"a","n":1,"t":["x"],"o":{"very_long_member_name":null}})",
           R"({"os":"a","n":1,"t":["x"],"o":{"very_lonG_member_name":null}})",
           R"({"os":"a","n":"1","t":["x"],"o":{"very_long_member_name":null}})",
           R"({"os":1,"n":1,"t":["x"],"o":{"very_long_member_name":null}})",
           R"({"os":"a","n":1,"t":["x","y"],"o":{"very_long_member_name":null}})",
           R"({"os":"a","n":1,"t":[],"o":{"very_long_member_name":null}})",
           R"({"os":"a","n":1,"t":{"x":1},"o":{"very_long_member_name":null}})",
           R"({"n":1,"os":"a","t":["x"],"o":{"very_long_member_name":null}})",
           R"({"os" :"a","n":1,"t":["x"],"o":{"very_long_member_name":null}})",
           R"({"os":"a","n":1,"t":["x"],"o":{"very_long_member_name":{}}})",
           R"({"os":"a","n":1,"t":["x"],"o":{"very_long_member_name":null},"p":2})",
           R"([{"os":"a","n":1,"t":["x"],"o":{"very_long_member_name":null}}])",
           R"("os")",
       }) {
    EXPECT_FALSE(Line(other).is_like(pattern)) << other;
  }
}

TEST(TokenPattern, IsNeverReadBeyondTheLine) {
  const TokenPattern pattern = Line(R"([1,2,3,4,5,6,7,8,9,10,11,12,13,14,15])").pattern();
  EXPECT_FALSE(Line("[1,2]").is_like(pattern));
}

}  // namespace
}  // namespace deskmill
