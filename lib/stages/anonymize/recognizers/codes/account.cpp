// WeChat, QQ and other account names after a word that says so; verification codes and passwords.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/han_set.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/policy/placeholder.hpp"
#include "stages/anonymize/recognizers/codes/codes.hpp"
#include "stages/anonymize/recognizers/context/answer_words.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"

namespace deskmill {
namespace {

constexpr CueMask kAccountCues = mask_of(Cue::kAccount) | mask_of(Cue::kNickname);

/// A colon, a quote or "is @" leads to what stands behind the cue.
bool is_led_to(std::string_view text, const CueHit& cue, const Token& token) {
  const std::string_view between = text.substr(cue.end, token.begin - cue.end);
  constexpr std::size_t kLetterAndColon = 2;  // "Q: would they"
  if (text[cue.end - 1] == '@') return true;
  if (text[cue.end - 1] == ':' && cue.end - cue.begin > kLetterAndColon) return true;
  if (between.ends_with('@')) return token.marked;
  const bool quoted = between.ends_with('"') || between.ends_with("“");
  const bool closed = char_at(text, token.end) == '"' || text.substr(token.end).starts_with("”");
  const std::string_view head = text.substr(0, token.begin);
  return between.find_first_of(":=") != std::string_view::npos ||
         between.find("：") != std::string_view::npos || head.ends_with("号是") ||
         head.ends_with("：") || head.ends_with(':') || (quoted && closed);
}

/// "user: annaq"; behind a line break or in brackets a word is one of a text: "user:\n\nAttached".
bool is_word_led_to(std::string_view text, const CueHit& cue, const Token& token) {
  const bool parted = text.substr(cue.end, token.begin - cue.end).find('\n') != text.npos ||
                      char_at(text, token.end) == '>';
  return !parted && is_led_to(text, cue, token);
}

/// WeChat ids: a letter and five to nineteen more characters; QQ: five to eleven
/// digits, not 0 first.
double account_score(std::string_view text, const CueHit& cue, const Token& token) {
  const std::size_t length = token.end - token.begin;
  const bool staff = text.substr(cue.begin, cue.end - cue.begin) == "工号";
  if (staff && token.digits >= 3 && length <= 12) return 0.7;
  if (staff || length < 5 || length > 30) return 0;
  if (token.letters == 0) {
    // QQ numbers have no zero in front; lines are booked under their area code.
    return token.digits <= 19 && (text[token.begin] != '0' || token.digits >= 10) ? 0.7 : 0;
  }
  // A plain word ("微信 support", "my QQ is bound") is no id unless a colon or quote led to it.
  const bool joined =
      text.substr(token.begin, length).find_first_of("-_") != std::string_view::npos;
  const bool at_name = char_before(text, token.begin) == '@';
  if (token.digits == 0 && (!joined || at_name))
    return is_word_led_to(text, cue, token) ? 0.6 : 0.3;
  return 0.75;
}

/// Over "." and more of the handle: "anna.q88", but neither "v8.0.16" nor "site.example".
void take_dots(std::string_view text, Token& token) {
  constexpr std::size_t kFewestLetters = 3;
  if (token.letters < kFewestLetters || !is_ascii_letter(text[token.begin])) return;
  Token whole = token;
  while (char_at(text, whole.end) == '.' && is_ascii_alnum(char_at(text, whole.end + 1))) {
    const Token part = token_after(text, whole.end + 1);
    if (part.begin != whole.end + 1) return;
    whole.digits += part.digits;
    whole.letters += part.letters;
    whole.end = part.end;
  }
  if (whole.digits > 0) token = whole;
}

/// The token behind the cue, also behind an @.
Token account_after(std::string_view text, const CueHit& cue) {
  Token token = token_after(text, cue.end);
  if (token.empty() && char_at(text, token.begin) == '@') {
    const bool marked = token.marked || text.substr(0, token.begin).ends_with("handle ");
    token = token_after(text, token.begin + 1);
    token.marked = marked;
  }
  take_dots(text, token);
  return token;
}

/// Of sentences, and of what is no account: 不记得了, 淘宝账号, 第3个, 现在登录这个.
constexpr HanSet kOfSentences(
    "不没了吗呢么嘛我你您他她它这那哪谁什怎多几有在看要会能可请谢查等还都也"
    "就是号码第个元块年月日点天次台件登录注册忘记知道现账邮机信息");

constexpr std::size_t kLongestNickname = 30;
constexpr HanSet kParticles("呀哦啊哈吧哟");

/// End of the letters, digits, Han and 丶 from `begin` on; `begin` where one of them is of a
/// sentence, or where they go on beyond any nickname.
std::size_t nickname_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kMostParticles = 12;  // bytes
  std::size_t end = begin;
  while (end < text.size()) {
    if (end - begin > kLongestNickname + kMostParticles) return begin;
    const bool narrow = is_ascii_alnum(text[end]) || text[end] == '_';
    if (!narrow && !is_han_at(text, end)) break;
    if (kOfSentences.contains(text, end)) return begin;
    end += narrow ? 1 : 3;
  }
  while (end >= begin + 3 && kParticles.contains(text, end - 3)) end -= 3;
  return end;
}

/// "小明同学88" in the answer to a question for an account; 爱吃鱼的猫 only in one to a question
/// for the nickname.
void find_nickname(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kShortest = 6, kFewestDigits = 2;
  constexpr std::size_t kLongestAnswer = 64;
  const std::string_view text = anchors.text;
  if (!anchors.has_wide || text.size() > kLongestAnswer) return;
  const std::size_t begin = behind_fillers_zh(text, 0);
  const std::size_t end = nickname_end(text, begin);
  if (end - begin < kShortest || end - begin > kLongestNickname) return;
  if (!is_han_at(text, begin) || behind_fillers_zh(text, end) < text.size()) return;
  const std::string_view name = text.substr(begin, end - begin);
  const auto digits =
      static_cast<std::size_t>(std::count_if(name.begin(), name.end(), is_ascii_digit));
  const bool mixed = digits >= kFewestDigits && is_ascii_digit(name.back());
  if (mixed || anchors.expects(Cue::kNickname))
    findings.push_back({begin, end, PiiType::kAccount, 0.55, kAccount.name});
}

/// 旺旺：小溪流水: such accounts are called by words as nicknames are; a colon must lead to them.
bool is_account_of_words(std::string_view text, const CueHit& hit, const Token& token) {
  return text.substr(hit.begin).starts_with("旺旺") && is_led_to(text, hit, token);
}

/// "昵称：小溪88", 微信名叫风中的云, 昵称“小溪流水”.
void find_labelled_nickname(std::string_view text, const CueHit& hit, const Token& token,
                            Findings& findings) {
  constexpr std::string_view kLeads[] = {"叫", "“", "「", "【", "\""};
  const std::size_t end = nickname_end(text, token.begin);
  const bool led =
      token.marked || ends_with_any(text.substr(hit.end, token.begin - hit.end), kLeads);
  if (!led || end <= token.end || end - token.begin > kLongestNickname) return;
  findings.push_back({token.begin, end, PiiType::kAccount, 0.6, kAccount.name});
}

void find_accounts(const Anchors& anchors, Findings& findings) {
  if ((anchors.expected & kAccountCues) != 0) find_nickname(anchors, findings);
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kAccount && hit.cue != Cue::kNickname) continue;
    if (char_before(anchors.text, hit.begin) == '/') continue;
    if (char_at(anchors.text, hit.end) == '-') continue;  // "Insta-Stick"
    const Token token = account_after(anchors.text, hit);
    if (hit.cue == Cue::kNickname || is_account_of_words(anchors.text, hit, token))
      find_labelled_nickname(anchors.text, hit, token, findings);
    const bool url_or_mail =
        char_at(anchors.text, token.end) == '@' || char_at(anchors.text, token.end) == '.';
    if (token.empty() || (url_or_mail && token.digits == 0)) continue;
    const double score = account_score(anchors.text, hit, token);
    if (score > 0)
      findings.push_back({token.begin, token.end, PiiType::kAccount, score, kAccount.name});
  }
}

