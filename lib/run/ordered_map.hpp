// The only concurrency of deskmill: read, work on several batches at once, write in the order of
// reading.
//
//   ordered_map<Batch, Result>(jobs,
//       [&](Batch& batch) { return reader.next(batch); },  // one thread at a time, in order
//       [&](Batch& batch) -> Result { ... },               // in parallel
//       [&](Result&& result) { ... });                     // one thread at a time, in order
//
// `jobs` identical workers take a ticket with each batch they read, work on it and hand the result
// over. The worker whose result is due next writes it, and all finished results that follow it. A
// worker whose result is not due yet does not wait (it would be woken late) but goes on with its
// spare batch. At most `jobs * batches_per_job` batches are in flight, so memory is bounded and a
// slow writer slows the reader. An exception of any of the three functions stops all workers and is
// rethrown to the caller: the one of the lowest ticket, after everything before it has been
// written, so a failing run fails the same way for every `jobs`. jobs == 1 starts no thread and has
// one batch.
//
// A worker keeps its batches and refills them, so buffers in them are reused, and a Result may
// point into the Batch it was made from: that one is refilled only after the Result was written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace deskmill {

/// The order of the batches of one ordered_map and its first failure; everything the workers share.
class TicketOrder {
 public:
  /// Runs `read`, one thread at a time, and returns a ticket when it returned true. Returns nothing
  /// at the end, after a failure, and when `read` threw: that is the failure of the next ticket.
  std::optional<std::uint64_t> take(const std::function<bool()>& read);
  /// Has `write` run once all lower tickets are written: now, in this thread (followed by the
  /// writes of later tickets that wait for it), or later, in the thread that writes the ticket
  /// before. Never when a lower ticket fails. Returns true when it was run before the return.
  bool hand_over(std::uint64_t ticket, std::function<void()> write);
  /// Waits for that; false when it will not happen any more.
  bool wait_until_written(std::uint64_t ticket);
  /// No more tickets; `failure` counts unless a lower ticket fails as well.
  void fail(std::uint64_t ticket, std::exception_ptr failure);
  /// Called when all workers are done.
  void rethrow_failure() const;

 private:
  void write_what_is_due(std::unique_lock<std::mutex>& lock);
  void note_failure(std::uint64_t ticket, std::exception_ptr failure);

  std::mutex reading_;
  std::uint64_t next_ticket_ = 0;
  bool input_ended_ = false;

  std::mutex turn_mutex_;
  std::condition_variable turn_changed_;
  std::uint64_t turn_ = 0;  ///< the ticket to be written next: all lower ones are written
  bool writing_ = false;
  std::map<std::uint64_t, std::function<void()>> handed_over_;
  std::uint64_t failed_ticket_ = std::numeric_limits<std::uint64_t>::max();
  std::exception_ptr failure_;
};

/// A batch in a worker's hands, and what it made of it.
template <typename Batch, typename Result>
struct BatchPlace {
  Batch batch;
  std::optional<Result> result;
  std::optional<std::uint64_t> ticket;  ///< of the last use
};

/// What one of several workers does. Its places belong to the caller, since what was handed over
/// may be written by another worker after this one has ended.
template <typename Batch, typename Result>
void run_worker(TicketOrder& order, std::vector<BatchPlace<Batch, Result>>& places,
                const std::function<bool(Batch&)>& read, const std::function<Result(Batch&)>& work,
                const std::function<void(Result&&)>& write) {
  std::size_t current = 0;
  while (true) {
    BatchPlace<Batch, Result>& place = places[current];
    if (place.ticket && !order.wait_until_written(*place.ticket)) return;
    place.ticket = order.take([&] { return read(place.batch); });
    if (!place.ticket) return;
    bool is_written = false;
    try {
      place.result.emplace(work(place.batch));
      is_written = order.hand_over(*place.ticket, [&] { write(std::move(*place.result)); });
    } catch (...) {
      return order.fail(*place.ticket, std::current_exception());
    }
    // A batch that was written is still in the cache of this core: it goes first.
    if (!is_written) current = (current + 1) % places.size();
  }
}

/// `batches_per_job` is 1 where memory counts for more than time.
template <typename Batch, typename Result>
void ordered_map(unsigned jobs, const std::function<bool(Batch&)>& read,
                 const std::function<Result(Batch&)>& work,
                 const std::function<void(Result&&)>& write, std::size_t batches_per_job = 2) {
  if (jobs <= 1) {
    Batch batch;
    while (read(batch)) write(work(batch));
    return;
  }
  using Places = std::vector<BatchPlace<Batch, Result>>;
  TicketOrder order;
  std::deque<Places> places;
  // All are made in this thread: an exception that leaves another one ends the process.
  Places& own = places.emplace_back(batches_per_job);
  {
    std::vector<std::jthread> others;
    others.reserve(jobs - 1);
    try {
      while (others.size() + 1 < jobs) {
        Places& theirs = places.emplace_back(batches_per_job);
        others.emplace_back([&] { run_worker(order, theirs, read, work, write); });
      }
    } catch (const std::system_error&) {
      // The process may start no more threads: fewer workers give the same bytes, only later.
    } catch (const std::bad_alloc&) {
      // Nor is there memory for more of them.
    }
    run_worker(order, own, read, work, write);
  }
  order.rethrow_failure();
}

}  // namespace deskmill
