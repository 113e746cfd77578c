// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/text_scanner.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/ascii.hpp"
#include "stages/anonymize/code_shapes.hpp"
#include "stages/anonymize/recognizers/hotlines.hpp"
#include "stages/anonymize/recognizers/table.hpp"

namespace deskmill {
namespace {

/// Cues whose kind of answer a question can ask for.
constexpr CueMask kAskable = mask_of(Cue::kPhone) | mask_of(Cue::kEmail) | mask_of(Cue::kIdNumber) |
                             mask_of(Cue::kBankCard) | mask_of(Cue::kOrder) |
                             mask_of(Cue::kAccount) | mask_of(Cue::kSecret) |
                             mask_of(Cue::kAddress) | mask_of(Cue::kNameLabel) |
                             mask_of(Cue::kBirth) | mask_of(Cue::kPlate);

/// "What is the name of the product?"
bool asks_for_name_of_thing(std::string_view text) {
  constexpr std::string_view kThings[] = {
      "product", "item", "company", "business", "store", "shop",       "brand", "model",
      "plan",    "file", "program", "software", "hotel", "restaurant", "bank",  "app"};
  const std::string question = ascii_lowered(text);
  return std::any_of(std::begin(kThings), std::end(kThings), [&](std::string_view thing) {
    const std::string name(thing);
    return question.find(name + " name") != question.npos ||
           question.find("name of the " + name) != question.npos ||
           question.find("name of your " + name) != question.npos;
  });
}

CueMask kinds_in(const Anchors& anchors) {
  const CueMask kinds = anchors.cue_mask & kAskable;
  const bool name = (kinds & mask_of(Cue::kNameLabel)) != 0;
  return name && asks_for_name_of_thing(anchors.text) ? kinds & ~mask_of(Cue::kNameLabel) : kinds;
}

/// Among what recognizers found, from `first` on. What a policy's rules or a record's own values say
/// counts in codes, too.
void drop_parts_of_codes(std::string_view text, std::size_t first, Findings& findings) {
  const auto is_part = [text](const Finding& finding) {
    return is_part_of_uuid(text, finding.begin, finding.end) ||
           is_part_of_isbn(text, finding.begin, finding.end);
  };
  const auto begin = findings.begin() + static_cast<std::ptrdiff_t>(first);
  findings.erase(std::remove_if(begin, findings.end(), is_part), findings.end());
}

}  // namespace

CueMask asked_by(const Anchors& anchors) {
  const CueMask kinds = kinds_in(anchors);
  if (kinds == 0 || anchors.has(Cue::kRequest)) return kinds;
  const bool question = anchors.text.find('?') != std::string_view::npos ||
                        anchors.text.find("？") != std::string_view::npos;
  return question ? kinds : 0;
}

bool TextScanner::scan(std::string_view text, CueMask expected, Anchors& anchors,
                       Findings& findings, std::size_t readable_behind) const {
  find_anchors(cues_, text, expected, anchors, readable_behind);
  const std::size_t before = findings.size();
  const bool looked = recognize(anchors, findings);
  drop_parts_of_codes(text, before, findings);
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
