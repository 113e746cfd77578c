// SPDX-License-Identifier: Apache-2.0
#include "json/tokens/cursor.hpp"

#include <utility>

namespace deskmill {

bool IndexedJson::start(std::string_view text) {
  if (auto reject = index_.scan(text)) {
    fault_ = std::move(*reject);
    return false;
  }
  text_ = text;
  depth_ = 0;
  first_token_ = index_.positions();
  last_token_ = index_.end();
  find_backslash(0);
  return true;
}

bool IndexedJson::check_escapes_of(Span token) {
  const std::string_view inner = text_.substr(token.begin + 1, token.end - token.begin - 2);
  if (auto reject = check_escapes(inner)) {
    return fail(reject->reason, reject->detail, token.begin + 1 + reject->byte);
  }
  find_backslash(token.end);
  return true;
}

void IndexedJson::find_backslash(std::uint32_t from) {
  const void* found = std::memchr(text_.data() + from, '\\', text_.size() - from);
  next_backslash_ = static_cast<std::uint32_t>(
      found == nullptr ? text_.size()
                       : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()));
}

bool IndexedJson::fail(std::string_view reason, std::string_view detail, std::size_t byte) {
  fault_ = {reason, std::string(detail), byte};
  return false;
}

bool IndexedJson::fail_at(std::size_t byte, std::string_view detail) {
  if (byte == text_.size()) detail = "ends before the value does";
  return fail("json.parse", detail, byte);
}

JsonCursor::Passed JsonCursor::pass_value(const std::uint32_t* next, IndexedJson& json) {
  const JsonCursor cursor(next, json);
  switch (cursor.peek()) {
    case '"':
      return cursor.pass_string();
    case '{':
    case '[':
      return cursor.pass_container();
    default:
      return cursor.pass_scalar();
  }
}

JsonCursor::Passed JsonCursor::pass_string() const {
  // Between a string and the next structural character there are only blanks: look from there.
  std::uint32_t end = next_[1];
  while (text_[end - 1] != '"') --end;
  const bool valid = json_->next_backslash_ >= end || json_->check_escapes_of({position(), end});
  return valid ? Passed{next_ + 1, end} : Passed{};
}

JsonCursor::Passed JsonCursor::pass_container() const {
  JsonCursor inside = *this;
  ValueToken inner;
  Span span;
  const bool valid = peek() == '{'
                         ? inside.object(span, [&](StringSpan) { return inside.value(inner); })
                         : inside.array(span, [&] { return inside.value(inner); });
  if (!valid) return {};
  return {inside.next_, span.end};
}

JsonCursor::Passed JsonCursor::pass_scalar() const {
  if (position() == size_) {
    fail({});
    return {};
  }
  const std::uint32_t begin = position();
  std::uint32_t end = next_[1];
  while (is_json_blank(text_[end - 1])) --end;
  const std::string_view spelt = slice({begin, end});
  if (is_json_number(spelt) || spelt == "null" || spelt == "true" || spelt == "false") {
    return {next_ + 1, end};
  }
  json_->fail("json.parse", "not a JSON value", begin);
  return {};
}

}  // namespace deskmill
