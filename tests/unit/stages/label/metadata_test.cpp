// SPDX-License-Identifier: Apache-2.0
#include "stages/label/metadata.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/parsed_record.hpp"

namespace deskmill {
namespace {

/// Whether the functions with these conditions, one each, hold for a record.
std::vector<bool> holding(const LabelSet& set, const std::string& line) {
  const ParsedRecord parsed(line);
  MetadataScratch scratch;
  Metadata metadata(parsed.record, set.places, scratch);
  std::vector<bool> out;
  for (const LabelFunction& function : set.functions) {
    out.push_back(metadata.holds(function.when.front()));
  }
  return out;
}

LabelSet with_conditions(const std::vector<std::string>& conditions) {
  std::string yaml = "functions:\n";
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    yaml += "- {name: f" + std::to_string(i) + ", label: x, when: [" + conditions[i] + "]}\n";
  }
  return LabelSet::load(parse_yaml(yaml, "labels.yaml"));
}

TEST(Metadata, ReadsScalarsFromTheLine) {
  const LabelSet set = with_conditions({
      "{member: /meta/queue, in: [q7]}",
      "{member: /meta/source/line, at_least: 12}",
      "{member: /meta/source, exists: true}",
      "{member: /meta/paid, equals: 'true'}",
      "{member: channel, matches: '^ch'}",
      "{member: /meta/a~1b, equals: c}",
  });
  const std::string meta =
      R"("meta" : {"source": {"line" : 12 , "queue":"q7"}, "queue" :"q7" ,"paid":true,"a/b":"c"})";
  EXPECT_EQ(holding(set, R"({"text":"x","channel":"chat",)" + meta + "}"),
            std::vector<bool>(6, true));
  EXPECT_EQ(holding(set, R"({"text":"x","meta":{"source":{"queue":"q7","line":"12th"}}})"),
            (std::vector<bool>{false, false, true, false, false, false}));
  EXPECT_EQ(holding(set, R"({"text":"x","meta":7,"channel":null})"), std::vector<bool>(6, false));
}

/// Values nested at random, of few names.
class JsonSource {
 public:
  explicit JsonSource(unsigned seed) : random_(seed) {}

  std::string object(int depth) {
    std::string json = "{" + blank();
    for (std::size_t i = 0, n = pick(5); i < n; ++i) {
      if (i > 0) json += "," + blank();
      json += name() + blank() + ":" + blank() + value(depth) + blank();
    }
    return json + "}";
  }

 private:
  std::size_t pick(std::size_t n) { return random_() % n; }
  std::string blank() { return pick(4) == 0 ? " " : ""; }
  std::string name() {
    static const std::vector<std::string> kNames = {R"("a")", R"("b")", R"("")", R"("ab")",
                                                    R"("a b ")"};
    return kNames[pick(kNames.size())];
  }
  std::string value(int depth) {
    static const std::vector<std::string> kScalars = {R"("a")", R"("7")", R"("")", R"("{a:")",
                                                      "7",      "1.0e1",  "-3",    "true",
                                                      "false",  "null",   "1e999"};
    const std::size_t kind = pick(depth > 0 ? 4 : 2);
    if (kind == 2) return object(depth - 1);
    if (kind == 3) return "[" + value(depth - 1) + "," + value(depth - 1) + "]";
    return kScalars[pick(kScalars.size())];
  }

  std::mt19937 random_;
};

/// An escape within a member makes sure that it is parsed.
TEST(Metadata, AgreesWithTheParsedMember) {
  std::vector<std::string> conditions;
  for (const char* path :
       {"", "/a", "/b", "/", "/ab", "/a b ", "/a/b", "/a/a/b", "/b/0", "/ab/1"}) {
    const std::string member = "{member: '/meta" + std::string(path) + "', ";
    for (const char* test : {"exists: true", "in: [a, '7', '']", "matches: '^[a7t]'", "at_least: 7",
                             "at_most: 0", "equals: 'null'"}) {
      conditions.push_back(member + test + "}");
    }
  }
  const LabelSet set = with_conditions(conditions);
  JsonSource source(3);
  std::size_t held = 0;
  for (int round = 0; round < 1000; ++round) {
    const std::string meta = source.object(3);
    const std::string escape = meta.find(':') == meta.npos ? R"("~":"\n"})" : R"(,"~":"\n"})";
    const std::string parsed = meta.substr(0, meta.size() - 1) + escape;
    const std::vector<bool> expected = holding(set, R"({"text":"x","meta":)" + parsed + "}");
    ASSERT_EQ(holding(set, R"({"text":"x","meta":)" + meta + "}"), expected) << meta;
    held += static_cast<std::size_t>(std::count(expected.begin(), expected.end(), true));
  }
  EXPECT_GT(held, 3000u);
}

}  // namespace
}  // namespace deskmill
