// Numbers that were dictated: in Chinese numerals or English words, digit by digit, or with other
// marks than separators between their groups. What a number is, the word directly before it says,
// or the question before; without either only mobile numbers, resident IDs and seven English
// digits and more in a row count.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <span>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/dictated_digits.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"
#include "stages/anonymize/recognizers/phones/phones.hpp"

namespace deskmill {
namespace {

/// How many digits a dictated number of each kind has.
struct Kind {
  Cue cue;
  PiiType type;
  std::size_t least, most;
};
constexpr Kind kKinds[] = {
    {Cue::kPhone, PiiType::kPhone, 7, 15},        {Cue::kIdNumber, PiiType::kIdNumber, 8, 18},
    {Cue::kBankCard, PiiType::kBankCard, 12, 19}, {Cue::kOrder, PiiType::kOrderNumber, 6, 24},
    {Cue::kAccount, PiiType::kAccount, 5, 12},    {Cue::kSecret, PiiType::kSecret, 4, 8},
    {Cue::kLastDigits, PiiType::kBankCard, 4, 6},
};

constexpr std::size_t kFewestDigits = 4;  ///< of any kind

const Kind* kind_of(Cue cue, std::size_t digits) {
  const auto* const kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                        [cue](const Kind& one) { return one.cue == cue; });
  const bool fits = kind != std::end(kKinds) && digits >= kind->least && digits <= kind->most;
  return fits ? kind : nullptr;
}

/// Of the word that stands before `begin` with nothing but filler between, or was asked for.
const Kind* kind_before(const Anchors& anchors, std::size_t begin, std::size_t digits) {
  constexpr std::size_t kLongestFiller = 40;
  const std::span<const CueHit> before = anchors.cues_before(begin);
  for (auto hit = before.rbegin(); hit != before.rend(); ++hit) {
    if (hit->end > begin) continue;
    if (begin - hit->end > kLongestFiller) break;
    const Kind* const kind = kind_of(hit->cue, digits);
    if (kind != nullptr && token_after(anchors.text, hit->end).begin == begin) return kind;
  }
  for (const Kind& kind : kKinds) {
    if (anchors.expects(kind.cue) && kind_of(kind.cue, digits) != nullptr) return &kind;
  }
  return nullptr;
}

/// One, two, three: people also count.
bool is_counting(std::string_view digits) {
  for (std::size_t i = 1; i < digits.size(); ++i) {
    if (digits[i] != digits[i - 1] + 1) return false;
  }
  return true;
}

/// What a number is by itself: 0.5 and more when it can be nothing else.
Finding by_shape(const DictatedNumber& number) {
  constexpr std::size_t kFewest = 7, kMost = 11;
  Finding finding{number.begin, number.end, PiiType::kPhone, 0, kDictated.name};
  if (is_cn_mobile(number.digits)) finding.score = 0.8;
  const std::size_t digits = number.digits.size();
  if (number.has_words && digits >= kFewest && digits <= kMost && !is_counting(number.digits))
    finding.score = std::max(finding.score, 0.6);
  return finding;
}

/// A numeral behind the number makes another one of it: 三百二十一.
bool goes_on(std::string_view text, std::size_t end) {
  constexpr std::string_view kUnits[] = {"十", "百", "千", "万", "亿", "两", "点"};
  return starts_with_any(text.substr(end), kUnits);
}

/// False when it is nothing personal.
bool add_dictated(const Anchors& anchors, const DictatedNumber& number, Findings& findings) {
  if (goes_on(anchors.text, number.end)) return false;
  Finding finding = by_shape(number);
  if (const Kind* const kind = kind_before(anchors, number.begin, number.digits.size())) {
    finding.type = kind->type;
    finding.score = 0.75;
  }
  if (finding.score > 0) findings.push_back(finding);
  return finding.score > 0;
}

/// Numbers side by side look like one: "2, 一三八零零一三八零零零", "一三八零零一三八零零零，转5".
void find_spelled(const Anchors& anchors, Findings& findings) {
  std::size_t done = 0;
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kNumerals || hit.begin < done) continue;
    const std::size_t begin = std::max(dictated_begin(anchors.text, hit.begin), done);
    const DictatedNumber whole = dictated_number_at(anchors.text, begin);
    done = std::max(whole.end, hit.end);
    if (whole.digits.size() < kFewestDigits || add_dictated(anchors, whole, findings)) continue;
    const DictatedNumber part = dictated_number_at(anchors.text, begin, Commas::kEnd);
    if (part.end < whole.end && add_dictated(anchors, part, findings)) continue;
    if (begin < hit.begin)
      add_dictated(anchors, dictated_number_at(anchors.text, hit.begin), findings);
  }
}

/// "6 2 2 2 0 2": single digits behind a word for their kind. Ends behind the last of them.
std::size_t find_single_digits(const Anchors& anchors, std::size_t from, Findings& findings) {
  const auto& runs = anchors.runs;
  std::size_t end = from;
  while (end < runs.size() && runs[end].count == 1 && (end == from || anchors.joins_next(end - 1)))
    ++end;
  const std::size_t digits = end - from;
  const bool joined_before = runs[from].behind_separator;
  if (digits < kFewestDigits || joined_before || (end < runs.size() && anchors.joins_next(end - 1)))
    return std::max(end, from + 1);
  if (const Kind* const kind = kind_before(anchors, runs[from].begin, digits)) {
    findings.push_back({runs[from].begin, runs[end - 1].end, kind->type, 0.7, kDictated.name});
  }
  return end;
}

