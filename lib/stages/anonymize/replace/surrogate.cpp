// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/surrogate.hpp"

#include <algorithm>
#include <array>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/numbers/dictated_digits.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/numbers/other_digits.hpp"
#include "stages/anonymize/replace/surrogate_date.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 24> kZhSurnames = {
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙",
    "马", "朱", "胡", "郭", "何", "林", "高", "罗", "郑", "梁", "宋", "唐"};
constexpr std::array<std::string_view, 48> kZhGiven = {
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明",
    "超", "秀", "霞", "平", "刚", "桂", "英", "华", "玉", "兰", "红", "梅", "建", "国", "文", "斌",
    "波", "辉", "鑫", "宇", "浩", "凯", "健", "俊", "帆", "雪", "荣", "琳", "晨", "旭", "倩", "婷"};
constexpr std::array<std::string_view, 32> kEnFirst = {
    "Adam",  "Alice", "Anna",  "Brian", "Carol", "Clara", "David",  "Diana",
    "Edwin", "Ellen", "Emma",  "Felix", "Fiona", "Henry", "Irene",  "James",
    "Janet", "Julia", "Kevin", "Laura", "Linda", "Louis", "Maria",  "Megan",
    "Nancy", "Oscar", "Peter", "Ralph", "Sarah", "Simon", "Teresa", "Wendy"};
constexpr std::array<std::string_view, 32> kEnLast = {
    "Adler",  "Barnes", "Becker", "Carter", "Cooper", "Dalton", "Dawson", "Ellis",
    "Fisher", "Foster", "Garner", "Hansen", "Harper", "Hughes", "Jensen", "Keller",
    "Larson", "Lawson", "Miller", "Morris", "Nelson", "Norton", "Palmer", "Parker",
    "Porter", "Reeves", "Sawyer", "Taylor", "Tucker", "Walker", "Warner", "Weaver"};
constexpr std::array<std::string_view, 16> kZhRoads = {
    "幸福", "平安", "长青", "新华", "朝阳", "望江", "景明", "和畅",
    "东湖", "南园", "西岭", "北苑", "春晓", "云山", "听雨", "向荣"};
constexpr std::array<std::string_view, 16> kEnRoads = {
    "Maple", "Cedar",  "Willow", "Aspen",  "Birch", "Laurel", "Juniper", "Poplar",
    "Hazel", "Linden", "Walnut", "Spruce", "Alder", "Rowan",  "Elder",   "Myrtle"};

template <std::size_t N>
std::string_view pick(Draw& draw, const std::array<std::string_view, N>& from) {
  return from[draw.below(static_cast<std::uint32_t>(N))];
}

constexpr std::u32string_view kNumerals = U"零一二三四五六七八九";

/// Writes `digits` over the digits of `shape` from its end, each in its script: ASCII, full width,
/// Chinese numerals or others. Digits of `shape` in front of them (a country prefix) stay.
std::string pour_digits(std::string_view shape, std::string_view digits) {
  std::u32string characters = to_code_points(shape);
  std::size_t left = digits.size();
  for (std::size_t i = characters.size(); i-- > 0 && left > 0;) {
    const char32_t c = characters[i];
    if (c >= U'0' && c <= U'9') characters[i] = static_cast<char32_t>(digits[--left]);
    if (c >= 0xFF10 && c <= 0xFF19)
      characters[i] = 0xFF10 + static_cast<char32_t>(digits[--left] - '0');
    if (other_digit(c) >= 0) characters[i] = other_digit_like(c, digits[--left] - '0');
    if (c > 0xFF && han_digit_at(from_code_points({&c, 1}), 0) >= 0)
      characters[i] = kNumerals[static_cast<std::size_t>(digits[--left] - '0')];
  }
  return from_code_points(characters);
}

std::string drawn_digits(Draw& draw, std::string prefix, std::size_t count) {
  prefix.resize(std::min(prefix.size(), count));
  while (prefix.size() < count) prefix += draw.digit();
  return prefix;
}

std::string phone(std::string_view value, std::string_view identity, Draw& draw) {
  const std::size_t count = identity.size();
  // Eleven digits with 1 in front: American when the 1 stands apart, else a mobile of China.
  const char second = char_at(value, 1);
  const bool separated = static_cast<unsigned char>(second) < 0x80 && !is_ascii_digit(second);
  const bool one_apart = value.starts_with("+1") || (value.starts_with('1') && separated);
  if (count == 11 && identity[0] == '1' && identity[1] >= '3' && !one_apart) {
    return pour_digits(value, drawn_digits(draw, "142", count));
  }
  const bool north_american = count == 10 || (count == 11 && identity[0] == '1');
  if (!north_american) return pour_digits(value, drawn_digits(draw, "", count));
  std::string digits = count == 11 ? "1" : "";
  digits += static_cast<char>('2' + draw.below(8));
  digits = drawn_digits(draw, digits, count - 7) + "55501";
  return pour_digits(value, drawn_digits(draw, digits, count));
}

std::string card(std::string_view value, std::string_view identity, Draw& draw) {
  std::string digits = drawn_digits(draw, "9", identity.size());
  for (char last = '0'; last <= '9'; ++last) {
    digits.back() = last;
    if (passes_luhn(digits)) break;
  }
  return pour_digits(value, digits);
}

