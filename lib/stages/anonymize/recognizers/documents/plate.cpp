// Number plates and VINs behind a word that says so, of any country, and of mainland China (GA 36)
// by their form: a province, a letter and five characters, six on new-energy cars; with or without
// a dot, and with a last character for a purpose (挂, 警, 学, 港, 澳).
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/documents/plate.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"
#include "stages/anonymize/recognizers/documents/documents.hpp"

namespace deskmill {
namespace {

constexpr HanSet kProvinces("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使");
constexpr HanSet kPurposes("挂警学港澳领");
/// Provinces that also end words: "全新A12345" is a model.
constexpr HanSet kAmbiguous("新云黑青川宁吉贵");

/// In small letters people write them, too, where they were asked for.
bool is_plate_letter(char c, bool small) {
  const char capital = small ? ascii_upper(c) : c;
  return is_ascii_upper(capital) && capital != 'I' && capital != 'O';
}
bool is_plate_char(char c, bool small) {
  return is_ascii_digit(c) || is_plate_letter(c, small);
}

/// The place of the province before the letter at `letter`, or npos. A blank may stand between them
/// where the province does not end a word: "京 A12345", not "北京 A12345".
std::size_t province_before(std::string_view text, std::size_t letter, bool small) {
  const bool is_letter = small ? is_ascii_letter(text[letter]) : is_ascii_upper(text[letter]);
  if (letter < 3 || !is_letter) return std::string_view::npos;
  const bool blank = letter > 3 && text[letter - 1] == ' ';
  const std::size_t begin = letter - (blank ? 4 : 3);
  if (!kProvinces.contains(text, begin)) return std::string_view::npos;
  const bool ends_word = begin >= 3 && is_han_at(text, previous_character(text, begin));
  return blank && (kAmbiguous.contains(text, begin) || ends_word) ? std::string_view::npos : begin;
}

/// A word or the question says that there is a plate.
bool is_told(const Anchors& anchors) {
  return anchors.has(Cue::kPlate) || anchors.expects(Cue::kPlate);
}

/// Whether the plate whose letter stands at `letter` is one: adds it.
void find_at(const Anchors& anchors, std::size_t letter, Findings& findings) {
  const std::string_view text = anchors.text;
  const bool small = is_told(anchors);
  const std::size_t begin = province_before(text, letter, small);
  if (begin == std::string_view::npos) return;
  std::size_t at = letter + 1;
  for (const std::string_view dot : {"·", "•", ".", " ", "-"}) {
    if (!text.substr(at).starts_with(dot)) continue;
    at += dot.size();
    break;
  }
  std::size_t count = 0;
  while (is_plate_char(char_at(text, at), small)) ++at, ++count;
  const bool purpose = at < text.size() && count == 4 && kPurposes.contains(text, at);
  if (purpose) at += 3, ++count;
  if (count < 5 || count > 6 || is_ascii_alnum(char_at(text, at))) return;
  const bool word = begin >= 3 && kAmbiguous.contains(text, begin) && is_han_at(text, begin - 3);
  const bool asked =
      text.substr(0, begin).ends_with("车牌") || text.substr(0, begin).ends_with("号");
  findings.push_back({begin, at, PiiType::kPlate, word && !asked ? 0.4 : 0.75, kPlateCn.name});
}

void find(const Anchors& anchors, Findings& findings) {
  if (!anchors.has_wide) return;
  const bool small = is_told(anchors);
  std::size_t done = 0;
  for (const DigitRun& run : anchors.runs) {
    if (run.begin < done || run.count > 6) continue;
    // Back over letters and the dot to the letter behind the province.
    std::size_t at = run.begin;
    const auto has_province = [&] {
      return province_before(anchors.text, at, small) != std::string_view::npos;
    };
    for (int i = 0; i < 6 && at > 3 && !has_province(); ++i)
      at = previous_character(anchors.text, at);
    const std::size_t before = findings.size();
    find_at(anchors, at, findings);
    if (findings.size() > before) done = findings.back().end;
  }
}

/// The second half of "ABC 1234" and "AB12 CDE", in capitals and digits; `end` for none.
std::size_t second_half_end(std::string_view text, std::size_t end) {
  if (char_at(text, end) != ' ') return end;
  std::size_t at = end + 1;
  while (is_ascii_upper(char_at(text, at)) || is_ascii_digit(char_at(text, at))) ++at;
  return at - end > 2 && !is_ascii_alnum(char_at(text, at)) ? at : end;
}

void find_named(const Anchors& anchors, Findings& findings) {
  if (anchors.runs.empty()) return;
  const std::string_view text = anchors.text;
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (!is_plate_or_vin(text.substr(begin, end - begin))) return false;
    findings.push_back({begin, end, PiiType::kPlate, 0.65, kPlateNamed.name});
    return true;
  };
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kPlate) continue;
    const Token token = token_after(text, hit.end);
    if (token.empty()) continue;
    const std::size_t end = second_half_end(text, token.end);
    if (end == token.end || !add(token.begin, end)) add(token.begin, token.end);
  }
}

constexpr std::string_view kNamedMatch[] = {
    "license plate ⟦7ABC123⟧",          "plate number: ⟦ABC 1234⟧ ok",
    "my number plate is ⟦AB12 CDE⟧",    "车牌号 ⟦A12345⟧",
    "license plate is ⟦abc1234⟧ and",   "车架号⟦LSVAM4187C2184847⟧",
    "my vin is ⟦1HGCM82633A004352⟧ and"};
constexpr std::string_view kNamedNoMatch[] = {"license plate 2 weeks late", "number plate lights",
                                              "license plate number 12345", "车牌识别1次",
                                              "VIN 18 characters",          "vin de pays 2019"};

constexpr std::string_view kMatch[] = {"车牌⟦京A12345⟧",
                                       "我的车⟦粤B·D12345⟧在楼下",
                                       "⟦沪AD12345⟧",
                                       "⟦川A·1234学⟧ 停这",
                                       "⟦苏E 8K123⟧",
                                       "车牌 ⟦京 A12345⟧",
                                       "⟦浙 A·12345⟧",
                                       "车牌⟦粤b12345⟧",
                                       "车牌号多少 → ⟦浙a·8k23j⟧"};
constexpr std::string_view kNoMatch[] = {"全新A12345款", "京东A123456789", "新A4纸500张",
                                         "苏A1234",      "京AB",           "北京 A12345",
                                         "黑 A12345",    "京 12345",       "粤b12345"};

}  // namespace

/// Letters and digits, at least two of these; a blank may part them.
bool is_plate_or_vin(std::string_view text) {
  constexpr std::size_t kShortest = 5, kLongest = 8, kVin = 17, kFewestDigits = 2;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_alnum(c) || c == ' '; }))
    return false;
  const auto digits =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit));
  const bool plate = text.size() >= kShortest && text.size() <= kLongest;
  return (plate || text.size() == kVin) && digits >= kFewestDigits && digits < text.size();
}

constinit const Recognizer kPlateCn = {PiiType::kPlate,
                                       "plate_cn",
                                       kNeedsCapitalBeforeRun | kNeedsWideBeforeRun | kNeedsCue,
                                       mask_of(Cue::kPlate),
                                       find,
                                       "Number plates of cars of mainland China",
                                       kMatch,
                                       kNoMatch};

constinit const Recognizer kPlateNamed = {
    PiiType::kPlate,      "plate_named", kNeedsCue,
    mask_of(Cue::kPlate), find_named,    "Number plates of any country behind a word that says so",
    kNamedMatch,          kNamedNoMatch};

}  // namespace deskmill
