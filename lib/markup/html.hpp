// HTML to the text a person would see (gumbo): blocks become lines, cells tabs, links keep their
// text, scripts, styles and hidden preheaders vanish. Lines are never wrapped; no space appears
// between Han across inline tags.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

struct HtmlOptions {
  bool keep_link_targets = false;  ///< "text (url)" where they differ
  bool drop_quoted = false;        ///< cut gmail_quote, blockquote type=cite, Outlook reply blocks
  bool drop_signature = false;     ///< cut what mail programs mark as the signature
  /// The source is text that people typed, with some markup in it: line breaks stay, a "<" or "&"
  /// that begins no known element or terminated reference is a character.
  bool typed_text = false;
};

/// `html` must be valid UTF-8. With `drop_quoted` or `drop_signature`, a document of
/// nothing else keeps all.
std::string html_to_text(std::string_view html, const HtmlOptions& options = {});
/// Has a tag of a known element: "<br>", "</p>", "<a href=...>". "a < b", "<3", "<image>" are not.
bool has_html_tags(std::string_view text);
/// Has a terminated character reference: "&nbsp;", "&#39;". "AT&T" and "?a=1&copy=2" are not.
bool has_entities(std::string_view text);
/// Either of them.
bool looks_like_html(std::string_view text);
/// Character references only, by the rules of HTML5: "&amp;" to "&", numeric ones, all named ones,
/// also those that may stand without a semicolon.
std::string decode_entities(std::string_view text);
/// The same for text that people typed: only terminated references, and what was escaped several
/// times is decoded to the end ("&amp;amp;lt;" to "<").
std::string decode_typed_entities(std::string_view text);

}  // namespace deskmill
