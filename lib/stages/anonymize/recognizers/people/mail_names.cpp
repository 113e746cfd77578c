// Names in the heads of mails: in front of an address in brackets, as mail programs write them
// there and above quotations (From: Xiomara Quist <xq@example.com>, "王小明" <wxm@example.com>), and
// without one.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/recognizers/online/email.hpp"
#include "stages/anonymize/recognizers/people/mail_heads.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongestQuoted = 64;
constexpr int kMostWords = 4;

/// Behind the last character of what stands before the bracket of the address; 0: there is none.
std::size_t end_before_address(std::string_view text, std::size_t at_sign) {
  std::size_t begin = local_part_begin(text, at_sign);
  const char bracket = char_before(text, begin);
  if (begin == 0 || (bracket != '<' && bracket != '(')) return 0;
  --begin;
  return begin > 0 && text[begin - 1] == ' ' ? begin - 1 : begin;
}

/// "PM", "RE": no word of a name.
bool is_abbreviation(std::string_view word) {
  return word.size() <= 3 && word.find('.') == word.npos &&
         std::none_of(word.begin(), word.end(), is_ascii_lower) &&
         static_cast<unsigned char>(word[0]) < 0x80;
}

/// Where the word of a name begins that ends at `end`; `end` when that is none.
std::size_t name_word_begin(std::string_view text, std::size_t end) {
  const std::size_t begin = latin_word_begin(text, end);
  if (begin == end || latin_name_end(text, begin) < end) return end;
  return is_abbreviation(text.substr(begin, end - begin)) ? end : begin;
}

/// Of several capitalised words that end at `end`, with a blank or a comma and a blank between.
std::size_t latin_name_begin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  int words = 0;
  for (std::size_t at = end; words < kMostWords; ++words) {
    const std::size_t word = name_word_begin(text, at);
    if (word == at) break;
    begin = word;
    if (word < 2 || text[word - 1] != ' ') return words > 0 ? begin : end;
    at = word - 1 - (text[word - 2] == ',' ? 1 : 0);
  }
  return words > 1 ? begin : end;
}

/// Of two to four Han that end at `end` and before which there are none.
std::size_t chinese_name_begin(std::string_view text, std::size_t end) {
  constexpr std::size_t kHan = 3, kLongest = 4 * kHan;
  std::size_t begin = end;
  while (begin >= kHan && end - begin <= kLongest && is_han_at(text, begin - kHan)) begin -= kHan;
  const bool named = name_end(text, begin) == end && !is_common_word(text, begin);
  return named ? begin : end;
}

std::size_t name_begin(std::string_view text, std::size_t end) {
  const std::size_t chinese = chinese_name_begin(text, end);
  return chinese < end ? chinese : latin_name_begin(text, end);
}

/// In quotes the whole must be a name.
std::size_t begin_in_quotes(std::string_view text, std::size_t end) {
  const std::size_t from = end - std::min(end, kLongestQuoted);
  const std::size_t quote = text.substr(from, end - from).rfind('"');
  if (quote == text.npos) return end;
  const std::size_t begin = from + quote + 1;
  return name_begin(text.substr(begin), end - begin) == 0 ? begin : end;
}

/// Without quotes a comma parts it from the name before.
std::size_t begin_of_words(std::string_view text, std::size_t end) {
  const std::size_t begin = name_begin(text, end);
  const std::size_t comma = text.substr(begin, end - begin).rfind(", ");
  if (comma == text.npos) return begin;
  const std::string_view last = text.substr(begin + comma + 2, end - begin - comma - 2);
  return has_several_words(last) ? end - last.size() : end;
}

/// The letters of an address, in small ones: of "quist.88" quist.
std::string letters_of(std::string_view text) {
  std::string letters = ascii_lowered(text);
  std::erase_if(letters, [](char c) { return !is_ascii_letter(c); });
  return letters;
}

