// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases.hpp"

#include <algorithm>
#include <optional>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// An alternative that stands for more strings stays an expression.
constexpr std::size_t kMostStrings = 256;
using Strings = std::vector<std::string>;

/// Stands for itself. Letters of other scripts may have cases that the trie does not fold, and a
/// lone digit would stand for all.
bool is_plain(char32_t c) {
  if (c >= 0x80) return is_cjk(c) || !is_letter(c);
  return c >= ' ' && !(c >= '0' && c <= '9');
}

bool is_special(char32_t c, std::string_view special) {
  return c < 0x80 && special.find(static_cast<char>(c)) != special.npos;
}

constexpr std::string_view kMetacharacters = "\\^$.|?*+()[]{}";

bool stands_for_itself(char32_t c) {
  return is_plain(c) && !is_special(c, kMetacharacters);
}

/// Reads one alternative; nullopt when it is more than a few plain strings.
class AlternativeReader {
 public:
  explicit AlternativeReader(std::string_view text) : text_(text) {}

  std::optional<Strings> read() {
    std::optional<Strings> strings = read_sequence();
    if (position_ != text_.size()) return std::nullopt;
    return strings;
  }

 private:
  bool at_end() const {
    return position_ == text_.size() || text_[position_] == '|' || text_[position_] == ')';
  }
  bool take(std::string_view token) {
    if (text_.substr(position_, token.size()) != token) return false;
    position_ += token.size();
    return true;
  }

  std::optional<Strings> read_sequence() {
    Strings strings = {""};
    while (!at_end()) {
      if (append_letter(strings)) continue;
      std::optional<Strings> item = read_item();
      if (!item) return std::nullopt;
      if (take("?")) item->insert(item->begin(), "");
      if (strings.size() * item->size() > kMostStrings) return std::nullopt;
      extend(strings, *item);
    }
    return strings;
  }

  /// The next letter, which most items are, unless it may be missing.
  bool append_letter(Strings& strings) {
    std::size_t end = position_;
    const char32_t c = next_code_point(text_, end);
    const bool optional = end < text_.size() && text_[end] == '?';
    if (optional || !stands_for_itself(c)) return false;
    for (std::string& string : strings) string += text_.substr(position_, end - position_);
    position_ = end;
    return true;
  }

  static void extend(Strings& strings, const Strings& ends) {
    Strings longer;
    for (const std::string& begin : strings) {
      for (const std::string& end : ends) longer.push_back(begin + end);
    }
    strings = std::move(longer);
  }

  std::optional<Strings> read_item() {
    if (take("(?:")) return read_group();
    if (take("[")) return read_class();
    const bool escaped = take("\\");
    if (position_ == text_.size()) return std::nullopt;
    const char32_t c = next_code_point(text_, position_);
    if (escaped ? !is_special(c, kMetacharacters) : !stands_for_itself(c)) return std::nullopt;
    return Strings{from_code_points({&c, 1})};
  }

  std::optional<Strings> read_group() {
    Strings all;
    do {
      const std::optional<Strings> strings = read_sequence();
      if (!strings) return std::nullopt;
      all.insert(all.end(), strings->begin(), strings->end());
    } while (take("|"));
    if (!take(")")) return std::nullopt;
    return all;
  }

  std::optional<Strings> read_class() {
    Strings all;
    while (position_ < text_.size() && !take("]")) {
      if (take("0-9")) {
        all.emplace_back("0");
        continue;
      }
      const char32_t c = next_code_point(text_, position_);
      if (!is_plain(c) || is_special(c, "\\^[-")) return std::nullopt;
      all.push_back(from_code_points({&c, 1}));
    }
    return text_[position_ - 1] == ']' ? std::optional(all) : std::nullopt;
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

/// Cuts at the bars outside of groups and classes.
std::vector<std::string_view> alternatives_of(std::string_view expression) {
  std::vector<std::string_view> alternatives;
  std::size_t begin = 0, depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      if (expression.substr(i + 1, 1) == "^") ++i;
      if (expression.substr(i + 1, 1) == "]") ++i;
    } else if (c == '(' || c == ')') {
      depth += c == '(' ? 1 : std::size_t(-1);
    } else if (c == '|' && depth == 0) {
      alternatives.push_back(expression.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  alternatives.push_back(expression.substr(begin));
  return alternatives;
}

/// \Q…\E, flags and named classes need a true parser.
bool is_too_clever(std::string_view expression) {
  if (expression.find("\\Q") != expression.npos || expression.find("[[:") != expression.npos)
    return true;
  for (std::size_t i = expression.find("(?"); i != expression.npos;
       i = expression.find("(?", i + 1)) {
    if (expression.substr(i + 2, 1) != ":") return true;
  }
  return false;
}

}  // namespace

Phrases split_phrases(std::string_view expression) {
  if (is_too_clever(expression)) return {{}, {}, {std::string(expression)}, false};
  Phrases phrases;
  for (const std::string_view alternative : alternatives_of(expression)) {
    const bool anchored = alternative.starts_with('^');
    const std::optional<Strings> strings =
        AlternativeReader(alternative.substr(anchored ? 1 : 0)).read();
    const bool empty =
        !strings || std::find(strings->begin(), strings->end(), "") != strings->end();
    if (!empty) {
      Strings& list = anchored ? phrases.at_start : phrases.anywhere;
      list.insert(list.end(), strings->begin(), strings->end());
      continue;
    }
    phrases.rest.emplace_back(alternative);
  }
  return phrases;
}

}  // namespace deskmill
