// The labelling functions and entities of a YAML file: what a team knows about its intents, as
// data.
//
//   labels: [refund.how, refund.status, delivery.delay]   # optional; if given, there are no others
//   functions:
//     - name: refund_how
//       label: refund.how
//       weight: 1.5                      # log-odds of one vote, default 1
//       where: customer                  # customer (default), agent, all, first
//       pattern: '怎么(申请)?退款|how .{0,20}refund'
//       lexicon: [退款流程, refund policy]
//       unless: '不(用|想)退'
//       when: [{member: /meta/queue, in: [refunds, billing]}]
//       match: [怎么退款]
//       no_match: [不用退了]
//   entities:
//     - name: order_no
//       pattern: '订单号?[:： ]*([0-9]{6,20})'   # the first group, or the whole match
//     - name: product
//       lexicon: {phone: [手机, 电话机], earphones: [耳机]}   # value: its spellings
//
// A function fires when a text matches its pattern or lexicon, none matches `unless`, and all of
// `when` hold; one with `when` alone fires on metadata. It votes once per record.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/node.hpp"
#include "rules/lexicon.hpp"
#include "rules/pattern.hpp"
#include "stages/label/vote.hpp"

namespace deskmill {

/// Which texts of a record a function reads. Of a pair the question is the customer's.
enum class Where { kCustomer, kAgent, kAll, kFirst };

/// A condition on any member of the record, found by JSON pointer. An array member satisfies it
/// when one of its elements does; a missing member satisfies nothing.
struct Condition {
  enum class Test { kIn, kMatches, kAtLeast, kAtMost, kExists };
  std::string member;             ///< outermost member, the first part of the pointer
  std::string pointer;            ///< the rest of it: "" or "/queue"
  std::vector<std::string> path;  ///< the names in `pointer`
  std::size_t place = 0;          ///< the same for conditions on the same member and pointer
  Test test = Test::kExists;
  std::vector<std::string> values;
  std::optional<Pattern> pattern;
  double number = 0;
};

struct LabelFunction {
  std::string name;
  /// Names of its counts, made once: function_fired/NAME and so on.
  std::string fired_count, overlap_count, conflict_count, judged_count, right_count;
  std::size_t label = 0;  ///< in LabelSet::labels
  double weight = 1;
  Where where = Where::kCustomer;
  bool reads_text = false;  ///< has a pattern or a lexicon
  std::optional<Pattern> unless;
  std::vector<Condition> when;
};

/// Whom a pattern of the set or a phrase of the lexicon belongs to.
struct Owner {
  bool is_entity = false;
  std::size_t index = 0;  ///< in functions or entities
  /// Of entities, members of the JSON object that each one found becomes: its type, and the value
  /// that a phrase stands for.
  std::string members = {};
  bool has_value = false;
};

/// Everything compiled: all patterns, also those made from the functions' lexicons, share one gate,
/// and all phrases of entities one automaton, so a text is scanned once or twice, however many
/// functions there are. Most functions read what the customer says: the other turns have a smaller
/// gate.
struct LabelSet {
  LabelTree labels;
  std::vector<std::string> intent_counts;  ///< by label: the name of its count, intents/NAME
  std::vector<LabelFunction> functions;
  std::vector<std::size_t> on_metadata;  ///< functions that read no text
  std::size_t places = 0;                ///< different ones of all conditions
  std::vector<std::string> entities;
  PatternSet patterns;
  std::vector<Owner> pattern_owners;  ///< by index in patterns
  static constexpr std::size_t kNoGate = ~std::size_t{0};
  /// The last of the patterns, without an owner: a text has phrases of the lexicon only when it is
  /// among the candidates. kNoGate: there are no phrases, or too many for an expression.
  std::size_t lexicon_gate = kNoGate;
  /// The patterns that may read what the customer did not say, once more and in the same order;
  /// only their gate is used.
  PatternSet of_others;
  std::vector<std::size_t> pattern_of_other;  ///< by index in `of_others`: the index in patterns
  Lexicon lexicon;
  std::vector<Owner> phrase_owners;  ///< by phrase number of the lexicon
  /// Throws Error(kUsage) with file and line for anything it does not understand, for a label that
  /// is not in `labels`, and for examples that do not hold.
  static LabelSet load(const Node& root);
};

}  // namespace deskmill
