// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/message_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace deskmill {
namespace {

constexpr Speaker kSpeakers[] = {Speaker::kCustomer, Speaker::kAgent};

const Tagger& builtin_tagger() {
  static const Tagger tagger(builtin_pair_rules());
  return tagger;
}

TEST(MessageReader, SubstanceIsWhatIsNoBoilerplate) {
  MessageReader reader(builtin_tagger());
  const std::string text = "您好，退款三天内到账。祝您生活愉快！";
  const MessageContent content = reader.read(Speaker::kAgent, text);
  EXPECT_EQ(content.substance(text), "退款三天内到账。");
  EXPECT_EQ(content.length, 18u);
  EXPECT_EQ(content.substance_length, 8u);
  EXPECT_EQ(content.grams.size(), 6u) << "退款 款三 三天 天内 内到 到账";
}

TEST(MessageReader, BoilerplateAloneHasNoSubstance) {
  MessageReader reader(builtin_tagger());
  for (int time = 0; time < 3; ++time) {
    const MessageContent content = reader.read(Speaker::kAgent, "请稍等");
    EXPECT_EQ(content.substance("请稍等"), "");
    EXPECT_EQ(content.substance_length, 0u);
    EXPECT_TRUE(content.grams.empty());
  }
}

/// Words of a closing (请给我们评价) that are none here make no closing of a message.
TEST(MessageReader, TagsOfBoilerplateAreThoseOfWhatWasFound) {
  MessageReader reader(builtin_tagger());
  for (const std::string_view text : {"给我一分钟", "退款三天内到账。"}) {
    EXPECT_FALSE(reader.read(Speaker::kAgent, text).tags.any_of(kBoilerplate)) << text;
  }
  const TagSet tags = reader.read(Speaker::kAgent, "您好，退款三天内到账。祝您生活愉快！").tags;
  EXPECT_TRUE(tags.has(Tag::kGreeting) && tags.has(Tag::kClosing));
  EXPECT_FALSE(tags.has(Tag::kHold));
}

void expect_same(const MessageContent& known, const MessageContent& fresh, std::string_view text) {
  EXPECT_EQ(known.substance(text), fresh.substance(text));
  for (std::size_t tag = 0; tag < kTags.size(); ++tag) {
    EXPECT_EQ(known.tags.has(static_cast<Tag>(tag)), fresh.tags.has(static_cast<Tag>(tag)))
        << text << " " << kTags[tag].name;
  }
  EXPECT_EQ(known.help, fresh.help) << text;
  EXPECT_EQ(known.length, fresh.length);
  EXPECT_EQ(known.substance_length, fresh.substance_length);
  EXPECT_TRUE(std::ranges::equal(known.grams, fresh.grams)) << text;
}

/// Whatever was read before, on whichever side.
TEST(MessageReader, ReadsAKnownTextAsItReadItFirst) {
  const std::vector<std::string> pieces = {"您好，",           "Hello, ",
                                           "退款要几天？",     "请稍等。",
                                           "Thanks! ",         "where is my refund? ",
                                           "我帮您查一下",     "还有其他问题吗？",
                                           "It ships today. ", "非常抱歉给您带来不便"};
  std::mt19937 random(11);
  MessageReader reader(builtin_tagger());
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (std::size_t i = 1 + random() % 3; i > 0; --i) text += pieces[random() % pieces.size()];
    const Speaker speaker = kSpeakers[random() % 2];
    const MessageContent content = reader.read(speaker, text);
    MessageReader fresh(builtin_tagger());
    expect_same(content, fresh.read(speaker, text), text);
  }
}

}  // namespace
}  // namespace deskmill
