// The only concurrency of deskmill: read, work on several batches at once, write in the order of
// reading.
//
//   ordered_map<Batch, Result>(jobs,
//       [&](Batch& batch) { return reader.next(batch); },        // one thread at a time, in order
//       [&](Batch& batch) -> Result { ... },                       // in parallel
//       [&](Result&& result) { ... });                             // one thread at a time, in order
//
// `jobs` identical workers take a ticket with each batch they read, work, wait for their ticket's
// turn and write. At most `jobs` batches are in flight, so a slow writer slows the reader. An
// exception of any of the three stops all workers and is rethrown to the caller: the one of the
// lowest ticket, after everything before it has been written, so a failing run fails the same way
// for every `jobs`. jobs == 1 starts no thread.
//
// A worker keeps one Batch for its whole life and refills it, so buffers in it are reused, and a
// Result may point into the Batch it was made from: the worker is idle until that Result is
// written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace deskmill {

/// The order of the batches of one ordered_map and its first failure; everything the workers share.
class TicketOrder {
 public:
  /// Runs `read` alone. A ticket when it returned true; nothing at the end, after a failure, or
  /// when it threw (which is then the failure of the ticket it would have got).
  std::optional<std::uint64_t> take(const std::function<bool()>& read);
  /// Waits until all lower tickets are written and runs `write`. False, without running it, when a
  /// lower ticket has failed.
  bool in_turn(std::uint64_t ticket, const std::function<void()>& write);
  /// No more tickets; `failure` counts unless a lower ticket fails as well.
  void fail(std::uint64_t ticket, std::exception_ptr failure);
  /// Called when all workers are done.
  void rethrow_failure() const;

 private:
  std::mutex reading_;
  std::uint64_t next_ticket_ = 0;
  bool input_ended_ = false;

  std::mutex turn_mutex_;
  std::condition_variable turn_changed_;
  std::uint64_t turn_ = 0;
  std::uint64_t failed_ticket_ = std::numeric_limits<std::uint64_t>::max();
  std::exception_ptr failure_;
};

template <typename Batch, typename Result>
void ordered_map(unsigned jobs, const std::function<bool(Batch&)>& read,
                 const std::function<Result(Batch&)>& work,
                 const std::function<void(Result&&)>& write) {
  if (jobs <= 1) {
    Batch batch;
    while (read(batch)) write(work(batch));
    return;
  }
  TicketOrder order;
  const auto run_worker = [&] {
    Batch batch;
    while (const auto ticket = order.take([&] { return read(batch); })) {
      try {
        Result result = work(batch);
        if (!order.in_turn(*ticket, [&] { write(std::move(result)); })) return;
      } catch (...) {
        order.fail(*ticket, std::current_exception());
      }
    }
  };
  {
    std::vector<std::jthread> others;
    others.reserve(jobs - 1);
    try {
      while (others.size() + 1 < jobs) others.emplace_back(run_worker);
    } catch (const std::system_error&) {
      // The process may start no more threads: fewer workers give the same bytes, only later.
    }
    run_worker();
  }
  order.rethrow_failure();
}

}  // namespace deskmill
