// Service numbers of companies: what they belong to is no person, and an answer
// without them helps nobody.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// 400 and 800 numbers of China (also with +86), toll-free ones of North America (800, 888,
/// 877, 866, 855, 844, 833, with or without 1), Britain (0800, 0808, +44) and Australia (1300,
/// 1800). `number` is as written: 1888 123 4567 is a hotline only when the 1 stands apart,
/// 18881234567 a Chinese mobile.
bool is_hotline(std::string_view number);

}  // namespace deskmill
