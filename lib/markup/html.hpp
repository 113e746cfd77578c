// HTML to the text a person would see (gumbo): blocks become lines, cells tabs, links keep their text,
// scripts, styles and hidden preheaders vanish. Lines are never wrapped; no space appears between Han
// across inline tags.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

struct HtmlOptions {
  bool keep_link_targets = false;   ///< "text (url)" where they differ
  bool drop_quoted = false;         ///< cut gmail_quote, blockquote type=cite, Outlook reply blocks
};

std::string html_to_text(std::string_view html, const HtmlOptions& options = {});
/// Looks like markup: a known element's tag or a character reference. "a < b" and "<3" are not.
bool looks_like_html(std::string_view text);
/// Character references only: "&amp;" to "&", numeric ones, all named ones of HTML5.
std::string decode_entities(std::string_view text);

}  // namespace deskmill
