// SPDX-License-Identifier: Apache-2.0
#include "unit/io/faulty_system_calls.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <vector>

#include "io/descriptors/system_calls.hpp"

namespace deskmill {
namespace {

struct Plan {
  bool active = false;
  Call call = Call::kRead;
  int left = 0;
  int error = 0;
  int calls = 0;
  std::size_t most_bytes = std::numeric_limits<std::size_t>::max();
};
Plan plan;

bool fails(Call call) {
  if (!plan.active || plan.call != call) return false;
  ++plan.calls;
  if (--plan.left != 0) return false;
  errno = plan.error;
  return true;
}

}  // namespace

FaultPlan::FaultPlan(Call call, int nth, int error) {
  plan = Plan{};
  plan.active = true;
  plan.call = call;
  plan.left = nth;
  plan.error = error;
}
FaultPlan::FaultPlan(std::size_t most_bytes) {
  plan = Plan{};
  plan.most_bytes = most_bytes;
}
FaultPlan::~FaultPlan() {
  plan = Plan{};
}
int FaultPlan::calls() const {
  return plan.calls;
}

ssize_t read_call(int descriptor, void* buffer, std::size_t bytes) {
  if (fails(Call::kRead)) return -1;
  return ::read(descriptor, buffer, std::min(bytes, plan.most_bytes));
}
ssize_t pread_call(int descriptor, void* buffer, std::size_t bytes, off_t offset) {
  if (fails(Call::kRead)) return -1;
  return ::pread(descriptor, buffer, std::min(bytes, plan.most_bytes), offset);
}
ssize_t write_call(int descriptor, const void* buffer, std::size_t bytes) {
  if (fails(Call::kWrite)) return -1;
  return ::write(descriptor, buffer, std::min(bytes, plan.most_bytes));
}
ssize_t writev_call(int descriptor, const iovec* pieces, int count) {
  if (fails(Call::kWrite)) return -1;
  std::vector<iovec> accepted(pieces, pieces + count);
  std::size_t room = plan.most_bytes;
  for (iovec& piece : accepted) {
    piece.iov_len = std::min(piece.iov_len, room);
    room -= piece.iov_len;
  }
  return ::writev(descriptor, accepted.data(), count);
}
int fsync_call(int descriptor) {
  return fails(Call::kFsync) ? -1 : ::fsync(descriptor);
}
int close_call(int descriptor) {
  const int result = ::close(descriptor);
  return fails(Call::kClose) ? -1 : result;
}
int rename_call(const char* from, const char* to) {
  return fails(Call::kRename) ? -1 : ::rename(from, to);
}

}  // namespace deskmill
