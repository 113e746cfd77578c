// The strings of one record that are read, each with its place, what is known about it and what was
// found in it: the texts of turns, values, names of members and long numbers.
//
// A passage knows what its record says of it, so that those who look for something and those who
// write something else instead need nothing but the list.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/policy/policy.hpp"
#include "stages/anonymize/scan/cues.hpp"

namespace deskmill {

struct Passage {
  enum class Place { kTurn, kString, kNumber, kName };

  Place place = Place::kTurn;
  MemberRule rule = MemberRule::kScan;
  bool names_a_person = false;  ///< the whole value is a name: speaker, customer_name
  bool is_customer = false;     ///< the member `customer`
  bool in_spans = false;        ///< inside the member pii or entities, which other edits touch
  bool plain_name = false;      ///< the name of a member, a plain word: comes after all others
  CueMask expected = 0;         ///< what the turn before asked for, or what the member's name says
  std::size_t turn = 0;         ///< kTurn: its index
  std::uint64_t order = 0;      ///< among all passages of the record, collected or left out
  Span token;                   ///< not kTurn: the token in the raw line
  std::string_view text;        ///< decoded
  std::string_view id_member;   ///< "id" or "conversation": stays unique and equal across records
  Findings findings;

  bool is_turn() const { return place == Place::kTurn; }
};

/// The passages of one record. Reused from record to record, so that buffers keep their capacity.
class Passages {
 public:
  Passage& add();
  void drop_last() { --size_; }
  void clear();
  std::span<Passage> all() { return {pool_.data(), size_}; }
  std::span<const Passage> all() const { return {pool_.data(), size_}; }
  /// What `inner`, the inside of a string token, means; valid until clear().
  std::string_view decoded(std::string_view inner);
  /// As if all had been collected at once.
  void sort();

 private:
  std::vector<Passage> pool_;  ///< the first size_ are in use
  std::size_t size_ = 0;
  std::vector<std::vector<char>> decoded_;
};

}  // namespace deskmill
