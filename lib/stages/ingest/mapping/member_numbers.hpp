// The members that the fields of a mapping name, found in one walk over an object.
//
// A mapping of a help desk tries dozens of names on each message, most of which are not there. They
// get numbers when the fields are made; for each message its members are looked up among them, and
// a field then asks by number.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/hash.hpp"
#include "json/document.hpp"

namespace deskmill {

class MemberNumbers {
 public:
  /// The number of the name, which is new or was asked for before.
  std::size_t number_of(std::string_view name) {
    return numbers_.try_emplace(std::string(name), numbers_.size()).first->second;
  }

  /// Sixty-three numbers have bits of their own, others share them.
  static std::uint64_t bit_of(std::size_t number) { return std::uint64_t{1} << (number % 63); }
  /// Among the bits of every object: of fields that are not looked up by number.
  static constexpr std::uint64_t kAnywhere = std::uint64_t{1} << 63;

  /// By number, the members of `object` (the first of a name that is repeated); those that are
  /// missing, and all of a value that is no object, do not exist. Returns the bits of the others.
  std::uint64_t find_in(JsonValue object, std::vector<JsonValue>& members) const {
    members.assign(numbers_.size(), JsonValue());
    std::uint64_t present = kAnywhere;
    if (!object.is(JsonType::kObject)) return present;
    for (const JsonValue member : object) {
      const auto known = numbers_.find(member.name());
      if (known == numbers_.end() || members[known->second].exists()) continue;
      members[known->second] = member;
      present |= bit_of(known->second);
    }
    return present;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return hash64(name); }
  };
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> numbers_;
};

}  // namespace deskmill
