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
  /// The next token must be `{`. Calls `member(StringSpan name)` for each; it consumes the value
  /// and returns false to give up.
  template <typename OnMember>
  bool object(Span& span, OnMember&& member);
  /// The next token must be `[`. Calls `element()` for each; it consumes the value likewise.
  template <typename OnElement>
  bool array(Span& span, OnElement&& element);
  /// True when nothing follows.
  bool finish();

  const Reject& fault() const { return fault_; }

 private:
  bool fail(std::string_view reason, std::string_view detail, std::size_t byte);
  bool fail(std::string_view detail);
  bool name(StringSpan& token);
  bool skip_other_value();
  bool skip_scalar();
  bool escapes(Span token);
  void find_backslash(std::uint32_t from);

  const char* text_ = nullptr;
  std::uint32_t size_ = 0;
  const std::uint32_t* next_ = nullptr;
  std::uint32_t next_backslash_ = 0;  ///< first one not yet passed, or size_
  std::size_t depth_ = 0;
  std::uint32_t end_ = 0;  ///< of the value that skip_other_value passed
  StructuralIndex index_;
  Reject fault_;
};

inline bool is_json_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// The type of a valid value by its first byte.
inline JsonType type_starting_with(char first) {
  switch (first) {
    case '{':
      return JsonType::kObject;
    case '[':
      return JsonType::kArray;
    case '"':
      return JsonType::kString;
    case 't':
    case 'f':
      return JsonType::kBool;
    case 'n':
      return JsonType::kNull;
    default:
      return JsonType::kNumber;
  }
}

// What follows runs once or more per token and is inlined by force, so that spans stay in
// registers: written to memory in halves and read back whole (a failed store forwarding), they cost
// more than all the checks together. For the same reason skip_other_value leaves an end and no
// token.

[[gnu::always_inline]] inline bool JsonCursor::string(StringSpan& token) {
  if (peek() != '"') return fail("expected a string");
  const std::uint32_t begin = *next_++;
  // Between a string and the next structural character there are only blanks: look from there.
  std::uint32_t end = *next_;
  while (text_[end - 1] != '"' && is_json_blank(text_[end - 1])) --end;
  token = {{begin, end}, next_backslash_ < end};
  return next_backslash_ >= end || escapes({begin, end});
}

[[gnu::always_inline]] inline bool JsonCursor::value(ValueToken& token) {
  const char first = peek();
  if (first == '"') {
    StringSpan text;
    const bool valid = string(text);
    token = {text.span, JsonType::kString, text.escaped};
    return valid;
  }
  const std::uint32_t begin = position();
  const bool valid = skip_other_value();
  token = {{begin, end_}, type_starting_with(first), false};
  return valid;
}

[[gnu::always_inline]] inline bool JsonCursor::name(StringSpan& token) {
  if (peek() != '"') return fail("expected the name of a member");
  if (!string(token)) return false;
  if (peek() != ':') return fail("expected ':' behind the name of a member");
  ++next_;
  return true;
}

template <typename OnMember>
[[gnu::always_inline]] inline bool JsonCursor::object(Span& span, OnMember&& member) {
  if (peek() != '{') return fail("expected an object");
  const std::uint32_t begin = position();
  if (++depth_ > kMaxDepth) return fail("json.depth", "nested deeper than 256 levels", begin);
  ++next_;
  if (peek() != '}') {
    while (true) {
      StringSpan key;
      if (!name(key) || !member(key)) return false;
      const char separator = peek();
      if (separator == '}') break;
      if (separator != ',') return fail("expected ',' or '}'");
      ++next_;
    }
  }
  --depth_;
  span = {begin, *next_++ + 1};
  return true;
}

template <typename OnElement>
[[gnu::always_inline]] inline bool JsonCursor::array(Span& span, OnElement&& element) {
  if (peek() != '[') return fail("expected an array");
  const std::uint32_t begin = position();
  if (++depth_ > kMaxDepth) return fail("json.depth", "nested deeper than 256 levels", begin);
  ++next_;
  if (peek() != ']') {
    while (true) {
      if (!element()) return false;
      const char separator = peek();
      if (separator == ']') break;
      if (separator != ',') return fail("expected ',' or ']'");
      ++next_;
    }
  }
  --depth_;
  span = {begin, *next_++ + 1};
  return true;
}

}  // namespace deskmill
