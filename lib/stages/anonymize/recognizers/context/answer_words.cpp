// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/context/answer_words.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/word_set.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kLeadIns[] = {
    "yes", "yeah", "yep",  "yup",  "ya",    "sure",  "ok",     "okay",  "alright", "hi",  "hello",
    "hey", "oh",   "well", "so",   "its",   "it's",  "it",     "is",    "im",      "i'm", "i",
    "am",  "this", "my",   "full", "first", "last",  "name",   "names", "name's",  "the", "under",
    "me",  "here", "and",  "as",   "for",   "thank", "thanks", "call"};
constexpr WordSet kLeadInSet(kLeadIns);

/// What is said with a value: what it is, and thanks.
constexpr std::string_view kFillers[] = {
    "thx",          "ty",         "please",    "pls",    "plz",        "sir",      "madam",
    "mam",          "maam",       "ma'am",     "no",     "number",     "num",      "code",
    "id",           "are",        "was",       "be",     "be",         "would",    "should",
    "says",         "said",       "of",        "on",     "in",         "a",        "with",
    "at",           "to",         "zip",       "postal", "postcode",   "zipcode",  "card",
    "visa",         "mastercard", "amex",      "debit",  "credit",     "ssn",      "social",
    "security",     "ending",     "ends",      "four",   "digits",     "digit",    "username",
    "user",         "login",      "account",   "acct",   "ac",         "order",    "booking",
    "confirmation", "conf",       "reference", "ref",    "ticket",     "tracking", "invoice",
    "case",         "policy",     "claim",     "member", "membership", "passport", "license",
    "licence",      "plate",      "vin",       "pin",    "password",   "passcode", "otp",
    "phone",        "mobile",     "cell",      "dob",    "birthday",   "date",     "birth",
    "born",         "record",     "locator",   "pnr",    "frequent",   "flyer",    "serial",
    "sn",           "imei",       "new",       "old",    "one"};
constexpr WordSet kFillerSet(kFillers);

constexpr HanSet kFillerCharacters("好嗯是的对就我叫为亲您你号这个了谢哦啊呢吧哈呀");
constexpr std::string_view kFillersZh[] = {
    "尾号",     "尾数",   "后四位", "后六位", "末四位", "账号", "帐号", "昵称", "会员名", "会员",
    "用户名",   "旺旺",   "微信",   "邮编",   "邮政",   "编码", "订单", "单号", "编号",   "卡号",
    "银行卡",   "手机",   "电话",   "身份证", "车牌",   "车架", "税号", "护照", "证件",   "生日",
    "出生日期", "验证码", "密码",   "工号",   "学号",   "给你", "给您", "发你", "感谢",   "麻烦",
    "快点",     "，",     "。",     "：",     "、",     "！",   "～"};
constexpr WideWords kFillerWordsZh(kFillersZh);

bool is_sign_inside(char c) {
  return c == '-' || c == '_' || c == '.' || c == '\'' || c == '@';
}

/// Over letters and digits with single signs between them.
std::size_t word_end(std::string_view answer, std::size_t at) {
  while (is_ascii_alnum(char_at(answer, at)) ||
         (is_sign_inside(char_at(answer, at)) && is_ascii_alnum(char_at(answer, at + 1)))) {
    ++at;
  }
  return at;
}

/// Behind characters beyond ASCII. Emoji and marks say nothing.
std::size_t wide_end(std::string_view answer, std::size_t at, bool& is_word) {
  is_word = false;
  while (at < answer.size() && static_cast<unsigned char>(answer[at]) >= 0x80) {
    const std::size_t bytes = character_bytes(answer, at);
    is_word |= bytes == 2 || is_han_at(answer, at);
    at += bytes;
  }
  return at;
}

}  // namespace

bool says_nothing(std::string_view answer) {
  const AnswerWords words(answer);
  return words.all().empty() && words.unknown() == 0;
}

bool is_lead_in(std::string_view word) {
  return kLeadInSet.contains_small(word);
}

std::size_t behind_fillers_zh(std::string_view answer, std::size_t at) {
  while (at < answer.size()) {
    const std::size_t filler = answer[at] == ' ' ? 1
                               : kFillerCharacters.contains(answer, at)
                                   ? 3
                                   : kFillerWordsZh.length_at(answer, at);
    if (filler == 0) break;
    at += filler;
  }
  return at;
}

bool AnswerWords::add(std::string_view answer, std::size_t begin, std::size_t end) {
  AnswerWord word{answer.substr(begin, end - begin), begin, 0, 0};
  if (is_lead_in(word.text) || kFillerSet.contains_small(word.text)) return true;
  if (count_ == kMost) return false;
  for (const char c : word.text) {
    word.digits += is_ascii_digit(c) ? 1 : 0;
    word.letters += is_ascii_letter(c) ? 1 : 0;
  }
  unknown_ += word.digits == 0 ? 1 : 0;
  words_[count_++] = word;
  return true;
}

bool AnswerWords::read(std::string_view answer) {
  constexpr std::size_t kLongest = 96;
  if (answer.size() > kLongest) return false;
  for (std::size_t at = behind_fillers_zh(answer, 0); at < answer.size();
       at = behind_fillers_zh(answer, at)) {
    std::size_t end = word_end(answer, at);
    if (end > at) {
      if (!add(answer, at, end)) return false;
    } else {
      bool is_word = false;
      end = std::max(wide_end(answer, at, is_word), at + 1);
      unknown_ += is_word ? 1 : 0;
    }
    at = end;
  }
  return true;
}

AnswerWords::AnswerWords(std::string_view answer) {
  if (read(answer)) return;
  count_ = 0;
  unknown_ = kMost;
}

}  // namespace deskmill
