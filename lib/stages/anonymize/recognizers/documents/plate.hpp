// What number plates and vehicle identification numbers look like where a word or question says so.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// "7ABC123", or the seventeen letters and digits of ISO 3779.
bool is_plate_or_vin(std::string_view text);

}  // namespace deskmill
