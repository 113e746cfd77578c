// Visits every string of a valid JSON value, names of members included, in one scan and without a
// tree.
//
// anonymize and check --leaks must read all of a line: nothing passes unread. The value must be
// valid JSON (RecordParser accepted the line); on other bytes the result is unspecified but
// memory-safe. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

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

void for_each_string(std::string_view json, const std::function<void(const StringToken&)>& visit);

/// Like for_each_string but for numbers: `inner` is the number as spelt.
void for_each_number(std::string_view json, const std::function<void(const StringToken&)>& visit);

}  // namespace deskmill
