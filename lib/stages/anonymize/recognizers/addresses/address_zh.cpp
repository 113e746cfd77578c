// Chinese postal addresses, simplified and traditional: around a road and a house number, along the
// chain of administrative units, or a house and its room ("3栋501") alone.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/addresses/addresses.hpp"
#include "stages/anonymize/recognizers/addresses/labelled_address_zh.hpp"
#include "stages/anonymize/recognizers/people/lone_names_zh.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kUnits[] = {"号楼", "号院", "号", "弄",   "栋", "幢", "座", "单元",
                                       "室",   "楼",   "层", "巷",   "期", "排", "户", "门",
                                       "號樓", "號",   "棟", "單元", "樓", "層", "戶", "門"};
constexpr std::string_view kRoads[] = {"路", "街", "道", "巷", "弄", "里", "村", "组", "镇",
                                       "苑", "园", "城", "区", "厦", "庄", "屯", "坊", "湾",
                                       "寓", "场", "门", "段", "桥", "院", "府", "座", "鎮",
                                       "園", "區", "廈", "莊", "灣", "場", "門", "橋"};
constexpr std::string_view kBuildings[] = {
    "大厦", "小区", "广场", "花园", "公寓", "家园", "新村", "苑",   "楼", "室",   "单元", "栋",
    "村",   "中心", "号",   "大廈", "小區", "廣場", "花園", "家園", "樓", "單元", "棟",   "號"};
/// What may end an address besides, behind its house number.
constexpr std::string_view kLandmarks[] = {"酒店", "宾馆", "商城", "商场", "市场", "医院", "大学",
                                           "学校", "超市", "百货", "社区", "公园", "别墅", "门口",
                                           "对面", "旁边", "东侧", "西侧", "南侧", "北侧"};
/// Characters at which the way to the left ends: what stands before an address in a sentence.
constexpr std::string_view kStops =
    "在是到住于址寄送我你您他的了请说去给往来从就个这那你叫有发为和於請說給來從個這發為";
constexpr HanSet kStopSet(kStops);
constexpr std::string_view kLevels[] = {"省", "市", "区", "县", "镇", "乡", "街道", "路",
                                        "村", "旗", "州", "盟", "縣", "區", "鎮",   "鄉"};
/// Behind these a blank may stand: "浙江省 杭州市 文三路12号".
constexpr std::string_view kRegions[] = {"省", "市", "区", "县", "镇", "街道", "縣", "區", "鎮"};
/// Parts of a house that name no day of a month, as 号 does.
constexpr std::string_view kHouseParts[] = {"号楼", "栋", "幢", "座",   "单元", "室",
                                            "楼",   "層", "棟", "單元", "樓",   "层"};
constexpr std::string_view kEnds[] = {"，", "。", "！", "？", "；", "、", "的", "是", "在",
                                      "有", "了", "吗", "：", "（", "”",  "“",  "】"};

/// End like a road and are none.
constexpr std::string_view kNotRoads[] = {
    "知道", "渠道", "频道", "轨道", "通道", "味道", "报道", "管道", "哪里", "这里", "那里",
    "公里", "家里", "时段", "阶段", "手段", "号段", "线路", "走路", "思路", "套路", "电路",
    "部门", "热门", "专门", "现场", "市区", "地区", "小组", "城区", "郊区", "頻道", "軌道",
    "報道", "哪裡", "這裡", "那裡", "家裡", "時段", "階段", "號段", "線路", "電路", "部門",
    "熱門", "專門", "現場", "市區", "地區", "城區", "郊區"};
/// Behind "2-3": a span, no house number.
constexpr std::string_view kCounted[] = {"天", "个", "年", "月", "日", "小时", "次",   "元", "分",
                                         "折", "周", "人", "种", "件", "個",   "小時", "週", "種"};
/// Parts of a house: they count only behind a number ("5室", "三单元"), not in 室内 or 信号.
constexpr std::string_view kNumbered[] = {"室", "单元", "栋", "号", "层", "單元", "棟", "號", "層"};

constexpr WideWords kUnitWords(kUnits), kLevelWords(kLevels), kBuildingWords(kBuildings),
    kLandmarkWords(kLandmarks), kEndWords(kEnds), kCountedWords(kCounted),
    kNumberedWords(kNumbered), kHousePartWords(kHouseParts);

/// End what says where beside an address it is: 南官庄村洼里乡居楼内, 龙门口水库西岸.
constexpr HanSet kLastOfBeside("东西南北内外旁侧边岸口處处");

bool is_stop(std::string_view text, std::size_t at) {
  return kStopSet.contains(text, at);
}

