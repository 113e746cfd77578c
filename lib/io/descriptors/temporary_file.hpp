// A locked file beside its target that becomes the target by rename, or vanishes.
//
// Internal to io. The lock (flock) tells a living writer from a leftover: a leftover is unlinked
// and made anew, so that neither its content nor its mode survives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>

#include "io/descriptors/descriptor.hpp"
#include "io/signals.hpp"

namespace deskmill {

/// Removes the temporary that a killed run left for `target`; one that a living run holds stays,
/// and so does one that cannot be removed: it does no harm.
void remove_leftover_of(const std::string& target);

class TemporaryFile {
 public:
  /// `mode` is set as it is; without one the umask decides. `name` is for messages.
  /// Throws Error(kTryAgain) when another run holds the temporary, Error(kCannotCreate).
  TemporaryFile(std::string target, std::optional<mode_t> mode, std::string name);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  int descriptor() const { return file_.number(); }
  const std::string& target() const { return target_; }
  /// Removes the target, if there is one; a failure shows when the temporary takes its place.
  void remove_target() const;
  /// With `no_replace` an existing target is Error(kCannotCreate). The new name lasts when the
  /// directory of target() is synced.
  void rename_into_place(bool no_replace);

 private:
  /// One attempt; false when it removed a leftover, or when another run interfered.
  bool try_create(std::optional<mode_t> mode);
  bool lock(int descriptor) const;
  void remove_leftover() const;
  void rename_file(bool no_replace) const;

  std::string target_;
  std::string name_;
  std::string path_;
  Descriptor file_;
  std::unique_ptr<TemporaryGuard> guard_;
};

}  // namespace deskmill
