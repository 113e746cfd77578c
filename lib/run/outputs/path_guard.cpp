// SPDX-License-Identifier: Apache-2.0
#include "run/outputs/path_guard.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "core/error.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"

namespace deskmill {
namespace {

/// The paths the run replaces: data, reports and what the stage writes besides; not what it
/// updates.
std::vector<std::string> replaced_paths(const RunOptions& options, const RunPlan& plan) {
  std::vector<std::string> paths = plan.outputs;
  for (const std::string* path : {&options.rejects, &options.dropped, &plan.stats, &plan.stats_copy,
                                  &plan.manifest, &plan.manifest_copy, &options.trace_out}) {
    if (!path->empty()) paths.push_back(*path);
  }
  for (const NamedFile& file : options.files_written) paths.push_back(file.path);
  if (plan.layout != Layout::kPerInput) return paths;
  for (std::size_t i = 0; i < plan.outputs.size(); ++i) {
    for (const char* kind : {"manifest.json", "rejects.jsonl", "dropped.jsonl"}) {
      paths.push_back(plan.sidecar(i, kind));
    }
  }
  return paths;
}

/// Where a symbolic link leads that leads to nothing yet.
std::filesystem::path behind_links(std::filesystem::path path) {
  constexpr int kMostLinks = 40;  // as the kernel allows
  std::error_code failed;
  for (int links = 0; links < kMostLinks && !std::filesystem::exists(path, failed); ++links) {
    const auto destination = std::filesystem::read_symlink(path, failed);
    if (failed) break;
    path = path.parent_path() / destination;
  }
  return path;
}

/// The same name for all paths to one place, through symbolic links, whether there is a file or
/// not.
std::string canonical_name(const std::string& path) {
  std::error_code failed;  // a working directory that was removed, for one
  const auto absolute = std::filesystem::absolute(path, failed);
  const auto name = std::filesystem::weakly_canonical(behind_links(absolute), failed);
  if (failed) return path;
  return (name.has_filename() ? name : name.parent_path()).string();  // "new/" is "new"
}

void check_distinct(const std::vector<std::string>& paths) {
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    if (is_special_file(path)) continue;
    const bool is_stream = path == kStandardStream;
    if (seen.insert(is_stream ? path : canonical_name(path)).second) continue;
    throw Error(Exit::kUsage, is_stream ? "only one output can go to standard output"
                                        : path + ": named as output twice");
  }
}

/// What else is written there would stand amid the data, or in their place. On a terminal and in
/// /dev/null that harms nobody.
void check_apart_from_stream(const std::vector<std::string>& paths) {
  const std::string stream = "/dev/stdout";
  std::error_code failed;
  const bool is_written = std::find(paths.begin(), paths.end(), kStandardStream) != paths.end();
  if (!is_written || std::filesystem::is_character_file(stream, failed)) return;
  const std::string identity = file_identity(stream);
  for (const std::string& path : paths) {
    if (identity.empty() || path == kStandardStream || file_identity(path) != identity) continue;
    throw Error(Exit::kUsage, path + ": standard output goes there, too");
  }
}

/// The files that are read: from identity to the words for the message.
std::map<std::string, std::string> files_read(const RunOptions& options, const RunPlan& plan) {
  std::map<std::string, std::string> read;
  for (const InputFile& input : plan.inputs.files) {
    const bool is_stream = input.path == kStandardStream;
    read.emplace(is_stream ? standard_input_identity() : file_identity(input.path),
                 "an input of this run");
  }
  for (const NamedFile& file : options.files_read) {
    read.emplace(file_identity(file.path), "what --" + file.option + " names");
  }
  read.erase("");
  return read;
}

void check_not_read(const std::vector<std::string>& paths, const RunOptions& options,
                    const RunPlan& plan) {
  const std::map<std::string, std::string> read = files_read(options, plan);
  for (const std::string& path : paths) {
    if (is_special_file(path) && !is_regular_file(path)) continue;  // >> FILE makes it a file
    const bool is_stream = path == kStandardStream;
    const auto found = read.find(is_stream ? standard_output_identity() : file_identity(path));
    if (found == read.end()) continue;
    throw Error(Exit::kCannotCreate, (is_stream ? "standard output" : path) + ": is also " +
                                         found->second + "; write to another file");
  }
}

void check_absent(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (path == kStandardStream || !is_regular_file(path)) continue;
    throw Error(Exit::kCannotCreate, path + ": exists (--no-clobber)");
  }
}

