// Files and folders, asked about by path.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace deskmill {

/// mkdir -p. Throws Error(kCannotCreate).
void make_directories(const std::string& path);

/// Nothing happens when there is none. Throws Error(kIo).
void remove_file(const std::string& path);

/// Names in a directory without "." and "..", in bytewise order. Throws Error(kNoInput).
std::vector<std::string> list_directory(const std::string& path);

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

}  // namespace deskmill
