// Random records and random edits, compared with a slow reference that edits the tree of values.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "json/codec.hpp"
#include "json/document.hpp"
#include "json/writer.hpp"

namespace deskmill {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return engine_() % bound; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  template <std::size_t N>
  const char* pick(const std::array<const char*, N>& choices) {
    return choices[below(N)];
  }

 private:
  std::mt19937_64 engine_;
};

/// Builds lines with odd blanks, escapes, number spellings, repeated and unknown members.
class LineMaker {
 public:
  explicit LineMaker(Random& random) : random_(random) {}

  std::string conversation() {
    std::vector<std::string> members = {member("turns", turns())};
    if (random_.chance(2)) members.push_back(member("kind", "\"conversation\""));
    if (random_.chance(2)) members.push_back(member("id", string()));
    if (random_.chance(2)) members.push_back(member("lang", "null"));
    for (std::size_t i = random_.below(4); i > 0; --i) {
      members.push_back(member(random_.pick(kNames), value(3)));
    }
    for (std::size_t i = members.size(); i > 1; --i) {
      std::swap(members[i - 1], members[random_.below(i)]);
    }
    return blank() + list('{', members, '}') + blank();
  }

 private:
  static constexpr std::array<const char*, 4> kNames = {"more", "a", "b\\u0062", "订"};
  static constexpr std::array<const char*, 8> kPieces = {
      "x", "订单", "\\n", "\\u8ba2", "\\ud83d\\ude00", "\\\"", "\\\\", " {[,:]} "};
  static constexpr std::array<const char*, 8> kScalars = {
      "0", "-1.10", "12345678901234567890123", "1E+5", "true", "false", "null", "0.0e-0"};
  static constexpr std::array<const char*, 5> kRoles = {"\"customer\"", "\"agent\"", "\"bot\"",
                                                        "\"s\\u0079stem\"", "\"note\""};
  static constexpr std::array<const char*, 5> kBlanks = {"", "", "", " ", "\t \r\n"};

  std::string blank() { return random_.pick(kBlanks); }
  std::string string() {
    std::string token = "\"";
    for (std::size_t i = random_.below(5); i > 0; --i) token += random_.pick(kPieces);
    return token + "\"";
  }
  std::string member(const std::string& name, const std::string& json) {
    return "\"" + name + "\"" + blank() + ":" + blank() + json;
  }
  std::string list(char open, const std::vector<std::string>& items, char close) {
    std::string json = open + blank();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) json += "," + blank();
      json += items[i] + blank();
    }
    return json + close;
  }
  std::string value(std::size_t depth) {
    const std::size_t choice = random_.below(depth == 0 ? 2 : 4);
    if (choice == 0) return string();
    if (choice == 1) return random_.pick(kScalars);
    std::vector<std::string> items;
    for (std::size_t i = random_.below(4); i > 0; --i) {
      items.push_back(choice == 2 ? value(depth - 1)
                                  : member(random_.pick(kNames), value(depth - 1)));
    }
    return choice == 2 ? list('[', items, ']') : list('{', items, '}');
  }
  std::string turns() {
    std::vector<std::string> items;
    for (std::size_t i = random_.below(6); i > 0; --i) {
      std::vector<std::string> members = {
          member("role", random_.pick(kRoles)),
          member(random_.chance(3) ? "te\\u0078t" : "text", string())};
      if (random_.chance(2)) members.push_back(member("x", value(1)));
      if (random_.chance(2)) std::swap(members.front(), members.back());
      items.push_back(list('{', members, '}'));
    }
    return list('[', items, ']');
  }

  Random& random_;
};

struct Edits {
  std::map<std::size_t, std::string> texts;
  std::vector<bool> removed;
  std::vector<std::pair<std::string, std::optional<std::string>>> members;

  const std::optional<std::string>* find(std::string_view name) const {
    for (const auto& [edited, json] : members) {
      if (edited == name) return &json;
    }
    return nullptr;
  }
};

