// What is to be done with the strings under each path of member names: "turns.client.os".
//
// The same few hundred paths occur in every turn of every record, and what the policy and the
// tables of names say about a path never changes. So each path is judged once and remembered as
// a node of a tree; after that a member costs one look into a hash table, whatever the policy
// is. The tree belongs to one worker. It is forgotten when it grows large, which happens on data
// that uses ids as names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stages/anonymize/bytes/short_key.hpp"
#include "stages/anonymize/policy/policy.hpp"
#include "stages/anonymize/scan/cues.hpp"

namespace deskmill {

struct MemberPath {
  std::uint32_t parent = 0;
  CueMask expected = 0;  ///< what the name says about the value: "order_id"
  MemberRule rule = MemberRule::kScan;
  bool for_person = false;         ///< holds the name of a person: speaker, customer_name
  bool is_customer = false;        ///< the member `customer`
  bool in_spans = false;           ///< inside the member pii or entities
  bool is_plain_name = false;      ///< is_plain_word(name)
  bool is_of_format = false;       ///< of records, turns or spans: no person's name, whoever has it
  bool name_finds_nothing = true;  ///< nothing but a known value can be found in the name itself
  std::string_view id_member;      ///< "id", "conversation" and the like, at the outermost level
  std::string name;  ///< of the last member: decoded at the outermost level, else as spelt
};

class MemberPaths {
 public:
  using Id = std::uint32_t;
  static constexpr Id kRoot = 0;
  /// Whether anything can be found in the name of a member by itself.
  using NameProbe = std::function<bool(std::string_view name)>;

  /// `policy` and `cues` must outlive the tree.
  MemberPaths(const Policy& policy, const CueIndex& cues, NameProbe probe);

  /// The path of the member `name` below `parent`. Ids are valid until forget_if_large(), a
  /// reference to a path until the next child().
  Id child(Id parent, std::string_view name) {
    // Members follow each other in the same order, turn after turn.
    const ShortKey key = ShortKey::of(name);
    const Id expected = nodes_[last_].next;
    last_ = is_at(expected, parent, key, name) ? expected : find(parent, key, name);
    return last_;
  }
  const MemberPath& operator[](Id id) const { return nodes_[id].path; }

  /// To be called between records. True when all ids have become invalid.
  bool forget_if_large();

 private:
  struct Node {
    ShortKey key;
    MemberPath path;
    Id next = kRoot;  ///< what was asked for after it the last time
  };

  bool is_at(Id id, Id parent, const ShortKey& key, std::string_view name) const {
    const Node& node = nodes_[id];
    return id != kRoot && node.path.parent == parent && node.key == key &&
           (key.size <= ShortKey::kLongest || node.path.name == name);
  }
  Id find(Id parent, const ShortKey& key, std::string_view name);

  std::size_t slot_of(Id parent, const ShortKey& key) const {
    return static_cast<std::size_t>(key.hash(parent)) & (slots_.size() - 1);
  }
  Id learn(Id parent, std::string_view name, const ShortKey& key);
  void judge(std::span<const std::string_view> names, MemberPath& path) const;
  std::vector<std::string_view> names_down_to(Id parent, std::string_view last) const;
  void grow();
  void forget();

  const Policy& policy_;
  const CueIndex& cues_;
  NameProbe probe_;
  Id last_ = kRoot;          ///< the last one asked for
  std::vector<Node> nodes_;  ///< the root first
  std::vector<Id> slots_;    ///< open addressing; kRoot is free
};

/// What the name of a member says about its value: "customerPhone", "order_id", "手机号".
CueMask cues_of_name(const CueIndex& cues, std::string_view name);

/// One word of lower-case letters: no recognizer finds anything in it, only a known value can.
bool is_plain_word(std::string_view text);

}  // namespace deskmill
