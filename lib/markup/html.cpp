// SPDX-License-Identifier: Apache-2.0
#include "markup/html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <vector>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "markup/parsable.hpp"
#include "markup/parsed_document.hpp"
#include "markup/tags.hpp"
#include "markup/typed_text.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

template <std::size_t N>
bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array<GumboTag, 16> kInvisible = {
    GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE, GUMBO_TAG_HEAD,   GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG,   GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,
    GUMBO_TAG_TITLE,    GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,  GUMBO_TAG_CANVAS,
    GUMBO_TAG_META,     GUMBO_TAG_LINK,  GUMBO_TAG_SELECT, GUMBO_TAG_MAP};
constexpr std::array<GumboTag, 24> kLines = {
    GUMBO_TAG_DIV,     GUMBO_TAG_LI,      GUMBO_TAG_TR,       GUMBO_TAG_ADDRESS,
    GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,   GUMBO_TAG_CENTER,   GUMBO_TAG_DD,
    GUMBO_TAG_DT,      GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,   GUMBO_TAG_FORM,
    GUMBO_TAG_HEADER,  GUMBO_TAG_HR,      GUMBO_TAG_MAIN,     GUMBO_TAG_NAV,
    GUMBO_TAG_SECTION, GUMBO_TAG_CAPTION, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
    GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_LEGEND,   GUMBO_TAG_BODY};
constexpr std::array<GumboTag, 13> kParagraphs = {
    GUMBO_TAG_P,     GUMBO_TAG_H1,  GUMBO_TAG_H2,        GUMBO_TAG_H3, GUMBO_TAG_H4,
    GUMBO_TAG_H5,    GUMBO_TAG_H6,  GUMBO_TAG_UL,        GUMBO_TAG_OL, GUMBO_TAG_DL,
    GUMBO_TAG_TABLE, GUMBO_TAG_PRE, GUMBO_TAG_BLOCKQUOTE};

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

bool has_attribute(const GumboElement& element, const char* name) {
  return gumbo_get_attribute(&element.attributes, name) != nullptr;
}

/// Style with blanks removed, also line breaks, in lower case.
std::string style_of(const GumboElement& element) {
  std::string style = to_lower(attribute(element, "style"));
  std::erase_if(style, is_html_space);
  return style;
}

bool is_hidden(const GumboElement& element) {
  if (has_attribute(element, "hidden")) return true;
  if (!has_attribute(element, "style")) return false;
  const std::string style = style_of(element);
  return style.find("display:none") != style.npos || style.find("mso-hide:all") != style.npos ||
         style.find("visibility:hidden") != style.npos;
}

/// A part that quotes an earlier mail, by the marks that mail programs leave.
bool is_quoted_part(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_BLOCKQUOTE && attribute(element, "type") == "cite") return true;
  const std::string_view name = attribute(element, "class");
  for (const std::string_view mark :
       {"gmail_quote", "yahoo_quoted", "protonmail_quote", "moz-cite-prefix",
        "ntes-mailmaster-quote", "tutanota_quote", "zmail_extra", "iosymail"}) {
    if (name.find(mark) != name.npos) return true;
  }
  const std::string_view id = attribute(element, "id");
  return id == "isReplyContent" || id == "isForwardContent" || id == "reply139content" ||
         id == "oriMsgHtmlSeperator";
}

/// A part that mail programs mark as the signature.
bool is_signature_part(const GumboElement& element) {
  const std::string_view name = attribute(element, "class");
  for (const std::string_view mark :
       {"gmail_signature", "ntes-signature", "protonmail_signature_block", "moz-signature"}) {
    if (name.find(mark) != name.npos) return true;
  }
  return attribute(element, "id") == "imail_signature";
}

/// An element behind which everything is an earlier mail.
bool begins_quoted_rest(const GumboElement& element) {
  const std::string_view id = attribute(element, "id");
  for (const std::string_view mark : {"divRplyFwdMsg", "appendonsend", "OLK_SRC_BODY_SECTION",
                                      "mail-editor-reference-message-container", "reply-intro"}) {
    if (id == mark) return true;
  }
  if (element.tag == GUMBO_TAG_HR && attribute(element, "data-marker") == "__DIVIDER__") {
    return true;
  }
  if (!has_attribute(element, "style")) return false;
  const std::string style = style_of(element);
  const bool rule_above = style.find("border-top:solid#b5c4df1.0pt") != style.npos ||
                          style.find("border-top:solid#e1e1e11.0pt") != style.npos;
  return rule_above && style.find("padding:3.0pt0") != style.npos;
}