/// The account is called by the name, one word of it or its initials: quist88@, xq@. The address
/// of "Elm Updates <updates@elm.example>" names the sender behind the sign, too, and is nobody's.
bool is_called_by(std::string_view name, std::string_view account, std::string_view domain) {
  const std::string letters = letters_of(account), house = letters_of(domain);
  std::string initials, whole;
  bool called = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = latin_word_end(name, at);
    const std::string word = letters_of(name.substr(at, end - at));
    at = std::max(end, at) + 1;
    if (word.empty()) continue;
    if (word.size() > 2 && house.find(word) != std::string::npos) return false;
    called |= letters == word;
    initials += word[0];
    whole += word;
  }
  return called || letters == whole || (initials.size() > 1 && letters == initials);
}

/// What is known of a person is looked for everywhere, and of "Elm Valley <news@…>" every word
/// would be.
double score_of(std::string_view text, std::size_t begin, std::size_t end, std::size_t at_sign) {
  constexpr double kHereOnly = 0.6, kEverywhere = 0.65;
  constexpr std::size_t kLongestDomain = 64;
  const std::size_t account = local_part_begin(text, at_sign);
  const std::string_view behind = text.substr(at_sign, kLongestDomain);
  const bool known =
      is_likely_name(text, begin, end) ||
      is_called_by(text.substr(begin, end - begin), text.substr(account, at_sign - account),
                   behind.substr(0, behind.find_first_of(">)")));
  return known ? kEverywhere : kHereOnly;
}

void find(const Anchors& anchors, Findings& findings) {
  if (anchors.has(Cue::kMailHead)) find_mail_heads(anchors, findings);
  const std::string_view text = anchors.text;
  for (const std::size_t at_sign : anchors.at_signs) {
    std::size_t end = end_before_address(text, at_sign);
    if (end < 2) continue;
    const bool quoted = text[end - 1] == '"';
    end -= quoted ? 1 : 0;
    const std::size_t begin = quoted ? begin_in_quotes(text, end) : begin_of_words(text, end);
    if (begin < end && !is_organisation(text, begin, end))
      findings.push_back(
          {begin, end, PiiType::kPerson, score_of(text, begin, end, at_sign), kMailName.name});
  }
}

constexpr std::string_view kMatch[] = {
    "From: ⟦Xiomara Quist⟧ <xq@example.com>",
    "at 4:02 PM ⟦Xiomara Quist⟧ <xq@example.com> wrote:",
    "From: \"⟦Quist, Xiomara⟧\" <xq@example.com>",
    "To: help@example.com, ⟦Tembo Abara⟧ <t@example.com>",
    "⟦Xiomara Quist⟧ (xq@example.com)",
    "发件人：⟦李芳⟧ <lf@example.com>",
    "\"⟦王小明⟧\"<wxm@example.com>",
    "From: ⟦Xiomara Quist⟧\nSent: Monday",
    "> From: ⟦Quist, Xiomara J.⟧\n> Subject: hello",
    "To: ⟦Tembo Abara⟧/HOU/XYZ@XYZ\nSubject: hello",
    "To: Elm Valley Support\nCc: ⟦Tembo Abara⟧\nSubject: hello",
    "发件人：⟦李芳⟧\n主题：发票",
    "From: ⟦Xiomara Quist⟧, Marketing Director\nSubject: hello",
};
constexpr std::string_view kNoMatch[] = {
    "Cc: Elm Valley Support <support@example.com>",
    "From: Newsletter <news@example.com>",
    "收件人：客服中心 <kf@example.com>",
    "please write to us (help@example.com)",
    "RE: Your Order <orders@example.com>",
    "<a@example.com>",
    "From: Xiomara Quist to nobody",
    "From: Elm Valley Support\nSubject: hello",
    "To: Customer\nSubject: hello",
    "To: Tembo Digital Bearer Status Report\nSubject: hello",
    "From: London\nTo: Paris\nSubject: flights",
    "the Subject: Xiomara Quist",
};

}  // namespace

constinit const Recognizer kMailName = {
    PiiType::kPerson,
    "mail_name",
    kNeedsAt | kNeedsCue,
    mask_of(Cue::kMailHead),
    find,
    "Names in the heads of mails, and in front of an e-mail address in brackets",
    kMatch,
    kNoMatch};

}  // namespace deskmill
