// Which "<" opens a tag of HTML, in text that may be anything: strict, because "a <b and c> d" or
// "<image>" is what people type.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
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

/// Of one text, which must outlive it.
class TagFinder {
 public:
  explicit TagFinder(std::string_view text) : text_(text) { last_ends_.fill(kNotLookedFor); }
  /// The tag whose "<" stands at `position`, if it is one of a known element. Behind a <script>
  /// that nobody closes all would be script: where no document has begun, that is a word somebody
  /// wrote.
  std::optional<HtmlTag> at(std::size_t position);

 private:
  static constexpr std::size_t kNotLookedFor = std::string_view::npos - 1;
  bool swallows_rest(std::string_view name, std::size_t position);

  std::string_view text_;
  /// Of the elements that hold no markup, where the last "</name" stands, or npos. Looked for once:
  /// a search from each of them would be quadratic.
  std::array<std::size_t, 3> last_ends_{};
};

}  // namespace deskmill
