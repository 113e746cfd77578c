// INT, TERM and HUP remove the temporary files of this process and then end it by the same signal.
//
// The table of temporaries is the one global of the program: a signal handler has nothing else to
// reach it by. It holds a fixed number of paths in static memory; entries are added and removed
// lock-free, and unlink() is safe in a handler.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <signal.h>

#include <string>

namespace deskmill {

/// Installs the handlers (a signal ignored on entry stays ignored), and ignores SIGPIPE and
/// SIGXFSZ, so that a gone reader and a file size limit are failed writes. Called once, by the
/// tool, before any thread.
void install_signal_handlers();
/// Ends the process by SIGPIPE with its default action (status 141 in a shell).
[[noreturn]] void die_by_sigpipe();

/// While one lives, no signal ends the process: in this thread signals are blocked, and a handler
/// that runs in another thread waits (at most two seconds). For the moments when a temporary file
/// exists that is not in the table yet, or no longer. The constructor never returns once the
/// process is ending.
class SignalDelay {
 public:
  SignalDelay();
  ~SignalDelay();
  SignalDelay(const SignalDelay&) = delete;
  SignalDelay& operator=(const SignalDelay&) = delete;

 private:
  sigset_t mask_before_;
};

/// Keeps `path` in the table while it lives. When the table is full (1024 paths), the path is not
/// in it.
class TemporaryGuard {
 public:
  explicit TemporaryGuard(std::string path);
  ~TemporaryGuard();
  TemporaryGuard(const TemporaryGuard&) = delete;
  TemporaryGuard& operator=(const TemporaryGuard&) = delete;

 private:
  std::string path_;
  int slot_ = -1;  ///< in the table; -1: not in it
};

}  // namespace deskmill
