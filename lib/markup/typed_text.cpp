// SPDX-License-Identifier: Apache-2.0
#include "markup/typed_text.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "markup/code_spans.hpp"
#include "markup/tags.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

bool is_doctype(std::string_view text, std::size_t position) {
  constexpr std::string_view kDoctype = "<!doctype";
  constexpr std::size_t kLongest = 256;
  const std::string_view here = text.substr(position, kLongest);
  return here.size() > 1 && here[1] == '!' &&
         to_lower(here.substr(0, kDoctype.size())) == kDoctype && here.find('>') != here.npos;
}

/// What was typed before the first tag has lines of its own, also when a document follows:
/// "Hello,\nwe see this:\n<html>...".
void keep_lines(std::string& html, std::size_t typed) {
  if (is_ascii_blank(std::string_view(html).substr(0, typed))) return;
  std::string lines;
  for (const char c : std::string_view(html).substr(0, typed)) {
    if (c == '\n') {
      lines += "<br>";
    } else {
      lines += c;
    }
  }
  html.replace(0, typed, lines);
}

}  // namespace

EscapedText escape_typed(std::string_view text) {
  EscapedText escaped;
  std::string& html = escaped.html;
  html.reserve(text.size() + 64);
  // Looked up once: a search from each "<!--" that is not closed would be quadratic.
  const std::size_t last_comment_end = text.rfind("-->");
  std::size_t typed = text.npos;  // how much of `html` comes before the first tag
  CodeSpans code(text);
  TagFinder tags(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '<' && code.covers(i)) {
      html += "&lt;";
    } else if (text[i] == '<') {
      const auto tag = tags.at(i);
      const bool comment =
          text.substr(i, 4) == "<!--" && last_comment_end != text.npos && i <= last_comment_end;
      const bool is_markup = tag || comment || is_doctype(text, i);
      escaped.has_blocks |= tag && tag->is_block && !tag->closing;
      if (is_markup) typed = std::min(typed, html.size());
      html += is_markup ? "<" : "&lt;";
    } else if (text[i] == '&') {
      html += "&amp;";
    } else {
      html += text[i];
    }
  }
  if (escaped.has_blocks) keep_lines(html, typed);
  return escaped;
}

std::optional<std::string> with_plain_breaks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  CodeSpans code(text);
  TagFinder tags(text);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t open = std::min(text.find('<', i), text.size());
    out.append(text, i, open - i);
    if (open == text.size()) break;
    const auto tag = code.covers(open) ? std::nullopt : tags.at(open);
    if (!tag && text.substr(open, 4) == "<!--") return std::nullopt;
    i = tag ? tag->end : open + 1;
    if (!tag) {
      out += '<';
    } else if (tag->is_break) {
      while (!out.empty() && out.back() == ' ') out.pop_back();
      out += '\n';
    } else {
      return std::nullopt;
    }
  }
  while (!out.empty() && is_html_space(out.back())) out.pop_back();
  return out;
}

}  // namespace deskmill
