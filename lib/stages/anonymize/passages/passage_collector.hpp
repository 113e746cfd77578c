// Finds everything in a record that is to be read: the texts of its turns and every other string,
// names of members and long numbers included. Nothing of a line passes unread but what the policy
// allows by name.
//
// Strings in which only a value known from elsewhere could be found (plain words, names of members
// that were looked at before) are most of all strings. They are left out at first and collected
// when there is a known value to look for. And records of one source are built alike: a walk over
// the tokens of one is remembered, and followed in the next that is built like it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "stages/anonymize/bytes/short_key.hpp"
#include "stages/anonymize/passages/member_paths.hpp"
#include "stages/anonymize/passages/passages.hpp"
#include "stages/anonymize/passages/quiet_strings.hpp"
#include "stages/anonymize/passages/token_pattern.hpp"
#include "stages/anonymize/policy/policy.hpp"

namespace deskmill {

/// Which strings to collect.
enum class Collect {
  kTelling,  ///< those beside the turns in which something may be found, whatever else is known
  kOthers,   ///< all the others and the turns that are not there, once kTelling was collected
};

/// Collects the passages of a record: turns first and in their order, then the rest as in the line.
class PassageCollector {
 public:
  /// All must outlive the collector.
  PassageCollector(const Policy& policy, MemberPaths& paths, QuietStrings& quiet);

  void collect(const Record& record, Collect which, Passages& out);
  /// A turn in which something was found, in order and before the others are collected.
  static Passage& add_turn(const Turn& turn, std::size_t index, Passages& out);

 private:
  using PathId = MemberPaths::Id;
  struct NumberToken {
    Span token;
    PathId path;
  };
  /// A token of a turn, or of the value of a member, that has to be looked at.
  struct Step {
    enum class Kind { kString, kName, kScalar };
    std::uint32_t token = 0;  ///< counted from where the walk began
    PathId path = MemberPaths::kRoot;
    Kind kind = Kind::kString;
    bool usual = false;  ///< the path says nothing about the value
    ShortKey last;       ///< a quiet string that stood there: the same one often does again
  };
  /// What a walk over the turns of one layout comes to: most turns need no walk.
  struct KnownTurn {
    std::uint64_t layout = 0;
    PathId list = MemberPaths::kRoot;
    std::vector<Step> steps;
  };
  /// The same for the value of a member of the record.
  struct KnownMember {
    PathId path = MemberPaths::kRoot;
    TokenPattern pattern;
    std::vector<Step> steps;
  };

  std::string_view list_of_turns() const;
  void add_turns();
  void add_member(const Member& member);
  void add_turn_members(PathId list);
  void add_others_of(const Turn& turn, PathId list);
  KnownTurn* known_turn(std::uint64_t layout, PathId list);
  void add_members_of(const Member& member, PathId path);
  KnownMember* known_member(PathId path);
  void walk_and_record(std::size_t index, PathId path, std::size_t depth, std::vector<Step>& steps);
  void follow(std::vector<Step>& steps, std::size_t first);
  bool needs_no_look(Step& step, Span token) const;
  /// All strings, names and numbers from the token `index` on, up to the bracket that closes
  /// `path`'s object or array, or that opens and closes it.
  void walk(std::size_t index, PathId path, std::size_t depth);
  PathId walk_name(std::size_t index, PathId container);
  std::size_t index_of(std::uint32_t offset) const;
  Span token_at(std::size_t index) const;
  std::string_view inner(Span token) const {
    return {raw_ + token.begin + 1, token.end - token.begin - 2};
  }
  bool is_fixed_text(Span token) const;
  /// What the inside of a string token means; valid until the passages are cleared.
  std::string_view meaning_of(std::string_view inside) const {
    return record_->has_escapes() ? out_->decoded(inside) : inside;
  }

  void add_string(Span token, PathId path);
  void add_string(Span token, const MemberPath& path, std::string_view inside, bool telling);
  void add_name(Span token, PathId path);
  void add_number(Span token, PathId path);
  void add_numbers();
  bool is_telling(std::string_view inside, const MemberPath& path);
  /// Whether the next passage, of this order, is to be collected now.
  bool wants(std::uint64_t order, bool telling);
  std::uint64_t order_of(Span token) const { return unit_ << 33 | token.begin; }
  Passage& add(Passage::Place place, Span token, std::string_view text, std::uint64_t order);
  void describe(Passage& passage, const MemberPath& path) const;
  void record(std::size_t index, PathId path, Step::Kind kind);

  const Policy& policy_;
  MemberPaths& paths_;
  QuietStrings& quiet_;
  bool times_allowed_[2], roles_allowed_[2];  ///< of turns, of context
  std::vector<KnownTurn> known_turns_;
  std::size_t last_known_turn_ = 0, replaced_turn_ = 0;
  std::vector<KnownMember> known_members_;
  std::size_t replaced_member_ = 0;

  // Of the record at hand.
  const Record* record_ = nullptr;
  const char* raw_ = nullptr;
  Passages* out_ = nullptr;
  Collect which_ = Collect::kTelling;
  std::span<const std::uint32_t> tokens_;
  std::size_t place_ = 0;   ///< no token before it will be asked for
  std::uint64_t unit_ = 0;  ///< counts turns and members: numbers follow the strings of their unit
  std::size_t collected_ = 0, next_collected_ = 0;  ///< kOthers: passages there, and passed by
  std::uint32_t turn_text_ = 0;            ///< where the text of the turn being walked begins
  std::vector<Step>* recorded_ = nullptr;  ///< the walk leaves its steps here
  std::size_t recorded_from_ = 0;          ///< their first token
  std::vector<PathId> containers_;         ///< those open
  std::vector<NumberToken> numbers_;       ///< of the unit
};

}  // namespace deskmill
