// Turns accepted findings of one record into what is written instead of them.
//
// Placeholders are numbered in order of first appearance in the record, so the same value has the same
// number wherever it stands. A surname with a title ("王先生") takes the number of the full name that
// has this surname, when there is exactly one such name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "stages/anonymize/full_names.hpp"
#include "stages/anonymize/keyed_hash.hpp"
#include "stages/anonymize/pii_type.hpp"
#include "stages/anonymize/policy.hpp"

namespace deskmill {

class Replacer {
 public:
  /// `key` may be null when the policy uses no surrogates. Both must outlive the replacer.
  Replacer(const Policy& policy, const KeyedHash* key, bool chinese)
      : policy_(policy), key_(key), chinese_(chinese) {}

  /// What stands for `value`; the value itself when its type is kept.
  std::string replacement(PiiType type, std::string_view value);
  /// Remembers a full name before anything is numbered.
  void announce_name(std::string_view name);
  /// [说话人1] or [SPEAKER_1].
  std::string numbered_member(std::string_view value);

 private:
  std::string identity_of(PiiType type, std::string_view value) const;
  static constexpr std::size_t kSpeakers = kPiiTypes.size();  ///< a group beside the types
  std::size_t number_of(std::size_t group, std::string_view identity);
  std::string label(std::string_view zh, std::string_view en, std::size_t number) const;

  const Policy& policy_;
  const KeyedHash* key_;
  bool chinese_;
  FullNames names_;
  std::map<std::string, std::size_t> numbers_;            ///< by group, as one letter, and identity
  std::array<std::size_t, kPiiTypes.size() + 1> last_{};  ///< number of each group
};

}  // namespace deskmill
