// Records and turns of a layout that was seen before are taken by another path than first ones;
// what comes out must be the same.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "json/codec.hpp"

namespace deskmill {
namespace {

using Random = std::mt19937;

template <typename List>
auto pick(const List& list, Random& random) {
  return list[random() % list.size()];
}

std::string text_token(Random& random) {
  static const std::array<std::string, 7> kTexts = {"\"\"",
                                                    "\"hello\"",
                                                    "\"订单, {\\\"a\\\":[1]}\"",
                                                    "\"a\\u0041\"",
                                                    "\"\\ud83d\\ude00\"",
                                                    "\"{[,:]}\"",
                                                    "\"line\\nbreak\""};
  return pick(kTexts, random);
}

/// One of a few layouts; every value differs from turn to turn.
std::string turn(Random& random) {
  static const std::array<std::string, 4> kRoles = {"customer", "agent", "bot", "note"};
  static const std::array<std::string, 6> kNumbers = {"0",    "7", "-1.5e3", "12345678901234567890",
                                                      "0.25", "10"};
  const std::string role = "\"role\":\"" + pick(kRoles, random) + "\"";
  const std::string text = "\"text\":" + text_token(random);
  const std::string at = "\"at\":\"2026-03-0" + std::to_string(random() % 9 + 1) + "T10:00:00Z\"";
  switch (random() % 8) {
    case 0:
      return "{" + role + "," + text + "}";
    case 1:
      return "{" + text + "," + at + "," + role + ",\"speaker\":\"u1\"}";
    case 2:
      return "{" + role + "," + text + ",\"seq\":" + pick(kNumbers, random) +
             ",\"tags\":[\"x\",null],\"client\":{\"os\":\"ios\",\"ok\":true}}";
    case 3:
      return "{ " + role + " , " + text + " }";
    case 4:
      return "{\"role\": \"agent\", \"text\": " + text_token(random) +
             ", \"seq\": " + pick(kNumbers, random) + "}";
    case 5:
      return "{" + role +
             ",\"more\":{\"list\":[[],{},[{}]],\"of a length beyond a chunk\":{\"a\":true}}," +
             text + "}";
    case 6:
      return "{" + text + ",\"" + std::string(300, 'x') + "\":[]," + role + "}";
    default:
      return "{\"a name longer than most\":1," + role + "," + text + "," + at + "}";
  }
}

std::string list_of_turns(Random& random) {
  std::string list = "[";
  for (std::size_t i = 0, count = random() % 5; i < count; ++i) {
    if (i > 0) list += ',';
    list += turn(random);
  }
  return list + "]";
}

std::string scalar(Random& random) {
  static const std::array<std::string, 5> kScalars = {"7", "-0", "true", "false", "null"};
  return pick(kScalars, random);
}

/// Members before the turns, with a comma behind the last one.
std::string head(Random& random) {
  const std::string id = "\"id\":" + text_token(random) + ",";
  switch (random() % 10) {
    case 0:
      return "";
    case 8:
      return R"("a name beyond a chunk of 16 bytes":[{"and one inside, as long as that":7}],)" + id;
    case 1:
      return R"("kind":"conversation",)" + id + R"("lang":"zh","customer":)" + scalar(random) + ",";
    case 2:
      return R"( "kind": "conversation", "tags": ["a", )" + text_token(random) + "], " + id;
    case 3:
      return R"("meta":{"a":[1,{"b":)" + text_token(random) + R"(}]},)" + id;
    case 4:
      return id + R"("customer":null,"id":"again",)";
    case 9:
      return R"("lang":)" + scalar(random) + R"(,"score":)" + scalar(random) + "," + id;
    case 5:
      return R"("kind":"pair","question":"q","answer":)" + text_token(random) + "," + id;
    case 6:
      return R"("k\u0069nd":"conversation",)" + id;
    default:
      return id;
  }
}

std::string line_of_turns(Random& random) {
  std::string line = "{" + head(random);
  const std::size_t form = random() % 16;
  if (form == 0) return line + R"("text":)" + text_token(random) + "}";
  if (form == 1) line += "\"context\":" + list_of_turns(random) + ",";
  line += (form == 2 ? "\"context\":" : "\"turns\":") + list_of_turns(random);
  if (form == 3) return line + "}";
  if (form == 4) line += ",\"lang\":" + text_token(random);
  static const std::array<std::string, 4> kMeta = {
      R"({"source":1})", R"({"queue":"q1","tags":["a","b"],"ratio":1.10,"source":{"line":7}})",
      R"({"queue":"\u0041","tags":["a","b"],"ratio":-0,"source":{"line":null}})",
      R"({"queue": "q2", "tags": [], "ratio": 1e5})"};
  if (form == 5) line += ",\"score\":" + scalar(random);
  return line + ",\"meta\":" + pick(kMeta, random) + "}";
}

/// Changes, adds or removes one byte.
void damage(std::string& line, Random& random) {
  static constexpr std::string_view kBytes = "{}[]:,\"\\ 0-1tnfe.x\n\xE4\xB8\x80";
  const std::size_t at = random() % line.size();
  switch (random() % 4) {
    case 0:
      line[at] = pick(kBytes, random);
      break;
    case 1:
      line.insert(at, 1, pick(kBytes, random));
      break;
    case 2:
      line += pick(kBytes, random);
      break;
    default:
      line.erase(at, 1);
  }
}

std::string described(const std::optional<Reject>& reject, const Record& record) {
  if (reject) {
    return std::string(reject->reason) + "|" + reject->detail + "|" + std::to_string(reject->byte);
  }
  std::string all;
  const auto add = [&all](const auto& value) {
    if constexpr (requires { std::to_string(value); }) {
      all += std::to_string(value);
    } else {
      all += value;
    }
    all += '|';
  };
  for (const Turn& turn : record.turns()) {
    add(name_of(turn.role));
    add(turn.text);
    add(turn.at);
    add(turn.speaker);
    for (const Span span : {turn.object, turn.text_token}) add(record.slice(span));
    for (const std::uint32_t end : {turn.object.begin, turn.object.end, turn.text_token.begin}) {
      add(end);
    }
    add(turn.more ? turn.more_token : 0);
  }
  for (const Member& member : record.members()) {
    add(member.name);
    add(record.slice(member.key));
    add(record.raw_value(member));
    add(static_cast<int>(member.type));
  }
  add(name_of(record.kind()));
  for (const auto& name : {record.id(), record.lang(), record.customer()}) add(name);
  return all;
}

/// A parser that has just learned from the line, and from others, reads it with a byte changed as
/// one does that knows nothing.
TEST(TurnReader, KnownLayoutsChangeNothing) {
  Random random(20260301);
  Record record;
  std::size_t rejected = 0;
  for (int i = 0; i < 20'000; ++i) {
    RecordParser warm;
    std::string line = line_of_turns(random);
    for (std::size_t others = random() % 3; others > 0; --others) {
      warm.parse(line_of_turns(random), record);
    }
    warm.parse(line, record);
    if (i % 2 != 0) line = line_of_turns(random);
    if (i % 8 != 0) damage(line, random);
    // In a buffer of its own, so that a sanitizer sees a read behind the line.
    const std::vector<char> exact(line.begin(), line.end());
    const std::string_view view(exact.data(), exact.size());
    Record cold_record;
    if (random() % 2 == 0) warm.parse(view, record);
    const auto warm_reject = warm.parse(view, record);
    const auto cold_reject = RecordParser().parse(view, cold_record);
    ASSERT_EQ(described(warm_reject, record), described(cold_reject, cold_record)) << line;
    rejected += warm_reject.has_value();
  }
  EXPECT_GT(rejected, 5'000U);
}

std::optional<Reject> parse_after_another(const std::string& first, const std::string& line,
                                          Record& record) {
  RecordParser parser;
  EXPECT_FALSE(parser.parse(first, record));
  return parser.parse(line, record);
}

TEST(TurnReader, RecordsOfOneLayoutHaveNumbersAndLiteralsInTheSamePlaces) {
  const std::string number = R"({"customer":12,"turns":[],"x":1})";
  const std::string null = R"({"customer":null,"turns":[],"x":null})";
  Record record;
  ASSERT_FALSE(parse_after_another(number, null, record));
  EXPECT_EQ(record.customer(), "");
  for (const std::size_t i : {0U, 2U}) EXPECT_EQ(record.members()[i].type, JsonType::kNull);
  ASSERT_FALSE(parse_after_another(null, number, record));
  EXPECT_EQ(record.customer(), "12");
  for (const std::size_t i : {0U, 2U}) EXPECT_EQ(record.members()[i].type, JsonType::kNumber);
  const auto reject = parse_after_another(number, R"({"customer":true,"turns":[],"x":1})", record);
  ASSERT_TRUE(reject);
  EXPECT_EQ(reject->reason, "record.member");
}

/// The 23 bytes before the first value are compared in two parts, which meet behind "meta".
TEST(TurnReader, NothingStandsBetweenThePartsOfALayout) {
  const std::string known = R"({"meta":{"abcdefghij":"x"},"turns":[]})";
  Record record;
  for (const std::string between : {" ", "                "}) {
    std::string line = known;
    line.insert(std::string_view(R"({"meta")").size(), between);
    ASSERT_FALSE(parse_after_another(known, line, record));
    EXPECT_EQ(record.members()[0].name, "meta");
  }
}

TEST(TurnReader, AMemberBehindTheTurnsMayRepeatOneBefore) {
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(R"({"id":"a","turns":[],"x":"1"})", record));
  ASSERT_FALSE(parser.parse(R"({"id":"a","turns":[],"lang":"1"})", record));
  ASSERT_FALSE(parser.parse(R"({"lang":"a","turns":[],"x":"1"})", record));
  const auto reject = parser.parse(R"({"lang":"a","turns":[],"lang":"1"})", record);
  ASSERT_TRUE(reject);
  EXPECT_EQ(reject->reason, "json.duplicate_key");
  EXPECT_EQ(reject->byte, 23U);
}

/// Only the first problem of a list is kept, so others do not show where one is.
TEST(TurnReader, NoLayoutIsLearnedFromATurnWithAMemberTwice) {
  const std::string turn = R"({"role":"bot","text":"a","text":"b"})";
  RecordParser parser;
  Record record;
  EXPECT_TRUE(parser.parse(R"({"turns":[{"role":"king","text":""},)" + turn + "]}", record));
  const std::string line = R"({"turns":[)" + turn + "]}";
  const auto reject = parser.parse(line, record);
  ASSERT_TRUE(reject);
  EXPECT_EQ(reject->reason, "json.duplicate_key");
}

TEST(TurnReader, NoLayoutIsLearnedFromABrokenLine) {
  const std::string turns = R"({"id":"a","turns":[])";
  const std::string head = R"({"text":"long enough for a layout")";
  const std::string tail = turns + R"(,"x":"long enough for a layout")";
  for (const std::string& line :
       {head + "}}", head + "}]", head + "}{}", tail + "}}", tail + "},"}) {
    RecordParser parser;
    Record record;
    ASSERT_FALSE(parser.parse(turns + "}", record));
    for (int time = 0; time < 3; ++time) {
      const auto reject = parser.parse(line, record);
      ASSERT_TRUE(reject) << line;
      EXPECT_EQ(reject->reason, "json.parse");
    }
  }
}

TEST(TurnReader, AKnownLayoutReadsNothingBeforeTheLine) {
  const std::string known =
      R"({"a name beyond a chunk of 16 bytes":[1,2,{"b":3,"and one as long inside of it":4}],"turns":[]})";
  const std::string brackets = std::string(20, '[') + std::string(20, ']');
  const std::vector<char> exact(brackets.begin(), brackets.end());
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(known, record));
  for (std::size_t begin = 0; begin < exact.size(); ++begin) {
    EXPECT_TRUE(parser.parse({exact.data() + begin, exact.size() - begin}, record));
  }
  std::string object = known;
  for (char& c : object) {
    if (c != '{' && c != '}') c = ',';
  }
  for (std::size_t size = 1; size < object.size(); ++size) {
    const std::vector<char> start(object.begin(),
                                  object.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_TRUE(parser.parse({start.data(), start.size()}, record));
  }
}

TEST(TurnReader, DepthIsCountedFromTheRecordInKnownLayoutsToo) {
  const std::string begin = R"({"id":"a","turns":[{"role":"bot","text":"t","x":)";
  const auto nested = [&](std::size_t depth) {
    return begin + std::string(depth, '[') + std::string(depth, ']') + "}]}";
  };
  Record record;
  EXPECT_FALSE(parse_after_another(nested(1), nested(253), record));
  const auto reject = parse_after_another(nested(1), nested(254), record);
  ASSERT_TRUE(reject);
  EXPECT_EQ(reject->reason, "json.depth");
}

TEST(TurnReader, KnowsRolesInKnownLayoutsByTheWholeName) {
  const auto line_of = [](const std::string& role) {
    return R"({"turns":[{"role":")" + role + R"(","text":"t"}]})";
  };
  RecordParser parser;
  Record record;
  ASSERT_FALSE(parser.parse(line_of("agent"), record));
  for (const Role role : {Role::kCustomer, Role::kAgent, Role::kBot, Role::kSystem, Role::kNote}) {
    ASSERT_FALSE(parser.parse(line_of(std::string(name_of(role))), record));
    EXPECT_EQ(record.turns()[0].role, role);
  }
  for (const char* role : {"", "b", "it", "boT", "Note", "agena", "systen", "xystem", "cistern",
                           "customes", "kustomer", "customers", "?"}) {
    const auto reject = parser.parse(line_of(role), record);
    ASSERT_TRUE(reject) << role;
    EXPECT_EQ(reject->reason, "record.role") << role;
  }
}

TEST(TurnReader, ManyLayoutsAreReadAsWell) {
  RecordParser parser;
  Record record;
  for (int i = 0; i < 2'000; ++i) {
    const std::string line =
        "{\"turns\":[{\"role\":\"agent\",\"text\":\"t\",\"m" + std::to_string(i) + "\":1}]}";
    ASSERT_FALSE(parser.parse(line, record)) << line;
    EXPECT_EQ(record.turns()[0].text, "t");
    EXPECT_TRUE(record.turns()[0].more);
  }
}

TEST(TurnReader, AKnownLayoutStillMeetsTheEndOfTheLine) {
  RecordParser parser;
  Record record;
  const std::string line = R"({"turns":[{"role":"agent","text":"t"}]})";
  ASSERT_FALSE(parser.parse(line, record));
  for (std::size_t size = line.size() - 1; size > 0; --size) {
    const std::vector<char> exact(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_TRUE(parser.parse({exact.data(), exact.size()}, record)) << size;
  }
}

}  // namespace
}  // namespace deskmill
