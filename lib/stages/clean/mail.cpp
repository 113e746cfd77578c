// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/mail.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "stages/clean/mail_lines.hpp"

namespace deskmill {
namespace {

constexpr PatternOptions kIgnoreCase{.ignore_case = true};

/// "---- 原始邮件 ----" and its like; a line by itself.
constexpr std::string_view kBanner =
    R"(^[-_=*>\s]*-{2,}\s*(原始邮件|原始郵件|原邮件|邮件原件|回复的原邮件|转发的邮件|轉寄的郵件|转发邮件信息|已转发邮件|)"
    R"(Original|Original Message|Original Appointment|Reply Message|Forwarded message|Forwarded by .*|)"
    R"(Ursprüngliche Nachricht|Message d'origine|Message original|Mensaje original|Messaggio originale|)"
    R"(Oorspronkelijk bericht|Oprindelig meddelelse|Begin forwarded message:?|转发的信息)\s*-*\s*$|)"
    R"(^\s*(Begin forwarded message|Original Message|-+\s*Forwarded by .*):?\s*$)";

/// The verb at the end, or between the date and the name, or a date and an address alone.
constexpr std::string_view kWroteEnd =
    R"((写道|寫道|写到|寫到|wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał\(?a?\)?|)"
    R"(пишет|написал|kirjoitti|geschreven|sent the following message)\s*([:：]|-{2,})\s*$|(写道|寫道)\s*$|)"
    R"((schrieb|skrev|schreef|wrote)\b[^:]*<[^>]*@[^>]*>+\s*:\s*$|^[>\s]*(Am|Den|Op) .*\d.* (schrieb|skrev|schreef)\b.*:\s*$|)"
    R"(^[>\s]*\d{4}[-/.]\d\d?[-/.]\d\d?\b.*(<\s*[^\s@]+@[^\s>]+\s*>\s*:?|GMT[^,;]*)\s*$)";

/// Only looked at together with kWroteEnd: an opening word, a year, an address.
constexpr std::string_view kWroteBegin =
    R"(^[->\s]*(On|At|Le|Am|El|Il|Op|Em|Den|W dniu|Vào) |^[>\s]*[在于於]|(于|於)\s*\d|\d\d\d\d|\w@\w)";

constexpr std::string_view kFromLabels =
    R"(From|Von|De|Da|Van|Fra|发件人|发信人|寄件者|寄件人|發件人|寄信人)";
constexpr std::string_view kOtherLabels =
    R"(Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Gesendet|An|Betreff|Datum|Envoyé|À|Objet|Enviado|Para|)"
    R"(Asunto|Inviato|Oggetto|Verzonden|Aan|Onderwerp|Sendt|Til|Emne|)"
    R"(发送时间|发送日期|日期|时间|寄件日期|傳送時間|傳送日期|收件人|收信人|收件者|抄送|副本|密送|主题|主\s*题|主旨|主題|回复)";

constexpr std::string_view kSentFrom =
    R"(^\W{0,3}(Sent from (my|Mail|Outlook|Yahoo|Samsung|Windows|iPhone|a mobile)\b[^,，]*|Sent via .+|Sent with .+|)"
    R"(Get Outlook for .*|Envoyé de mon .*|Von meinem .* gesendet|Enviado desde mi .*|Sendt fra min .*|Inviato da(l mio)? .*|Verzonden vanaf .*|Skickat från min .*|)"
    R"((发自|來自|来自)我的.+|发自.{0,6}(网易|QQ|邮箱|手机|iPhone|iPad|Mail|mail).*|[从從]我的.+(发送|傳送|发出)|)"
    R"(使用.+(邮箱|手机)发送|https?://\S+/mailman/listinfo/\S+)\s*$)";

constexpr std::string_view kClosing =
    R"(^\s*((kind|best|warm|many|with)?\s*(best |kind |warm )?(regards|wishes|thanks)|thanks|thanks again|thank you|)"
    R"(many thanks|thanks in advance|thx|cheers|sincerely|yours sincerely|yours truly|yours faithfully|all the best|best|)"
    R"(cordially|respectfully|此致|敬礼|此致敬礼|此致，敬礼|祝好|顺颂商祺|顺祝商祺|顺祝|即颂|商祺|谢谢|多谢|感谢|謝謝|祝您?工作愉快|祝您?生活愉快|)"
    R"(祝您?一切顺利|致礼|敬祝|敬上|敬启)\s*[,.!，。！~～;；]*\s*$)";

constexpr std::string_view kContact =
    R"(^\W*((电话|手机|联系电话|联系方式|移动电话|座机|传真|邮箱|电子邮件|地址|网址|公司|微信|QQ|電話|手機|傳真|地址|)"
    R"(tel|phone|mobile|cell|fax|pager|voice|[ep]-?mail|internet|home ?page|web|www|office|direct|skype|m|t|p|f|o)[\s.*)]*[:：].*|)"
    R"(<?[\w.+-]+@[\w.-]+\.\w+>?|https?://[^\s/]+/?|www\.[^\s/]+/?)\s*$)";

/// The address of a page: a signature may have it, but often it is what a mail is about.
constexpr std::string_view kLink = R"(^\W*(https?://|www\.)\S+\s*$)";

/// Above the addressees in mails of Lotus Notes: "05/14/2001 12:09 PM", "Ida Berg on
/// 05/14/2001 12:09:54 PM".
constexpr std::string_view kStamp =
    R"((^|\bon )\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(:\d{2})?( ?[AP]M)?\s*$)";

/// Below the name of a letter in Chinese: 2026年3月1日, 二〇二六年三月一日.
constexpr std::string_view kDate =
    R"(^\s*(\d{4}|[〇零○一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*[日号號]\s*$)";

constexpr std::string_view kDisclaimer =
    R"(^\W*(本邮件|本电子邮件|此邮件|本郵件|本電子郵件|此電子郵件|这封邮件).*(保密|机密|秘密|機密|专有|特权|仅供|仅限)|)"
    R"(^\W*(保密声明|免责声明|保密聲明|免責聲明)|)"
    R"(^\W*(confidentiality|disclaimer|legal notice|privileged)\b.*(notice|note|statement|:|$)|)"
    R"(^\W*(this|the information (contained )?in this|the contents of this)\s*(e-?mail|electronic mail|message|communication|transmission)\b.*)"
    R"((confidential|privileged|intended|solely|proprietary))";

/// Text above a name and a telephone that makes them what the mail has to say: somebody asked for
/// them, or they are what to use.
constexpr std::string_view kGivesContact =
    R"(\b(name|names|phone|mobile|cell|telephone|number|numbers|contact|details|address|recipient|receiver|attn|)"
    R"(call|reach|below|following|follows|requested|asked for|here (is|are|it is|you go|they are))\b|)"
    R"(姓名|名字|电话|電話|手机|手機|号码|號碼|联系|聯繫|地址|收件|收货|收貨|寄|如下|下面|以下|下方|信息|資料|资料)";

/// All that a mail says besides, when it only gives what was asked for.
constexpr std::string_view kOnlyPolite =
    R"(^\s*((hi|hello|hey|dear|good (morning|afternoon|evening))\b[^.!?。！？]{0,40}|(yes|sure|ok|okay|of course|certainly)|)"
    R"((您好|你好|嗨|好的?|可以|是的|嗯|亲)[^。！？]{0,8})\s*[,，.。!！~～]*\s*$)";

constexpr std::size_t kLongestLeadIn = 100;    ///< bytes; a longer line is about something else
constexpr std::size_t kLongestSignature = 12;  ///< lines
constexpr std::size_t kLinesOfHead = 8;        ///< between "Forwarded by" and the addressees

std::vector<std::size_t> lines_in(const std::vector<MailZone>& zones, MailZone zone) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (zones[i] == zone) found.push_back(i);
  }
  return found;
}

}  // namespace

