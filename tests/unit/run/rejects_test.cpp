// SPDX-License-Identifier: Apache-2.0
#include "run/rejects.hpp"

#include <gtest/gtest.h>

#include <string>

namespace deskmill {
namespace {

std::string line_for(std::string_view raw, std::uint64_t raw_bytes = 0) {
  BadUnit unit;
  unit.reason = "r";
  unit.source = "s";
  unit.raw = raw;
  unit.raw_bytes = raw_bytes;
  std::string out;
  append_reject_line(unit, out);
  return out;
}

const std::string kHead = R"({"reason":"r","detail":"","source":"s","line":0,"byte":0,)";

TEST(RejectLine, TextIsEscaped) {
  EXPECT_EQ(line_for("a\"\t好"), kHead + "\"raw\":\"a\\\"\\t好\"}\n");
}

TEST(RejectLine, BytesThatAreNoUtf8BecomeBase64) {
  EXPECT_EQ(line_for("\xff\xfe"), kHead + "\"raw_b64\":\"//4=\"}\n");
}

TEST(RejectLine, LongTextIsCutBetweenCodePoints) {
  const std::string text = "x" + std::string(kMaxRejectRaw - 3, 'a') + "好好";
  EXPECT_EQ(line_for(text), kHead + "\"raw\":\"" + text.substr(0, kMaxRejectRaw - 2) +
                                "\",\"raw_truncated\":true,\"raw_bytes\":65540}\n");
}

TEST(RejectLine, AHeadAloneKeepsTheTrueLength) {
  EXPECT_EQ(line_for("abc", 1000),
            kHead + "\"raw\":\"abc\",\"raw_truncated\":true,\"raw_bytes\":1000}\n");
}

TEST(Base64, TestVectorsOfRfc4648) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(RejectPlaces, KeepsTenPerReasonAlsoWhenMerged) {
  RejectPlaces all, part;
  BadUnit unit;
  for (int i = 0; i < 7; ++i) {
    unit.reason = "a";
    unit.line = static_cast<std::uint64_t>(i);
    part.add(unit);
  }
  unit.reason = "b";
  part.add(unit);
  all.merge(part);
  all.merge(part);
  ASSERT_EQ(all.list().size(), 12u);
  EXPECT_EQ(all.list()[10].line, 2u);
  EXPECT_EQ(all.list()[11].reason, "b");
}

}  // namespace
}  // namespace deskmill
