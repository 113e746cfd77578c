// Where the strings of a text go that have to be decoded; all others are read where they stand.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "json/tokens/cursor.hpp"

namespace deskmill {

/// Of one text at a time. The buffer does not move while a text is read.
class DecodedStrings {
 public:
  /// For a text of so many bytes: as nothing decoded is longer than its token, these are enough.
  /// `buffer` must outlive what is decoded.
  void start(std::vector<char>& buffer, std::size_t text_size);
  /// A string token; its own bytes when nothing in it is escaped.
  std::string_view decode(const JsonCursor& cursor, Span token, bool escaped) {
    const std::string_view inner = cursor.inner(token);
    return escaped ? append(inner) : inner;
  }

 private:
  std::string_view append(std::string_view inner);

  std::vector<char>* buffer_ = nullptr;
  std::size_t text_size_ = 0;
  std::size_t used_ = 0;
};

}  // namespace deskmill
