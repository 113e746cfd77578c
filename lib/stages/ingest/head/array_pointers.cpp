// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/head/array_pointers.hpp"

#include <algorithm>
#include <utility>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

/// Follows brackets and strings of a possibly cut-off object and notes where arrays of objects
/// begin.
class ArrayFinder {
 public:
  explicit ArrayFinder(std::string_view text) : text_(text) {}

  std::vector<std::string> run() {
    skip_blanks();
    if (peek() == '{') object("", 0);
    return std::move(found_);
  }

 private:
  static constexpr int kDeepest = 2;
  static constexpr std::size_t kMost = 8;  ///< each is tried on the whole head

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(kAsciiBlanks, at_), text_.size()); }

  std::string_view string_token() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    const std::size_t end = std::min(at_, text_.size());
    at_ = std::min(at_ + 1, text_.size());
    return text_.substr(begin, end - begin);
  }

  /// Members of the object at `at_`; stops at the end of the text.
  void object(const std::string& pointer, int depth) {
    ++at_;
    while (found_.size() < kMost) {
      skip_blanks();
      if (peek() != '"') break;
      const std::string name(string_token());
      skip_blanks();
      if (peek() != ':') return;
      ++at_;
      skip_blanks();
      value(pointer + "/" + name, depth);
      skip_blanks();
      if (peek() != ',') break;
      ++at_;
    }
    if (peek() == '}') ++at_;
  }

  void value(const std::string& pointer, int depth) {
    if (peek() == '{' && depth + 1 < kDeepest) return object(pointer, depth + 1);
    if (peek() == '[') {
      if (first_visible(text_.substr(at_ + 1)) == '{') found_.push_back(pointer);
    }
    skip_value();
  }

  void skip_value() {
    int depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        string_token();
      } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
        return;
      } else {
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++at_;
      }
      if (depth == 0 && (c == '"' || c == '}' || c == ']')) return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> array_pointers(std::string_view json_head) {
  return ArrayFinder(json_head).run();
}

}  // namespace deskmill
