// SPDX-License-Identifier: Apache-2.0
#include "io/signals.hpp"

#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace deskmill {
namespace {

constexpr std::array kEndingSignals = {SIGINT, SIGTERM, SIGHUP};

/// A slot is written only by the guard that took it from kFree, and read by the handler only after
/// it took it from kInUse; so neither ever sees a half-written path, whichever thread the signal
/// hits.
enum class SlotState : int { kFree, kFilling, kInUse, kUnlinking };

struct Slot {
  std::atomic<SlotState> state{SlotState::kFree};
  char path[PATH_MAX] = {};
};
static_assert(std::atomic<SlotState>::is_always_lock_free);

/// More outputs than this at once are written all the same; a signal then leaves some temporaries,
/// which the next run takes over.
constexpr std::size_t kSlots = 1024;
// Without constinit a constructor would touch all 4 MB at every start.
constinit std::array<Slot, kSlots> temporaries;

bool take(Slot& slot, SlotState from, SlotState to) {
  return slot.state.compare_exchange_strong(from, to);
}

std::atomic<bool> ending{false};
std::atomic<int> delays{0};
static_assert(std::atomic<int>::is_always_lock_free);

/// A creation takes microseconds; one on a hung network disk must not make the process immortal.
constexpr int kLongestDelayMilliseconds = 2000;

/// Waits for the SignalDelays of other threads; in a thread that has one itself the signal is
/// blocked.
void wait_for_delays() {
  for (int i = 0; i < kLongestDelayMilliseconds && delays > 0; ++i) ::poll(nullptr, 0, 1);
}

void unlink_temporaries_and_reraise(int signal_number) {
  ending = true;
  wait_for_delays();
  for (Slot& slot : temporaries) {
    if (take(slot, SlotState::kInUse, SlotState::kUnlinking)) ::unlink(slot.path);
  }
  ::signal(signal_number, SIG_DFL);
  // The signal is blocked while its handler runs: it ends the process when the handler returns.
  ::raise(signal_number);
}

void handle_unless_ignored(int signal_number) {
  struct sigaction action = {};
  ::sigaction(signal_number, nullptr, &action);
  if (action.sa_handler == SIG_IGN) return;  // nohup
  action = {};
  action.sa_handler = unlink_temporaries_and_reraise;
  sigfillset(&action.sa_mask);
  ::sigaction(signal_number, &action, nullptr);
}

}  // namespace

void install_signal_handlers() {
  for (const int number : kEndingSignals) handle_unless_ignored(number);
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGXFSZ, SIG_IGN);  // a file size limit is then a failed write with a message
}

void die_by_sigpipe() {
  ::signal(SIGPIPE, SIG_DFL);
  sigset_t only_sigpipe;
  sigemptyset(&only_sigpipe);
  sigaddset(&only_sigpipe, SIGPIPE);
  ::pthread_sigmask(SIG_UNBLOCK, &only_sigpipe, nullptr);
  ::raise(SIGPIPE);
  std::abort();
}

SignalDelay::SignalDelay() {
  sigset_t ending_signals;
  sigemptyset(&ending_signals);
  for (const int number : kEndingSignals) sigaddset(&ending_signals, number);
  ::pthread_sigmask(SIG_BLOCK, &ending_signals, &mask_before_);
  ++delays;
  if (!ending) return;
  --delays;
  while (true) ::pause();  // the handler, in another thread, is about to end the process
}

SignalDelay::~SignalDelay() {
  --delays;
  ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

TemporaryGuard::TemporaryGuard(std::string path) : path_(std::move(path)) {
  if (path_.size() >= PATH_MAX) return;
  for (std::size_t i = 0; i < kSlots; ++i) {
    if (!take(temporaries[i], SlotState::kFree, SlotState::kFilling)) continue;
    std::memcpy(temporaries[i].path, path_.c_str(), path_.size() + 1);
    temporaries[i].state = SlotState::kInUse;
    slot_ = static_cast<int>(i);
    return;
  }
}

TemporaryGuard::~TemporaryGuard() {
  if (slot_ < 0) return;
  take(temporaries[static_cast<std::size_t>(slot_)], SlotState::kInUse, SlotState::kFree);
}

}  // namespace deskmill
