// Passes the objects of a record that nobody reads, such as its meta: they are checked and no more.
//
// Those of an export mostly have the layout of the one before. There is a place for one layout only
// (LayoutMemory has more): an object that has another is walked, and the next is expected to be
// like that one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "core/record.hpp"
#include "json/records/layout_memory.hpp"
#include "json/records/object_layout.hpp"
#include "json/tokens/cursor.hpp"

namespace deskmill {

class UnreadObjects {
 public:
  /// The next token must be `{`. False when the text is broken.
  bool pass(JsonCursor& cursor, Span& object) {
    if (layout_ && layout_->matches(cursor)) {
      const std::uint32_t end = cursor.token(layout_->tokens() - 1) + 1;
      if (cursor.is_plain_up_to(end)) {
        object = {cursor.position(), end};
        cursor.pass_tokens(layout_->tokens());
        credit_.earn();
        return true;
      }
    }
    return walk(cursor, object);
  }

 private:
  [[gnu::noinline]] bool walk(JsonCursor& cursor, Span& object) {
    const JsonCursor begin = cursor;
    ValueToken token;
    if (!cursor.value(token)) return false;
    object = token.span;
    if (!credit_.is_left()) return true;
    credit_.pay();
    layout_ = ObjectLayout::of_tokens(begin, cursor.tokens_since(begin));
    return true;
  }

  std::optional<ObjectLayout> layout_;
  LearningCredit credit_;
};

}  // namespace deskmill
