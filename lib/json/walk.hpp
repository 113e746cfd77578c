// Visits every string (or number) of a valid JSON value, names of members included, in one scan and
// without a tree.
//
// anonymize and check --leaks must read all of a line: nothing passes unread. The value must be
// valid JSON (RecordParser accepted the line); on other bytes the result is unspecified but
// memory-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <type_traits>

#include "core/record.hpp"

namespace deskmill {

struct StringToken {
  Span span;  ///< the token with its quotes, relative to the text given to for_each_string
  std::string_view inner;  ///< between the quotes, still escaped
  bool is_name = false;    ///< a member's name, not a value
  /// Raw (escaped) names from the outermost object down to this string; array levels are skipped.
  /// For a name, its own name is the last. Valid during the call.
  std::span<const std::string_view> path;
};

/// Any callable taking a StringToken, borrowed for one call: unlike std::function it never
/// allocates, which matters to a stage that walks several members of every record.
class TokenVisitor {
 public:
  template <typename Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, TokenVisitor>)
      TokenVisitor(Callable&& callable)  // NOLINT: implicit on purpose
      : callable_(const_cast<void*>(static_cast<const void*>(&callable))),
        call_([](void* target, const StringToken& token) {
          (*static_cast<std::remove_reference_t<Callable>*>(target))(token);
        }) {}

  void operator()(const StringToken& token) const { call_(callable_, token); }

 private:
  void* callable_;
  void (*call_)(void*, const StringToken&);
};

/// `json` is one value; what is nested deeper than kMaxDepth is not visited (the parser refuses
/// it).
void for_each_string(std::string_view json, TokenVisitor visit);

/// Like for_each_string but for numbers: `inner` is the number as spelt.
void for_each_number(std::string_view json, TokenVisitor visit);

}  // namespace deskmill
