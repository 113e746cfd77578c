// Every line of a file, decompressed, with its number.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "io/inputs.hpp"

namespace deskmill {

/// A line of the file; `whole` is false for one that is longer than 256 MiB: only its head is there.
struct FileLine {
  std::string_view text;
  std::uint64_t number = 1;
  bool whole = true;
};

/// Blank lines are left out. `visit` returns false to stop. Throws Error(kNoInput), Error(kIo).
void for_each_line(const InputFile& file, const std::function<bool(const FileLine&)>& visit);

}  // namespace deskmill
