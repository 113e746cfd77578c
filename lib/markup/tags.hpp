// Which "<" opens a tag of HTML, in text that may be anything: strict, because "a <b and c> d" or
// "<image>" is what people type.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace deskmill {

/// White space as HTML knows it.
constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

struct HtmlTag {
  std::size_t end = 0;  ///< behind the ">"
  bool closing = false;
  bool is_break = false;  ///< <br>
  bool is_block = false;  ///< lays out a document: <p>, <div>, <table>
};

/// The tag whose "<" stands at `position`, if it is one of a known element.
std::optional<HtmlTag> tag_at(std::string_view text, std::size_t position);

}  // namespace deskmill
