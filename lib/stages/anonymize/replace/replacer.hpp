// Turns accepted findings of one record into what is written instead of them.
//
// Placeholders are numbered in order of first appearance in the record, so the same value has the
// same number wherever it stands. A surname with a title ("王先生") takes the number of the full
// name that has this surname, when there is exactly one such name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/anonymize/policy/pii_type.hpp"
#include "stages/anonymize/policy/policy.hpp"
#include "stages/anonymize/replace/keyed_hash.hpp"
#include "stages/anonymize/values/full_names.hpp"

namespace deskmill {

/// For one record after the other, so that buffers are kept.
class Replacer {
 public:
  /// `key` may be null when the policy uses no surrogates. Both must outlive the replacer.
  Replacer(const Policy& policy, const KeyedHash* key) : policy_(policy), key_(key) {}

  /// Begins a record, whose labels are Chinese or English: nothing has a number.
  void start(bool chinese);
  /// Remembers a full name before anything is numbered.
  void announce_name(std::string_view name);
  /// Appends what stands for `value`; the value itself when its type is kept.
  void append_replacement(PiiType type, std::string_view value, std::string& out);
  /// Appends [说话人1] or [SPEAKER_1].
  void append_numbered_member(std::string_view value, std::string& out);

 private:
  static constexpr std::size_t kSpeakers = kPiiTypes.size();  ///< a group beside the types
  static constexpr std::size_t kFew = 16;

  struct Numbered {
    std::size_t group = 0, number = 0;
    std::string identity;
  };

  std::string identity_of(PiiType type, std::string_view value) const;
  std::size_t number_of(std::size_t group, std::string identity);

  const Policy& policy_;
  const KeyedHash* key_;
  bool chinese_ = false;
  FullNames names_;
  std::array<std::size_t, kPiiTypes.size() + 1> last_{};             ///< number of each group
  std::vector<Numbered> few_;                                        ///< the first kFew
  std::map<std::pair<std::size_t, std::string>, std::size_t> more_;  ///< the others
};

}  // namespace deskmill
