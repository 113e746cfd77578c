// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/labelled_names_zh.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/name_bounds_zh.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/recognizers/context/quoted_value.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kThree = 9;  ///< bytes of three characters

/// The name ends where the next label begins: "收货人:任得得联系方式:".
std::size_t end_at_next_label(const Anchors& anchors, std::size_t begin, std::size_t end) {
  constexpr CueMask kLabels = mask_of(Cue::kPhone) | mask_of(Cue::kAddress) | mask_of(Cue::kEmail) |
                              mask_of(Cue::kIdNumber) | mask_of(Cue::kBankCard) |
                              mask_of(Cue::kOrder) | mask_of(Cue::kNameLabel);
  constexpr std::size_t kShortestName = 6;
  const std::span<const CueHit> from = anchors.cues_from(begin + kShortestName);
  const bool labelled =
      !from.empty() && from[0].begin <= end && (mask_of(from[0].cue) & kLabels) != 0;
  return labelled ? from[0].begin : 0;
}

/// "户名王洋": without a mark only a name that is one by its characters.
bool is_bare_name(const Anchors& anchors, const CueHit& hit, std::size_t end) {
  constexpr std::string_view kLastOfLabels[] = {"人", "名", "名字"};
  const std::string_view label = anchors.text.substr(hit.begin, hit.end - hit.begin);
  if (!ends_with_any(label, kLastOfLabels)) return false;
  const bool likely = is_likely_name(anchors.text, hit.end, end) && !is_han_at(anchors.text, end);
  return likely || is_whole_name(anchors.text, hit.end, end);
}

constexpr HanSet kFirstOfChange("姓名改换变修写填");

/// Over 改成 and other words between a label and a name, a few of them: they are labels themselves.
/// Few labels have one behind them.
std::size_t behind_change(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostBytes = 30;
  if (!kFirstOfChange.contains(text, at)) return at;
  return skip_words(text.substr(0, at + kMostBytes), at,
                    {"姓名", "名字", "改成", "换成", "改为", "换为", "变更为", "修改为", "修改成",
                     "写成", "写的是", "写", "填"});
}

/// Over what frames a name or parts it from its label in tables and bold letters: 姓名【张伟】,
/// "**收件人**：张伟", 联系人-张伟.
std::size_t behind_frame(std::string_view text, std::size_t at) {
  constexpr std::string_view kFrames = "*`|\"\t-";
  const bool wide = text.substr(std::min(at, text.size())).starts_with("\xE3\x80") ||
                    text.substr(std::min(at, text.size())).starts_with("“");
  if (!wide && kFrames.find(char_at(text, at)) == kFrames.npos) return at;
  return skip_words(text, at, {"*", "`", "|", "\"", "\t", "-", "【", "「", "“", "：", ":", " "});
}

/// "收货人改成李四": behind such a word a name follows no less than behind a colon, but so do other
/// things.
bool is_changed_name(std::string_view text, std::size_t begin, std::size_t end) {
  return ends_like_name(text, end) && (is_clear_surname(text, begin) || end - begin == kThree);
}

/// {"name":"王芳"}. Goods have a "name" too, so that label wants a likely one.
void find_quoted(std::string_view text, const CueHit& hit, QuotedValue value, Findings& findings) {
  const std::string name = without_escapes(text.substr(value.begin, value.end - value.begin));
  if (name_end(name, 0) != name.size() || is_common_word(name, 0)) return;
  if (hit.end - hit.begin > 4 || is_likely_name(name, 0, name.size()))
    add_person_zh(value.begin, value.end, 0.75, findings);
}

/// 小周, 晓梅: how somebody is called, without a surname, up to a mark or blank.
std::size_t called_name_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kHan = 3, kTwo = 2 * kHan;
  static constexpr HanSet kFamiliar("小老阿");
  const std::size_t end = begin + kTwo;
  if (is_han_at(text, end) || is_common_word(text, begin)) return begin;
  const bool familiar = kFamiliar.contains(text, begin) && is_clear_surname(text, begin + kHan);
  const bool given = is_clear_given(text, begin) && is_clear_given(text, begin + kHan) &&
                     surname_bytes(text, begin) == 0;
  return familiar || given ? end : begin;
}

}  // namespace

void find_labelled_name(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  if (const QuotedValue value = quoted_value_after(text, hit.end); value.end > value.begin)
    return find_quoted(text, hit, value, findings);
  const std::size_t mark_end =
      skip_words(text, hit.end, {" ", ":", "：", "，", "是", "叫", "为", "\n"});
  const std::size_t begin = behind_change(text, behind_frame(text, mark_end));
  const std::size_t dotted = begin > hit.end ? dotted_name_end(text, begin) : begin;
  if (dotted > begin) return add_person_zh(begin, dotted, 0.8, findings);
  if (begin > hit.end && begin == mark_end) {
    const std::size_t called = called_name_end(text, begin);
    if (called > begin) return add_person_zh(begin, called, 0.6, findings);
  }
  std::size_t end = spaced_name_end(text, begin);
  if (end == begin || is_other_word(text, begin, end, begin > hit.end)) return;
  if (begin > mark_end) {
    if (is_changed_name(text, begin, end)) add_person_zh(begin, end, 0.6, findings);
    return;
  }
  if (begin == hit.end && !is_bare_name(anchors, hit, end)) return;
  const std::size_t label = end_at_next_label(anchors, begin, end);
  if (label > 0) end = label;
  if (label > 0 || ends_like_name(text, end)) add_person_zh(begin, end, 0.75, findings);
}

}  // namespace deskmill
