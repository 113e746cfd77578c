// Writes into a record what the policy wants in place of what was found in it.
//
// Most findings are a part of a text, which is written anew around them. Some members are more than
// a text: ids and customers join records, so one value must become the same in all of them, and
// spans that quote a text must not show what it no longer says.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "core/notes.hpp"
#include "core/record.hpp"
#include "stages/anonymize/passages/passages.hpp"
#include "stages/anonymize/policy/policy.hpp"
#include "stages/anonymize/replace/keyed_hash.hpp"
#include "stages/anonymize/replace/replacer.hpp"

namespace deskmill {

/// For one record after the other, so that buffers are kept.
class RecordRewriter {
 public:
  /// Both must outlive the object; `key` may be null.
  RecordRewriter(const Policy& policy, const KeyedHash* key) : key_(key), replacer_(policy, key) {}

  /// Findings were accepted: in order and apart. Placeholders are Chinese or English.
  void rewrite(Record& record, std::span<const Passage> passages, bool chinese, Notes& notes);

 private:
  void replace_member(Record& record, const Passage& passage, Notes& notes);
  void replace_whole(Record& record, const Passage& passage, Notes& notes);
  void replace_id(Record& record, const Passage& passage, Notes& notes);
  std::string replaced_text(const Passage& passage, Notes& notes);

  const KeyedHash* key_;
  Replacer replacer_;
  Count pseudonyms_written_{"members/pseudonym"}, customers_removed_{"members/customer_removed"};
};

}  // namespace deskmill
