// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/record_rewriter.hpp"

#include <utility>

#include "json/stale_spans.hpp"
#include "json/string.hpp"

namespace deskmill {
std::string RecordRewriter::replaced_text(const Passage& passage, Notes& notes) {
  constexpr std::size_t kUsualGrowth = 32;
  std::string out;
  out.reserve(passage.text.size() + kUsualGrowth);
  std::size_t at = 0;
  for (const Finding& finding : passage.findings) {
    const std::string_view value = slice(passage.text, finding);
    out.append(passage.text.substr(at, finding.begin - at));
    const std::size_t begin = out.size();
    replacer_.append_replacement(finding.type, value, out);
    notes.change_in_private(finding.rule, value, std::string_view(out).substr(begin));
    at = finding.end;
  }
  out.append(passage.text.substr(at));
  return out;
}

void RecordRewriter::rewrite(Record& record, std::span<const Passage> passages, bool chinese,
                             Notes& notes) {
  replacer_.start(chinese);
  for (const Passage& passage : passages) {
    for (const Finding& finding : passage.findings) {
      if (finding.type == PiiType::kPerson) replacer_.announce_name(slice(passage.text, finding));
    }
  }
  bool texts_changed = false;
  for (const Passage& passage : passages) {
    if (passage.rule == MemberRule::kPseudonym) {
      replace_whole(record, passage, notes);
    } else if (passage.findings.empty()) {
      continue;
    } else if (passage.is_turn()) {
      record.set_text(passage.turn, replaced_text(passage, notes));
      texts_changed = true;
    } else {
      replace_member(record, passage, notes);
    }
  }
  const std::size_t stale = texts_changed ? drop_stale_spans(record) : 0;
  if (stale > 0) notes.count("pii/stale_spans", static_cast<std::int64_t>(stale));
}

void RecordRewriter::replace_member(Record& record, const Passage& passage, Notes& notes) {
  if (!passage.id_member.empty()) return replace_id(record, passage, notes);
  if (passage.in_spans) {
    // Spans of other tools that quote the text: the whole member goes, it could be edited twice.
    record.remove_member("pii");
    record.remove_member("entities");
    return notes.count("pii/quoting_spans_removed");
  }
  const std::string text = replaced_text(passage, notes);
  if (text != passage.text)
    record.replace(passage.token, json_string(text));  // a kept number stays one
}

/// Members under `pseudonym`. Without a key there is no pseudonym that holds across records and
/// cannot be guessed: speakers are numbered within the record, and `customer` is removed rather
/// than made equal for everybody, which would throw all customers into one group.
void RecordRewriter::replace_whole(Record& record, const Passage& passage, Notes& notes) {
  if (key_) {
    notes.count(pseudonyms_written_);
    std::string json = "\"";
    key_->append_pseudonym(passage.text, json);
    return record.replace(passage.token, std::move(json += '"'));
  }
  if (passage.is_customer) {
    notes.count(customers_removed_);
    return record.remove_member("customer");
  }
  notes.count("members/numbered");
  std::string label;
  replacer_.append_numbered_member(passage.text, label);
  record.replace(passage.token, json_string(label));
}

/// An id that holds personal data ("whatsapp:+86138...") must stay unique and the same in `id`,
/// `conversation`, `cluster` and the ids of pairs, so each value in it becomes a pseudonym. Without
/// a key the member is removed; later stages derive an id from the content.
void RecordRewriter::replace_id(Record& record, const Passage& passage, Notes& notes) {
  if (!key_) {
    notes.count("members/id_removed");
    return record.remove_member(passage.id_member);
  }
  std::string out;
  std::size_t at = 0;
  for (const Finding& finding : passage.findings) {
    out.append(passage.text.substr(at, finding.begin - at));
    key_->append_pseudonym(slice(passage.text, finding), out);
    at = finding.end;
  }
  out.append(passage.text.substr(at));
  notes.count("members/id_pseudonym");
  record.replace(passage.token, json_string(out));
}

}  // namespace deskmill
