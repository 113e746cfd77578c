// IPv4, IPv6 and MAC addresses. Loopback and unspecified addresses name nobody and are kept.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <initializer_list>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"
#include "stages/anonymize/recognizers/online/online.hpp"

namespace deskmill {
namespace {

bool is_octet(std::string_view digits) {
  return digits.size() <= 3 && (digits.size() == 1 || digits[0] != '0') && number_of(digits) <= 255;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

/// "v10.6.3.25", "version 10.6.3.25", unless an address is spoken of.
bool is_version_before(std::string_view text, std::size_t begin) {
  const char before = ascii_lower(char_before(text, begin));
  if (before == 'v' || before == '.' || before == '-' || is_ascii_alnum(before)) return true;
  constexpr std::size_t kReach = 24;
  const std::string_view head =
      text.substr(begin > kReach ? begin - kReach : 0, std::min(begin, kReach));
  if (contains_any(head, {"IP", "ip", "地址", "address"})) return false;
  return contains_any(head,
                      {"ersion", "版本", "组件", "固件", "软件", "irmware", "build", "Build"});
}

/// "10.6.3.25版软件", "1.1.0.21的版本".
bool is_version_behind(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, 12);
  return rest.starts_with("版") || rest.starts_with("的版") || rest.starts_with("这个版") ||
         rest.starts_with(" version");
}

void find_v4(const Anchors& anchors, Findings& findings) {
  for (std::size_t i = 0; i + 3 < anchors.runs.size(); ++i) {
    bool octets = is_octet(anchors.digits_of(anchors.runs[i]));
    for (std::size_t k = 0; k < 3 && octets; ++k) {
      octets =
          anchors.gap_after(i + k) == "." && is_octet(anchors.digits_of(anchors.runs[i + k + 1]));
    }
    if (!octets) continue;
    const std::size_t begin = anchors.runs[i].begin, end = anchors.runs[i + 3].end;
    const std::string_view first = anchors.digits_of(anchors.runs[i]);
    if (!clean_right_edge(anchors.text, end) || is_version_before(anchors.text, begin)) continue;
    if (is_version_behind(anchors.text, end)) continue;
    if (first == "127" || first == "0" || first == "255") continue;
    const bool small = anchors.digits_of(i, i + 4).size() == 4;  // 1.2.3.4 is more often a version
    findings.push_back({begin, end, PiiType::kIpAddress, small ? 0.5 : 0.85, kIpV4.name});
    i += 3;
  }
}

/// Two to eight groups of up to four hexadecimal digits, "::" at most once and needed under eight.
bool is_v6(std::string_view token) {
  std::size_t groups = 0, length = 0, gaps = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != ':') {
      if (++length > 4) return false;
      groups += length == 1 ? 1 : 0;
      continue;
    }
    length = 0;
    if (i + 1 < token.size() && token[i + 1] == ':') ++gaps;
  }
  return (groups == 8 && gaps == 0) || (gaps == 1 && groups >= 2 && groups < 8);
}

/// 00:1a:2b:3c:4d:5e, which tells a machine wherever it is.
bool is_mac(std::string_view token) {
  constexpr std::size_t kBytes = 17, kPeriod = 3;
  if (token.size() != kBytes) return false;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if ((token[i] == ':') != (i % kPeriod == kPeriod - 1)) return false;
  }
  return true;
}

void find_v6(const Anchors& anchors, Findings& findings) {
  std::size_t done = 0;
  for (const std::size_t colon : anchors.colons) {
    if (colon < done) continue;
    std::size_t begin = colon, end = colon;
    while (begin > 0 && is_hex_digit(anchors.text[begin - 1])) --begin;
    while (end < anchors.text.size() &&
           (is_hex_digit(anchors.text[end]) || anchors.text[end] == ':'))
      ++end;
    done = end;
    while (end > begin && anchors.text[end - 1] == ':' && end - begin > 2) --end;
    if (is_inside_word(anchors.text, begin, end)) continue;
    const std::string_view token = anchors.text.substr(begin, end - begin);
    if (!is_v6(token) && !is_mac(token)) continue;
    findings.push_back({begin, end, PiiType::kIpAddress, 0.9, kIpV6.name});
  }
}