/// Every letter and digit drawn anew, in the same case and script width; other signs stay.
std::string scramble(std::string_view value, Draw& draw) {
  std::u32string out = to_code_points(value);
  for (char32_t& c : out) {
    if (c >= U'0' && c <= U'9')
      c = U'0' + draw.below(10);
    else if (c >= 0xFF10 && c <= 0xFF19)
      c = 0xFF10 + draw.below(10);
    else if (c >= U'a' && c <= U'z')
      c = U'a' + draw.below(26);
    else if (c >= U'A' && c <= U'Z')
      c = U'A' + draw.below(26);
    else if (other_digit(c) >= 0)
      c = other_digit_like(c, static_cast<int>(draw.below(10)));
    else if (is_letter(c))
      c = U'某';
  }
  return from_code_points(out);
}

/// Region 99 is no province. A real-looking birth date, sequence and length of the original.
std::string id_number(std::string_view value, std::string_view identity, Draw& draw) {
  if (identity.size() != 18 && identity.size() != 15) return scramble(value, draw);
  std::string digits = drawn_digits(draw, "99", 6);
  const std::string year = std::to_string(1950 + draw.below(50));
  digits += identity.size() == 18 ? year : year.substr(2);
  const auto two = [](std::uint32_t number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  const std::string day = two(1 + draw.below(28));  // before the month: a sum would leave it open
  digits += two(1 + draw.below(12)) + day;
  digits = drawn_digits(draw, digits, digits_in(value).size());
  return pour_digits(value, digits);
}

/// Surname and given name are drawn apart, so that 王小明 and 王先生 keep their common surname.
std::string person_zh(std::string_view identity, const KeyedHash& key) {
  const std::size_t surname = surname_bytes(identity, 0);
  const std::string_view family = identity.substr(0, surname == 0 ? 3 : surname);
  Draw family_draw = key.draw("surname", family);
  std::string out(pick(family_draw, kZhSurnames));
  Draw draw = key.draw("person", identity);
  for (std::size_t at = family.size(); at < identity.size(); at += 3) out += pick(draw, kZhGiven);
  return out;
}

std::string person_en(std::string_view value, const KeyedHash& key) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    const std::string word = to_lower(value.substr(at, end - at));
    Draw draw = key.draw("name word", word);
    const bool initial = end - at <= 2;
    const std::string_view drawn = at == 0 ? pick(draw, kEnFirst) : pick(draw, kEnLast);
    out += initial ? std::string(1, drawn[0]) + "." : std::string(drawn);
    if (end < value.size()) out += ' ';
    at = end + 1;
  }
  return out;
}

std::string address(std::string_view value, Draw& draw) {
  const std::string number = std::to_string(1 + draw.below(400));
  if (is_han_at(value, 0)) return std::string(pick(draw, kZhRoads)) + "路" + number + "号";
  return number + " " + std::string(pick(draw, kEnRoads)) + " Street";
}

/// MAC addresses from the range for documentation (RFC 7042).
std::string mac(Draw& draw) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "00:00:5e:00:53:";
  for (int i = 0; i < 2; ++i) out += kHex[draw.below(16)];
  return out;
}

std::string ip(std::string_view value, Draw& draw) {
  constexpr std::ptrdiff_t kColonsOfMac = 5;
  if (std::count(value.begin(), value.end(), ':') == kColonsOfMac && value.find("::") == value.npos)
    return mac(draw);
  if (value.find(':') != std::string_view::npos) {
    std::string out = "2001:db8:";
    for (int group = 0; group < 3; ++group) out += ":" + std::to_string(1 + draw.below(9999));
    return out;
  }
  constexpr std::array<std::string_view, 3> kNets = {"192.0.2.", "198.51.100.", "203.0.113."};
  return std::string(pick(draw, kNets)) + std::to_string(1 + draw.below(254));
}

}  // namespace

std::string surrogate_of(PiiType type, std::string_view value, std::string_view identity,
                         const KeyedHash& key) {
  // Nothing can be poured over words: a number spelled in English becomes one in digits.
  const bool spelled = is_ascii_letter(char_at(value, 0)) && !dictated_digits(value).empty();
  if (spelled && value != identity) return surrogate_of(type, identity, identity, key);
  const std::string domain(name_of(type));
  Draw draw = key.draw(domain, identity);
  switch (type) {
    case PiiType::kPerson:
      return is_han_at(value, 0) ? person_zh(identity, key) : person_en(value, key);
    case PiiType::kPhone:
      return phone(value, identity, draw);
    case PiiType::kEmail:
      return "user_" + key.hex(domain, identity, 10) + "@example.com";
    case PiiType::kIdNumber:
      return id_number(value, identity, draw);
    case PiiType::kBankCard:
      return is_ascii_digit(identity[0]) ? card(value, identity, draw) : scramble(value, draw);
    case PiiType::kIpAddress:
      return ip(value, draw);
    case PiiType::kAddress:
      return address(value, draw);
    case PiiType::kBirthDate:
      return surrogate_of_date(FoldedText(value).text(), draw);
    case PiiType::kUrl:
      return key.hex(domain, identity, 12);
    default:
      return scramble(value, draw);
  }
}

}  // namespace deskmill
