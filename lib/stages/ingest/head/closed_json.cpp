// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/head/closed_json.hpp"

#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// Follows brackets and strings, and remembers the last place where closing them gives whole JSON.
class JsonCloser {
 public:
  explicit JsonCloser(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size() && !(ended_ && open_.empty()) && open_.size() < kDeepest) step();
    return std::string(text_.substr(0, end_)) + closing_;
  }

 private:
  static constexpr std::size_t kDeepest = 64;

  void step() {
    const char c = text_[at_];
    if (c == '"') return string();
    ++at_;
    if (c == '{' || c == '[') {
      open_ += c == '{' ? '}' : ']';
      value_follows_ = c == '[';
      close_at(at_, "");
    } else if (c == '}' || c == ']') {
      if (!open_.empty()) open_.pop_back();
      ended_ = true;
      close_at(at_, "");
    } else if (c == ':') {
      value_follows_ = true;
    } else if (c == ',') {
      close_at(at_ - 1, "");
      value_follows_ = open_.ends_with(']');
    }
  }

  void string() {
    std::size_t whole = ++at_;  // behind the last character or escape that is not cut
    while (at_ < text_.size() && text_[at_] != '"') {
      std::size_t length = 1;
      if (text_[at_] == '\\') {
        length = at_ + 1 < text_.size() && text_[at_ + 1] == 'u' ? 6 : 2;
      } else {
        length = sequence_length(static_cast<unsigned char>(text_[at_]));
      }
      at_ += length;
      if (at_ <= text_.size()) whole = at_;
    }
    const bool is_closed = at_ < text_.size();
    at_ = is_closed ? at_ + 1 : text_.size();
    if (!value_follows_) return;
    if (is_closed) {
      close_at(at_, "");
    } else {
      close_at(whole, "\"");
    }
  }

  void close_at(std::size_t end, std::string_view before_brackets) {
    end_ = end;
    closing_ = before_brackets;
    closing_.append(open_.rbegin(), open_.rend());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string open_;  ///< the brackets that will close what is open, outermost first
  bool value_follows_ = true, ended_ = false;
  std::size_t end_ = 0;  ///< what is taken of the text
  std::string closing_;  ///< what makes it whole
};

}  // namespace

std::string closed_json(std::string_view beginning) {
  return JsonCloser(beginning).run();
}

}  // namespace deskmill
