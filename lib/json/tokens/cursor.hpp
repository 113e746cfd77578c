// One walk over the structural positions of a JSON text that checks every token it passes.
//
// The codec and JsonParser share it: what differs is only what they keep. Every function consumes
// one token or value; false means the text is broken and fault() says how, and the walk is over.
// Values nobody is interested in go through value(), which checks them all the same.
//
// A JsonCursor is a value of four words. A function that walks many tokens works on a local copy
// and assigns it back at its end: only then can the compiler keep the words in registers. Reloading
// them from memory after every store to a turn would cost more than the checks themselves. What a
// cursor needs rarely is kept in IndexedJson.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "core/record.hpp"
#include "json/grammar.hpp"
#include "json/reject.hpp"
#include "json/tokens/structural_index.hpp"

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

class JsonCursor;

/// A text with the positions of its tokens, and what is wrong with it. One walk at a time.
class IndexedJson {
 public:
  /// Indexes `text`, which must outlive the walk.
  bool start(std::string_view text);
  /// Before the first token.
  JsonCursor cursor();
  const Reject& fault() const { return fault_; }
  /// Whether a backslash stands anywhere in the text. To be asked before the walk.
  bool has_escapes() const { return next_backslash_ < text_.size(); }
  /// Behind the last structural character.
  const std::uint32_t* last_token() const { return last_token_; }
  /// All of them and the size of the text. Valid until the next start().
  std::span<const std::uint32_t> tokens() const { return {first_token_, last_token_ + 1}; }

 private:
  friend class JsonCursor;

  bool fail(std::string_view reason, std::string_view detail, std::size_t byte);
  /// The grammar is broken at `byte`, which may be the end of the text.
  bool fail_at(std::size_t byte, std::string_view detail);
  /// Checks the escapes of a string token that holds the next backslash.
  bool check_escapes_of(Span token);
  void find_backslash(std::uint32_t from);

  std::string_view text_;
  std::uint32_t next_backslash_ = 0;  ///< first one not yet passed, or the size
  std::uint32_t depth_ = 0;
  const std::uint32_t* first_token_ = nullptr;
  const std::uint32_t* last_token_ = nullptr;
  StructuralIndex index_;
  Reject fault_;
};

class JsonCursor {
 public:
  JsonCursor() = default;

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
  /// Behind a member of an object that open_object() opened: its other members, and its end.
  template <typename OnMember>
  bool more_members(OnMember&& member);
  /// The next token must be `[`. Calls `element()` for each; it consumes the value likewise.
  template <typename OnElement>
  bool array(Span& span, OnElement&& element);
  /// The functions that take a `number` look ahead: number 0 is the next token. For callers that
  /// know the layout of what comes (ObjectLayout) and that there are as many tokens.
  std::size_t tokens_left() const { return static_cast<std::size_t>(json_->last_token() - next_); }
  std::uint32_t token(std::size_t number) const { return next_[number]; }
  /// The index of the next token among all tokens of the text.
  std::uint32_t index() const { return static_cast<std::uint32_t>(next_ - json_->first_token_); }
  const char* text() const { return text_; }
  char byte_of_token(std::size_t number) const { return text_[token(number)]; }
  char byte_before_token(std::size_t number) const { return text_[token(number) - 1]; }
  std::size_t tokens_since(const JsonCursor& before) const {
    return static_cast<std::size_t>(next_ - before.next_);
  }
  std::uint32_t bytes_left() const { return size_ - position(); }
  /// The number of the first token at `position` or behind it.
  std::size_t tokens_before(std::uint32_t position) const {
    return static_cast<std::size_t>(std::lower_bound(next_, json_->last_token(), position) - next_);
  }
  void pass_tokens(std::size_t count) { next_ += count; }
  /// Counts an object whose brace is passed in that way, as object() does for the limit of depth.
  void open_object() const { ++json_->depth_; }
  /// No backslash stands between here and `end`.
  bool is_plain_up_to(std::uint32_t end) const { return json_->next_backslash_ >= end; }
  /// There is a backslash between here and `end`, and all of them are in `string`.
  bool has_escapes_only_in(Span string, std::uint32_t end) const {
    const std::uint32_t first = json_->next_backslash_;
    return first >= string.begin && first < string.end &&
           std::memchr(text_ + string.end, '\\', end - string.end) == nullptr;
  }
  bool check_escapes_of(Span string) const { return json_->check_escapes_of(string); }

