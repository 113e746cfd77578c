// Everything in a record that is read: the texts of its turns and every other string, names of members
// and long numbers included. Nothing of a line passes unread but what the policy allows by name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "stages/anonymize/cues.hpp"
#include "stages/anonymize/finding.hpp"
#include "stages/anonymize/policy.hpp"

namespace deskmill {

struct Passage {
  enum class Place { kTurn, kString, kName, kNumber };

  Place place = Place::kTurn;
  std::size_t turn = 0;   ///< kTurn: its index
  Span token;             ///< else: the token in the raw line
  std::string_view text;  ///< decoded
  MemberRule rule = MemberRule::kScan;
  CueMask expected = 0;         ///< what the turn before asked for, or what the member's name says
  bool names_a_person = false;  ///< the whole value is a name: speaker, customer_name
  bool is_customer = false;     ///< the member `customer`
  std::string_view id_member;   ///< "id" or "conversation": stays unique and equal across records
  bool in_spans = false;        ///< inside the member pii or entities, which other edits touch
  Findings findings;
};

struct Passages {
  std::vector<Passage> all;
  std::deque<std::string> decoded;  ///< owns texts that had escapes
};

/// Collects the passages of a record, turns first and in their order, then the rest as in the line.
void collect_passages(const Record& record, const Policy& policy, const CueIndex& cues,
                      Passages& passages);

/// Adds the names of members that collect_passages leaves out: of lower-case letters only, in which
/// nothing but a known value can be found.
void collect_plain_names(const Record& record, const Policy& policy, const CueIndex& cues,
                         Passages& passages);

/// What the name of a member says about its value: "customerPhone", "order_id", "手机号".
CueMask cues_of_name(const CueIndex& cues, std::string_view name);

/// One word of lower-case letters: no recognizer finds anything in it, only a known value can.
bool is_plain_word(std::string_view text);

/// A word for a role instead of a person: "agent", "客服", "System".
bool is_role_word(std::string_view speaker);

}  // namespace deskmill
