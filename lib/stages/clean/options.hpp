// What a user can tell the stage; the file of rules is read by the caller.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace deskmill {

struct CleanOptions {
  std::vector<std::string> without;  ///< rules or groups ("mail", "html.tags") to switch off
  std::vector<std::string> only;     ///< if any, all others are off
  std::string mail = "auto";         ///< cut mails: "auto" by channel and looks, "always", "never"
};

}  // namespace deskmill
