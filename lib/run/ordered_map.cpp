// SPDX-License-Identifier: Apache-2.0
#include "run/ordered_map.hpp"

#include <utility>

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

bool TicketOrder::hand_over(std::uint64_t ticket, std::function<void()> write) {
  std::unique_lock lock(turn_mutex_);
  handed_over_.emplace(ticket, std::move(write));
  if (!writing_) write_what_is_due(lock);
  return turn_ > ticket;
}

void TicketOrder::write_what_is_due(std::unique_lock<std::mutex>& lock) {
  writing_ = true;
  while (turn_ < failed_ticket_) {
    const auto due = handed_over_.extract(turn_);
    if (!due) break;
    lock.unlock();
    std::exception_ptr failure;
    try {
      due.mapped()();
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    if (failure) {
      note_failure(turn_, std::move(failure));
    } else {
      ++turn_;
    }
    turn_changed_.notify_all();
  }
  writing_ = false;
}

bool TicketOrder::wait_until_written(std::uint64_t ticket) {
  std::unique_lock lock(turn_mutex_);
  turn_changed_.wait(lock, [&] { return turn_ > ticket || failed_ticket_ <= ticket; });
  return turn_ > ticket;
}

void TicketOrder::note_failure(std::uint64_t ticket, std::exception_ptr failure) {
  if (ticket >= failed_ticket_) return;
  failed_ticket_ = ticket;
  failure_ = std::move(failure);
}

void TicketOrder::fail(std::uint64_t ticket, std::exception_ptr failure) {
  {
    const std::lock_guard lock(turn_mutex_);
    note_failure(ticket, std::move(failure));
  }
  turn_changed_.notify_all();
}

void TicketOrder::rethrow_failure() const {
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace deskmill
