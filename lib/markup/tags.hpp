// Which "<" opens a tag of HTML, in text that may be anything: strict, because "a <b and c> d" or
// "<image>" is what people type.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace deskmill {

struct HtmlTag {
  std::size_t end = 0;  ///< behind the ">"
  bool closing = false;
  bool is_break = false;  ///< <br>
  bool is_block = false;  ///< lays out a document: <p>, <div>, <table>
};

/// The tag whose "<" stands at `position`, if it is one of a known element.
std::optional<HtmlTag> tag_at(std::string_view text, std::size_t position);

}  // namespace deskmill
