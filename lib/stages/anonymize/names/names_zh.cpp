// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/names_zh.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/names/common_words_zh.hpp"

namespace deskmill {
namespace {

constexpr HanSet kSurnames(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚"
    "邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳"
    "甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵"
    "苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南"
    "班储原栗燕楚鄢劳谌奚皮粟冼蔺楼闻厉伊仝区郜海阚花权强帅屠豆朴练廉禹井祖漆巴丰卿"
    "傅洪赖阎常茅芮荀郗邰莘濮扈慕阙晁桓邸逯"
    "陳張劉黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈鄒閻龍賀顧龔萬錢嚴湯歐關莊魯蘭齊喬龐紀單賴");

constexpr std::string_view kCompound[] = {"欧阳", "上官", "司马", "诸葛", "夏侯", "东方", "皇甫",
                                          "尉迟", "公孙", "慕容", "令狐", "司徒", "宇文", "长孙",
                                          "端木", "南宫", "西门", "百里", "呼延", "歐陽"};

// Too often the beginning of other words to count as a surname without a title or full name.
constexpr HanSet kNotGiven(
    "的了是在我你您他她它这那哪和跟与就有没也都还不很太要想问说去来到从把被让给对向请帮找买卖退换"
    "寄发收打开查看用能会可吗呢吧啊呀哦嗯么什怎哎喂谁几每个件单号码元块钱年月日点分时后前里上下"
    "先女小老师傅电手话邮地址住身证银行卡订货物快递客服店家商品款员户已再又但因为所以如果或及等"
    "本此该另各其之于以者今昨现刚才只需办做交付支微信扣");

/// Of these, what names have as well; there it counts only when no Han follows: 欧阳明月, 王可.
constexpr HanSet kAlsoGivenLast("月如可来之行信会时里以");

constexpr std::string_view kClearSurnames =
    "王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜苏魏吕丁沈姚卢姜崔"
    "钟谭陆汪范廖贾韦邹孟熊秦邱尹薛闫段侯陶黎贺顾毛郝龚邵严覃戴莫孔施樊葛邢乔庞颜倪聂章鲁岳翟殷"
    "詹申欧耿焦俞左柳甘祝尚舒阮柯纪凌毕裴霍涂苗翁冉骆辛靳柴蒙鲍喻祁蒲屈饶牟艾尤穆褚戚丛傅洪赖阎"
    "陳張劉黃趙吳孫鄭謝許韓馮鄧蕭盧鍾譚陸賈鄒閻賀顧龔嚴魯賴";
constexpr HanSet kClearSurnameSet(kClearSurnames);

// Words as well (马上, 安全, 金额): with two of those characters, and where a name may end.
constexpr std::string_view kSharedSurnames =
    "马金白安关蓝桑梅石夏程常康温齐易伍沙高江武龙雷季费叶任付兰景童汤路于方史";
constexpr HanSet kSharedSurnameSet(kSharedSurnames);

// Characters that are found in given names more than elsewhere; two in a row make a name likely.
constexpr std::string_view kClearGivenCharacters =
    "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞刚桂英华玉兰红梅建国文斌波辉鑫宇浩凯健俊帆雪荣琳晨旭倩婷"
    "雨桐雅琴思远志泽轩瑞霆怡晓岚欣彬涵梓萱诗博昊然昕佳雯妍妮嘉懿琪瑶瑾璇婧淑惠珍贞莉莲莹蓉蕾薇菲芬"
    "芸萍茜颖慧敬德洁宁康庆祥禄贵春森松柏栋峰岩川源润澜淼鹏鹤翔翰腾云霖辉耀煜炜烨煊焕灿晖映昌晶曦朗"
    "旺邦贤忠孝仁义礼智诚恩善良毅坚宏豪雄武彦哲睿慕航琦琛珊珏玲珂瑜璐璟钰铭锋锐锦银凤彤悦韵若芷萌瑛"
    "乐天海平永兴世振启继绍培树均钧钦群雷霄震泉清溪洲舟彪奎魁羽翼飞娇媛嫣婉娥媚姣姗妤婵娴倩楠柔冰"
    "艺芝苗茹荷菊葵蓓蔓蕊藜香馨立达安民生一子家正新学成书卫光东亚爱喜友美凌进奕弘怀承则丹伦仪佑儒勋"
    "佩晴维素沛阳希熙峻皓骏翊逸凝沁滢潇灵熠玥玮琼碧筠绮翎芙莎菁葳雁韬鸿麒麟薰渝俐恺"
    "偉麗強軍傑濤華蘭紅國輝鵬雲瑋瑩穎慶鳳嬌龍靜蓮玲";
constexpr HanSet kClearGiven(kClearGivenCharacters);

constexpr WideWords kCompoundSurnames(kCompound);

// No name behind a role, and what goes on behind a name of two characters (李强明天来).
constexpr std::string_view kNotBehindRole[] = {"周一", "周天", "顾家", "李宁", "严明", "许诺",
                                               "毛巾", "程序", "乔丹", "潘婷", "苏菲", "许昌",
                                               "黄岩", "汪清", "贺兰", "潘家", "谢家"};
constexpr std::string_view kNext[] = {"明天", "明年", "明日", "立马", "立即", "立刻", "安装",
                                      "安排", "平时", "平常", "成功", "家里", "正在", "正好",
                                      "一直", "一下", "一起", "一个", "一天", "一次", "建议",
                                      "承诺", "达成", "银行", "新买", "学校"};
constexpr WideWords kWordsBehindRole(kNotBehindRole), kNextWords(kNext);

std::string_view character_at(std::string_view text, std::size_t position) {
  return position < text.size() ? text.substr(position, character_bytes(text, position))
                                : std::string_view();
}

bool is_last_of_name(std::string_view text, std::size_t position) {
  return kAlsoGivenLast.contains(text, position) && !is_han_at(text, position + 3);
}

/// 王\n小明: a line ends between surname and given name.
std::size_t broken_name_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kHan = 3;
  static constexpr HanSet kSmall("小");
  const std::size_t surname_end = begin + surname_bytes(text, begin), given = surname_end + 1;
  if (surname_end == begin || char_at(text, surname_end) != '\n') return begin;
  std::size_t end = given + (kSmall.contains(text, given) ? kHan : 0);
  while (end < given + 2 * kHan && kClearGiven.contains(text, end)) end += kHan;
  const bool named = end > given && kClearGiven.contains(text, end - kHan);
  return named && !is_han_at(text, end) ? end : begin;
}

}  // namespace