Edits random_edits(const Record& record, Random& random) {
  Edits edits;
  edits.removed.resize(record.turns().size());
  for (std::size_t i = 0; i < record.turns().size(); ++i) {
    if (random.chance(3)) edits.texts[i] = "new \"text\"\n" + std::to_string(i);
    edits.removed[i] = random.chance(3);
  }
  for (const char* name : {"more", "a", "bb", "split", "新"}) {
    if (!random.chance(3)) continue;
    if (random.chance(2)) {
      edits.members.emplace_back(name, std::nullopt);
    } else {
      edits.members.emplace_back(name, R"({"new":["\u0031",2.0]})");
    }
  }
  return edits;
}

void apply(const Edits& edits, Record& record) {
  for (const auto& [turn, text] : edits.texts) record.set_text(turn, text);
  for (std::size_t i = 0; i < edits.removed.size(); ++i) {
    if (edits.removed[i]) record.remove_turn(i);
  }
  for (const auto& [name, json] : edits.members) {
    json ? record.set_member(name, *json) : record.remove_member(name);
  }
}

/// One spelling for equal values: no blanks, strings escaped our way; numbers stay as spelt.
void write_canonical(const JsonValue& value, JsonWriter& writer) {
  if (value.is(JsonType::kObject)) {
    writer.begin_object();
    for (const JsonValue member : value) write_canonical(member, writer.name(member.name()));
    writer.end_object();
  } else if (value.is(JsonType::kArray)) {
    writer.begin_array();
    for (const JsonValue element : value) write_canonical(element, writer);
    writer.end_array();
  } else if (value.is(JsonType::kString)) {
    writer.string(value.text());
  } else {
    writer.raw(value.raw());
  }
}

std::string canonical(std::string_view json) {
  JsonParser parser;
  JsonDocument document;
  EXPECT_FALSE(parser.parse(json, document)) << json;
  std::string out;
  JsonWriter writer(out);
  write_canonical(document.root(), writer);
  return out;
}

void write_turn(const JsonValue& turn, const std::string* text, JsonWriter& writer) {
  writer.begin_object();
  for (const JsonValue member : turn) {
    writer.name(member.name());
    if (member.name() == "text" && text != nullptr) {
      writer.string(*text);
    } else {
      write_canonical(member, writer);
    }
  }
  writer.end_object();
}

void write_turns(const JsonValue& turns, const Edits& edits, JsonWriter& writer) {
  writer.begin_array();
  std::size_t index = 0;
  for (const JsonValue turn : turns) {
    const auto text = edits.texts.find(index);
    if (!edits.removed[index]) {
      write_turn(turn, text == edits.texts.end() ? nullptr : &text->second, writer);
    }
    ++index;
  }
  writer.end_array();
}

std::string reference(std::string_view line, const Edits& edits) {
  JsonParser parser;
  JsonDocument document;
  EXPECT_FALSE(parser.parse(line, document)) << line;
  std::string out;
  JsonWriter writer(out);
  writer.begin_object();
  std::vector<std::string> done;
  for (const JsonValue member : document.root()) {
    const std::string name(member.name());
    const std::optional<std::string>* edit = edits.find(name);
    const bool again = std::find(done.begin(), done.end(), name) != done.end();
    done.push_back(name);
    if (edit != nullptr && (again || !*edit)) continue;
    writer.name(name);
    if (edit != nullptr) {
      writer.raw(canonical(**edit));
    } else if (name == "turns") {
      write_turns(member, edits, writer);
    } else {
      write_canonical(member, writer);
    }
  }
  for (const auto& [name, json] : edits.members) {
    const bool exists = std::find(done.begin(), done.end(), name) != done.end();
    if (json && !exists) writer.name(name).raw(canonical(*json));
  }
  writer.end_object();
  return out;
}

class RecordProperty : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RecordProperty, WritesWhatWasReadAndWhatWasEdited) {
  Random random(GetParam());
  RecordParser parser;
  Record record;
  for (int round = 0; round < 500; ++round) {
    const std::string line = LineMaker(random).conversation();
    const auto reject = parser.parse(line, record);
    ASSERT_FALSE(reject) << line << "\n" << reject->detail << " at " << reject->byte;
    std::string out;
    write_record(record, out);
    ASSERT_EQ(out, line);

    const Edits edits = random_edits(record, random);
    apply(edits, record);
    out.clear();
    write_record(record, out);
    ASSERT_EQ(canonical(out), reference(line, edits)) << line << "\n" << out;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RecordProperty, testing::Range<std::uint64_t>(1, 9));

}  // namespace
}  // namespace deskmill
