// OpenAI chat fine-tuning rows: {"messages":[{"role","content"}]}.
//
// The consumer's rules are the checks of its data preparation guide: a messages list, known roles,
// content that is a non-empty string, at least one assistant message.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/export/formats.hpp"

namespace deskmill {

FormatProblem check_openai(const TrainingExample& example);
void write_openai(const TrainingExample& example, std::string& out);
std::string openai_dataset_info(std::string_view file_name, bool with_system);
std::string openai_columns(const ExampleOptions& options);

}  // namespace deskmill
