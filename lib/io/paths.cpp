// SPDX-License-Identifier: Apache-2.0
#include "io/paths.hpp"

#include <algorithm>
#include <filesystem>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

std::string_view without_trailing_slashes(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return path;
}

}  // namespace

std::string shell_quoted(const std::string& path) {
  constexpr std::string_view kHarmless =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/+,:@%=";
  if (path[0] == '-') return shell_quoted("./" + path);
  if (path.find_first_not_of(kHarmless) == std::string::npos) return path;
  std::string quoted = "'";
  for (const char c : path) {
    if (c == '\'') quoted += "'\\'";
    quoted += c;
  }
  return quoted + "'";
}

std::string base_name(std::string_view path) {
  path = without_trailing_slashes(path);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || path.size() == 1) return std::string(path);
  return std::string(path.substr(slash + 1));
}

std::string parent_directory(std::string_view path) {
  path = without_trailing_slashes(path);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(without_trailing_slashes(path.substr(0, slash + 1)));
}

std::string join_path(std::string_view directory, std::string_view name) {
  if (directory.empty() || directory == "." || name.starts_with('/')) return std::string(name);
  std::string path(directory);
  if (path.back() != '/') path += '/';
  path += name;
  return path;
}

bool has_suffix(std::string_view path, std::string_view suffix) {
  if (path.size() < suffix.size()) return false;
  path.remove_prefix(path.size() - suffix.size());
  return std::equal(path.begin(), path.end(), suffix.begin(),
                    [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

std::string relative_to(const std::string& path, const std::string& file) {
  const auto folder = std::filesystem::absolute(file).lexically_normal().parent_path();
  return std::filesystem::absolute(path).lexically_normal().lexically_relative(folder).string();
}

std::string_view without_compression_suffix(std::string_view path) {
  for (const std::string_view suffix : {".gz", ".zst"}) {
    if (has_suffix(path, suffix)) return path.substr(0, path.size() - suffix.size());
  }
  return path;
}

}  // namespace deskmill
