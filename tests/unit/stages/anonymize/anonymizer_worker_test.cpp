// A worker keeps buffers and layouts from record to record: none of that may show.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "unit/stages/anonymize/anonymize_run.hpp"

namespace deskmill {
namespace {

TEST(AnonymizerWorker, AWorkerForgetsTheRecordBefore) {
  const Anonymizer anonymizer({}, builtin_policy(), std::nullopt);
  const Anonymizer::Worker worker = anonymizer.new_worker();
  const std::string lines[] = {
      R"({"lang":"zh","turns":[{"role":"agent","text":"我叫王小明","speaker":"王小明"}],"by":"anna"})",
      R"({"text":"hi anna","customer_name":"Anna","by":"anna","anna":["anna",1],"v":"1.2"})",
      R"({"text":"call 13800138000","by":"anna","v":"1.2","x":{"v":"1.2"}})",
      // Short turns, told apart by what was asked before; of a language that only they tell.
      R"({"turns":[{"role":"customer","text":"7712345"},{"role":"agent","text":"好的"}]})",
      R"({"turns":[{"role":"agent","text":"订单号？"},{"role":"customer","text":"7712345"}]})",
      R"({"turns":[{"role":"agent","text":"order?"},{"role":"customer","text":"7712345"}]})",
      R"({"turns":[{"role":"agent","text":"好的"},{"role":"customer","text":"7712345"}]})"};
  for (int round = 0; round < 2; ++round) {
    for (const std::string& line : lines) {
      RecordParser parser;
      Record record;
      ASSERT_FALSE(parser.parse(line, record).has_value());
      Notes notes;
      worker(record, notes);
      std::string out;
      write_record(record, out);
      EXPECT_EQ(out, run(anonymizer, line).line);
    }
  }
}

/// Short strings that differ in digits only are read once; what is found may not
/// depend on those before.
TEST(AnonymizerWorker, AWorkerReadsShortStringsLikeANewOne) {
  constexpr std::string_view kPieces[] = {"138", "0",  "7", "40", "86",   "u_", ".",    "-",
                                          " ",   ":",  "v", "号", "QQ",   "#",  "+",    "Hi ",
                                          "Ann", "京", "A", "@",  "x.cn", "1",  "我叫", "王小明"};
  std::mt19937 random(3);
  const auto text = [&] {
    std::string pieces;
    while (random() % 5 != 0) pieces += kPieces[random() % std::size(kPieces)];
    return pieces;
  };
  for (const bool rules : {false, true}) {
    const std::string_view rule = "rules:\n  - {name: own, type: custom, pattern: 'v7'}\n";
    const Anonymizer anonymizer({}, parse_policy(rules ? rule : "", "p.yaml"), std::nullopt);
    const Anonymizer::Worker worker = anonymizer.new_worker();
    RecordParser parser;
    Record record;
    for (int i = 0; i < 3000; ++i) {
      const std::string line = R"({"turns":[{"role":"agent","text":")" + text() +
                               R"("},{"role":"customer","text":")" + text() + R"("}],"v":")" +
                               text() + R"(","customer":")" + text() + R"("})";
      ASSERT_FALSE(parser.parse(line, record).has_value());
      Notes notes;
      worker(record, notes);
      std::string written;
      write_record(record, written);
      ASSERT_EQ(written, run(anonymizer, line).line) << line;
    }
  }
}

TEST(AnonymizerWorker, ReadsTurnsOfAKnownLayoutLikeAnyOther) {
  const Anonymizer anonymizer(
      {}, parse_policy("members: {allow: [at, role, os], pseudonym: [seat]}", "p.yaml"),
      key_of(kSecretA));
  const Anonymizer::Worker worker = anonymizer.new_worker();
  RecordParser parser;  // learns the layouts
  const std::string_view texts[] = {"ok",    "13800138000",       "Anna", "anna", "",
                                    "1.2.3", "订单号 88231234567"};
  const std::string_view scalars[] = {"1", "null", "13800138000", "true", "-13800138000", "7.5"};
  for (std::size_t i = 0; i < 300; ++i) {
    std::string line = R"({"id":"a","turns":[)";
    for (std::size_t k = 0; k < 3; ++k) {
      const auto text = [&](std::size_t n) { return std::string(texts[(i / n + k) % 7]); };
      const auto scalar = [&](std::size_t n) { return std::string(scalars[(i / n + k) % 6]); };
      line += k > 0 ? "," : "";
      line += R"({"n":)" + scalar(1) + R"(,"role":"customer","seat":)" + scalar(2) +
              R"(,"text":"call )" + text(1) + R"(","13800138000":["x",")" + text(3) +
              R"("],"c":{"nick":")" + text(2) + R"(","os":"13800138000","v":")" + text(5) +
              R"("}})";
    }
    line += R"(],"by":"anna"})";
    Record record;
    ASSERT_FALSE(parser.parse(line, record).has_value()) << line;
    Notes notes;
    worker(record, notes);
    std::string out;
    write_record(record, out);
    const AnonymizeResult fresh = run(anonymizer, line);
    ASSERT_EQ(out, fresh.line);
    ASSERT_EQ(notes.tally.entries(), fresh.notes.tally.entries());
  }
}

TEST(AnonymizerExplain, NamesTurnsAndMembersWithoutValues) {
  const std::vector<std::string> ids = {"c1"};
  AnonymizeResult result;
  result.notes = Notes(0, &ids);
  result.notes.begin_record("c1");
  ParsedRecord parsed(
      R"({"id":"c1","customer":"u1","turns":[{"role":"agent","text":"call 13800138000"}],)"
      R"("meta":{"a/b":[{"phone":"13900139000"},13700137000],"13600136000":{"x":"a@b.example"}}})");
  const Anonymizer anonymizer({}, builtin_policy(), key_of(kSecretA));
  anonymizer(parsed.record, result.notes);
  std::string text;
  for (const TraceSample& sample : result.notes.samples) {
    EXPECT_EQ(sample.before, "");
    text += sample.rule + " " + sample.after + "\n";
  }
  EXPECT_EQ(text,
            "cn_mobile turn 0, bytes 5-16: phone\n"
            "pseudonym member /customer\n"
            "cn_mobile member /meta/a~1b/phone, bytes 0-11: phone\n"
            "cn_mobile name in /meta, bytes 0-11: phone\n"
            "email member /meta/…/x, bytes 0-11: email\n"
            "cn_mobile member /meta/a~1b, bytes 0-11: phone\n");
}

/// The line is gone through once and not for each member, or this test would take minutes.
TEST(AnonymizerExplain, StaysLinearInMembers) {
  constexpr int kMany = 50'000;
  std::string line = R"({"id":"1","text":"a")";
  for (int i = 0; i < kMany; ++i) line += ",\"m" + std::to_string(i) + R"(":"call 13800138000")";
  const Anonymizer anonymizer({}, builtin_policy(), std::nullopt);
  const std::vector<std::string> ids = {"1"};
  Notes notes(0, &ids);
  notes.begin_record("1");
  ParsedRecord parsed(line + "}");
  anonymizer(parsed.record, notes);
  EXPECT_GE(notes.samples.size(), std::size_t{kMany});
}

}  // namespace
}  // namespace deskmill
