// E-mail addresses, also glued to Chinese text and spelt with at and dot to fool collectors.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/recognizers/online/email.hpp"
#include "stages/anonymize/recognizers/online/online.hpp"

namespace deskmill {
namespace {

// RFC 5321 allows 64 and 63 octets; a little more costs nothing and long junk stays linear.
constexpr std::size_t kLongestLocal = 128;
constexpr std::size_t kLongestLabel = 64;
constexpr std::size_t kMostLabels = 16;
constexpr std::size_t kAllEndings = 1000;

bool is_local_char(char c) {
  return is_ascii_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' || c == '\'';
}

/// Letters beyond ASCII that are not Han or CJK punctuation (two-byte UTF-8: Latin, Greek,
/// Cyrillic) belong to internationalised addresses.
bool is_two_byte_letter(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(char_at(text, at));
  return lead >= 0xC3 && lead <= 0xD4;
}

std::size_t label_end(std::string_view text, std::size_t at) {
  const std::size_t stop = std::min(text.size(), at + kLongestLabel);
  while (at < stop && (is_ascii_alnum(text[at]) || text[at] == '-')) ++at;
  return at;
}

/// The dot of a domain, in all its spellings: its bytes, or 0.
std::size_t dot_bytes(std::string_view rest, bool spelt) {
  if (rest.starts_with('.')) return 1;
  if (rest.starts_with("．")) return 3;
  if (!spelt) return 0;
  // Most words are followed by a blank and another word.
  if (rest.starts_with(' ') && std::string_view("dD[(.").find(char_at(rest, 1)) == rest.npos) {
    return 0;
  }
  for (const std::string_view dot : {" dot ", " DOT ", "[dot]", "(dot)", "{dot}", "[.]", "(.)",
                                     " [dot] ", " (dot) ", "点", " . ", "。"}) {
    if (rest.starts_with(dot)) return dot.size();
  }
  return 0;
}

/// What a domain spelt with words for its dots ends in; anything else is a sentence ("at LAX .
/// The"). Between blanks, where sentences end as well, only the first `most` of them count.
bool is_common_ending(std::string_view label, std::size_t most) {
  constexpr std::string_view kEndings[] = {
      "com", "net", "org", "edu", "gov", "cn", "info", "biz", "io", "co", "me", "hk", "tw", "sg",
      "jp",  "kr",  "uk",  "us",  "ca",  "au", "nz",   "de",  "fr", "es", "it", "nl", "ch", "at",
      "be",  "se",  "no",  "dk",  "pl",  "ru", "br",   "mx",  "in", "eu", "cc", "tv", "vip"};
  const auto* const end = kEndings + std::min(most, std::size(kEndings));
  return std::any_of(std::begin(kEndings), end,
                     [label](std::string_view ending) { return is_in_any_case(label, ending); });
}

/// Whom mail is sent through without saying so: "anna at gmail".
bool is_mail_provider(std::string_view label) {
  constexpr std::size_t kShortest = 2, kLongest = 10;
  if (label.size() < kShortest || label.size() > kLongest) return false;
  constexpr std::string_view kProviders[] = {
      "gmail",      "googlemail", "hotmail", "yahoo", "outlook", "icloud",  "live",
      "aol",        "qq",         "163",     "126",   "sina",    "foxmail", "gmx",
      "protonmail", "hotmall",    "ymail",   "msn",   "comcast"};
  return std::any_of(std::begin(kProviders), std::end(kProviders),
                     [label](std::string_view one) { return is_in_any_case(label, one); });
}

struct Domain {
  std::size_t end = 0;
  std::size_t labels = 0;
  bool spelt_dot = false;
  std::size_t last_label = 0;  ///< where it begins
};

Domain domain_at(std::string_view text, std::size_t begin, bool spelt) {
  Domain domain;
  for (std::size_t at = begin; domain.labels < kMostLabels;) {
    const std::size_t end = label_end(text, at);
    if (end == at) break;
    domain.end = end;
    domain.last_label = at;
    ++domain.labels;
    const std::size_t dot = dot_bytes(text.substr(end), spelt);
    if (dot == 0) break;
    const std::size_t next = label_end(text, end + dot);
    if (next == end + dot) break;
    const std::string_view label = text.substr(end + dot, next - end - dot);
    if (text.substr(end, dot) == " . " && !is_common_ending(label, 6)) break;
    domain.spelt_dot |= dot > 1;
    at = end + dot;
  }
  while (domain.end > begin && text[domain.end - 1] == '-') --domain.end;
  return domain;
}

std::size_t skip_blanks_back(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at;
}

/// "anna.lee at gmail.com", "anna88 at gmail", but not "look at gmail.com".
bool is_no_word(std::string_view local) {
  return local.find_first_of("0123456789._-") != std::string_view::npos &&
         std::any_of(local.begin(), local.end(), is_ascii_letter);
}

/// "email: anna @ example . com": with blanks only where an address is spoken of, or where no words
/// stand around the sign: "anna.lee @ example.com".
void find_with_blanks(const Anchors& anchors, std::size_t at, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::size_t local_end = skip_blanks_back(text, at);
  const std::size_t begin = local_part_begin(text, local_end);
  const Domain domain = domain_at(text, skip_blanks(text, at + character_bytes(text, at)), true);
  if (begin == local_end || domain.labels < 2) return;
  const bool plain = is_no_word(text.substr(begin, local_end - begin)) && !domain.spelt_dot &&
                     is_ascii_alnum(text[local_end - 1]);
  if (!plain && !anchors.near(Cue::kEmail, begin, domain.end)) return;
  const std::string_view ending = text.substr(domain.last_label, domain.end - domain.last_label);
  if (!is_common_ending(ending, kAllEndings)) return;
  findings.push_back({begin, domain.end, PiiType::kEmail, 0.6, kEmail.name});
}

/// Behind ",com", "。com" or "点com" in place of the dot of a domain with one label.
std::size_t mistyped_domain_end(std::string_view text, std::size_t begin, const Domain& domain) {
  constexpr std::size_t kMostEndings = 6;
  Domain whole = domain_at(text, begin, true);
  const std::size_t comma = char_at(text, domain.end) == ',' ? domain.end + 1 : domain.end;
  if (comma > domain.end) whole = {label_end(text, comma), 2, true, comma};
  const bool common =
      whole.labels > 1 && whole.end > whole.last_label &&
      is_common_ending(text.substr(whole.last_label, whole.end - whole.last_label), kMostEndings);
  return common ? whole.end : domain.end;
}

void find_at_sign(const Anchors& anchors, std::size_t at, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::size_t after = at + character_bytes(text, at);
  const std::size_t begin = local_part_begin(text, at);
  const Domain domain = domain_at(text, after, false);
  if (begin == at || domain.labels == 0) return find_with_blanks(anchors, at, findings);
  if (domain.labels > 1)
    return findings.push_back({begin, domain.end, PiiType::kEmail, 0.95, kEmail.name});
  const std::size_t end = mistyped_domain_end(text, after, domain);
  const bool provider = is_mail_provider(text.substr(after, domain.end - after));
  const bool asked = provider || end > domain.end || anchors.near(Cue::kEmail, begin, domain.end);
  findings.push_back({begin, end, PiiType::kEmail, asked ? 0.6 : 0.35, kEmail.name});
}

/// "anna dot lee", "anna underscore lee" in front of "at": where the address begins.
std::size_t spelt_local_part_begin(std::string_view text, std::size_t begin) {
  constexpr std::string_view kSigns[] = {" dot ", " underscore ", " dash ", " hyphen "};
  for (int words = 0; words < 3; ++words) {
    const auto* const sign =
        std::find_if(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view one) { return text.substr(0, begin).ends_with(one); });
    if (sign == std::end(kSigns)) break;
    const std::size_t end = begin - sign->size();
    const std::size_t word = local_part_begin(text, end);
    if (word == end) break;
    begin = word;
  }
  return begin;
}

std::string_view first_label(std::string_view text, std::size_t domain) {
  return text.substr(domain, label_end(text, domain) - domain);
}

/// "anna [at] example.com", "anna at example dot com". A bare "at" counts only with a spelt dot:
/// "look at example.com" is no address.
void find_spelt(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  const Domain domain = domain_at(text, skip_blanks(text, hit.end), true);
  const bool bare = ascii_lower(text[hit.begin]) == 'a';
  const bool provider = bare && is_mail_provider(first_label(text, skip_blanks(text, hit.end)));
  if (!provider && (domain.labels < 2 || (bare && !domain.spelt_dot))) return;
  const std::size_t local_end = skip_blanks_back(text, hit.begin);
  const std::size_t begin = spelt_local_part_begin(text, local_part_begin(text, local_end));
  if (begin == local_end) return;
  if (provider && is_no_word(text.substr(begin, local_end - begin)))
    return findings.push_back({begin, domain.end, PiiType::kEmail, 0.7, kEmail.name});
  if (domain.labels < 2 || (bare && !domain.spelt_dot)) return;
  const std::string_view ending = text.substr(domain.last_label, domain.end - domain.last_label);
  const bool sentence = is_ascii_upper(ending[0]) && ending.size() > 1 && is_ascii_lower(ending[1]);
  if (domain.spelt_dot && (sentence || !is_common_ending(ending, kAllEndings))) return;
  findings.push_back({begin, domain.end, PiiType::kEmail, bare ? 0.7 : 0.85, kEmail.name});
}

void find(const Anchors& anchors, Findings& findings) {
  for (const std::size_t at : anchors.at_signs) find_at_sign(anchors, at, findings);
  if (!anchors.has(Cue::kAtWord)) return;
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue == Cue::kAtWord) find_spelt(anchors, hit, findings);
  }
}

