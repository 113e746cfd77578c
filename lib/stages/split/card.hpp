// The data card: README.md of the data set folder, in the form the Hugging Face hub and `datasets`
// read.
//
// Explicit `configs` name the files of each side, so nothing depends on the loader's guessing.
// Sides without rows are left out: the loader refuses empty files.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/split/split.hpp"

namespace deskmill {

std::string data_card(std::string_view name, const SplitCounts& counts,
                      const SplitOptions& options);

}  // namespace deskmill
