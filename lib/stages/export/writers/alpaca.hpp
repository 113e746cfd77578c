// Alpaca rows: {"instruction","input","output","system"?,"history"?:[[question, answer]]}.
//
// The consumer tests that output is a string and leaves out rows where it is missing; an empty one
// teaches silence. History answers are trained on too.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/export/formats.hpp"

namespace deskmill {

FormatProblem check_alpaca(const TrainingExample& example);
void write_alpaca(const TrainingExample& example, std::string& out);
std::string alpaca_dataset_info(std::string_view file_name, bool with_system);
std::string alpaca_columns(const ExampleOptions& options);

}  // namespace deskmill