/// To the left over Han and digits, up to a stop character or 40 characters.
std::size_t address_begin(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  for (int i = 0; i < 40 && begin > 0; ++i) {
    const std::size_t previous = previous_character(text, begin);
    const bool han = is_han_at(text, previous) && !is_stop(text, previous);
    const bool blank = text[previous] == ' ' && ends_with_any(text.substr(0, previous), kRegions);
    if (!han && !blank && !is_ascii_digit(text[previous])) break;
    begin = previous;
  }
  return begin;
}

/// Behind the number at `at`, which may have a letter or hyphen: "3", "12-1", "501A".
std::size_t number_end(std::string_view text, std::size_t at) {
  while (is_ascii_alnum(char_at(text, at)) || char_at(text, at) == '-' || char_at(text, at) == '#')
    ++at;
  return at;
}

/// Behind " 3栋", " 2 单元", or a last " 501", which follow a part of a house and a blank; `end`
/// for none.
std::size_t part_behind_blank(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongestRoom = 4;
  if (end >= text.size() || text[end] != ' ' || !is_ascii_digit(char_at(text, end + 1))) return end;
  const std::size_t number = number_end(text, end + 1);
  const std::size_t blank = number < text.size() && text[number] == ' ' ? number + 1 : number;
  if (const std::size_t part = kHousePartWords.length_at(text, blank); part > 0)
    return blank + part;
  const bool room = number - end - 1 <= kLongestRoom && !is_han_at(text, number);
  const bool in_house = ends_with_any(text.substr(0, end), kHouseParts);
  return room && in_house ? number : end;
}

/// Behind the building that is named at `at` in up to eight characters; `at` for none.
std::size_t building_end(std::string_view text, std::size_t at) {
  constexpr int kLongest = 8;
  std::size_t probe = at;
  for (int i = 0; i < kLongest && is_han_at(text, probe) && !is_stop(text, probe);
       ++i, probe += 3) {
    const std::size_t building =
        std::max(kBuildingWords.length_at(text, probe), kLandmarkWords.length_at(text, probe));
    if (building > 0) return probe + building;
  }
  return at;
}

/// Behind what stands at `at` and may be the next part of an address; `at` for none.
std::size_t next_part_end(std::string_view text, std::size_t at) {
  if (const std::size_t part = part_behind_blank(text, at); part > at) return part;
  const std::size_t number = number_end(text, at);
  const std::size_t unit = kUnitWords.length_at(text, number);
  return unit > 0 || number > at ? number + unit : building_end(text, at);
}

/// To the right over numbers with their units ("18号3栋2单元501室", "47-6-746") and over names of
/// buildings.
std::size_t address_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (std::size_t next = next_part_end(text, end); next > end; next = next_part_end(text, end)) {
    end = next;
  }
  return end;
}

/// Behind up to ten characters that say where beside an address, to the end of the clause; `end`
/// for none.
std::size_t beside_end(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 10 * 3;
  std::size_t probe = end;
  while (probe - end < kLongest && is_han_at(text, probe) && !is_stop(text, probe)) probe += 3;
  const bool ends = probe > end && !is_han_at(text, probe) && !is_ascii_alnum(char_at(text, probe));
  return ends && kLastOfBeside.contains(text, probe - 3) ? probe : end;
}

/// "月坛南街甲71号": a house between two others.
bool is_road_before(std::string_view text, std::size_t number) {
  std::string_view head = text.substr(0, number);
  if (head.ends_with("甲") || head.ends_with("乙")) head.remove_suffix(3);
  return ends_with_any(head, kRoads) && !ends_with_any(head, kNotRoads);
}

/// "47-6-746" but not "010-10010" (a phone) or "2-3天".
bool is_house_chain(const Anchors& anchors, const DigitRun& run) {
  if (anchors.text[run.begin] == '0') return false;
  std::size_t end = run.end;
  while (is_ascii_digit(char_at(anchors.text, end)) || char_at(anchors.text, end) == '-') ++end;
  return kCountedWords.length_at(anchors.text, end) == 0;
}

/// The level or building word at `at`, in bytes, or 0: a part of a house needs its number before
/// it, and no level follows directly on another ("乡镇", "省市").
std::size_t level_at(std::string_view text, std::size_t at, std::size_t last_end) {
  const std::size_t level =
      std::max(kLevelWords.length_at(text, at), kBuildingWords.length_at(text, at));
  if (level == 0) return 0;
  const bool road = text.substr(at).starts_with("路");    // "798艺术区4号路"
  const bool named = text.substr(0, at).ends_with("州");  // "霸州市"
  if (at == last_end && !road && !named && kLevelWords.length_at(text, at) > 0) return 0;
  if (kNumberedWords.length_at(text, at) == 0) return level;
  const bool counted =
      is_ascii_alnum(char_before(text, at)) ||
      (at >= 3 && (han_digit_at(text, at - 3) >= 0 || text.substr(at - 3).starts_with("十")));
  return counted ? level : 0;
}

