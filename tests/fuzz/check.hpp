// What a fuzz target does when an invariant breaks.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>

namespace deskmill {

/// Ends the process so that both libFuzzer and the replay notice, in every build type.
inline void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace deskmill
