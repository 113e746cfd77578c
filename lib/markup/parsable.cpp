// SPDX-License-Identifier: Apache-2.0
#include "markup/parsable.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

/// Real documents nest less deep than this.
constexpr std::size_t kMaxOpenTags = 400;
/// Limit of the deepest nesting times the number of tags.
constexpr std::size_t kMaxTreeWork = 4'000'000;
/// Limit of the bytes of all tags and the squares of their numbers of attributes, per byte of the
/// source: a "<" in an attribute is taken for a tag as well.
constexpr std::size_t kMaxTagWork = 64, kFreeTagWork = 1'000'000;

constexpr std::string_view kBlanks = " \t\n\r\f";
constexpr std::string_view kBetweenAttributes = " \t\n\r\f/";
constexpr std::string_view kEndsName = " \t\n\r\f/>";
constexpr std::string_view kEndsAttributeName = " \t\n\r\f/>=";
constexpr std::string_view kEndsValue = " \t\n\r\f>";

/// Never stand within themselves: empty ones, and those that the next of their kind closes.
constexpr std::array<std::string_view, 25> kNeverNested = {
    "area",  "base",  "br",   "col",   "dd",     "dt",    "embed", "hr",     "img",
    "input", "li",    "link", "meta",  "option", "p",     "param", "source", "tbody",
    "td",    "tfoot", "th",   "thead", "tr",     "track", "wbr"};

static_assert(std::is_sorted(kNeverNested.begin(), kNeverNested.end()));

/// The place that was found, or the end.
std::size_t or_end(std::size_t found, std::string_view html) {
  return std::min(found, html.size());
}

/// Lower case, from `begin` on.
std::string name_at(std::string_view html, std::size_t begin) {
  constexpr std::size_t kLongest = 16;  // longer ones that begin alike count as one
  const std::string_view name = html.substr(begin, kLongest);
  return ascii_lowered(name.substr(0, name.find_first_of(kEndsName)));
}

/// What reading the tag costs whose name begins at `begin`.
std::size_t work_of_tag(std::string_view html, std::size_t begin) {
  std::size_t attributes = 0;
  std::size_t at = or_end(html.find_first_of(kEndsName, begin), html);
  while (true) {
    at = or_end(html.find_first_not_of(kBetweenAttributes, at), html);
    if (at == html.size() || html[at] == '>') break;
    ++attributes;
    const std::size_t name_end = or_end(html.find_first_of(kEndsAttributeName, at + 1), html);
    at = or_end(html.find_first_not_of(kBlanks, name_end), html);
    if (at == html.size() || html[at] != '=') continue;
    at = or_end(html.find_first_not_of(kBlanks, at + 1), html);
    const char quote = at < html.size() ? html[at] : ' ';
    const bool is_quoted = quote == '"' || quote == '\'';
    at = is_quoted ? or_end(html.find(quote, at + 1), html)
                   : or_end(html.find_first_of(kEndsValue, at), html);
    if (is_quoted && at < html.size()) ++at;
  }
  return at - begin + attributes * attributes;
}

/// How deep elements nest. Only a tag that closes an open element makes it less.
class Nesting {
 public:
  void open(const std::string& name) {
    if (std::binary_search(kNeverNested.begin(), kNeverNested.end(), name)) return;
    ++open_[name];
    deepest_ = std::max(deepest_, ++depth_);
  }
  void close(const std::string& name) {
    const auto open = open_.find(name);
    if (open == open_.end() || open->second == 0) return;
    --open->second;
    --depth_;
  }
  std::size_t deepest() const { return deepest_; }

 private:
  std::unordered_map<std::string, std::size_t> open_;
  std::size_t depth_ = 0, deepest_ = 0;
};

}  // namespace

bool has_endless_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 7;  // hexadecimal or not, they fit
  for (std::size_t i = text.find("&#"); i != text.npos; i = text.find("&#", i + 2)) {
    std::string_view digits = text.substr(i + 2);
    if (digits.starts_with('x') || digits.starts_with('X')) digits.remove_prefix(1);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    const auto end = digits.find_first_not_of("0123456789abcdefABCDEF");
    if (std::min(end, digits.size()) > kMostDigits) return true;
  }
  return false;
}

bool is_parsable(std::string_view html) {
  if (has_endless_number(html)) return false;
  Nesting nesting;
  std::size_t tags = 0, tag_work = 0;
  for (std::size_t i = html.find('<'); i != html.npos; i = html.find('<', i + 1)) {
    ++tags;
    const char next = i + 1 < html.size() ? html[i + 1] : ' ';
    if (next == '/') {
      nesting.close(name_at(html, i + 2));
    } else if (is_ascii_letter(next)) {
      nesting.open(name_at(html, i + 1));
      tag_work += work_of_tag(html, i + 1);
    }
    if (nesting.deepest() > kMaxOpenTags) return false;
    if (tag_work > kFreeTagWork + kMaxTagWork * html.size()) return false;
  }
  return nesting.deepest() * tags <= kMaxTreeWork;
}

}  // namespace deskmill