void find_by_house_number(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  std::size_t done = 0;
  for (const DigitRun& run : anchors.runs) {
    if (run.begin < done || run.count > 5) continue;
    const std::size_t unit = kUnitWords.length_at(text, run.end);
    const bool chain = char_at(text, run.end) == '-' && is_ascii_digit(char_at(text, run.end + 1));
    if ((unit == 0 && !chain) || !is_road_before(text, run.begin)) continue;
    if (unit == 0 && !is_house_chain(anchors, run)) continue;
    const std::size_t begin = address_begin(text, run.begin);
    const std::size_t end = with_remark(text, beside_end(text, address_end(text, run.begin)));
    if (run.begin - begin < 6) continue;
    findings.push_back(
        {begin, end, PiiType::kAddress, run.begin - begin >= 9 ? 0.7 : 0.55, kAddressZh.name});
    done = end;
  }
}

/// From a province, or after "地址：", to the end of the clause, when enough levels follow.
void find_chain(const Anchors& anchors, std::size_t begin, double base, std::size_t least,
                Findings& findings) {
  const std::string_view text = anchors.text;
  std::size_t end = begin, levels = 0, level_end = begin;
  for (int i = 0; i < 50 && end < text.size(); ++i) {
    if (kEndWords.length_at(text, end) > 0) break;
    const bool parted =
        text[end] == ' ' && end == level_end && levels > 0 && is_han_at(text, end + 1);
    if (!parted && !is_han_at(text, end) && !is_ascii_alnum(text[end]) && text[end] != '-' &&
        text[end] != '#')
      break;
    const std::size_t level = level_at(text, end, level_end);
    end += level > 0 ? level : character_bytes(text, end);
    if (level == 0) continue;
    ++levels;
    level_end = end;
  }
  if (levels < least) return;
  const std::size_t parts_end = std::max(level_end, address_end(text, level_end));
  const std::size_t stop = with_remark(text, beside_end(text, parts_end));
  if (stop - begin >= 12)
    findings.push_back({begin, stop, PiiType::kAddress, base, kAddressZh.name});
}

/// 1200元, 100平, 300多户: what follows counts.
bool is_counted(std::string_view text, std::size_t end) {
  static constexpr HanSet kMeasures("元块平米多套户个万左人年月日号");
  return kMeasures.contains(text, end) || kCountedWords.length_at(text, end) > 0;
}

/// "3栋2单元501": a house and what is in it, without a road.
void find_by_parts(const Anchors& anchors, Findings& findings) {
  constexpr std::string_view kHouses[] = {"号楼", "栋", "幢", "座", "棟", "號樓"};
  const std::string_view text = anchors.text;
  std::size_t done = 0;
  for (std::size_t i = 0; i + 1 < anchors.runs.size(); ++i) {
    const DigitRun &house = anchors.runs[i], &part = anchors.runs[i + 1];
    if (house.begin < done || house.count > 3 || part.count > 4 ||
        is_ascii_alnum(char_before(text, house.begin)))
      continue;
    std::string_view gap = anchors.gap_after(i);
    while (gap.ends_with(' ')) gap.remove_suffix(1);
    while (gap.starts_with(' ')) gap.remove_prefix(1);
    if (std::find(std::begin(kHouses), std::end(kHouses), gap) == std::end(kHouses)) continue;
    const std::size_t behind = char_at(text, part.end) == ' ' ? part.end + 1 : part.end;
    const std::string_view rest = text.substr(std::min(behind, text.size()));
    if (!rest.starts_with("单元") && !rest.starts_with("單元")) continue;
    done = address_end(text, house.begin);
    findings.push_back({house.begin, done, PiiType::kAddress, 0.6, kAddressZh.name});
  }
}

/// "3栋501", "平安大厦A座1203": a room directly behind the house, and no amount.
void find_by_room(const Anchors& anchors, Findings& findings) {
  constexpr std::string_view kHouses[] = {"栋", "幢", "座", "号楼", "棟", "號樓"};
  const std::string_view text = anchors.text;
  for (const DigitRun& room : anchors.runs) {
    if (room.count < 3 || room.count > 4 || is_ascii_alnum(char_at(text, room.end))) continue;
    const std::string_view before = text.substr(0, room.begin);
    const auto* const house =
        std::find_if(std::begin(kHouses), std::end(kHouses),
                     [before](std::string_view word) { return before.ends_with(word); });
    if (house == std::end(kHouses) || is_counted(text, room.end)) continue;
    const std::size_t name = room.begin - house->size();
    if (!is_ascii_alnum(char_before(text, name))) continue;
    const std::size_t begin = address_begin(text, is_ascii_digit(text[name - 1]) ? name : name - 1);
    const std::size_t end = text.substr(room.end).starts_with("室") ? room.end + 3 : room.end;
    findings.push_back({begin, end, PiiType::kAddress, 0.6, kAddressZh.name});
  }
}

