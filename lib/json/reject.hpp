// Why a line is no record, or a text no JSON.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

/// `reason` is a name from docs/diagnostics.md and lives for ever.
struct Reject {
  std::string_view reason;
  std::string detail;
  std::size_t byte = 0;  ///< offset in the line or text
};

}  // namespace deskmill
