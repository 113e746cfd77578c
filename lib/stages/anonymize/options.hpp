// What a user can tell the stage; the policy file is read by the caller.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace deskmill {

struct AnonymizeOptions {
  std::string policy_file;  ///< --policy; "" is the built-in policy
  bool detect = false;      ///< add `pii` spans, replace nothing
  std::string key_file;     ///< --key-file
  std::string key_env;      ///< --key-env: name of a variable of the environment
};

}  // namespace deskmill
