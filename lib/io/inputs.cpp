// SPDX-License-Identifier: Apache-2.0
#include "io/inputs.hpp"

#include <fcntl.h>
#include <glob.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <optional>
#include <utility>

#include "core/counted.hpp"
#include "core/error.hpp"
#include "core/lines.hpp"
#include "io/byte_source.hpp"
#include "io/descriptors/descriptor.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"

namespace deskmill {
namespace {

static_assert(PATH_MAX == 4096);  // as a message says

using Status = struct stat;

constexpr std::size_t kMostListBytes = std::size_t{1} << 30;
constexpr std::size_t kPieceBytes = 64u << 10;  ///< of a list, at a time

[[noreturn]] void fail(const std::string& what, int error) {
  throw Error(Exit::kNoInput, what + ": " + error_text(error));
}

std::optional<Status> status_of(const std::string& path) {
  Status status;
  if (::stat(path.c_str(), &status) == 0) return status;
  return std::nullopt;
}

bool is_symbolic_link(const std::string& path) {
  Status status;
  return ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

bool is_maildir(const std::string& directory) {
  return is_directory(join_path(directory, "cur")) && is_directory(join_path(directory, "new"));
}

bool is_hidden(std::string_view name) {
  return name.starts_with('.');
}

bool has_glob_characters(std::string_view path) {
  return path.find_first_of("*?[") != std::string_view::npos;
}

bool has_known_suffix(std::string_view name, const std::vector<std::string>& suffixes) {
  const std::string_view stored = without_compression_suffix(name);
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [&](const std::string& suffix) { return has_suffix(stored, suffix); });
}

/// Everything below a directory: what is taken and what is passed over.
struct Listing {
  std::vector<std::string> taken, skipped;
};

class DirectoryWalk {
 public:
  explicit DirectoryWalk(const std::vector<std::string>& suffixes) : suffixes_(suffixes) {}

  Listing run(const std::string& directory) {
    if (is_directory(join_path(directory, "data"))) {
      visit_data(directory);
    } else {
      visit(directory);
    }
    std::sort(listing_.taken.begin(), listing_.taken.end());
    std::sort(listing_.skipped.begin(), listing_.skipped.end());
    return std::move(listing_);
  }

 private:
  void visit(const std::string& directory) {
    if (is_maildir(directory)) {
      take_mails(join_path(directory, "cur"));
      take_mails(join_path(directory, "new"));
      return;
    }
    if (is_output_set(directory)) return visit_data(directory);
    for (const std::string& name : list_directory(directory)) {
      if (!is_hidden(name)) visit_entry(join_path(directory, name), name);
    }
  }

  /// What lies beside data/ is named, but for what deskmill itself puts there.
  void visit_data(const std::string& directory) {
    visit(join_path(directory, "data"));
    for (const std::string& name : list_directory(directory)) {
      const bool is_ours = name == "data" || name == "meta" || name == "dataset_info.json";
      const std::string path = join_path(directory, name);
      if (is_ours || is_hidden(name)) continue;
      if (is_directory(path) || has_known_suffix(name, suffixes_)) {
        listing_.skipped.push_back(path + " (beside data/)");
      }
    }
  }

  void visit_entry(const std::string& path, const std::string& name) {
    if (is_directory(path)) {
      if (is_symbolic_link(path)) {
        listing_.skipped.push_back(path + "/");
      } else {
        visit(path);
      }
      return;
    }
    // A pipe that nobody writes to would be waited for without end.
    if (file_exists(path) && !is_regular_file(path)) {
      listing_.skipped.push_back(path + " (a pipe or a device)");
      return;
    }
    const bool known = has_known_suffix(name, suffixes_);
    (known ? listing_.taken : listing_.skipped).push_back(path);
  }

  /// Names in a Maildir are unique strings, not suffixes.
  void take_mails(const std::string& directory) {
    for (const std::string& name : list_directory(directory)) {
      const std::string path = join_path(directory, name);
      if (!is_hidden(name) && !is_directory(path)) listing_.taken.push_back(path);
    }
  }

