// SPDX-License-Identifier: Apache-2.0
#include "io/descriptors/temporary_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "io/descriptors/system_calls.hpp"
#include "io/paths.hpp"

namespace deskmill {
namespace {

/// An attempt fails only when another run works on the same name in the same microseconds.
constexpr int kAttempts = 100;
constexpr mode_t kLetUmaskDecide = 0666;
constexpr mode_t kOwnerOnly = 0600;

/// A target may have the longest name there is; then a hash stands for it.
std::string temporary_path(const std::string& target) {
  constexpr std::string_view kSuffix = ".deskmill-tmp";
  std::string name = "." + base_name(target);
  if (name.size() + kSuffix.size() > kMostNameBytes) name = "." + to_hex(hash128(name));
  return join_path(parent_directory(target), name.append(kSuffix));
}

std::string why_not_opened(int error) {
  return error == ENOENT ? "there is no such folder" : open_error_text(error);
}

/// False when the name was unlinked or made anew between open() and flock().
bool is_still_named(int descriptor, const std::string& path) {
  struct stat opened, named;
  return ::fstat(descriptor, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

void remove_leftover_of(const std::string& target) {
  const std::string path = temporary_path(target);
  const Descriptor leftover(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!leftover.is_open() || ::flock(leftover.number(), LOCK_EX | LOCK_NB) != 0) return;
  if (is_still_named(leftover.number(), path)) ::unlink(path.c_str());
}

TemporaryFile::TemporaryFile(std::string target, std::optional<mode_t> mode, std::string name)
    : target_(std::move(target)), name_(std::move(name)), path_(temporary_path(target_)) {
  // The temporary has a shorter one, so that this would be noticed when all is done.
  if (base_name(target_).size() > kMostNameBytes) {
    throw Error(Exit::kCannotCreate, name_ + ": " + error_text(ENAMETOOLONG));
  }
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (try_create(mode)) return;
  }
  throw Error(Exit::kTryAgain, name_ + ": another run is writing it");
}

bool TemporaryFile::try_create(std::optional<mode_t> mode) {
  const SignalDelay delay;
  // Not readable by others before its final mode is set.
  const mode_t first_mode = mode.has_value() ? kOwnerOnly : kLetUmaskDecide;
  file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, first_mode));
  if (!file_.is_open()) {
    if (errno != EEXIST) throw Error(Exit::kCannotCreate, name_ + ": " + why_not_opened(errno));
    remove_leftover();
    return false;
  }
  auto guard = std::make_unique<TemporaryGuard>(path_);
  if (!lock(file_.number()) || !is_still_named(file_.number(), path_)) return false;
  if (mode.has_value() && ::fchmod(file_.number(), *mode) != 0) {
    const int error = errno;
    ::unlink(path_.c_str());
    throw Error(Exit::kCannotCreate, name_ + ": " + error_text(error));
  }
  guard_ = std::move(guard);
  return true;
}

bool TemporaryFile::lock(int descriptor) const {
  // A file system without locks (some network and user-space ones) still gets its output.
  return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

void TemporaryFile::remove_leftover() const {
  const Descriptor leftover(::open(path_.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!leftover.is_open()) {
    if (errno == ENOENT) return;
    throw Error(Exit::kCannotCreate, path_ + ": " + error_text(errno));
  }
  if (!lock(leftover.number())) {
    throw Error(Exit::kTryAgain, name_ + ": another run is writing it");
  }
  if (!is_still_named(leftover.number(), path_)) return;
  if (::unlink(path_.c_str()) != 0 && errno != ENOENT) {
    throw Error(Exit::kCannotCreate, path_ + ": " + error_text(errno));
  }
}

TemporaryFile::~TemporaryFile() {
  const SignalDelay delay;
  if (guard_) ::unlink(path_.c_str());
  guard_.reset();
}

void TemporaryFile::remove_target() const {
  ::unlink(target_.c_str());
}

void TemporaryFile::rename_into_place(bool no_replace) {
  {
    const SignalDelay delay;
    rename_file(no_replace);
    guard_.reset();
  }
  if (!file_.close()) throw Error(Exit::kIo, name_ + ": " + error_text(errno));
}

void TemporaryFile::rename_file(bool no_replace) const {
  if (no_replace) {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) {
      return;
    }
    if (errno == EEXIST) throw Error(Exit::kCannotCreate, name_ + ": exists (--no-clobber)");
    const bool is_unsupported = errno == EINVAL || errno == ENOSYS;  // by the file system or kernel
    if (!is_unsupported) throw Error(Exit::kIo, name_ + ": " + error_text(errno));
  }
  if (rename_call(path_.c_str(), target_.c_str()) == 0) return;
  throw Error(Exit::kIo, name_ + ": " + error_text(errno));
}

}  // namespace deskmill
