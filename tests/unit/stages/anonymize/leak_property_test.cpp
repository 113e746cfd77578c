// Generated records with planted values: after the stage none of them is left anywhere in the line,
// in texts, names of members, metadata, numbers or escaped spellings, under every action but keep.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "json/codec.hpp"
#include "json/string.hpp"
#include "json/walk.hpp"
#include "stages/anonymize/anonymizer.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kSecret = "0123456789abcdef0123456789abcdef";

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string record() {
    planted_.clear();
    const std::string phone = plant("1" + std::to_string(3 + below(7)) + digits(9));
    const std::string email = plant("user" + digits(4) + "@mail" + digits(2) + ".example.org");
    const std::string id =
        plant("3201" + digits(2) + "19" + std::to_string(60 + below(39)) + "0" +
              std::to_string(1 + below(9)) + std::to_string(10 + below(18)) + digits(4));
    const std::string order = plant("9" + digits(9));
    const std::string name =
        plant(pick({"赵一鸣", "孙晓丽", "欧阳娜娜", "Zofia Nowak", "Ingeborg Dahl"}));
    const bool latin = name[0] < 'a' && name[0] > 'A';
    const std::string intro = latin ? "my name is " + name + "." : "我叫" + name + "，";
    std::string line =
        R"({"kind":"conversation","turns":[{"role":"agent","text":"请问订单号和电话"},)";
    line +=
        R"({"role":"customer","text":)" + spelt(intro + "订单号" + order + "，电话" + phone) + "},";
    line += R"({"role":"customer","text":)" + spelt("邮箱" + email + "谢谢") + "},";
    line +=
        R"({"role":"agent","text":)" + spelt(name + "：" + order + " 身份证" + id + "收到") + "}],";
    line += R"("meta":{"note":)" + spelt("call " + phone + " or " + email + " " + order) + ",";
    line += spelt(phone) + ":1," + spelt(email) + ":{\"who\":" + spelt(name) + "},";
    line +=
        R"("n":[)" + phone + "," + order + "],\"list\":[" + spelt(id) + "," + spelt(order) + "]}}";
    return line;
  }

  const std::vector<std::string>& planted() const { return planted_; }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::string pick(std::vector<std::string> from) { return from[below(from.size())]; }
  std::string plant(std::string value) { return planted_.emplace_back(std::move(value)); }
  std::string digits(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += static_cast<char>('0' + below(10));
    return out;
  }

  /// A JSON string, some of its ASCII characters as \u escapes.
  std::string spelt(const std::string& text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    const bool escape = below(3) == 0;
    std::string out = "\"";
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (escape && byte < 0x80 && below(3) == 0) {
        out += std::string("\\u00") + kHex[byte >> 4] + kHex[byte & 15];
      } else {
        out += c;
      }
    }
    return out + "\"";
  }

  std::mt19937 random_;
  std::vector<std::string> planted_;
};

/// All strings and numbers of a line, decoded, one per line.
std::string everything_in(std::string_view line) {
  std::string all;
  for_each_string(line,
                  [&](const StringToken& token) { all += decode_json_string(token.inner) + "\n"; });
  for_each_number(line, [&](const StringToken& token) { all += std::string(token.inner) + "\n"; });
  return all;
}

std::string policy_for(std::string_view action) {
  std::string yaml = "types:\n";
  for (const PiiTypeRow& row : kPiiTypes) {
    yaml += "  " + std::string(row.name) + ": " + std::string(action) + "\n";
  }
  return yaml;
}

class LeakProperty : public testing::TestWithParam<std::string_view> {};

TEST_P(LeakProperty, NoPlantedValueIsLeft) {
  const Anonymizer anonymizer({}, parse_policy(policy_for(GetParam()), "p.yaml"),
                              KeyedHash(kSecret, "test"));
  const Anonymizer other_shard({}, parse_policy(policy_for(GetParam()), "p.yaml"),
                               KeyedHash(kSecret, "test"));
  Generator generator(20260301);
  RecordParser parser;
  Record record;
  for (int i = 0; i < 300; ++i) {
    const std::string line = generator.record();
    std::string out, again;
    Notes notes;
    ASSERT_FALSE(parser.parse(line, record).has_value()) << line;
    anonymizer(record, notes);
    write_record(record, out);
    ASSERT_FALSE(parser.parse(line, record).has_value());
    other_shard(record, notes);
    write_record(record, again);
    EXPECT_EQ(out, again);
    ASSERT_FALSE(parser.parse(out, record).has_value()) << out;
    const std::string all = everything_in(out);
    for (const std::string& value : generator.planted()) {
      EXPECT_EQ(all.find(value), std::string::npos) << value << " in " << out << "\nfrom " << line;
    }
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Actions, LeakProperty,
                         testing::Values("mask", "placeholder", "surrogate"));

}  // namespace
}  // namespace deskmill