/// 00-1A-2B-3C-4D-5E as Windows writes it, 001a.2b3c.4d5e as routers do: groups of one length
/// between the same signs.
bool is_mac_of_groups(std::string_view token) {
  const std::size_t group = token.find_first_of("-.");
  if (group != 2 && group != 4) return false;
  const std::size_t period = group + 1, groups = (token.size() + 1) / period;
  if (groups * group != 12 || (token.size() + 1) % period != 0) return false;
  const char sign = group == 2 ? '-' : '.';
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool parts = i % period == group;
    if (parts ? token[i] != sign : !is_hex_digit(token[i])) return false;
  }
  return true;
}

/// Directly behind the word: numbers of goods are written like that as well.
void find_mac(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kLongest = 18;
  const std::string_view text = anchors.text;
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kHardware) continue;
    const std::size_t begin = token_after(text, hit.end).begin;
    std::size_t end = begin;
    const auto is_part = [](char c) { return is_ascii_alnum(c) || c == '-' || c == '.'; };
    while (end < text.size() && end - begin <= kLongest && is_part(text[end])) ++end;
    while (end > begin && !is_ascii_alnum(text[end - 1])) --end;
    if (is_mac_of_groups(text.substr(begin, end - begin)))
      findings.push_back({begin, end, PiiType::kIpAddress, 0.85, kMac.name});
  }
}

constexpr std::string_view kMacMatch[] = {"MAC地址是⟦00-1A-2B-3C-4D-5E⟧",
                                          "my mac is ⟦001a.2b3c.4d5e⟧.",
                                          "mac address: ⟦00-11-22-33-44-55⟧ is offline"};
constexpr std::string_view kMacNoMatch[] = {"part 00-1A-2B-3C-4D-5E", "my mac 13-inch",
                                            "mac 00-1A-2B-3C-4D-5E-6F", "mac 001a.2b3c",
                                            "Mac v1.2b3c.4d5e"};
constexpr std::string_view kV4Match[] = {"IP是⟦192.168.1.1⟧请看", "from ⟦203.0.113.7⟧:8080",
                                         "软件版本v2的IP是⟦203.0.113.7⟧"};
constexpr std::string_view kV4NoMatch[] = {
    "v10.0.19.44", "版本10.0.19.44",        "1.2.3.4.5",          "127.0.0.1",
    "300.1.2.3",   "升级到10.6.3.25版软件", "组件1.1.0.21的版本", "version 10.6.3.25"};
constexpr std::string_view kV6Match[] = {"addr ⟦2001:db8::8a2e:370:7334⟧ ok",
                                         "⟦2001:0db8:85a3:0000:0000:8a2e:0370:7334⟧",
                                         "MAC ⟦00:1a:2b:3c:4d:5e⟧ of the router"};
constexpr std::string_view kV6NoMatch[] = {"at 10:02:11", "std::vector", "00:1a:2b:3c:4d:5e:6f",
                                           "a::"};

}  // namespace

constinit const Recognizer kIpV4 = {PiiType::kIpAddress,
                                    "ipv4",
                                    kNeedsFourRuns,
                                    0,
                                    find_v4,
                                    "IPv4 addresses but loopback; versions are kept",
                                    kV4Match,
                                    kV4NoMatch};

constinit const Recognizer kIpV6 = {PiiType::kIpAddress,      "ipv6",   kNeedsColon, 0, find_v6,
                                    "IPv6 and MAC addresses", kV6Match, kV6NoMatch};

constinit const Recognizer kMac = {PiiType::kIpAddress,
                                   "mac",
                                   kNeedsCue,
                                   mask_of(Cue::kHardware),
                                   find_mac,
                                   "MAC addresses with hyphens or dots",
                                   kMacMatch,
                                   kMacNoMatch};

}  // namespace deskmill
