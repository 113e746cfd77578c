// ShareGPT rows as LLaMA-Factory reads them: {"conversations":[{"from","value"}],"system"?}.
//
// Its rule: human at odd places, gpt at even ones, an even count; rows that break it are logged and
// skipped by the trainer, so here they are rejected.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/export/formats.hpp"

namespace deskmill {

FormatProblem check_sharegpt(const TrainingExample& example);
void write_sharegpt(const TrainingExample& example, std::string& out);
std::string sharegpt_dataset_info(std::string_view file_name, bool with_system);
std::string sharegpt_columns(const ExampleOptions& options);

}  // namespace deskmill