/// A password may hold any printable ASCII; it ends at a blank or beside Han.
std::size_t secret_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = 128;
  const std::size_t stop = std::min(text.size(), begin + kLongest);
  std::size_t end = begin;
  while (end < stop && text[end] > ' ' && text[end] < 0x7F) ++end;
  while (end > begin &&
         std::string_view(".,;:!?)\"'").find(text[end - 1]) != std::string_view::npos)
    --end;
  return end;
}

bool holds_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_ascii_digit);
}

/// "482 913": a code in two halves.
std::size_t code_end(std::string_view text, const Token& token) {
  constexpr std::size_t kHalf = 3;
  if (token.digits != kHalf || char_at(text, token.end) != ' ') return token.end;
  std::size_t end = token.end + 1;
  while (is_ascii_digit(char_at(text, end))) ++end;
  return end - token.end - 1 == kHalf && !is_ascii_alnum(char_at(text, end)) ? end : token.end;
}

/// "token=[SECRET_1];x": what stands behind the bracket there is what an earlier run left.
bool is_placeholder_at(std::string_view text, std::size_t begin) {
  return char_before(text, begin) == '[' && placeholder_end(text, begin - 1) > begin;
}

void find_secrets(const Anchors& anchors, Findings& findings) {
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kSecret || char_before(anchors.text, hit.begin) == '/') continue;
    const Token token = token_after(anchors.text, hit.end);
    if (token.empty() || is_placeholder_at(anchors.text, token.begin)) continue;
    const bool code = token.letters == 0 && token.digits >= 3 && token.digits <= 8;
    const std::size_t end =
        code ? code_end(anchors.text, token) : secret_end(anchors.text, token.begin);
    const std::string_view word = anchors.text.substr(token.begin, end - token.begin);
    const bool password = holds_digit(word) && word.size() >= (token.marked ? 4U : 6U) &&
                          (token.marked || token.letters > 0);
    if (code || password) {
      const double score = code ? 0.8 : token.marked ? 0.75 : 0.55;
      findings.push_back({token.begin, end, PiiType::kSecret, score, kSecret.name});
    }
  }
}