MailCutter::MailCutter()
    : banner_(kBanner, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      wrote_end_(kWroteEnd, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      wrote_begin_(kWroteBegin, {}, "builtin", Compile::kOnFirstUse),
      header_(R"(^[>\s*]*()" + std::string(kFromLabels) + "|" + std::string(kOtherLabels) +
                  R"()\s*\*{0,2}\s*[:：])",
              kIgnoreCase, "builtin", Compile::kOnFirstUse),
      from_header_(R"(^[>\s*]*()" + std::string(kFromLabels) + R"()\s*\*{0,2}\s*[:：])",
                   kIgnoreCase, "builtin", Compile::kOnFirstUse),
      sent_from_(kSentFrom, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      closing_(kClosing, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      contact_(kContact, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      link_(kLink, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      stamp_(kStamp, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      date_(kDate, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      disclaimer_(kDisclaimer, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      gives_contact_(kGivesContact, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      only_polite_(kOnlyPolite, kIgnoreCase, "builtin", Compile::kOnFirstUse) {}

/// "On Mon, May 8, 2023 at 10:21, N <a@b> wrote:" in one to four lines; 0 when there is none at
/// `i`.
std::size_t MailCutter::wrote_lines(const Lines& lines, std::size_t i) const {
  if (!wrote_begin_.matches(lines[i])) return 0;
  for (std::size_t length = 1; length <= 4 && i + length <= lines.size(); ++length) {
    const std::string_view last = lines[i + length - 1];
    if (is_blank_line(last) || last.size() > 300) return 0;
    if (!wrote_end_.matches(last)) continue;
    std::string joined;
    for (std::size_t k = 0; k < length; ++k) joined += lines[i + k];
    const bool has_digit = std::any_of(joined.begin(), joined.end(), is_ascii_digit);
    return has_digit || joined.find('@') != joined.npos ? length : 0;
  }
  return 0;
}

/// A block of at least two header lines within ten, a From among them, or three of any kind. The
/// address list of one may go on for some lines, and Lotus Notes leaves a blank above the subject.
std::size_t MailCutter::header_lines(const Lines& lines, std::size_t i) const {
  if (!header_.matches(lines[i])) return 0;
  std::size_t headers = 0, from = 0, length = 0;
  for (std::size_t k = i; k < lines.size() && k < i + 10; ++k) {
    if (is_blank_line(lines[k])) {
      if (k + 1 == lines.size() || !is_subject_line(lines[k + 1])) break;
      continue;
    }
    if (!header_.matches(lines[k])) {
      if (k - i - length >= 2 && lines[k].find('@') == std::string_view::npos) break;
      continue;
    }
    ++headers;
    from += from_header_.matches(lines[k]) ? 1 : 0;
    length = k - i + 1;
  }
  const bool is_block = (headers >= 2 && from > 0) || headers >= 3;
  return is_block ? length : 0;
}

MailCutter::Opener MailCutter::opener_at(const Lines& lines, std::size_t i,
                                         std::size_t& length) const {
  const std::string_view line = lines[i];
  length = 1;
  if (is_blank_line(line)) return Opener::kNone;
  if (line.size() < 200 && banner_.matches(line)) {
    // "---- Forwarded by Ida Berg on 05/14/2001" may go on with "12:09 PM ----".
    const bool goes_on = !ends_in_rule(line) && i + 1 < lines.size() && lines[i + 1].size() < 100;
    if (goes_on && ends_in_rule(lines[i + 1])) length = 2;
    return Opener::kBanner;
  }
  if (is_rule_line(line)) {
    std::size_t next = i + 1;
    while (next < lines.size() && is_blank_line(lines[next])) ++next;
    if (next < lines.size() && header_lines(lines, next) > 0) {
      length = next - i + header_lines(lines, next);
      return Opener::kHeader;
    }
    return Opener::kNone;
  }
  if (const std::size_t headers = header_lines(lines, i); headers > 0) {
    length = headers;
    return Opener::kHeader;
  }
  if (const std::size_t wrote = wrote_lines(lines, i); wrote > 0) {
    length = wrote;
    return Opener::kWrote;
  }
  return Opener::kNone;
}

void MailCutter::mark_quoted(const Lines& lines, std::vector<MailZone>& zones) const {
  bool in_history = false, after_wrote = false, seen_body = false;
  std::size_t head_end = 0;  // of a mail that is forwarded without a word: its head is no body
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t length = 1;
    const Opener opener = opener_at(lines, i, length);
    if (opener != Opener::kNone) {
      if (opener == Opener::kHeader) mark_stamp(lines, i, zones);
      const std::size_t begin = i;
      i += length - 1;
      if (opener == Opener::kBanner && !seen_body) head_end = i + 1 + kLinesOfHead;
      std::size_t next = i + 1;
      while (next < lines.size() && is_blank_line(lines[next])) ++next;
      const bool marked_quotes = next < lines.size() && is_quote_line(lines[next]);
      // Without it, what another wrote would stand there as the writer's own words.
      if (opener == Opener::kWrote && !marked_quotes && !seen_body) continue;
      std::fill_n(zones.begin() + static_cast<std::ptrdiff_t>(begin), length, MailZone::kQuoted);
      // After "wrote:" the quoted lines are marked with ">", or all that follows is quoted.
      after_wrote = opener == Opener::kWrote && marked_quotes;
      in_history = in_history || (seen_body && !after_wrote);
      continue;
    }
    const bool quoted = in_history || is_quote_line(lines[i]) || is_bare_attribution(lines, i);
    if (quoted) zones[i] = MailZone::kQuoted;
    seen_body = seen_body || (!quoted && !is_blank_line(lines[i]) && i >= head_end);
  }
}

/// The name and the time that Lotus Notes puts above the addressees, in one line or two.
void MailCutter::mark_stamp(const Lines& lines, std::size_t i, std::vector<MailZone>& zones) const {
  if (i == 0 || !stamp_.matches(lines[i - 1])) return;
  zones[i - 1] = MailZone::kQuoted;
  const bool has_name = !is_ascii_digit(lines[i - 1].front());
  if (i >= 2 && !has_name && !is_blank_line(lines[i - 2])) zones[i - 2] = MailZone::kQuoted;
}

void MailCutter::mark_disclaimer(const Lines& lines, std::vector<MailZone>& zones) const {
  const std::vector<std::size_t> body = lines_in(zones, MailZone::kBody);
  for (const std::size_t i : body) {
    if (!disclaimer_.matches(lines[i])) continue;
    for (std::size_t k = i; k < lines.size() && zones[k] == MailZone::kBody; ++k) {
      zones[k] = MailZone::kDisclaimer;
    }
    return;
  }
}

bool MailCutter::is_contact_line(std::string_view line) const {
  return line.size() < 160 && (is_phone_line(line) || contact_.matches(line));
}

/// Index in `body` (line numbers of the body) at which the signature begins; body.size() for none.
/// Reads the last lines upwards.
std::size_t MailCutter::signature_begin(const Lines& lines,
                                        const std::vector<std::size_t>& body) const {
  const std::size_t limit = body.size() - std::min(body.size(), kLongestSignature);
  const auto is_blank_above = [&](std::size_t k) {
    return std::all_of(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(k),
                       [&](std::size_t i) { return is_blank_line(lines[i]); });
  };
  const auto has_mark_above = [&](std::size_t k) {
    return std::any_of(body.begin() + static_cast<std::ptrdiff_t>(limit),
                       body.begin() + static_cast<std::ptrdiff_t>(k),
                       [&](std::size_t i) { return is_signature_mark(lines[i]); });
  };
  // Where it begins, and where if names above contacts did not count.
  std::size_t begin = body.size(), certain = body.size();
  bool has_contact = false;
  std::size_t filled = 0;
  for (std::size_t k = body.size(); k-- > limit;) {
    const std::string_view line = lines[body[k]];
    if (is_blank_line(line) || date_.matches(line)) continue;
    if (is_signature_mark(line) || sent_from_.matches(line)) {
      begin = certain = k;
      filled = 0;
      continue;
    }
    if (closing_.matches(line)) {
      // A lone "Thanks!" says something; with a name below it is a closing. So does one that is all
      // there is.
      if ((filled > 0 || begin < body.size()) && !is_blank_above(k)) begin = certain = k;
      continue;
    }
    // "My details:" and name and telephone below it are what the mail has to say.
    if (is_announcement(line) && !has_mark_above(k)) return certain;
    const bool contact = is_contact_line(line);
    const bool link = !contact && link_.matches(line);
    if (!contact && !link && !is_name_line(line)) {
      // A title or an address, but only below a mark.
      const bool is_long = line.size() > 90 && line.find("://") == line.npos;
      if (filled > 6 || is_long || !has_mark_above(k)) break;
    }
    has_contact = has_contact || contact;
    ++filled;
    // A name above a contact line: the usual end of a mail without a closing.
    if (has_contact && !contact && !link && filled >= 2) begin = k;
  }
  return begin < certain && is_content(lines, body, begin) ? certain : begin;
}

/// Whether a name above a contact, which begin at `begin` of `body` below no mark or closing, are
/// what the mail has to say: the line above speaks of them, or nothing but a greeting stands there.
bool MailCutter::is_content(const Lines& lines, const std::vector<std::size_t>& body,
                            std::size_t begin) const {
  std::size_t k = begin;
  while (k > 0 && is_blank_line(lines[body[k - 1]])) --k;
  if (k > 0) {
    const std::string_view above = lines[body[k - 1]];
    if (above.size() <= kLongestLeadIn && gives_contact_.matches(above)) return true;
  }
  return std::all_of(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(k),
                     [&](std::size_t line) {
                       return is_blank_line(lines[line]) || only_polite_.matches(lines[line]);
                     });
}

void MailCutter::mark_signature(const Lines& lines, std::vector<MailZone>& zones) const {
  const std::vector<std::size_t> body = lines_in(zones, MailZone::kBody);
  const std::size_t begin = signature_begin(lines, body);
  for (std::size_t k = begin; k < body.size(); ++k) zones[body[k]] = MailZone::kSignature;
}

std::vector<MailZone> MailCutter::zones(std::string_view text, const MailRules& rules) const {
  const Lines lines = split_trimmed(text);
  std::vector<MailZone> zones(lines.size(), MailZone::kBody);
  const auto keep_if_not_empty = [&](auto mark) {
    std::vector<MailZone> before = zones;
    mark();
    const bool empty = std::all_of(lines.begin(), lines.end(), [&](const std::string_view& line) {
      return zones[static_cast<std::size_t>(&line - lines.data())] != MailZone::kBody ||
             is_blank_line(line);
    });
    if (empty) zones = std::move(before);
  };
  if (rules.quoted) keep_if_not_empty([&] { mark_quoted(lines, zones); });
  if (rules.disclaimer) keep_if_not_empty([&] { mark_disclaimer(lines, zones); });
  if (rules.signature) keep_if_not_empty([&] { mark_signature(lines, zones); });
  return zones;
}

std::string MailCutter::cut(std::string_view text, const MailRules& rules,
                            MailRules& removed) const {
  const std::vector<MailZone> zone_of = zones(text, rules);
  const Lines lines = split_lines(text);
  removed = {false, false, false};
  std::string body;
  bool pending_blank = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    removed.quoted = removed.quoted || zone_of[i] == MailZone::kQuoted;
    removed.signature = removed.signature || zone_of[i] == MailZone::kSignature;
    removed.disclaimer = removed.disclaimer || zone_of[i] == MailZone::kDisclaimer;
    if (zone_of[i] != MailZone::kBody || is_blank_line(lines[i])) {
      pending_blank = pending_blank || (i > 0 && !body.empty());
      continue;
    }
    if (!body.empty()) body += pending_blank ? "\n\n" : "\n";
    pending_blank = false;
    body += lines[i];
  }
  return body;
}

bool MailCutter::looks_like_mail(std::string_view text) const {
  static constexpr std::string_view kHints[] = {
      "写道",   "寫道",  "wrote:", "原始邮件", "原始郵件", "Original",  "发件人",
      "寄件者", "From:", "发自",   "來自",     "来自我",   "Sent from", "Forwarded"};
  if (text.find('\n') == text.npos) return false;
  const bool hinted = std::any_of(std::begin(kHints), std::end(kHints), [&](std::string_view hint) {
    return text.find(hint) != text.npos;
  });
  if (!hinted) return false;
  const Lines lines = split_trimmed(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t length = 0;
    if (opener_at(lines, i, length) != Opener::kNone || sent_from_.matches(lines[i])) return true;
  }
  return false;
}

}  // namespace deskmill
