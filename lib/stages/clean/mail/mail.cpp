// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/mail/mail.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "stages/clean/mail/mail_lines.hpp"
#include "stages/clean/mail/mail_patterns.hpp"
#include "stages/clean/mail/rating_block.hpp"

namespace deskmill {
namespace {

constexpr PatternOptions kIgnoreCase{.ignore_case = true};

constexpr std::size_t kLongestDisclaimer = 40;  ///< lines of a paragraph
constexpr std::size_t kShortestAtHead = 100;    ///< bytes of a disclaimer above the text
constexpr std::size_t kShortestNotice = 12, kLongestNotice = 300;  ///< bytes of a line
constexpr std::size_t kLinesOfHead = 8;  ///< between "Forwarded by" and the addressees

/// The first line from `i` that is not blank, or their number.
std::size_t next_filled(const std::vector<std::string_view>& lines, std::size_t i) {
  while (i < lines.size() && is_blank_line(lines[i])) ++i;
  return i;
}

}  // namespace

MailCutter::MailCutter()
    : banner_(kBanner, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      reply_line_(kReplyLine, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      wrote_end_(kWroteEnd, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      wrote_begin_(kWroteBegin, {}, "builtin", Compile::kOnFirstUse),
      header_(R"(^[>\s*]*()" + std::string(kFromLabels) + "|" + std::string(kOtherLabels) +
                  R"()\s*\*{0,2}\s*[:：])",
              kIgnoreCase, "builtin", Compile::kOnFirstUse),
      from_header_(R"(^[>\s*]*()" + std::string(kFromLabels) + R"()\s*\*{0,2}\s*[:：])",
                   kIgnoreCase, "builtin", Compile::kOnFirstUse),
      mail_header_(R"(^[>\s*]*()" + std::string(kMailLabels) + R"()\s*\*{0,2}\s*[:：]\s*\S)",
                   kIgnoreCase, "builtin", Compile::kOnFirstUse),
      message_label_(kMessageLabel, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      source_header_(kSourceLabels, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      comparison_(kComparison, {}, "builtin", Compile::kOnFirstUse),
      sent_from_(kSentFrom, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      closing_(kClosing, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      contact_(kContact, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      link_(kLink, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      stamp_(kStamp, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      date_(kDate, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      disclaimer_(kDisclaimer, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      legalese_(kLegalese, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      notice_(kNotice, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      gives_contact_(kGivesContact, kIgnoreCase, "builtin", Compile::kOnFirstUse),
      only_polite_(kOnlyPolite, kIgnoreCase, "builtin", Compile::kOnFirstUse) {}

std::vector<std::size_t> MailCutter::body_lines(const std::vector<MailZone>& zones) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (zones[i] == MailZone::kBody) found.push_back(i);
  }
  return found;
}

/// "On Mon, May 8, 2023 at 10:21, N <a@b> wrote:" in one to four lines; 0 when there is none at
/// `i`. Without an address or a time of day it may be told as a story, which goes on in the next
/// line.
std::size_t MailCutter::wrote_lines(const Lines& lines, std::size_t i) const {
  if (!wrote_begin_.matches(lines[i])) return 0;
  for (std::size_t length = 1; length <= 4 && i + length <= lines.size(); ++length) {
    const std::string_view last = lines[i + length - 1];
    if (is_blank_line(last) || last.size() > 300) return 0;
    if (!wrote_end_.matches(last)) continue;
    std::string joined;
    for (std::size_t k = 0; k < length; ++k) joined += lines[i + k];
    const bool has_digit = std::any_of(joined.begin(), joined.end(), is_ascii_digit);
    if (joined.find('@') != joined.npos || has_time_of_day(joined)) return length;
    const std::size_t next = i + length;
    const bool stands_apart =
        next == lines.size() || is_blank_line(lines[next]) || is_quote_line(lines[next]);
    return has_digit && stands_apart ? length : 0;
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
  return is_block && is_of_a_mail(lines, i, length) ? length : 0;
}

/// Whether the block of `length` lines at `i` is the head of a mail: forms of flights (From, To,
/// Date) and parcels (寄件人, 收件人) look alike, and web forms have the customer's message below.
bool MailCutter::is_of_a_mail(const Lines& lines, std::size_t i, std::size_t length) const {
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(i);
  const bool is_mail = std::any_of(
      begin, begin + static_cast<std::ptrdiff_t>(length), [this](std::string_view line) {
        return line.find('@') != line.npos || mail_header_.matches(line);
      });
  const std::size_t next = next_filled(lines, i + length);
  return is_mail && (next == lines.size() || !message_label_.matches(lines[next]));
}

/// The lines of the head when the text is the source of a mail (Received:, Message-ID:, From: …).
/// Taken for body, one of them would make history of all below.
std::size_t MailCutter::source_head_lines(const Lines& lines) const {
  std::size_t end = next_filled(lines, 0);
  if (end == lines.size() || lines[end].find(':') == std::string_view::npos) return 0;
  if (!header_.matches(lines[end]) && !source_header_.matches(lines[end])) return 0;
  bool has_source = false, has_from = false;
  for (; end < lines.size() && !is_blank_line(lines[end]); ++end) {
    has_source = has_source || source_header_.matches(lines[end]);
    has_from = has_from || from_header_.matches(lines[end]);
  }
  return has_source && has_from ? end : 0;
}

/// A line behind ">"; a comparison (">100 EUR") only in the midst of others.
bool MailCutter::is_quoted_line(const Lines& lines, std::size_t i) const {
  if (!is_quote_line(lines[i])) return false;
  if (!comparison_.matches(lines[i])) return true;
  return (i > 0 && is_quote_line(lines[i - 1])) ||
         (i + 1 < lines.size() && is_quote_line(lines[i + 1])) ||
         (i > 0 && is_bare_attribution(lines, i - 1));
}

MailCutter::Opener MailCutter::opener_at(const Lines& lines, std::size_t i,
                                         std::size_t& length) const {
  const std::string_view line = lines[i];
  length = 1;
  if (is_blank_line(line)) return Opener::kNone;
  if (line.size() < 200 && reply_line_.matches(line)) return Opener::kReplyLine;
  if (line.size() < 200 && banner_.matches(line)) {
    // "---- Forwarded by Ida Berg on 05/14/2001" may go on with "12:09 PM ----".
    const bool goes_on = !ends_in_rule(line) && i + 1 < lines.size() && lines[i + 1].size() < 100;
    if (goes_on && ends_in_rule(lines[i + 1])) length = 2;
    return Opener::kBanner;
  }
  if (is_rule_line(line)) {
    const std::size_t next = next_filled(lines, i + 1);
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
  const std::size_t source = source_head_lines(lines);
  std::fill_n(zones.begin(), source, MailZone::kQuoted);
  for (std::size_t i = source; i < lines.size(); ++i) {
    std::size_t length = 1;
    const Opener opener = opener_at(lines, i, length);
    if (opener != Opener::kNone && (opener != Opener::kReplyLine || seen_body)) {
      if (opener == Opener::kHeader) mark_stamp(lines, i, zones);
      const std::size_t begin = i;
      i += length - 1;
      if (opener == Opener::kBanner && !seen_body) head_end = i + 1 + kLinesOfHead;
      const std::size_t next = next_filled(lines, i + 1);
      const bool marked_quotes = next < lines.size() && is_quote_line(lines[next]);
      // Without it, what another wrote would stand there as the writer's own words.
      if (opener == Opener::kWrote && !marked_quotes && !seen_body) continue;
      std::fill_n(zones.begin() + static_cast<std::ptrdiff_t>(begin), length, MailZone::kQuoted);
      // After "wrote:" the quoted lines are marked with ">", or all that follows is quoted.
      after_wrote = opener == Opener::kWrote && marked_quotes;
      in_history = in_history || (seen_body && !after_wrote);
      continue;
    }
    const bool quoted = in_history || is_quoted_line(lines, i) || is_bare_attribution(lines, i);
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

bool MailCutter::is_polite(std::string_view line) const {
  return is_blank_line(line) || only_polite_.matches(line);
}

/// Behind the paragraph of a disclaimer that begins at `k` of `body`; `k` when it is none.
std::size_t MailCutter::disclaimer_end(const Lines& lines, const std::vector<std::size_t>& body,
                                       std::size_t k) const {
  if (!disclaimer_.matches(lines[body[k]])) return k;
  const std::size_t limit = std::min(body.size(), k + kLongestDisclaimer);
  std::size_t end = k;
  bool is_legal = false;
  for (; end < limit && !is_blank_line(lines[body[end]]); ++end) {
    is_legal = is_legal || legalese_.matches(lines[body[end]]);
  }
  // "Disclaimer" may be a heading.
  if (!is_legal && end + 1 < limit) is_legal = legalese_.matches(lines[body[end + 1]]);
  return is_legal ? end : k;
}

/// A disclaimer goes to the end; one above all text, to the end of its paragraph.
void MailCutter::mark_disclaimer(const Lines& lines, std::vector<MailZone>& zones) const {
  const std::vector<std::size_t> body = body_lines(zones);
  bool is_at_head = true;
  for (std::size_t k = 0; k < body.size(); ++k) {
    std::size_t end = disclaimer_end(lines, body, k);
    if (end == k) {
      is_at_head = is_at_head && is_polite(lines[body[k]]);
      continue;
    }
    if (!is_at_head) end = body.size();
    // A sentence above all others is rather the customer's: "This message is confidential."
    if (is_at_head && end - k == 1 && lines[body[k]].size() < kShortestAtHead) continue;
    for (std::size_t i = k; i < end; ++i) zones[body[i]] = MailZone::kDisclaimer;
    k = end - 1;
  }
}

/// Lines that programs add, wherever they stand; nothing beside them goes.
void MailCutter::mark_notices(const Lines& lines, std::vector<MailZone>& zones) const {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool may_be_one = lines[i].size() >= kShortestNotice && lines[i].size() <= kLongestNotice;
    if (zones[i] != MailZone::kBody) continue;
    if (may_be_one && notice_.matches(lines[i])) zones[i] = MailZone::kNotice;
    for (std::size_t left = rating_block_lines(lines, i); left > 0; --left) {
      zones[i + left - 1] = MailZone::kNotice;
    }
  }
}

std::vector<MailZone> MailCutter::zones(std::string_view text, const MailRules& rules) const {
  const Lines lines = split_trimmed(text);
  std::vector<MailZone> zones(lines.size(), MailZone::kBody);
  // Of "Hi," and a paragraph that looks like a disclaimer, the latter is what the mail says.
  const auto keep_if_not_empty = [&](auto mark, bool more_than_polite = false) {
    std::vector<MailZone> before = zones;
    mark();
    const bool empty = std::all_of(lines.begin(), lines.end(), [&](const std::string_view& line) {
      return zones[static_cast<std::size_t>(&line - lines.data())] != MailZone::kBody ||
             is_blank_line(line) || (more_than_polite && is_polite(line));
    });
    if (empty) zones = std::move(before);
  };
  if (rules.quoted) keep_if_not_empty([&] { mark_quoted(lines, zones); });
  if (rules.notice) keep_if_not_empty([&] { mark_notices(lines, zones); });
  if (rules.disclaimer) keep_if_not_empty([&] { mark_disclaimer(lines, zones); }, true);
  if (rules.signature) keep_if_not_empty([&] { mark_signature(lines, zones); });
  return zones;
}

std::string MailCutter::cut(std::string_view text, const MailRules& rules,
                            MailRules& removed) const {
  const std::vector<MailZone> zone_of = zones(text, rules);
  const Lines lines = split_lines(text);
  removed = {false, false, false, false};
  std::string body;
  bool pending_blank = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    removed.quoted = removed.quoted || zone_of[i] == MailZone::kQuoted;
    removed.signature = removed.signature || zone_of[i] == MailZone::kSignature;
    removed.notice = removed.notice || zone_of[i] == MailZone::kNotice;
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
