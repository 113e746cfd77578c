// Questions about files and the surroundings of the process, asked by path.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace deskmill {

/// mkdir -p. Throws Error(kCannotCreate).
void make_directories(const std::string& path);
bool file_exists(const std::string& path);
/// True for a symbolic link to a directory too.
bool is_directory(const std::string& path);
/// True when both names are the same file (device and inode); false when either does not exist.
/// "-" is no file.
bool same_file(const std::string& a, const std::string& b);
/// Standard input, output or error is a terminal.
bool stdin_is_terminal();
bool stdout_is_terminal();
bool stderr_is_terminal();
bool stdout_is_pipe();
/// The value of an environment variable, or "".
std::string environment(const char* name);

}  // namespace deskmill
