// SPDX-License-Identifier: Apache-2.0
#include "io/files.hpp"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include "core/error.hpp"
#include "io/descriptors/descriptor.hpp"
#include "io/paths.hpp"

namespace deskmill {
namespace {

std::string identity_of(const struct stat& status) {
  return std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino);
}

std::string identity_of_descriptor(int descriptor) {
  struct stat status;
  const bool is_regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  return is_regular ? identity_of(status) : std::string();
}

struct DirectoryCloser {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

}  // namespace

bool is_directory(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

void make_directories(const std::string& path) {
  if (is_directory(path)) return;
  const std::string parent = parent_directory(path);
  if (parent != path && parent != ".") make_directories(parent);
  if (::mkdir(path.c_str(), 0777) == 0 && sync_directory(parent)) return;
  const int error = errno;
  if (error == EEXIST && is_directory(path)) return;  // another run was faster
  throw Error(Exit::kCannotCreate, path + ": cannot create the directory: " + error_text(error));
}

void remove_file(const std::string& path) {
  if (::unlink(path.c_str()) == 0 || errno == ENOENT) return;
  throw Error(Exit::kIo, path + ": " + error_text(errno));
}

std::vector<std::string> list_directory(const std::string& path) {
  const std::unique_ptr<DIR, DirectoryCloser> directory(::opendir(path.c_str()));
  if (!directory) throw Error(Exit::kNoInput, path + ": " + error_text(errno));
  std::vector<std::string> names;
  while (true) {
    errno = 0;  // what else the loop calls may leave something in it
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) throw Error(Exit::kNoInput, path + ": " + error_text(errno));
  std::sort(names.begin(), names.end());
  return names;
}

bool may_write_into(const std::string& folder) {
  return ::access(folder.c_str(), W_OK | X_OK) == 0;
}

bool file_exists(const std::string& path) {
  return ::access(path.c_str(), F_OK) == 0;
}

bool is_regular_file(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

std::string file_identity(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 ? identity_of(status) : std::string();
}

std::string standard_input_identity() {
  return identity_of_descriptor(STDIN_FILENO);
}
std::string standard_output_identity() {
  return identity_of_descriptor(STDOUT_FILENO);
}

}  // namespace deskmill
