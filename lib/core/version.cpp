// SPDX-License-Identifier: Apache-2.0
#include "core/version.hpp"

namespace deskmill {

std::string_view version() {
  return DESKMILL_VERSION;
}

}  // namespace deskmill