std::size_t surname_bytes(std::string_view text, std::size_t begin) {
  if (!is_han_at(text, begin)) return 0;
  const std::size_t compound = kCompoundSurnames.length_at(text, begin);
  if (compound > 0) return compound;
  return kSurnames.contains(text, begin) ? 3 : 0;
}

bool may_be_given(std::string_view text, std::size_t position) {
  return is_han_at(text, position) && !kNotGiven.contains(text, position);
}

std::size_t name_end(std::string_view text, std::size_t begin) {
  const std::size_t surname = surname_bytes(text, begin);
  if (surname == 0) return begin;
  const std::size_t given = begin + surname, second = given + 3;
  if (!may_be_given(text, given)) {
    if (is_last_of_name(text, given)) return second;
    // Given names like 小明 and 有才 begin with a character that is also a particle.
    const std::string_view first = character_at(text, given);
    const bool small = first == "小" || first == "先" || first == "可" || first == "会" ||
                       first == "有" || first == "月" || first == "如" || first == "之";
    return small && may_be_given(text, second) ? second + 3 : begin;
  }
  return may_be_given(text, second) || is_last_of_name(text, second) ? second + 3 : second;
}

std::size_t spaced_name_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kMost = 3, kHan = 3;
  const char after_first = char_at(text, begin + kHan),
             after_second = char_at(text, begin + 2 * kHan);
  if (after_first == '\n' || after_second == '\n') {
    const std::size_t end = broken_name_end(text, begin);
    if (end > begin) return end;
  }
  const bool spaced = begin + kHan < text.size() && after_first == ' ';
  if (!spaced || surname_bytes(text, begin) == 0) return name_end(text, begin);
  std::string joined;
  std::size_t end = begin;
  for (std::size_t at = begin; joined.size() < kMost * kHan && is_han_at(text, at);
       at += kHan + 1) {
    if (is_han_at(text, at + kHan)) break;  // a word, no single character
    joined += text.substr(at, kHan);
    end = at + kHan;
    if (char_at(text, end) != ' ') break;
  }
  const bool name = name_end(joined, 0) == joined.size() && !is_common_word(joined, 0);
  return name && !joined.empty() ? end : begin;
}