/// Written without spaces between words: Han, kana and their punctuation.
bool needs_no_space(char32_t c) {
  return is_han(c) || is_kana(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
}

/// Walks the tree and collects the text. Breaks are remembered and written before the next visible
/// character, so neighbouring blocks do not add up.
class TextRenderer {
 public:
  explicit TextRenderer(const HtmlOptions& options) : options_(options) {}

  void visit(const GumboNode* node) {
    if (stopped_) return;
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        add_text(node->v.text.text);
        break;
      case GUMBO_NODE_ELEMENT:
        visit_element(node->v.element);
        break;
      default:
        break;
    }
  }

  std::string take() {
    while (!out_.empty() && is_html_space(out_.back())) out_.pop_back();
    return std::move(out_);
  }

 private:
  void visit_element(const GumboElement& element) {
    if (is_one_of(element.tag, kInvisible) || is_hidden(element)) return;
    if (options_.drop_quoted && begins_quoted_rest(element)) {
      stopped_ = true;
      return;
    }
    if (options_.drop_quoted && is_quoted_part(element)) return;
    if (options_.drop_signature && is_signature_part(element)) return;
    const int breaks = breaks_around(element);
    want_breaks(breaks);
    open(element);
    for (unsigned i = 0; i < element.children.length; ++i) {
      visit(static_cast<const GumboNode*>(element.children.data[i]));
    }
    close(element);
    want_breaks(breaks);
  }

  static int breaks_around(const GumboElement& element) {
    if (is_one_of(element.tag, kLines)) return 1;
    if (!is_one_of(element.tag, kParagraphs)) return 0;
    // Outlook makes every line a paragraph without margin.
    return attribute(element, "class").find("MsoNormal") == std::string_view::npos ? 2 : 1;
  }

  void open(const GumboElement& element) {
    switch (element.tag) {
      case GUMBO_TAG_BR:
        add_break();
        break;
      case GUMBO_TAG_PRE:
        ++verbatim_;
        break;
      case GUMBO_TAG_IMG:
        add_text(attribute(element, "alt"));
        break;
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        wants_tab_ = row_has_cell_;
        row_has_cell_ = true;
        break;
      case GUMBO_TAG_TR:
        row_has_cell_ = false;
        break;
      case GUMBO_TAG_OL:
        list_numbers_.push_back(1);
        break;
      case GUMBO_TAG_UL:
        list_numbers_.push_back(0);
        break;
      case GUMBO_TAG_LI:
        add_bullet();
        break;
      default:
        break;
    }
  }

  void close(const GumboElement& element) {
    switch (element.tag) {
      case GUMBO_TAG_PRE:
        --verbatim_;
        break;
      case GUMBO_TAG_OL:
      case GUMBO_TAG_UL:
        list_numbers_.pop_back();
        break;
      case GUMBO_TAG_A:
        add_target(element);
        break;
      default:
        break;
    }
  }

  void add_bullet() {
    if (list_numbers_.empty()) return;
    int& number = list_numbers_.back();
    bullet_ = number == 0 ? "- " : std::to_string(number++) + ". ";
  }

  void add_target(const GumboElement& link) {
    const std::string_view target = attribute(link, "href");
    if (!options_.keep_link_targets || target.rfind("http", 0) != 0) return;
    const bool is_shown = out_.size() >= target.size() &&
                          std::string_view(out_).substr(out_.size() - target.size()) == target;
    if (!is_shown) add_text(" (" + std::string(target) + ")");
  }

  void want_breaks(int count) {
    breaks_ = std::max(breaks_, count);
    if (count > 0) wants_space_ = wants_tab_ = false;
  }

  void add_break() {
    constexpr int kMostTyped = 1000, kMostInDocument = 2;
    breaks_ = std::min(breaks_ + 1, options_.typed_text ? kMostTyped : kMostInDocument);
    wants_space_ = false;
  }

  void add_text(std::string_view text) {
    const bool keeps_breaks = verbatim_ > 0 || options_.typed_text;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      const char32_t c = next_code_point(text, i);
      if (keeps_breaks && c == '\n') {
        add_break();
      } else if (c < 0x80 && is_html_space(static_cast<char>(c))) {
        if (verbatim_ > 0 && c != '\r') {
          add_visible(c, text.substr(begin, i - begin));
        } else {
          wants_space_ = true;
          space_is_break_ = c == '\n';
        }
      } else {
        add_visible(c, c == 0xA0 ? " " : text.substr(begin, i - begin));
      }
    }
  }

  void add_visible(char32_t c, std::string_view bytes) {
    flush_gap(c);
    out_ += bytes;
  }

  /// Writes what lies between the last visible character and `next`.
  void flush_gap(char32_t next) {
    if (!out_.empty() && breaks_ > 0) {
      while (!out_.empty() && out_.back() == ' ') out_.pop_back();
      out_.append(static_cast<std::size_t>(breaks_), '\n');
    } else if (!out_.empty() && wants_tab_) {
      out_ += '\t';
    } else if (!out_.empty() && wants_space_ && !is_break_within_cjk(next)) {
      out_ += ' ';
    }
    out_ += bullet_;
    bullet_.clear();
    breaks_ = 0;
    wants_tab_ = wants_space_ = space_is_break_ = false;
  }

  /// A line break of the source between two such characters is no space.
  bool is_break_within_cjk(char32_t next) const {
    return space_is_break_ && needs_no_space(next) &&
           needs_no_space(previous_code_point(out_, out_.size()));
  }

  const HtmlOptions& options_;
  std::string out_, bullet_;
  std::vector<int> list_numbers_;  ///< per open list the next number, 0 for bullets
  int breaks_ = 0, verbatim_ = 0;
  bool wants_space_ = false, space_is_break_ = false, wants_tab_ = false, row_has_cell_ = false;
  bool stopped_ = false;
};