void find_addresses(const Anchors& anchors, Findings& findings) {
  if (!anchors.runs.empty()) {
    find_by_house_number(anchors, findings);
    find_by_room(anchors, findings);
  }
  if (anchors.runs.size() > 1) find_by_parts(anchors, findings);
  std::size_t done = 0;
  for (const CueHit& hit : anchors.cues) {
    if (hit.begin < done) continue;
    const std::size_t before = findings.size();
    if (hit.cue == Cue::kProvince) find_chain(anchors, hit.begin, 0.65, 3, findings);
    if (hit.cue == Cue::kAddress) {
      std::size_t begin = hit.end;
      for (const std::string_view mark : {"是", "：", ":", " ", "在"}) {
        if (anchors.text.substr(begin).starts_with(mark)) begin += mark.size();
      }
      find_chain(anchors, begin, 0.7, 2, findings);
      find_labelled_address(anchors, hit, findings);
    }
    if (findings.size() > before) done = findings.back().end;
  }
  if (anchors.expects(Cue::kAddress)) {
    find_chain(anchors, 0, 0.6, 2, findings);
    find_answered_address(anchors, findings);
  }
}

void find(const Anchors& anchors, Findings& findings) {
  const std::size_t first = findings.size();
  find_addresses(anchors, findings);
  for (std::size_t i = first, last = findings.size(); i < last; ++i) {
    find_receiver_behind(anchors.text, findings[i].end, findings);
  }
}

constexpr std::string_view kMatch[] = {
    "寄到⟦江苏省南京市玄武区珠江路88号3栋501室⟧谢谢",
    "我住在⟦幸福路12号⟧",
    "地址：⟦杭州市滨江区缤纷小区⟧，收",
    "⟦浙江省宁波市江东区金家一路47-6-746⟧",
    "地址是⟦幸福路12号(近东门大桥)⟧。",
    "送到⟦平安大街8号向阳百货⟧吧",
    "請送到⟦松江市松仁區松義路五段7號⟧",
    "⟦香島新界青松道100號12樓B室⟧謝謝",
    "放到⟦3栋2单元501⟧吧",
    "在⟦3栋 2单元 501⟧，谢谢",
    "放到⟦3栋501⟧吧",
    "送到⟦平安大厦A座1203⟧，谢谢",
    "寄到⟦平安街12号 3栋501室⟧",
    "松仁区平安街12号3栋501，⟦王小明⟧收",
    "平安街12号 ⟦陈晓⟧（收）",
    "寄到⟦松江省 南山市 松仁区 平安街12号⟧吧",
    "在⟦平安南街甲12号⟧",
    "地址是⟦松江省松仁区平安村水库西岸⟧。",
    "我的地址是⟦阳光小区东门⟧，谢谢",
    "收货地址：⟦阳光花园南门菜鸟驿站旁边⟧",
    "地址改成⟦松仁区创意产业园B座⟧",
    "地址在⟦平安体育场北门院内(近东门)⟧。",
    "我住在⟦平安大厦背面⟧",
    "您的地址是哪里 → 我家在⟦阳光小区东门⟧",
    "请提供收货地址 → ⟦平安街口菜鸟驿站⟧",
};
constexpr std::string_view kNoMatch[] = {"我在北京市",
                                         "这个3号发货",
                                         "在南京东路逛街",
                                         "地址不对",
                                         "修好之后才知道24号办理",
                                         "我不知道010-10010是谁",
                                         "该地址周边室内信号很差",
                                         "地址只能填写到乡镇",
                                         "地址是对的",
                                         "地址在订单页面里面",
                                         "地址写的是小区门口",
                                         "地址在你们官方网站",
                                         "送到小区门口就行",
                                         "您的地址是哪里 → 在订单里，你看一下小区",
                                         "阳光市区2-3天",
                                         "从这里3号来的",
                                         "從這裡3號來的",
                                         "3栋有快递柜吗",
                                         "2座3人的车",
                                         "3栋500多户",
                                         "5座1200元",
                                         "每栋120",
                                         "這個時段2個小時"};

}  // namespace

constinit const Recognizer kAddressZh = {
    PiiType::kAddress,
    "address_zh",
    kNeedsCue | kNeedsWideBeforeRun,
    mask_of(Cue::kProvince) | mask_of(Cue::kAddress),
    find,
    "Chinese addresses: road and house number, or a chain of administrative units",
    kMatch,
    kNoMatch};

}  // namespace deskmill
