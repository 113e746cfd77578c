// The one version number, from project() in CMakeLists.txt.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

std::string_view version();  ///< "0.1.0"

}  // namespace deskmill
