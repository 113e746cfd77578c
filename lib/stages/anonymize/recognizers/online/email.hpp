// Where an e-mail address begins, for those who look at what stands in front of it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// First byte of the local part that ends at byte `at`, its @; `at` when there is none.
std::size_t local_part_begin(std::string_view text, std::size_t at);

}  // namespace deskmill
