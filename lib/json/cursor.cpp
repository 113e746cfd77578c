// SPDX-License-Identifier: Apache-2.0
#include "json/cursor.hpp"

#include <utility>

namespace deskmill {

bool JsonCursor::start(std::string_view text) {
  if (auto reject = index_.scan(text)) {
    fault_ = std::move(*reject);
    return false;
  }
  text_ = text.data();
  size_ = static_cast<std::uint32_t>(text.size());
  next_ = index_.positions();
  depth_ = 0;
  find_backslash(0);
  return true;
}

bool JsonCursor::skip_other_value() {
  const char first = peek();
  if (first != '{' && first != '[') return skip_scalar();
  ValueToken inner;
  Span span;
  const bool valid = first == '{'
                         ? object(span, [this, &inner](StringSpan) { return value(inner); })
                         : array(span, [this, &inner] { return value(inner); });
  end_ = span.end;
  return valid;
}

bool JsonCursor::skip_scalar() {
  if (position() == size_) return fail("ends before the value does");
  const std::uint32_t begin = *next_++;
  end_ = *next_;
  while (is_json_blank(text_[end_ - 1])) --end_;
  const std::string_view spelt = slice({begin, end_});
  return is_json_number(spelt) || spelt == "null" || spelt == "true" || spelt == "false" ||
         fail("json.parse", "not a JSON value", begin);
}

bool JsonCursor::finish() {
  return position() == size_ || fail("something follows the value");
}

bool JsonCursor::escapes(Span token) {
  if (auto reject = check_escapes(inner(token))) {
    return fail(reject->reason, reject->detail, token.begin + 1 + reject->byte);
  }
  find_backslash(token.end);
  return true;
}

void JsonCursor::find_backslash(std::uint32_t from) {
  const void* found = std::memchr(text_ + from, '\\', size_ - from);
  next_backslash_ = found == nullptr
                        ? size_
                        : static_cast<std::uint32_t>(static_cast<const char*>(found) - text_);
}

bool JsonCursor::fail(std::string_view reason, std::string_view detail, std::size_t byte) {
  fault_ = {reason, std::string(detail), byte};
  return false;
}

bool JsonCursor::fail(std::string_view detail) {
  if (position() == size_) detail = "ends before the value does";
  return fail("json.parse", detail, position());
}

}  // namespace deskmill
