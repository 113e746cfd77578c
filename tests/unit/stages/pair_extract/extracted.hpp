// Conversations in short, and the pairs made of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "json/codec.hpp"
#include "json/document.hpp"
#include "stages/pair_extract/pair_extract.hpp"

namespace deskmill {

/// "c: text" customer, "a: text" agent, "b:" bot, "n:" note, "s:" system.
inline std::string conversation(const std::vector<std::string>& lines,
                                const std::string& more = "") {
  std::string json = R"({"kind":"conversation","id":"t:1","turns":[)";
  for (const std::string& line : lines) {
    const char* role = line[0] == 'c'   ? "customer"
                       : line[0] == 'a' ? "agent"
                       : line[0] == 'b' ? "bot"
                       : line[0] == 'n' ? "note"
                                        : "system";
    if (json.back() != '[') json += ',';
    json += R"({"role":")" + std::string(role) + R"(","text":")" + line.substr(3) + "\"}";
  }
  return json + "]" + more + "}";
}

struct Pair {
  std::string id, question, answer, raw;
  std::vector<std::string> context, signals;
  double score = 0;
  bool durable = true;

  bool has(std::string_view signal) const {
    return std::find(signals.begin(), signals.end(), signal) != signals.end();
  }
};

struct Extracted {
  Outcome outcome;
  std::vector<Pair> pairs;
  std::int64_t questions = 0;
};

inline Pair read_pair(std::string_view line) {
  JsonParser parser;
  JsonDocument document;
  EXPECT_FALSE(parser.parse(line, document)) << line;
  const JsonValue root = document.root();
  Pair pair;
  pair.raw = line;
  pair.id = root["id"].text();
  pair.question = root["question"].text();
  pair.answer = root["answer"].text();
  for (const JsonValue turn : root["context"]) pair.context.emplace_back(turn["text"].text());
  for (const JsonValue signal : root["signals"]) pair.signals.emplace_back(signal.text());
  pair.score = root["score"].number().value_or(-1);
  pair.durable = root["durable"].is_true();
  return pair;
}

inline Extracted extract(const std::string& line, PairOptions options = {}) {
  const Tagger tagger(builtin_pair_rules());
  PairExtractor extractor(options, tagger);
  RecordParser parser;
  Record record;
  EXPECT_FALSE(parser.parse(line, record)) << line;
  Sink sink;
  Extracted result;
  extractor.read({&record, 1});
  result.outcome = extractor.extract(0, record, sink);
  std::string_view bytes = sink.targets()[0].bytes;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    result.pairs.push_back(read_pair(bytes.substr(0, end)));
    bytes.remove_prefix(end + 1);
  }
  result.questions = sink.notes.tally.get("pairs/questions");
  std::map<std::string, std::int64_t> signals;
  for (const Pair& pair : result.pairs) {
    for (const auto& signal : pair.signals) ++signals[std::string(signal)];
  }
  for (const auto& [signal, count] : signals) {
    EXPECT_EQ(sink.notes.tally.get("signals/" + signal), count) << signal;
  }
  return result;
}

/// Everything that was linked, whatever its score.
inline Extracted extract_all(const std::vector<std::string>& lines) {
  PairOptions options;
  options.min_score = 0;
  return extract(conversation(lines), options);
}

}  // namespace deskmill
