// The personal parts of URLs: userinfo, and values of query members that name a person or let one in.
// Host and path stay, they say what the text is about; phones and e-mails in them are found as such.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "stages/anonymize/characters.hpp"
#include "stages/anonymize/recognizers/table.hpp"

namespace deskmill {
namespace {

/// Parts of member names ("access_token", "userId") that make the value personal.
constexpr std::string_view kSensitive[] = {
    "token",  "secret",   "passw",   "pwd",    "auth",  "session", "sid",    "signature",
    "sign",   "apikey",   "api_key", "key",    "code",  "ticket",  "openid", "unionid",
    "user",   "uid",      "name",    "mail",   "phone", "mobile",  "tel",    "account",
    "member", "customer", "order",   "idcard", "card",  "otp",     "jwt",
};

constexpr std::size_t kLongestUrl = 8192;

bool is_sensitive(std::string_view name) {
  std::string folded(name);
  std::transform(folded.begin(), folded.end(), folded.begin(), ascii_lower);
  return std::any_of(std::begin(kSensitive), std::end(kSensitive),
                     [&](std::string_view part) { return folded.find(part) != std::string::npos; });
}

bool ends_url(char c) {
  return static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x80 ||
         c == '"' || c == '<' || c == '>' || c == '\'' || c == '`' || c == '|' || c == '\\';
}

void add(std::size_t begin, std::size_t end, double score, Findings& findings) {
  if (begin < end) findings.push_back({begin, end, PiiType::kUrl, score, kUrlParts.name});
}

/// `text` ends with the URL; `begin` is behind its scheme.
void find_userinfo(std::string_view text, std::size_t begin, Findings& findings) {
  const std::size_t host_end = std::min(text.find_first_of("/?#", begin), text.size());
  const std::size_t at = text.substr(begin, host_end - begin).rfind('@');
  if (at != std::string_view::npos) add(begin, begin + at, 0.96, findings);
}

void find_members(std::string_view text, std::size_t begin, Findings& findings) {
  const std::size_t end = text.size();
  std::size_t at = std::min(text.find_first_of("?#", begin), end);
  while (at < end) {
    const std::size_t next = std::min(text.find_first_of("&;#", at + 1), end);
    const std::size_t equals = text.find('=', at);
    if (equals != std::string_view::npos && equals + 1 < next &&
        is_sensitive(text.substr(at + 1, equals - at - 1))) {
      add(equals + 1, next, 0.9, findings);
    }
    at = next;
  }
}

void find(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  std::size_t done = 0;
  for (const std::size_t scheme : anchors.schemes) {
    if (scheme < done) continue;  // a URL inside the last one: its members were read with that
    const std::size_t begin = scheme + 3;
    std::size_t end = begin;
    const std::size_t stop = std::min(text.size(), begin + kLongestUrl);
    while (end < stop && !ends_url(text[end])) ++end;
    while (end > begin &&
           std::string_view(".,;:!?)]}").find(text[end - 1]) != std::string_view::npos) {
      --end;
    }
    done = end;
    find_userinfo(text.substr(0, end), begin, findings);
    find_members(text.substr(0, end), begin, findings);
  }
}

constexpr std::string_view kMatch[] = {
    "见https://a.example.com/x?token=⟦abc123⟧谢谢",
    "ftp://⟦anna:pw⟧@example.com/",
    "http://example.com/?page=2&userId=⟦88⟧&x=1",
};
constexpr std::string_view kNoMatch[] = {"https://example.com/item?page=2&size=10",
                                         "http://example.com"};

}  // namespace

constinit const Recognizer kUrlParts = {
    PiiType::kUrl, "url_parts",
    kNeedsScheme,  0,
    find,          "User information and sensitive query values of URLs; host and path are kept",
    kMatch,        kNoMatch};

}  // namespace deskmill
