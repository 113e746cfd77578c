// Where the structural characters of a JSON text are: simdjson's first stage, wrapped.
//
// One pass over the bytes, vectorised and dispatched at run time, checks UTF-8 and finds the
// brackets, colons, commas, opening quotes and first characters of scalars outside of strings.
// simdjson calls this interface internal; it is used all the same because nothing public gives the
// positions without also deciding which values get checked (see codec.hpp), and it is used in this
// class alone, so an upgrade that moves it is a change of one file. Checked against 3.0.1: stage 1
// copies the last partial block, so unlike the public parsers it reads nothing behind the text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "json/reject.hpp"

namespace deskmill {

class StructuralIndex {
 public:
  StructuralIndex();
  ~StructuralIndex();

  /// Indexes `text` (at most 4 GiB - 1 bytes). Reports json.utf8, and as json.parse what this stage
  /// sees of the grammar: raw control characters in strings, a string that is not closed, no value.
  ///
  /// Keeps 4 bytes of address space per byte of the longest text so far; only the pages that were
  /// written (one entry per structural character) are ever resident.
  std::optional<Reject> scan(std::string_view text);

  /// Ascending offsets, followed by one entry that equals the length of the text.
  const std::uint32_t* positions() const;
  /// The entry that equals the length of the text.
  const std::uint32_t* end() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace deskmill