/// One character that people put between the groups of a number and that is no separator: the same
/// at every place.
bool is_odd_gap(std::string_view gap) {
  constexpr std::string_view kOdd[] = {"/", "_", "~",   "*",   "·", "•",  "。", "、", "，",
                                       ",", "|", " . ", " / ", "—", "空", "～", "．."};
  return std::find(std::begin(kOdd), std::end(kOdd), gap) != std::end(kOdd);
}

/// 138/0013/8000, 212_555_0147: three groups as of a phone number, where a phone is spoken of.
void find_odd_groups(const Anchors& anchors, Findings& findings) {
  const auto& runs = anchors.runs;
  for (std::size_t i = 0; i + 2 < runs.size(); ++i) {
    if (runs[i].count != 3 || runs[i + 2].count != 4 || runs[i + 1].count < 3) continue;
    const std::string_view gap = anchors.gap_after(i), digits = anchors.digits_of(i, i + 3);
    if (gap != anchors.gap_after(i + 1) || !is_odd_gap(gap)) continue;
    const bool north_american = digits.size() == 10 && digits[0] >= '2' && digits[3] >= '2';
    if (!is_cn_mobile(digits) && !north_american) continue;
    if (i + 3 < runs.size() && anchors.gap_after(i + 2) == gap) continue;
    if (!clean_left_edge(anchors.text, runs[i].begin)) continue;
    const bool mobile = gap == "_" && is_cn_mobile(digits);  // not 199/1299/1999
    if (!mobile && !anchors.near(Cue::kPhone, runs[i].begin, runs[i + 2].end)) continue;
    findings.push_back({runs[i].begin, runs[i + 2].end, PiiType::kPhone, 0.7, kDictated.name});
  }
}

void find(const Anchors& anchors, Findings& findings) {
  if (anchors.has(Cue::kNumerals)) find_spelled(anchors, findings);
  if (anchors.runs.size() < 3) return;
  find_odd_groups(anchors, findings);
  for (std::size_t i = 0; i < anchors.runs.size();) {
    i = anchors.runs[i].count == 1 ? find_single_digits(anchors, i, findings) : i + 1;
  }
}

constexpr std::string_view kMatch[] = {
    "我的号是⟦一三八零零一三八零零零⟧啊",
    "⟦幺三八00一三8零零零⟧",
    "我的手机号⟦一三八 零零一三 八零零零⟧",
    "手机 ⟦一三八，零零一三，八零零零⟧，谢谢",
    "电话是⟦幺三八 零零幺三 八零零零⟧麻烦记一下",
    "手机号：⟦一三八-零零13-八零零零⟧",
    "身份证⟦一一零一零一一九九零零三零七一二三四⟧",
    "验证码是⟦四八二九一三⟧",
    "验证码 ⟦4 8 2 9 1 3⟧",
    "卡号是⟦六二二二零二一二三四五六七八九零一二八⟧",
    "银行卡 ⟦6 2 2 2 0 2 1 2 3 4 5 6 7 8 9 0 1 2 8⟧",
    "座机⟦零一零 六五五二 九九八八⟧",
    "QQ：⟦一二三四五六七八九⟧",
    "my ssn is ⟦0 7 8 0 5 1 1 2 0⟧",
    "phone ⟦5 5 5 1 2 3 4 5 6 7⟧",
    "my number is ⟦five five five, one two three, four five six seven⟧.",
    "call me at ⟦two one two five five five oh one four four⟧ please",
    "phone: ⟦Five-five-five-one-two-three-four-five-six-seven⟧",
    "it's ⟦one seven, triple five, zero one nine nine⟧",
    "my order number is ⟦eight eight two one four four seven⟧",
    "手机⟦138/0013/8000⟧",
    "我电话⟦138、0013、8000⟧",
    "my cell is ⟦212_555_0147⟧",
};
constexpr std::string_view kNoMatch[] = {
    "一三五七九",
    "二一三八零零一三八零零零",
    "第一三八页",
    "一二三四五六七",
    "三四百块的手机",
    "电话打了三四次",
    "手机用了一二三四五六七八年半",
    "二零二六年三月",
    "one two three four five six seven eight",
    "two one bedroom units for three or four",
    "five out of five stars, one two punch",
    "138/0013/8000",
    "手机 1299、1399、1499",
    "the phone costs 199, 299, 3999",
    "1 2 3 4 5 6",
    "手机 1 2 3 4 5 号",
};

constexpr CueMask kCues = mask_of(Cue::kNumerals) | mask_of(Cue::kPhone);

}  // namespace

constinit const Recognizer kDictated = {
    PiiType::kPhone,
    "dictated",
    kNeedsCue | kNeedsFourRuns,
    kCues,
    find,
    "Numbers in numerals or words, digit by digit, or with odd marks between their groups",
    kMatch,
    kNoMatch};

}  // namespace deskmill
