// The policy: what happens to each kind of personal data, and which members are read how.
//
// Policies are YAML (schemas/policy.schema.json, docs/anonymize.md); the built-in one is the same
// text that --dump-policy prints, read by the same code, so it cannot differ from what users write.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stages/anonymize/bytes/name_gate.hpp"
#include "stages/anonymize/policy/custom_rules.hpp"
#include "stages/anonymize/policy/pii_type.hpp"

namespace deskmill {

enum class Action {
  kKeep,         ///< leave it; it is counted
  kMask,         ///< 138****8000
  kPlaceholder,  ///< [电话1], [PHONE_1], numbered within the record
  kSurrogate,    ///< a made-up value of the same shape; needs a key
  kDrop,         ///< drop the record
};

enum class MemberRule : std::uint8_t {
  kScan,       ///< read like a text
  kAllow,      ///< kept verbatim
  kPseudonym,  ///< the whole value becomes a pseudonym
};

enum class LabelLanguage { kAuto, kZh, kEn };

struct TypePolicy {
  Action action = Action::kPlaceholder;
  double min_score = 0.5;
};

/// Members named by a policy. An entry without dot means a member of the record or of a turn; with
/// dots it is the whole path, array levels left out; "meta.*" is everything below meta.
class MemberList {
 public:
  MemberList() = default;
  explicit MemberList(const std::vector<std::string>& entries);
  /// `path` as in StringToken.
  bool contains(std::span<const std::string_view> path) const;

 private:
  NameGate gate_;                                   ///< of names_
  std::array<std::vector<std::string>, 16> names_;  ///< by length, longer ones in the last
  std::vector<std::vector<std::string>> paths_;
};

struct Policy {
  std::array<TypePolicy, kPiiTypes.size()> types;
  LabelLanguage labels = LabelLanguage::kAuto;
  bool keep_hotlines = true;  ///< toll-free and 400 numbers (is_hotline) stay
  MemberList allow, pseudonym;
  std::set<std::string, std::less<>> keep;  ///< values that are never touched: one's own hotline
  CustomRules rules;

  const TypePolicy& of(PiiType type) const { return types[static_cast<std::size_t>(type)]; }
  bool uses(Action action) const;
  MemberRule member_rule(std::span<const std::string_view> path) const;
};

/// Throws Error(kUsage) with file and line. What the text leaves out is as in the built-in policy.
Policy parse_policy(std::string_view yaml, std::string_view file);
Policy builtin_policy();
/// The built-in policy as YAML with comments.
std::string_view builtin_policy_text();

}  // namespace deskmill