/// Whether a tag, comment or doctype may begin with the "<" at `open`; "3 < 5" is text.
bool may_begin_markup(std::string_view html, std::size_t open) {
  const char next = open + 1 < html.size() ? html[open + 1] : ' ';
  return is_ascii_letter(next) || next == '/' || next == '!' || next == '?';
}

/// Tags removed by brackets alone, for input that is not parsed. What no bracket closes is text.
std::string without_tags(std::string_view html) {
  std::string text;
  for (std::size_t i = 0; i < html.size();) {
    const std::size_t open = std::min(html.find('<', i), html.size());
    text.append(html, i, open - i);
    const bool markup = may_begin_markup(html, open);
    const std::size_t close = markup ? html.find('>', open) : open;
    if (close == html.npos) return decode_entities(text.append(html, open));
    if (!markup) text.append(html, open, 1);
    if (markup && !text.empty() && text.back() != ' ') text += ' ';
    i = close + 1;
  }
  return decode_entities(text);
}

std::string render(std::string_view html, const HtmlOptions& options) {
  const ParsedDocument document(html);
  TextRenderer renderer(options);
  renderer.visit(document.root());
  return renderer.take();
}

std::string text_of_document(std::string_view html, const HtmlOptions& options) {
  if (!is_parsable(html)) return without_tags(html);
  std::string text = render(html, options);
  if (!text.empty() || !(options.drop_quoted || options.drop_signature)) return text;
  HtmlOptions whole = options;
  whole.drop_quoted = whole.drop_signature = false;
  return render(html, whole);
}

}  // namespace

std::string html_to_text(std::string_view html, const HtmlOptions& options) {
  if (!options.typed_text) return text_of_document(html, options);
  if (auto simple = with_plain_breaks(html)) return decode_typed_entities(*simple);
  const EscapedText escaped = escape_typed(html);
  HtmlOptions effective = options;
  effective.typed_text = !escaped.has_blocks;
  return decode_typed_entities(text_of_document(escaped.html, effective));
}

}  // namespace deskmill
