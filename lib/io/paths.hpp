// Paths as strings of bytes: a file name need not be valid in any encoding.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

/// Standard input or output as a path.
inline constexpr const char* kStandardStream = "-";

/// The longest name a file can have here.
inline constexpr std::size_t kMostNameBytes = 255;

/// What follows the last slash: "a/b.csv" gives "b.csv"; trailing slashes do not count: "a/b/"
/// gives "b".
std::string base_name(std::string_view path);
/// What dirname(1) gives: "a/b" gives "a", "b" gives ".", "/b" gives "/".
std::string parent_directory(std::string_view path);
/// "a" and "b" give "a/b"; "." is left out, and an absolute second path stands alone.
std::string join_path(std::string_view directory, std::string_view name);
/// `path` as seen from the folder in which `file` lies.
std::string relative_to(const std::string& path, const std::string& file);
/// Without a last ".gz" or ".zst" (any case).
std::string_view without_compression_suffix(std::string_view path);
/// ASCII letters compare without case: exports from other systems come as "CHAT.CSV".
bool has_suffix(std::string_view path, std::string_view suffix);
/// As one word of a shell's command line: quoted where it has to be, and no option: "-a" gives
/// "./-a". Not empty.
std::string shell_quoted(const std::string& path);
}  // namespace deskmill
