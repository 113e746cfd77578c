// SPDX-License-Identifier: Apache-2.0
#include "run/ordered_map.hpp"

namespace deskmill {

std::optional<std::uint64_t> TicketOrder::take(const std::function<bool()>& read) {
  const std::lock_guard lock(reading_);
  if (input_ended_) return std::nullopt;
  {
    const std::lock_guard turn_lock(turn_mutex_);
    if (failure_) return std::nullopt;
  }
  try {
    if (read()) return next_ticket_++;
  } catch (...) {
    fail(next_ticket_, std::current_exception());
  }
  input_ended_ = true;
  return std::nullopt;
}

bool TicketOrder::in_turn(std::uint64_t ticket, const std::function<void()>& write) {
  {
    std::unique_lock lock(turn_mutex_);
    turn_changed_.wait(lock, [&] { return turn_ == ticket || failed_ticket_ < ticket; });
    if (turn_ != ticket) return false;
  }
  write();
  {
    const std::lock_guard lock(turn_mutex_);
    ++turn_;
  }
  turn_changed_.notify_all();
  return true;
}

void TicketOrder::fail(std::uint64_t ticket, std::exception_ptr failure) {
  {
    const std::lock_guard lock(turn_mutex_);
    if (ticket >= failed_ticket_) return;
    failed_ticket_ = ticket;
    failure_ = std::move(failure);
  }
  turn_changed_.notify_all();
}

void TicketOrder::rethrow_failure() const {
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace deskmill