  const std::vector<std::string>& suffixes_;
  Listing listing_;
};

std::vector<std::string> matches_of(const std::string& pattern) {
  glob_t found = {};
  const int result = ::glob(pattern.c_str(), GLOB_NOSORT | GLOB_ERR, nullptr, &found);
  const int error = errno;
  std::vector<std::string> paths(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  if (result == GLOB_NOMATCH) throw Error(Exit::kNoInput, pattern + ": no file matches");
  if (result != 0) fail(pattern, error);
  std::sort(paths.begin(), paths.end());
  return paths;
}

class InputResolver {
 public:
  explicit InputResolver(const InputOptions& options) : options_(options) {}

  InputSet run() {
    for (const std::string& operand : options_.operands) add_operand(operand);
    if (!options_.files_from.empty()) add_list(options_.files_from);
    if (options_.operands.empty() && options_.files_from.empty()) add_standard_input();
    return std::move(set_);
  }

 private:
  void add_operand(const std::string& operand) {
    if (operand == kStandardStream) return add_standard_input();
    if (!status_of(operand) && errno == ENOENT && has_glob_characters(operand)) {
      for (const std::string& path : matches_of(operand)) add_path(path, path);
    } else {
      add_path(operand, operand);
    }
  }

  /// Paths in a list are taken literally, globs are not expanded: find(1) or a shell wrote them. It
  /// is read piece by piece, so that one without end (a device) fails at its first line.
  void add_list(const std::string& list) {
    const auto source = open_input(list, Hashing::kOff);
    std::string text;
    std::size_t number = 0, taken = 0;
    for (std::size_t got = 1; got > 0 && taken <= kMostListBytes; taken += got) {
      const std::size_t kept = text.size();
      text.resize(kept + kPieceBytes);
      got = source->read(text.data() + kept, kPieceBytes);
      text.resize(kept + got);
      const std::size_t whole = got == 0 ? text.size() : text.rfind('\n') + 1;
      add_lines(std::string_view(text).substr(0, whole), list, number);
      text.erase(0, whole);
      check_line(text, list, number + 1);
    }
    if (taken > kMostListBytes) throw Error(Exit::kNoInput, list + ": a list of more than 1 GiB");
    if (set_.files.empty()) throw Error(Exit::kNoInput, list + ": names no input");
  }

  void add_lines(std::string_view lines, const std::string& list, std::size_t& number) {
    while (!lines.empty()) {
      const std::string_view line = take_line(lines);
      check_line(line, list, ++number);
      add_listed(std::string(line), list, number);
    }
  }

  static void check_line(std::string_view line, const std::string& list, std::size_t number) {
    const char* problem = nullptr;
    if (line.find('\0') != std::string_view::npos) {
      problem = "holds a NUL byte; a list has one path per line, as from find without -print0";
    } else if (line.size() > PATH_MAX) {
      problem = "too long for a path, which has at most 4096 bytes";
    }
    if (problem != nullptr) throw Error(Exit::kNoInput, at_line(list, number, problem));
  }

  void add_listed(std::string line, const std::string& list, std::size_t number) {
    if (line.ends_with('\r')) line.pop_back();
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.find_first_not_of(" \t") == std::string::npos || line.starts_with('#')) return;
    if (line == kStandardStream) return add_standard_input();
    add_path(line, at_line(list, number, line));
  }

  /// `label` names the path in messages.
  void add_path(const std::string& path, const std::string& label) {
    const std::optional<Status> status = status_of(path);
    if (!status) fail(label, errno);
    if (S_ISDIR(status->st_mode)) return add_directory(path, label);
    if (::faccessat(AT_FDCWD, path.c_str(), R_OK, AT_EACCESS) != 0) fail(label, errno);
    add_file(path, *status);
  }

  void add_directory(const std::string& path, const std::string& label) {
    Listing listing = DirectoryWalk(options_.suffixes).run(path);
    if (listing.taken.empty()) throw Error(Exit::kNoInput, label + ": " + nothing_in(listing));
    for (const std::string& file : listing.taken) add_path(file, file);
    std::move(listing.skipped.begin(), listing.skipped.end(), std::back_inserter(set_.skipped));
  }

  std::string nothing_in(const Listing& listing) const {
    std::string message = "no input file in this directory; known suffixes are";
    for (const std::string& suffix : options_.suffixes) message += " " + suffix;
    if (listing.skipped.empty()) return message;
    return message + "; " + counted(listing.skipped.size(), "other") + " passed over, first " +
           listing.skipped.front();
  }

  void add_standard_input() {
    const bool again = options_.files_from == kStandardStream ||
                       std::any_of(set_.files.begin(), set_.files.end(), [](const InputFile& file) {
                         return file.path == kStandardStream;
                       });
    if (again) throw Error(Exit::kUsage, "standard input (-) can be read only once");
    InputFile file{kStandardStream, name_of(kStandardStream), 0, false};
    Status status;
    if (::fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode)) {
      file.bytes = static_cast<std::uint64_t>(status.st_size);
    }
    set_.files.push_back(std::move(file));
  }

  void add_file(const std::string& path, const Status& status) {
    const bool is_regular = S_ISREG(status.st_mode);
    const auto bytes = is_regular ? static_cast<std::uint64_t>(status.st_size) : 0;
    set_.files.push_back({path, name_of(path), bytes, is_regular});
  }

  std::string name_of(const std::string& path) const {
    return options_.source_name.empty() ? source_name_of(path) : options_.source_name;
  }

  const InputOptions& options_;
  InputSet set_;
};

}  // namespace

InputSet resolve_inputs(const InputOptions& options) {
  return InputResolver(options).run();
}

bool is_output_set(const std::string& directory) {
  return is_directory(join_path(directory, "data")) && is_directory(join_path(directory, "meta"));
}

std::string source_name_of(std::string_view path) {
  if (path == kStandardStream) return "stdin";
  return std::string(without_compression_suffix(base_name(path)));
}

}  // namespace deskmill
