// Tables whose rows say more than columns can be mapped to. They are refused, with the command that
// makes JSON Lines of them, which are read as they are meant.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "stages/ingest/head/sample.hpp"

namespace deskmill {

/// Two such tables are known: those of training sets whose rows ask in two columns (instruction,
/// input, output), and Jira's, with a column for each comment ("01/Mar/26 10:05 AM;ann;Thanks").
bool needs_another_form(const Sample& sample);

/// What such a table is, and the command; "" for any other input. `path` is quoted for a shell, or
/// "-".
std::string advice_on_table(const Sample& sample, const std::string& path);

}  // namespace deskmill