constexpr std::string_view kMatch[] = {"加我微信⟦anna_8812⟧",
                                       "加我微信吧 ⟦wx_5594_tea⟧",
                                       "QQ：⟦123456789⟧",
                                       "vx：⟦wang88xm⟧",
                                       "my username is ⟦jsmith42⟧",
                                       "微信号是⟦lilei2020⟧谢谢",
                                       "我的工号⟦8812⟧为您服务",
                                       "微信号是⟦xiaolilei⟧",
                                       "宽带帐号⟦053288886666⟧断网",
                                       "QQ的话是 ⟦123456789⟧",
                                       "加v哈 ⟦abc_12345⟧",
                                       "加V：⟦abc12345⟧",
                                       "+V：⟦abc12345⟧",
                                       "我的微信是这个 ⟦abc12345⟧",
                                       "Q号 ⟦123456789⟧",
                                       "游戏ID：⟦889912334⟧",
                                       "Telegram: @⟦annaquist⟧",
                                       "my telegram is @⟦annaquist⟧",
                                       "follow me @⟦annaq_88⟧",
                                       "my twitter is @⟦annaq⟧",
                                       "instagram ⟦anna.q88⟧",
                                       "login: ⟦annaq88⟧",
                                       "user: ⟦annaq⟧",
                                       "加我⟦anna8812⟧",
                                       "my PSN is ⟦anna_q88⟧",
                                       "my wechat id would be ⟦anna_8812⟧",
                                       "昵称是⟦tb88123_x⟧",
                                       "昵称：⟦小溪88⟧，",
                                       "旺旺号：⟦爱吃鱼的猫⟧",
                                       "旺旺：⟦小溪流水⟧",
                                       "我微信名叫⟦风中的云⟧",
                                       "微信昵称“⟦风中的云⟧”",
                                       "nickname: ⟦starfish_77⟧",
                                       "user: [ACCOUNT_1]⟦x1y2z3⟧",
                                       "微信：[账号1]⟦x1y2z3⟧",
                                       "**username**: `⟦annaq88⟧`",
                                       "您的账号是？ → ⟦小明同学88⟧",
                                       "您的昵称是？ → ⟦爱吃鱼的猫⟧呀"};
constexpr std::string_view kNoMatch[] = {"微信支付失败",
                                         "QQ音乐会员",
                                         "wechat support please",
                                         "微信 100",
                                         "my QQ is bound",
                                         "WeChat was frozen",
                                         "Q: would it fit",
                                         "for the user:\n\nAttached is",
                                         "Insta-Stick glue",
                                         "reach us on Twitter @elmvalley",
                                         "add WeChat \"Elmtown Telecom Service\"",
                                         "我微信号和手机同号",
                                         "微信 v8.0.16 闪退",
                                         "微信：support.example.com",
                                         "follow us on Instagram @elm_valley",
                                         "加v可以吗",
                                         "支付宝是500",
                                         "帐号 我的smart1 到手半个月",
                                         "see t.example/IG2dgctt2M",
                                         "旺旺：在吗",
                                         "旺旺上联系",
                                         "微信名是什么",
                                         "小明同学88",
                                         "您的账号是？ → 爱吃鱼的猫",
                                         "您的昵称是？ → 不记得了",
                                         "您的账号是多少 → 淘宝账号88",
                                         "您的昵称是？ → 你自己看"};
constexpr std::string_view kSecretMatch[] = {"验证码⟦482913⟧",
                                             "验证码是 ⟦4829⟧",
                                             "password: ⟦Hunter2!x⟧",
                                             "密码是⟦abc12345⟧",
                                             "pw: ⟦Hunter2x⟧",
                                             "动态码 ⟦482 913⟧",
                                             "x.example/o?token=⟦a8f7s9d8f7s9⟧",
                                             "密码是⟦Abc@12345⟧",
                                             "CVV ⟦123⟧",
                                             "username anna password ⟦hunter2⟧"};
constexpr std::string_view kSecretNoMatch[] = {"收不到验证码",       "I forgot my password again",
                                               "密码错误3次",        "see t.example/Pw1eudlcZg",
                                               "token=[SECRET_1];x", "pin the message",
                                               "token=now please"};

}  // namespace

constinit const Recognizer kAccount = {
    PiiType::kAccount,
    "account",
    kNeedsCue,
    kAccountCues,
    find_accounts,
    "WeChat, QQ and other account names after a word that says so",
    kMatch,
    kNoMatch};

constinit const Recognizer kSecret = {
    PiiType::kSecret, "secret",
    kNeedsCue,        mask_of(Cue::kSecret),
    find_secrets,     "Verification codes, card codes and passwords after a word that says so",
    kSecretMatch,     kSecretNoMatch};

}  // namespace deskmill
