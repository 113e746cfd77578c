// One walk over the structural positions of a JSON text that checks every token it passes.
//
// The codec and JsonParser share it: what differs is only what they keep. Every function consumes
// one token or value; false means the text is broken and fault() says how, and the walk is over.
// Values nobody is interested in go through value(), which checks them all the same.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "core/record.hpp"
#include "json/codec.hpp"
#include "json/grammar.hpp"
#include "json/structural_index.hpp"

namespace deskmill {

/// A string token with its quotes.
struct StringSpan {
  Span span;
  bool escaped = false;  ///< holds a backslash, so it has to be decoded
};

struct ValueToken {
  Span span;
  JsonType type = JsonType::kNull;
  bool escaped = false;  ///< a string that holds a backslash
};

class JsonCursor {
 public:
  /// Indexes `text`, which must outlive the walk, and stands before its first token.
  bool start(std::string_view text);

  /// First byte of the next token; 0 at the end of the text.
  char peek() const { return position() < size_ ? text_[position()] : '\0'; }
  std::uint32_t position() const { return *next_; }
  std::string_view slice(Span span) const { return {text_ + span.begin, span.end - span.begin}; }
  /// What stands between the quotes.
  std::string_view inner(Span string) const {
    return {text_ + string.begin + 1, string.end - string.begin - 2};
  }

  /// The next token must be a string.
  bool string(StringSpan& token);
  /// Any value, checked throughout.
  bool value(ValueToken& token);
  /// The next token must be `{`. Calls `member(StringSpan name)` for each; it consumes the value.
  template <typename OnMember>
  bool object(Span& span, OnMember member);
  /// The next token must be `[`. Calls `element()` for each; it consumes the value.
  template <typename OnElement>
  bool array(Span& span, OnElement element);
  /// True when nothing follows.
  bool finish();

  const Reject& fault() const { return fault_; }

 private:
  bool fail(std::string_view reason, std::string_view detail, std::size_t byte);
  bool fail(std::string_view detail);
  bool enter(Span& span);
  void leave(Span& span);
  bool name(StringSpan& token);
  bool scalar(ValueToken& token);
  bool escapes(Span token);
  void find_backslash(std::uint32_t from);

  const char* text_ = nullptr;
  std::uint32_t size_ = 0;
  const std::uint32_t* next_ = nullptr;
  std::uint32_t next_backslash_ = 0;  ///< first one not yet passed, or size_
  std::size_t depth_ = 0;
  StructuralIndex index_;
  Reject fault_;
};

inline bool is_json_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

inline bool JsonCursor::string(StringSpan& token) {
  if (peek() != '"') return fail("expected a string");
  const std::uint32_t begin = *next_++;
  // Between a string and the next structural character there are only blanks: look from there.
  std::uint32_t end = *next_;
  while (text_[end - 1] != '"' && is_json_blank(text_[end - 1])) --end;
  token = {{begin, end}, next_backslash_ < end};
  return !token.escaped || escapes(token.span);
}

inline bool JsonCursor::enter(Span& span) {
  span.begin = position();
  if (++depth_ > kMaxDepth) return fail("json.depth", "nested deeper than 256 levels", span.begin);
  ++next_;
  return true;
}

inline void JsonCursor::leave(Span& span) {
  --depth_;
  span.end = *next_++ + 1;
}

inline bool JsonCursor::name(StringSpan& token) {
  if (peek() != '"') return fail("expected the name of a member");
  if (!string(token)) return false;
  if (peek() != ':') return fail("expected ':' behind the name of a member");
  ++next_;
  return true;
}

template <typename OnMember>
bool JsonCursor::object(Span& span, OnMember member) {
  if (peek() != '{') return fail("expected an object");
  if (!enter(span)) return false;
  if (peek() == '}') return leave(span), true;
  while (true) {
    StringSpan key;
    if (!name(key) || !member(key)) return false;
    const char separator = peek();
    if (separator == '}') return leave(span), true;
    if (separator != ',') return fail("expected ',' or '}'");
    ++next_;
  }
}

template <typename OnElement>
bool JsonCursor::array(Span& span, OnElement element) {
  if (peek() != '[') return fail("expected an array");
  if (!enter(span)) return false;
  if (peek() == ']') return leave(span), true;
  while (true) {
    if (!element()) return false;
    const char separator = peek();
    if (separator == ']') return leave(span), true;
    if (separator != ',') return fail("expected ',' or ']'");
    ++next_;
  }
}

}  // namespace deskmill
