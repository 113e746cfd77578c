// The only concurrency of deskmill: read, work on several batches at once, write in the order of reading.
//
//   ordered_map<Batch, Result>(jobs,
//       [&](Batch& batch) { return reader.next(batch); },        // one thread at a time, in order
//       [&](Batch& batch) -> Result { ... },                       // in parallel
//       [&](Result&& result) { ... });                             // one thread at a time, in order
//
// `jobs` identical workers take a ticket with each batch they read, work, wait for their ticket's turn
// and write. At most `jobs` batches are in flight, so a slow writer slows the reader. An exception of
// any of the three stops all workers and is rethrown to the caller: the one of the lowest ticket.
// jobs == 1 starts no thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace deskmill {

template <typename Batch, typename Result>
void ordered_map(unsigned jobs, const std::function<bool(Batch&)>& read,
                 const std::function<Result(Batch&)>& work,
                 const std::function<void(Result&&)>& write);

/// Cores this process may use: affinity mask and cgroup v1/v2 quota, at least 1.
unsigned usable_cores();

}  // namespace deskmill
// The implementer puts the template's definition here.
