// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/addresses/labelled_address_zh.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/name_bounds_zh.hpp"
#include "stages/anonymize/recognizers/addresses/addresses.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kPlaces[] = {
    "小区",   "社区",   "花园",   "家园",   "公寓", "大厦", "广场", "新村", "宿舍",
    "别墅",   "家属院", "校区",   "大学",   "学院", "中学", "小学", "医院", "酒店",
    "宾馆",   "饭店",   "超市",   "商场",   "商城", "市场", "公园", "厂区", "工业园",
    "产业园", "科技园", "创业园", "创新园", "胡同", "路口", "街口", "交口", "交叉口",
    "高速",   "东门",   "西门",   "南门",   "北门", "对面", "旁边", "隔壁", "驿站",
    "村委会", "派出所", "物业",   "底商",   "小區", "花園", "大廈", "廣場"};
/// The last of an address, too.
constexpr HanSet kLastOfPlace(
    "路街巷村镇乡县区园苑庄屯桥院楼室栋座厦寓坊湾府旁侧店站路號樓區園廈灣縣鄉鎮莊");
/// End like a place and are none, or none of a person.
constexpr std::string_view kNotPlaces[] = {"网站", "网店", "旗舰店", "专卖店", "官方店", "地区",
                                           "市区", "城区", "郊区",   "专区",   "那边店"};
/// Begin the kind of a place, not one of its own.
constexpr std::string_view kNoNames[] = {"同一", "另",   "其他", "其它",
                                         "别的", "一个", "两个", "不同"};
/// What no address holds: the clause goes on with something else.
constexpr HanSet kStops("我你您他她它了已吗嘛呢么请谢麻但是的哪啥没不怎页这那就都也可");
constexpr std::size_t kHan = 3;  ///< bytes of a character
constexpr std::size_t kLongest = 40 * kHan;
constexpr std::size_t kShortest = 4 * kHan;
constexpr std::size_t kShortestName = 2 * kHan;  ///< before the kind of place

constexpr WideWords kPlaceWords(kPlaces);

bool is_in_address(std::string_view text, std::size_t at) {
  const char c = text[at];
  return is_ascii_alnum(c) || c == '-' || c == '#' ||
         (is_han_at(text, at) && !kStops.contains(text, at));
}

/// Behind what may be an address at `begin`.
std::size_t value_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && end - begin < kLongest && is_in_address(text, end)) {
    end += character_bytes(text, end);
  }
  return end;
}

bool names_place(std::string_view value) {
  if (value.size() < kShortest || ends_with_any(value, kNotPlaces) ||
      starts_with_any(value, kNoNames))
    return false;
  for (std::size_t at = kShortestName; at < value.size(); at += character_bytes(value, at)) {
    if (kPlaceWords.length_at(value, at) > 0) return true;
  }
  return kLastOfPlace.contains(value, value.size() - kHan);
}

void add_value(std::string_view text, std::size_t begin, Findings& findings) {
  const std::size_t end = value_end(text, begin);
  if (!names_place(text.substr(begin, end - begin))) return;
  findings.push_back({begin, with_remark(text, end), PiiType::kAddress, 0.6, kAddressZh.name});
}

/// Behind what joins a label and its value; `label` when nothing does.
std::size_t behind_joint(std::string_view text, std::size_t label) {
  return skip_words(
      text, label,
      {"是在", "是", "在", "为", "：", ":", " ", "改成", "改为", "换成", "写的", "填的"});
}

}  // namespace

void find_labelled_address(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::string_view label = text.substr(hit.begin, hit.end - hit.begin);
  const std::size_t begin = behind_joint(text, hit.end);
  const bool is_noun = label.ends_with("址");
  if ((begin > hit.end) == is_noun) add_value(text, begin, findings);
}

void find_answered_address(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::size_t begin =
      skip_words(text, 0, {"好的", "我", "家", "就", "住", "在", "是", "送到", "，", " "});
  add_value(text, begin, findings);
}

std::size_t with_remark(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end);
  const bool wide = rest.starts_with("（");
  if (!wide && !rest.starts_with('(')) return end;
  const std::string_view close = wide ? "）" : ")";
  constexpr std::size_t kLongestRemark = 20 * kHan;
  const std::size_t place = rest.substr(0, kLongestRemark).find(close);
  if (place == std::string_view::npos || !is_han_at(rest, wide ? 3 : 1)) return end;
  return end + place + close.size();
}

}  // namespace deskmill
