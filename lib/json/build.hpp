// Records made from scratch: ingest builds conversations, pair-extract builds pairs.
//
// The order of members is the one of docs/records.md and fixed, so equal content gives equal bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.hpp"

namespace deskmill {

struct DraftTurn {
  Role role = Role::kCustomer;
  std::string text;
  std::string at;       ///< RFC 3339 with offset, or empty
  std::string speaker;  ///< or empty
  std::string extra;    ///< further members as JSON without braces: "\"kind\":\"image\"", or empty
};

struct ConversationDraft {
  std::string id, channel, lang, customer;
  std::vector<DraftTurn> turns;
  std::string meta;  ///< members of meta as JSON without braces, or empty
};

/// Appends the conversation as one line without newline. Empty strings and an empty meta are left
/// out; `turns` is always there.
void write_conversation(const ConversationDraft& draft, std::string& out);

/// A message in the context of a pair.
struct PairTurn {
  Role role = Role::kCustomer;
  std::string_view text;
  bool after_question = false;  ///< written only when true
};

/// Borrows all its texts.
struct PairDraft {
  std::string_view id, conversation, customer, lang;
  std::vector<PairTurn> context;
  std::string_view question, answer;
  std::vector<std::int64_t> question_turns, answer_turns;
  double score = 0;                       ///< written with three decimals
  std::vector<std::string_view> signals;  ///< without anything that JSON escapes
  bool durable = true;
  std::string_view more;  ///< further members as JSON without braces (meta, cluster), or empty
};

/// Appends the pair likewise; its arrays (context, question_turns, answer_turns, signals) are
/// written even when empty, so that every line of a data set has the same columns.
void write_pair(const PairDraft& draft, std::string& out);

}  // namespace deskmill
