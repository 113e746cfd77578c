// Character references. The table of the 2,231 names is gumbo's: a reference is parsed as a tiny
// document.
// SPDX-License-Identifier: Apache-2.0
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/ascii.hpp"
#include "markup/html.hpp"
#include "markup/parsable.hpp"
#include "markup/parsed_document.hpp"

namespace deskmill {
namespace {

/// Longest name of HTML5 is CounterClockwiseContourIntegral, 31 letters.
constexpr std::size_t kLongestReference = 34;

/// The references seen every day, without a parser.
std::optional<std::string_view> usual_entity(std::string_view reference) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kUsual = {{
      {"&nbsp;", "\u00A0"},
      {"&amp;", "&"},
      {"&lt;", "<"},
      {"&gt;", ">"},
      {"&quot;", "\""},
      {"&#39;", "'"},
      {"&apos;", "'"},
  }};
  for (const auto& [name, value] : kUsual) {
    if (name == reference) return value;
  }
  return std::nullopt;
}

void append_text_nodes(const GumboNode* node, std::string& out) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    out += node->v.text.text;
  } else if (node->type == GUMBO_NODE_ELEMENT) {
    for (unsigned i = 0; i < node->v.element.children.length; ++i) {
      append_text_nodes(static_cast<const GumboNode*>(node->v.element.children.data[i]), out);
    }
  }
}

/// `reference` has no "<". A letter in front keeps the parser from skipping decoded white space.
std::string decode_with_gumbo(std::string_view reference) {
  if (has_endless_number(reference)) return std::string(reference);
  const std::string document = "x" + std::string(reference);
  const ParsedDocument parsed(document);
  std::string text;
  append_text_nodes(parsed.root(), text);
  return text.empty() ? std::string(reference) : text.substr(1);
}

/// Length of what may be a reference at the front of `text`, which begins with "&".
std::size_t reference_length(std::string_view text) {
  std::size_t i = 1;
  if (i < text.size() && text[i] == '#') ++i;
  while (i < text.size() && i < kLongestReference && is_ascii_alnum(text[i])) ++i;
  if (i < text.size() && text[i] == ';') ++i;
  return i;
}

/// Decodes a terminated reference at `position`; moves behind it. Nullopt when there is none.
std::optional<std::string> terminated_reference(std::string_view text, std::size_t& position) {
  const std::string_view reference = text.substr(position, reference_length(text.substr(position)));
  if (reference.size() < 4 || reference.back() != ';') return std::nullopt;
  std::string decoded;
  if (const auto usual = usual_entity(reference)) {
    decoded = *usual;
  } else {
    decoded = decode_with_gumbo(reference);
    // Not a name after all, or a name that ends before the semicolon ("&notit;").
    if (decoded == reference || (decoded.size() > 1 && decoded.back() == ';')) return std::nullopt;
  }
  position += reference.size();
  return decoded;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', i), text.size());
    out.append(text, i, ampersand - i);
    i = ampersand;
    if (i == text.size()) break;
    const std::string_view reference = text.substr(i, reference_length(text.substr(i)));
    const auto usual = usual_entity(reference);
    out += usual                  ? std::string(*usual)
           : reference.size() < 3 ? std::string(reference)
                                  : decode_with_gumbo(reference);
    i += reference.size();
  }
  return out;
}

std::string decode_typed_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = i;
    i = std::min(text.find('&', i), text.size());
    out.append(text, plain, i - plain);
    if (i == text.size()) break;
    // "&amp;" leaves an ampersand that may begin the next reference, so look again from there.
    std::string rest(text.substr(i, 2 * kLongestReference));
    std::size_t taken = 0;
    std::optional<std::string> decoded = terminated_reference(rest, taken);
    i += decoded ? taken : 1;
    while (decoded && *decoded == "&" && i < text.size()) {
      rest = "&" + std::string(text.substr(i, kLongestReference));
      taken = 0;
      auto next = terminated_reference(rest, taken);
      if (!next) break;
      i += taken - 1;
      decoded = std::move(next);
    }
    out += decoded.value_or("&");
  }
  return out;
}

bool has_entities(std::string_view text) {
  for (std::size_t i = text.find('&'); i != text.npos; i = text.find('&', i + 1)) {
    std::size_t position = i;
    if (terminated_reference(text, position)) return true;
  }
  return false;
}

}  // namespace deskmill
