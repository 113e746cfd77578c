// The personal parts of URLs: userinfo, and values of query members that name a person or
// let one in. Host and path stay, they say what the text is about; phones and e-mails in
// them are found as such.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/recognizers/online/online.hpp"

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

void add(std::size_t begin, std::size_t end, double score, Findings& findings) {
  if (begin < end) findings.push_back({begin, end, PiiType::kUrl, score, kUrlParts.name});
}

/// What bytes do to a URL; each kind does what those before it do.
enum UrlByte : unsigned char { kInside, kEndsHost, kBeginsMembers, kEndsUrl };

constexpr auto kUrlBytes = [] {
  std::array<UrlByte, 256> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i <= ' ' || i >= 0x80) bytes[i] = kEndsUrl;
  }
  for (const char c : std::string_view("\"<>'`|\\"))
    bytes[static_cast<unsigned char>(c)] = kEndsUrl;
  bytes['?'] = bytes['#'] = kBeginsMembers;
  bytes['/'] = kEndsHost;
  return bytes;
}();

/// The first byte from `at` on, before `stop`, that does `what` or more.
std::size_t find_byte(std::string_view text, std::size_t at, std::size_t stop, UrlByte what) {
  while (at < stop && kUrlBytes[static_cast<unsigned char>(text[at])] < what) ++at;
  return at;
}

bool ends_sentence(char c) {
  return std::string_view(".,;:!?)]}").find(c) != std::string_view::npos;
}

/// Members begin at `at` in `text`, which ends with the URL.
void find_members(std::string_view text, std::size_t at, Findings& findings) {
  const std::size_t end = text.size();
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
    const std::size_t stop = std::min(text.size(), begin + kLongestUrl);
    const std::size_t host_end = find_byte(text, begin, stop, kEndsHost);
    const std::size_t members = find_byte(text, host_end, stop, kBeginsMembers);
    std::size_t end = find_byte(text, members, stop, kEndsUrl);
    while (end > begin && ends_sentence(text[end - 1])) --end;
    done = end;
    const std::size_t at = text.substr(begin, host_end - begin).rfind('@');
    if (at != std::string_view::npos) add(begin, begin + at, 0.96, findings);
    find_members(text.substr(0, end), members, findings);
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