constexpr std::string_view kMatch[] = {
    "邮箱⟦zhang.san@example.com⟧谢谢",
    "mail ⟦anna+x@mail.example.co.uk⟧.",
    "⟦anna [at] example.com⟧",
    "⟦anna at example dot com⟧",
    "write to ⟦anna dot b dot lee at example dot com⟧",
    "发到⟦lisi艾特example点com⟧",
    "⟦li_4＠example.com⟧",
    "<⟦o'neil@example.org⟧>",
    "⟦anna (at) example (dot) com⟧",
    "my email: ⟦anna_9 @ example . com⟧",
    "⟦anna at example DOT com⟧",
    "⟦anna at example [dot] com⟧",
    "⟦anna at example (dot) com⟧",
    "⟦anna at example . com⟧, please",
    "⟦anna at example{dot}com⟧",
    "⟦anna underscore lee at example dot com⟧",
    "mail ⟦anna.lee at gmail.com⟧",
    "it's ⟦anna88 at gmail⟧, ok",
    "⟦anna@gmail,com⟧ please",
    "邮箱⟦anna@qq点com⟧",
    "⟦anna@gmail⟧ is mine",
    "write to ⟦anna.lee @ example.com⟧ please",
    "⟦anna.lee@ mail.example.org⟧ is mine",
    "⟦anna.lee[@]mail[.]example[.]org⟧",
    "邮箱是⟦annalee88小老鼠example点com⟧",
};
constexpr std::string_view kNoMatch[] = {
    "look at example.com",
    "look at gmail.com",
    "we ate at 163 Elm",
    "@support please help",
    "meet me at 5",
    "a @ b",
    "12.50 @ example.com",
    "as soon as possible. @example.com",
    "mail @ the office . com is down",
    "meet us @ example.com",
    "我在艾特你",
    "landing at LAX . The flight",
    "look at this . In the end",
    "waiting at gate . me too",
    "we met at example don com",
};

}  // namespace

std::size_t local_part_begin(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongestLocal) {
    const std::size_t previous = previous_character(text, begin);
    if (!is_local_char(text[previous]) && !is_two_byte_letter(text, previous)) break;
    begin = previous;
  }
  while (begin < at && !is_ascii_alnum(text[begin]) && !is_two_byte_letter(text, begin) &&
         text[begin] != '_') {
    ++begin;
  }
  return begin;
}

constinit const Recognizer kEmail = {
    PiiType::kEmail,
    "email",
    kNeedsAt | kNeedsCue,
    mask_of(Cue::kAtWord),
    find,
    "E-mail addresses beside any script, with full-width ＠, [at], at/dot, 艾特/点",
    kMatch,
    kNoMatch};

}  // namespace deskmill