std::size_t dotted_name_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kShortest = 2 * 3, kLongest = 6 * 3;
  std::size_t dot = begin;
  while (dot - begin < kLongest && is_han_at(text, dot)) dot += 3;
  if (dot - begin < kShortest) return begin;
  for (const std::string_view mark : {"·", "•", "‧"}) {
    if (!text.substr(dot).starts_with(mark)) continue;
    const std::size_t second = dot + mark.size();
    if (!is_han_at(text, second) || !is_han_at(text, second + 3)) return begin;
    std::size_t end = second + kShortest;
    while (end - second < kLongest && may_be_given(text, end)) end += 3;
    return end;
  }
  return begin;
}

bool is_clear_surname(std::string_view text, std::size_t begin) {
  return kClearSurnameSet.contains(text, begin);
}

bool is_clear_name(std::string_view text, std::size_t begin) {
  return kClearSurnameSet.contains(text, begin) && kClearGiven.contains(text, begin + 3) &&
         kClearGiven.contains(text, begin + 6) && !is_common_word(text, begin) &&
         kNextWords.length_at(text, begin + 3) == 0 && kNextWords.length_at(text, begin + 6) == 0;
}

bool is_shared_name(std::string_view text, std::size_t begin) {
  return kSharedSurnameSet.contains(text, begin) && kClearGiven.contains(text, begin + 3) &&
         kClearGiven.contains(text, begin + 6) && !is_common_word(text, begin);
}

bool is_likely_name(std::string_view text, std::size_t begin, std::size_t end) {
  if (!is_clear_surname(text, begin) || is_common_word(text, begin)) return false;
  for (std::size_t at = begin + 3; at < end; at += 3) {
    if (!kClearGiven.contains(text, at)) return false;
  }
  return end > begin + 3;
}

std::size_t name_end_behind_role(std::string_view text, std::size_t begin) {
  constexpr std::size_t kOne = 3;
  const std::size_t surname = surname_bytes(text, begin), given = begin + surname;
  const bool named = surname > 0 && kClearGiven.contains(text, given) &&
                     !is_common_word(text, begin) && kWordsBehindRole.length_at(text, begin) == 0;
  if (!named) return begin;
  const std::size_t second = given + kOne;
  const bool longer = kClearGiven.contains(text, second) && kNextWords.length_at(text, second) == 0;
  if (longer) return second + kOne;
  return surname > kOne || is_clear_surname(text, begin) ? second : begin;
}

std::string_view clear_surnames() {
  return kClearSurnames;
}

std::string_view shared_surnames() {
  return kSharedSurnames;
}

std::string_view clear_given() {
  return kClearGivenCharacters;
}

bool is_common_word(std::string_view text, std::size_t begin) {
  constexpr std::size_t kTwo = 6, kThree = 9;
  const std::size_t bytes = common_word_bytes(text, begin);
  const bool longer_name = bytes == kTwo && is_clear_given(text, begin + 3) &&
                           is_clear_given(text, begin + kTwo) && !is_han_at(text, begin + kThree);
  return bytes > 0 && !longer_name;
}

bool is_clear_given(std::string_view text, std::size_t position) {
  return kClearGiven.contains(text, position);
}

}  // namespace deskmill
