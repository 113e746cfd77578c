// Questions about files and the surroundings of the process, asked by path.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace deskmill {

/// mkdir -p. Throws Error(kCannotCreate).
void make_directories(const std::string& path);

/// Names in a directory without "." and "..", in bytewise order. Throws Error(kNoInput).
std::vector<std::string> list_directory(const std::string& path);
/// How many files this process may have open.
std::size_t open_file_limit();
/// Raises it as far as the user may: ingest with --out-dir has an output open for each input.
void raise_open_file_limit();
bool file_exists(const std::string& path);
/// A file whose bytes stay: no device, no pipe, no directory. Through symbolic links.
bool is_regular_file(const std::string& path);
/// True for a symbolic link to a directory too.
bool is_directory(const std::string& path);
/// Whether this process may make files in a folder.
bool may_write_into(const std::string& folder);
/// One word per file, the same for all its names and links (device and inode); "" when there is no
/// such file.
std::string file_identity(const std::string& path);
/// The same of what standard input or output is redirected to; "" unless that is a regular file.
std::string standard_input_identity();
std::string standard_output_identity();
/// Standard input, output or error is a terminal.
bool stdin_is_terminal();
bool stdout_is_terminal();
bool stderr_is_terminal();
bool stdout_is_pipe();
/// The value of an environment variable, or "".
std::string environment(const char* name);

}  // namespace deskmill