/// A name must not promise what is not in the file.
void check_compression(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    for (const std::string_view suffix : {".bz2", ".xz", ".lz4", ".zip", ".7z"}) {
      if (!has_suffix(path, suffix)) continue;
      throw Error(Exit::kUsage,
                  path + ": only .gz and .zst are written compressed, not " + std::string(suffix));
    }
  }
}

/// Whoever reads a folder takes all files in its data/ for data.
void check_beside_data(const std::vector<std::string>& paths, const RunOptions& options,
                       const RunPlan& plan) {
  if (options.out_dir.empty()) return;
  for (std::size_t i = plan.outputs.size(); i < paths.size(); ++i) {  // data comes first
    const std::string folder = parent_directory(paths[i]);
    if (paths[i] == kStandardStream || folder == plan.meta_dir) continue;
    if (!is_same_place(folder, options.out_dir + "/data")) continue;
    throw Error(Exit::kUsage, paths[i] + ": " + options.out_dir +
                                  "/data holds data only; reports may lie in " + plan.meta_dir);
  }
}

/// False of what this process may not look into: opening it will say so.
bool is_no_folder(const std::string& path) {
  std::error_code failed;
  const auto type = std::filesystem::status(path, failed).type();
  return type != std::filesystem::file_type::directory && type != std::filesystem::file_type::none;
}

/// Also true in folders that the run makes.
bool is_in_place(const std::string& path, const RunOptions& options) {
  const std::string folder = parent_directory(path);
  if (!is_no_folder(folder)) return true;
  if (options.out_dir.empty()) return false;
  const std::string& made = options.out_dir;
  return is_same_place(folder, made) || is_same_place(folder, made + "/meta") ||
         is_same_place(folder, made + "/data");
}

/// False when `path` is to be a file in a folder that is there and may not be written. Devices and
/// pipes are written straight, and through a symbolic link the file is made where it leads to.
bool may_be_made(const std::string& path) {
  if (file_exists(path) && !is_regular_file(path)) return true;
  const std::string folder = parent_directory(canonical_name(path));
  return !is_directory(folder) || may_write_into(folder);
}

/// The folders that the run makes.
void check_out_dir(const RunOptions& options) {
  if (options.out_dir.empty()) return;
  for (std::string folder : {options.out_dir + "/data", options.out_dir + "/meta"}) {
    while (!file_exists(folder) && folder != parent_directory(folder)) {
      folder = parent_directory(folder);
    }
    if (is_no_folder(folder)) throw Error(Exit::kCannotCreate, folder + ": is no folder");
  }
}

/// Some are opened late, or only when memory runs short, and a dry run opens none: what cannot be
/// created is said at once.
void check_folders(const std::vector<std::string>& paths, const RunOptions& options) {
  for (const std::string& path : paths) {
    if (path == kStandardStream || is_special_file(path)) continue;
    if (is_directory(path)) throw Error(Exit::kCannotCreate, path + ": is a folder");
    if (!is_in_place(path, options)) {
      throw Error(Exit::kCannotCreate,
                  path + ": there is no folder " + parent_directory(path) + "; make it first");
    }
    if (may_be_made(path)) continue;
    throw Error(Exit::kCannotCreate, path + ": its folder may not be written into");
  }
  if (options.tmp_dir.empty()) return;
  if (!is_directory(options.tmp_dir)) {
    throw Error(Exit::kCannotCreate, options.tmp_dir + ": there is no such folder (--tmp-dir)");
  }
  if (may_write_into(options.tmp_dir)) return;
  throw Error(Exit::kCannotCreate, options.tmp_dir + ": may not be written into (--tmp-dir)");
}

}  // namespace

bool is_same_place(const std::string& path, const std::string& other) {
  return canonical_name(path) == canonical_name(other);
}

bool is_special_file(const std::string& path) {
  for (const std::string_view name : {"/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/"}) {
    if (path.starts_with(name)) return true;
  }
  return path.starts_with("/dev/") && file_exists(path) && !is_regular_file(path);
}

void check_paths(const RunOptions& options, const RunPlan& plan) {
  std::vector<std::string> paths = replaced_paths(options, plan);
  check_compression(paths);
  if (options.no_clobber) check_absent(paths);
  for (const NamedFile& file : options.files_updated) paths.push_back(file.path);
  check_distinct(paths);
  check_apart_from_stream(paths);
  check_beside_data(paths, options, plan);
  check_not_read(paths, options, plan);
  check_out_dir(options);
  check_folders(paths, options);
}

}  // namespace deskmill
