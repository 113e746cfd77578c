// Lets the n-th system call of a kind fail: this program links its own definitions of
// io/system_calls.hpp in front of the library's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace deskmill {

enum class Call { kRead, kWrite, kFsync, kClose, kRename };

/// While it lives, the n-th call (from 1) of its kind fails with `error`; reads and writes move at
/// most `most_bytes` each.
class FaultPlan {
 public:
  FaultPlan(Call call, int nth, int error);
  explicit FaultPlan(std::size_t most_bytes);
  ~FaultPlan();
  FaultPlan(const FaultPlan&) = delete;
  FaultPlan& operator=(const FaultPlan&) = delete;
  /// Calls of the kind made so far.
  int calls() const;
};

}  // namespace deskmill
