// Recognises a JSON value that is built like an earlier one: the same brackets and names
// of members in the same order, strings where that one has strings, and numbers or
// literals where it has these.
//
// The metadata of one source's records repeat a few such patterns. What has to be looked at in them
// was found out once; a comparison of tokens then takes the place of a walk over them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stages/anonymize/bytes/short_key.hpp"

namespace deskmill {

class TokenPattern {
 public:
  TokenPattern() = default;
  /// Of the value that `raw` has from the token `first` up to `last`. `tokens` is its
  /// Record::structure().
  TokenPattern(std::string_view raw, std::span<const std::uint32_t> tokens, std::size_t first,
               std::size_t last);

  /// True when the value that begins at the token `first` is built like this one. Blanks around
  /// names must be the same, too.
  bool matches(std::string_view raw, std::span<const std::uint32_t> tokens,
               std::size_t first) const;
  /// How many tokens it has.
  std::size_t size() const { return size_; }

 private:
  struct Name {
    std::uint32_t token = 0;
    ShortKey key;
    std::string text;  ///< with quotes and the colon
  };
  /// Any other token.
  struct Other {
    std::uint32_t token = 0;
    std::uint32_t kind = 0;
  };

  std::size_t size_ = 0;
  std::vector<Name> names_;
  std::vector<Other> others_;
};

}  // namespace deskmill