  /// True when nothing follows.
  bool finish() const { return position() == size_ || fail("something follows the value"); }

 private:
  friend class IndexedJson;

  /// Where the cursor goes on behind a checked value; small enough to be returned in two registers.
  struct Passed {
    const std::uint32_t* next = nullptr;  ///< nullptr: the text is broken
    std::uint32_t end = 0;                ///< of the value
  };
  static Passed pass_value(const std::uint32_t* next, IndexedJson& json);
  Passed pass_string() const;
  Passed pass_scalar() const;
  Passed pass_container() const;

  JsonCursor(const std::uint32_t* next, IndexedJson& json)
      : text_(json.text_.data()),
        next_(next),
        size_(static_cast<std::uint32_t>(json.text_.size())),
        json_(&json) {}
  // Passes no address of the cursor on, which would force it into memory.
  bool fail(std::string_view detail) const { return json_->fail_at(position(), detail); }
  bool enter(std::uint32_t begin) const;
  bool at_plain_string() const;
  bool any_value(ValueToken& token);
  bool name(StringSpan& token);

  const char* text_ = nullptr;
  const std::uint32_t* next_ = nullptr;
  std::uint32_t size_ = 0;
  IndexedJson* json_ = nullptr;
};

inline JsonCursor IndexedJson::cursor() {
  return {index_.positions(), *this};
}

inline bool JsonCursor::enter(std::uint32_t begin) const {
  return ++json_->depth_ <= kMaxDepth ||
         json_->fail("json.depth", "nested deeper than 256 levels", begin);
}

// The following functions run once or more per token. They are inlined by force so that spans stay
// in registers: a span that is written to memory as two halves and read back as a whole stalls the
// processor (store forwarding fails), which costs more than all the checks together.
//
// Each tests for the usual case first, with as few comparisons as possible: positions ascend, so
// when the token behind a string lies in the text, the string does too.

/// The next token is a string that holds no escapes, has no blanks behind it and is not the last
/// token.
[[gnu::always_inline]] inline bool JsonCursor::at_plain_string() const {
  const std::uint32_t end = next_[1];
  return end < size_ && end <= json_->next_backslash_ && text_[next_[0]] == '"' &&
         text_[end - 1] == '"';
}

[[gnu::always_inline]] inline bool JsonCursor::string(StringSpan& token) {
  if (at_plain_string()) {
    token = {{next_[0], next_[1]}, false};
    ++next_;
    return true;
  }
  if (peek() != '"') return fail("expected a string");
  ValueToken value;
  if (!any_value(value)) return false;
  token = {value.span, value.escaped};
  return true;
}

[[gnu::always_inline]] inline bool JsonCursor::value(ValueToken& token) {
  if (!at_plain_string()) return any_value(token);
  token = {{next_[0], next_[1]}, JsonType::kString, false};
  ++next_;
  return true;
}

[[gnu::always_inline]] inline bool JsonCursor::any_value(ValueToken& token) {
  const std::uint32_t begin = position();
  const JsonType type = type_starting_with(peek());
  const std::uint32_t backslash = json_->next_backslash_;
  const Passed passed = pass_value(next_, *json_);
  if (passed.next == nullptr) return false;
  next_ = passed.next;
  token = {{begin, passed.end}, type, type == JsonType::kString && backslash < passed.end};
  return true;
}

[[gnu::always_inline]] inline bool JsonCursor::name(StringSpan& token) {
  if (at_plain_string() && text_[next_[1]] == ':') {
    token = {{next_[0], next_[1]}, false};
    next_ += 2;
    return true;
  }
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
  if (!enter(begin)) return false;
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
  --json_->depth_;
  span = {begin, *next_++ + 1};
  return true;
}

template <typename OnMember>
[[gnu::always_inline]] inline bool JsonCursor::more_members(OnMember&& member) {
  while (peek() == ',') {
    ++next_;
    StringSpan key;
    if (!name(key) || !member(key)) return false;
  }
  if (peek() != '}') return fail("expected ',' or '}'");
  --json_->depth_;
  ++next_;
  return true;
}

template <typename OnElement>
[[gnu::always_inline]] inline bool JsonCursor::array(Span& span, OnElement&& element) {
  if (peek() != '[') return fail("expected an array");
  const std::uint32_t begin = position();
  if (!enter(begin)) return false;
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
  --json_->depth_;
  span = {begin, *next_++ + 1};
  return true;
}

}  // namespace deskmill
