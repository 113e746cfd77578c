// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/error.hpp"

namespace deskmill {

/// `action` throws Error with this exit code and exactly this message.
template <typename Action>
void expect_error(Exit code, const std::string& message, const Action& action) {
  try {
    action();
    ADD_FAILURE() << "no error; expected: " << message;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code);
    EXPECT_EQ(error.what(), message);
  }
}

}  // namespace deskmill
