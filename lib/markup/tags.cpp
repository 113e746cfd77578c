// SPDX-License-Identifier: Apache-2.0
#include "markup/tags.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "markup/code_spans.hpp"
#include "markup/html.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

/// Elements that appear in mails and chats. Not listed are names that people write in angle
/// brackets as words: <image>, <link>, <address>, <code>, <time>; <title> counts in a document.
/// QQ mail's own <includetail> is what it wraps pasted content in.
constexpr std::array<std::string_view, 53> kElements = {
    "a",      "abbr", "article",     "b",       "base",  "big",    "blockquote", "body",   "br",
    "center", "del",  "div",         "em",      "font",  "footer", "form",       "h1",     "h2",
    "h3",     "h4",   "h5",          "h6",      "head",  "header", "hr",         "html",   "i",
    "iframe", "img",  "includetail", "input",   "ins",   "li",     "meta",       "ol",     "p",
    "pre",    "s",    "script",      "section", "small", "span",   "strike",     "strong", "style",
    "sub",    "sup",  "table",       "tbody",   "td",    "tr",     "u",          "ul"};

/// Elements that lay out a document: with one of them, line breaks of the source mean nothing.
constexpr std::array<std::string_view, 15> kBlocks = {
    "article", "blockquote", "body", "center", "div",   "h1", "h2", "h3",
    "html",    "li",         "ol",   "p",      "table", "tr", "ul"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

constexpr std::size_t kLongestName = 11;  ///< of kElements
constexpr std::size_t kNear = 512;

/// Up to kNear bytes in front of `position`, in lower case.
std::string before(std::string_view text, std::size_t position) {
  const std::size_t length = std::min(position, kNear);
  return to_lower(text.substr(position - length, length));
}

/// <title> at `position` is that of a document, which has begun and goes on behind </title>. Were
/// the end not found, all that follows would be the title.
bool opens_title(std::string_view text, std::size_t position) {
  const std::string in_front = before(text, position);
  const bool in_document =
      in_front.find("<head") != in_front.npos || in_front.find("<html") != in_front.npos;
  return in_document &&
         to_lower(text.substr(position, kNear)).find("</title>") != std::string::npos;
}

bool closes_title(std::string_view text, std::size_t position) {
  const std::string in_front = before(text, position);
  const std::size_t open = in_front.rfind("<title");
  return open != in_front.npos && opens_title(text, position - in_front.size() + open);
}

/// Position of the ">" that ends a tag whose attributes begin at `i`, or npos. Attributes must look
/// like some: one "=" at least, no "<" outside quotes.
std::size_t end_of_attributes(std::string_view text, std::size_t i) {
  bool has_equals = false;
  char quote = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return has_equals ? i : text.npos;
    } else if (c == '<') {
      return text.npos;
    } else if (has_equals && (c == '"' || c == '\'')) {
      quote = c;
    }
    if (c == '=') has_equals = true;
  }
  return text.npos;
}

/// Whatever stands in them is no markup up to their end.
constexpr std::array<std::string_view, 3> kRawElements = {"iframe", "script", "style"};

/// Where the last "</name" stands, or npos.
std::size_t last_end_of(std::string_view name, std::string_view text) {
  for (std::size_t at = text.rfind("</"); at != text.npos; at = text.rfind("</", at - 1)) {
    if (to_lower(text.substr(at + 2, name.size())) == name) return at;
    if (at == 0) break;
  }
  return text.npos;
}

}  // namespace

bool TagFinder::swallows_rest(std::string_view name, std::size_t position) {
  const auto raw = std::find(kRawElements.begin(), kRawElements.end(), name);
  if (raw == kRawElements.end()) return false;
  std::size_t& last_end = last_ends_[static_cast<std::size_t>(raw - kRawElements.begin())];
  if (last_end == kNotLookedFor) last_end = last_end_of(name, text_);
  if (last_end != text_.npos && last_end > position) return false;
  return before(text_, position).find("<html") == std::string::npos;
}

std::optional<HtmlTag> TagFinder::at(std::size_t position) {
  const std::string_view text = text_;
  std::size_t i = position + 1;
  const bool closing = i < text.size() && text[i] == '/';
  if (closing) ++i;
  const std::size_t name_begin = i;
  while (i < text.size() && i - name_begin <= kLongestName && is_ascii_alnum(text[i])) ++i;
  const std::string name = to_lower(text.substr(name_begin, i - name_begin));
  const bool is_title =
      name == "title" && (closing ? closes_title(text, position) : opens_title(text, position));
  if (!is_title && !contains(kElements, name)) return std::nullopt;
  if (!closing && swallows_rest(name, position)) return std::nullopt;
  const std::size_t after_name = i;
  while (i < text.size() && is_html_space(text[i])) ++i;
  if (i < text.size() && text[i] == '/') ++i;
  std::size_t end = i < text.size() && text[i] == '>' ? i : text.npos;
  if (end == text.npos && !closing && i > after_name) end = end_of_attributes(text, i);
  if (end == text.npos) return std::nullopt;
  return HtmlTag{end + 1, closing, name == "br", contains(kBlocks, name)};
}

bool has_html_tags(std::string_view text) {
  CodeSpans code(text);
  TagFinder tags(text);
  for (std::size_t i = text.find('<'); i != text.npos; i = text.find('<', i + 1)) {
    if (tags.at(i) && !code.covers(i)) return true;
  }
  return false;
}

bool looks_like_html(std::string_view text) {
  return has_html_tags(text) || has_entities(text);
}

}  // namespace deskmill
