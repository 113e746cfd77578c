// Chinese names: after introductions (我叫王小明), labels (收件人：), before titles (王先生),
// beside a mobile number, and as the answer to a question for the name.
//
// No gazetteer of full names: a surname and one or two characters that names are made of, at a
// place where names stand. Without such a place see lone_names_zh.hpp.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/name_bounds_zh.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/recognizers/people/introduced_names_zh.hpp"
#include "stages/anonymize/recognizers/people/labelled_names_zh.hpp"
#include "stages/anonymize/recognizers/people/lone_names_zh.hpp"
#include "stages/anonymize/recognizers/people/name_answer_zh.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kCharacter = 3;  ///< bytes of one

/// 张姐，: these titles of one character end many words: 师姐, 帅哥, 汇总.
bool is_surname_before_short_title(std::string_view text, std::size_t begin, const CueHit& hit) {
  static constexpr HanSet kNoSurnames("师帅全");
  const bool one = hit.begin - begin == kCharacter && !kNoSurnames.contains(text, begin);
  return one || is_likely_name(text, begin, hit.begin);
}

bool is_short_title(std::string_view text, const CueHit& hit) {
  static constexpr HanSet kTitles("姐哥总嫂工");
  return kTitles.contains(text, hit.begin);
}

void find_before_title(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  const bool weak = hit.cue == Cue::kTitleZhWeak;
  const std::size_t begin = name_begin_before(text, hit.begin, 1);
  if (begin == hit.begin) return;
  if (is_short_title(text, hit) && !is_surname_before_short_title(text, begin, hit)) return;
  // 大堂经理, 班主任: a profession needs a boundary before the name.
  const bool bounded = begin == 0 || !is_han_at(text, previous_character(text, begin)) ||
                       !may_be_given(text, previous_character(text, begin)) ||
                       is_sought(text, begin);
  const bool alone = begin == 0 || !is_han_at(text, previous_character(text, begin));
  const bool surname = is_clear_surname(text, begin) || hit.begin - begin >= 3 * kCharacter ||
                       surname_bytes(text, begin) >= 2 * kCharacter ||
                       (alone && hit.begin - begin == kCharacter);
  // 经张伟医生诊断: nothing parts the name, but hardly anything else is spelt like that.
  const bool likely = is_likely_name(text, begin, hit.begin) && !ends_word(text, begin);
  if (weak && !(bounded && surname) && !likely) return;
  add_person_zh(begin, hit.begin, weak ? 0.6 : 0.8, findings);
}

constexpr std::string_view kRespects[] = {"敬上", "谨上", "敬呈"};

/// Where 敬上 begins behind the name at `begin`, of which it would be taken for a part.
std::size_t respects_behind(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = 6 * kCharacter;
  const std::string_view name = text.substr(begin, kLongest);
  for (const std::string_view words : kRespects) {
    if (const std::size_t at = name.find(words); at != name.npos) return begin + at;
  }
  return text.size();
}

/// A dash that no clause goes on behind: "尽快处理。——张伟".
bool is_dash_of_signature(std::string_view text, const CueHit& hit) {
  constexpr std::string_view kDash = "—";
  constexpr std::string_view kEnds[] = {"。", "！", "？", "～", "!", "?", ".", "\n", " "};
  if (!text.substr(hit.begin).starts_with(kDash)) return false;
  return hit.begin == 0 || ends_with_any(text.substr(0, hit.begin), kEnds);
}

/// "敬礼\n王小明": a line of its own behind the closing; "祝好，李娜", "——张伟谨上": in the same line
/// only what is hardly anything else, and ends the text.
void find_after_closing(std::string_view text, const CueHit& hit, Findings& findings) {
  const std::size_t begin =
      skip_words(text, hit.end, {" ", "　", "！", "!", "。", "，", ",", "\r", "\n"});
  const std::size_t end = name_end(text.substr(0, respects_behind(text, begin)), begin);
  if (end == begin || is_common_word(text, begin)) return;
  std::string_view rest = text.substr(end);
  for (const std::string_view words : kRespects) {
    if (rest.starts_with(words)) rest.remove_prefix(words.size());
  }
  const bool dash = text.substr(hit.begin).starts_with("—");
  const bool own_line = !dash && text.substr(hit.end, begin - hit.end).find('\n') != text.npos;
  if (own_line && (rest.empty() || rest[0] == '\n' || rest[0] == '\r'))
    return add_person_zh(begin, end, 0.7, findings);
  const bool last = rest.find_first_not_of(" \r\n") == rest.npos;
  if (last && is_likely_name(text, begin, end) && (!dash || is_dash_of_signature(text, hit)))
    add_person_zh(begin, end, 0.6, findings);
}

