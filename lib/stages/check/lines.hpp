// Every line of a file, decompressed, with its number, and what a manifest says of a file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/hash.hpp"

namespace deskmill {

/// A line of the file; `whole` is false for one that is longer than 256 MiB: only its head is
/// there.
struct FileLine {
  std::string_view text;
  std::uint64_t number = 1;
  bool whole = true;
};

/// Blank lines are left out. `visit` returns false to stop. Throws Error(kNoInput), Error(kIo).
void for_each_line(const std::string& path, const std::function<bool(const FileLine&)>& visit);

/// A file of records as a manifest describes it; read once.
struct FileDigest {
  std::uint64_t bytes = 0;  ///< as stored
  Hash128 hash;             ///< of these
  Hash128 content_hash;     ///< of the decompressed bytes
  ContentSum sum;           ///< of the lines that are not blank
};
/// Throws as for_each_line().
FileDigest digest_of(const std::string& path);

}  // namespace deskmill
