// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/text_scanner.hpp"

#include <algorithm>

#include "stages/anonymize/numbers/code_shapes.hpp"
#include "stages/anonymize/numbers/hotlines.hpp"
#include "stages/anonymize/policy/placeholder.hpp"
#include "stages/anonymize/recognizers/table.hpp"
#include "stages/anonymize/replace/mask.hpp"

namespace deskmill {
namespace {

/// Parts of codes, and of placeholders and masks that an earlier run left, among what recognizers
/// found, from `first` on. What a policy's rules or a record's own values say counts there, too.
void drop_parts_of_codes(std::string_view text, std::size_t first, Findings& findings) {
  const auto is_part = [text](const Finding& finding) {
    return is_part_of_uuid(text, finding.begin, finding.end) ||
           is_part_of_isbn(text, finding.begin, finding.end) ||
           is_part_of_placeholder(text, finding.begin, finding.end) ||
           is_left_of_mask(finding.type, text, finding.begin, finding.end);
  };
  const auto begin = findings.begin() + static_cast<std::ptrdiff_t>(first);
  findings.erase(std::remove_if(begin, findings.end(), is_part), findings.end());
}

}  // namespace

bool TextScanner::scan(std::string_view text, CueMask expected, Anchors& anchors,
                       Findings& findings, std::size_t readable_behind) const {
  find_anchors(cues_, text, expected, anchors, readable_behind);
  const std::size_t before = findings.size();
  const bool looked = recognize(anchors, findings);
  if (findings.size() > before) drop_parts_of_codes(text, before, findings);
  if (policy_.rules.empty()) return looked;
  policy_.rules.find(text, findings);
  return true;
}

void TextScanner::accept(std::string_view text, Findings& findings) const {
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.score < policy_.of(finding.type).min_score ||
           (policy_.keep_hotlines && finding.type == PiiType::kPhone &&
            is_hotline(slice(text, finding))) ||
           policy_.keep.contains(slice(text, finding));
  });
  resolve_overlaps(findings);
}

}  // namespace deskmill