void find_at(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  switch (hit.cue) {
    case Cue::kIntroZh:
    case Cue::kIntroZhWeak:
      return find_introduced_name(anchors.text, hit, findings);
    case Cue::kNameLabel:
      return find_labelled_name(anchors, hit, findings);
    case Cue::kTitleZh:
    case Cue::kTitleZhWeak:
      find_before_title(anchors, hit, findings);
      return find_behind_role(anchors, hit, findings);
    case Cue::kRoleZh:
      return find_behind_role(anchors, hit, findings);
    case Cue::kClosingEn:
      return find_after_closing(anchors.text, hit, findings);
    case Cue::kFullNameZh:
      return find_full_name(anchors, hit, findings);
    default:
      return;
  }
}

void find(const Anchors& anchors, Findings& findings) {
  for (const CueHit& hit : anchors.cues) find_at(anchors, hit, findings);
  if (!anchors.runs.empty()) find_beside_numbers(anchors, findings);
  if (anchors.expects(Cue::kNameLabel)) find_name_answer_zh(anchors.text, findings);
}

constexpr std::string_view kMatch[] = {
    "你好，我叫⟦王小明⟧",
    "我叫　⟦王小明⟧",
    "我是⟦李建国⟧，想问一下",
    "⟦张⟧先生您好",
    "请找⟦欧阳娜⟧女士",
    "收件人：⟦赵一鸣⟧",
    "收件人 ⟦欧阳明月⟧，电话",
    "⟦王明月⟧女士您好",
    "我叫⟦林可⟧。",
    "联系人：⟦张如意⟧",
    "免贵姓⟦陈⟧",
    "我姓⟦茹⟧，您可以加我",
    "机主姓⟦李⟧，电话",
    "⟦邹⟧总，到时见",
    "好的⟦张⟧姐。",
    "快递员⟦小刘⟧一直不送",
    "为您解答（专员⟦小雪⟧）",
    "我是⟦江瑞生⟧的同学",
    "您的姓名 → ⟦晓梅⟧",
    "⟦周大海⟧ 13800138000",
    "3号楼 502，⟦李丽⟧ 收 13800138000",
    "⟦李丽⟧收13800138000",
    "⟦李丽⟧ 138 0013-8000",
    "感谢⟦张⟧先生",
    "我叫⟦王明⟧想问一下",
    "⟦刘⟧经理在吗",
    "联系人 ⟦孙丽⟧，电话",
    "昨天⟦周建华⟧来过",
    "由⟦李雪梅⟧负责",
    "客服⟦赵一鸣⟧。",
    "昨天⟦傅若曦⟧来过",
    "快递员⟦王强⟧给我打电话",
    "师傅⟦李强⟧明天来",
    "我老公⟦陈明⟧签收的",
    "业务员⟦何俊杰⟧让我找你们",
    "我朋友⟦欧阳娜⟧",
    "⟦马世杰⟧，您的快递",
    "由⟦安雨桐⟧的助理负责",
    "客服：⟦钱多⟧",
    "上海⟦高⟧小姐找您",
    "客服⟦柳柳⟧为您服务",
    "⟦白⟧老师好",
    "收货人:⟦任得得⟧联系方式:无",
    "户名⟦王洋⟧，卡",
    "收款人⟦李雷⟧，卡号",
    "打款给⟦李雷⟧。",
    "抄送：⟦张伟⟧",
    "经理⟦郑翔⟧13800138000",
    "协和医院⟦张伟⟧医生诊断",
    "收货人改成⟦李四⟧，谢谢",
    "把收件人改为⟦赵一鸣⟧可以吗",
    "收件人姓名⟦王小明⟧",
    "我是⟦王小明⟧的妈妈",
    "联系人⟦王小明⟧，",
    "收货人⟦欧阳娜娜⟧，",
    "签收人是⟦李四⟧",
    "我儿子叫⟦王小明⟧",
    "寄给⟦王小明⟧。",
    "我叫⟦阿依古丽·买买提⟧，",
    "姓名：⟦阿依古丽·买买提⟧",
    "此致\n敬礼\n⟦王小明⟧",
    "此致\r\n敬礼\r\n⟦王小明⟧\r\n",
    "我叫⟦王 小 明⟧",
    "我叫⟦王\n小明⟧，",
    "收件人：⟦欧阳\n娜娜⟧",
    "东西还没到，请尽快处理。——⟦张伟⟧",
    "请尽快处理\n——⟦张伟⟧谨上",
    "请尽快处理。\n此致\n⟦张伟⟧",
    "此致 敬礼！⟦张伟⟧",
    "祝好，⟦李娜⟧",
    "落款 ⟦张伟⟧",
    "叫我⟦阿强⟧就行",
    "你称呼我⟦阿玲⟧就好",
    "大家都叫我⟦小胖⟧。",
    "叫我⟦小陈⟧就可以了",
    "我叫⟦阿强⟧",
    "我叫⟦晓梅⟧。",
    "我是⟦阿强⟧，",
    "俺叫⟦王小明⟧",
    "我叫“⟦张伟⟧”",
    "姓名【⟦张伟⟧】",
    "**收件人**：⟦张伟⟧",
    "收件人：**⟦张伟⟧**",
    "收件人\t⟦张伟⟧",
    "|姓名|⟦张伟⟧|",
    "寄件人-⟦张伟⟧",
    "患者⟦张伟⟧",
    "收件人是谁 → ⟦张伟⟧",
    "我是⟦小陈⟧，上次来过",
    "客服⟦小李⟧为您服务",
    "收件人：⟦王 小 明⟧ 电话",
    "姓名 ⟦李 雷⟧ 电话",
    "收件人⟦王小明⟧收",
    "联系人：⟦小周⟧ 13800138000",
    "收货人 ⟦晓雪⟧",
    "客服⟦思琪⟧为您服务",
    "姓⟦王⟧，叫小明",
    "我是⟦黄海波⟧，",
    "我叫⟦江南⟧，",
    "收件人：⟦江南⟧",
    "我是⟦石磊⟧",
    "怎么称呼您 → 叫我⟦小陈⟧就行",
    "您的姓名 → ⟦陈 晓 东⟧",
    R"({"name":"⟦王芳⟧","age":3})",
    R"({\"customer_name\": \"⟦赵一鸣⟧\"})",
    R"({"recipient":"⟦\u738b\u82b3⟧"})",
};
constexpr std::string_view kNoMatch[] = {
    "我是高中生",
    "海润艾丽华酒店在哪",
    "由韩亚银行发行",
    "——京东客服",
    "一站式服务——李宁",
    "时间：周一—周五",
    "收件人：张\n性别：男",
    "祝好运",
    "他叫我老公来拿",
    "叫我小心点",
    "叫我明天再来",
    "叫我联系厂家吧",
    "我叫小哥放门口",
    "我是阿里员工",
    "姓名-电话-地址",
    "联系人【必填】",
    "老百姓说的",
    "姓给我看",
    "汇总，发我",
    "师姐，在吗",
    "火车站有行李哥。",
    "帅哥，在吗",
    "快递小哥，在吗",
    "不足之处，请谅解",
    "客服小编，",
    "客服小妹很高兴",
    "您的姓名 → 明天",
    "我是常客",
    "我是花呗付款的",
    "我是武汉，能送吗",
    "我是荣耀用户",
    "我是方太用户",
    "我叫周末再送",
    "上周师傅来装过",
    "辛苦师傅了",
    "找周边经理",
    "导游小姐",
    "@班主任 你好",
    "非常适合阿姨",
    "周生生的售后",
    "康师傅的面",
    "顾家家居怎么样",
    "朋友乔丹鞋",
    "花王明天到吗",
    "沈阳喜来登",
    "师傅周一上门",
    "快递员明天来",
    "朋友高兴",
    "儿子安静",
    "店长谢谢",
    "导购顾家的",
    "先生毕生",
    "师傅刚刚来过",
    "办了平安康宁险",
    "买了万家乐，",
    "马世杰夫",
    "如何建立，请问",
    "我是黄金会员",
    "这位先生您好",
    "大堂经理",
    "这位高级老师",
    "蒙牛经理",
    "商务部经理",
    "我是石家庄的",
    "我叫来咨询的",
    "收件人可以改吗",
    "申请人马上到",
    "退款给我",
    "先生您好",
    "安卓手机坏了",
    "我是方便面",
    "我是老客户",
    "联系人不对",
    "谢谢您",
    "感谢安慰",
    "韩国文学书",
    "苏宁易购",
    "王者荣耀",
    "陈皮糖",
    "发一张明信片",
    "不允许进入",
    "闹钟明天响",
    "防范新一轮",
    "@某某客服 麻烦给我看一下",
    "客服解释不清",
    "客服官博，你好",
    "客服帅哥",
    "可以和配送师傅商量",
    "我和警察叔叔说",
    "上学的时候老师讲过",
    "司机师傅没来",
    "凌晨一点才到",
    "设施则一般",
    "联系人王者",
    "收货人换成我老公",
    "收件人写全名",
    "我是张家港的朋友",
    "转给高级客服",
    "老婆叫我来问",
    "名字写错了",
    "姓名 和 电话",
    "我是小白，不会用",
    "我是老客户，",
    "我是小张的同事",
    "怎么称呼您 → 小心点吧",
    "请打13800138000",
    "先报姓名单号",
    "相对于女士",
    "她和先生一起",
    R"({"name":"黄金会员"})",
    R"({"name":"安踏跑鞋"})",
    R"({"name":""})",
};

constexpr CueMask kCues = mask_of(Cue::kIntroZh) | mask_of(Cue::kIntroZhWeak) |
                          mask_of(Cue::kNameLabel) | mask_of(Cue::kTitleZh) |
                          mask_of(Cue::kTitleZhWeak) | mask_of(Cue::kRoleZh) |
                          mask_of(Cue::kFullNameZh) | mask_of(Cue::kClosingEn);

}  // namespace

constinit const Recognizer kPersonZh = {PiiType::kPerson,
                                        "person_zh",
                                        kNeedsCue | kNeedsMobileNumber,
                                        kCues,
                                        find,
                                        "Chinese names in introductions, after labels, before "
                                        "titles, beside mobile numbers; clear ones",
                                        kMatch,
                                        kNoMatch};

}  // namespace deskmill
