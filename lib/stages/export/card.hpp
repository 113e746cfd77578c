// The data card of an export: README.md of its folder, as Hugging Face `datasets` reads it.
//
// It names the files, or the loader would take the statistics in meta/ for data, and the
// columns, or it would guess them from the first rows: a history that is empty in all of those
// could not be filled later.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/export/formats.hpp"

namespace deskmill {

/// `file_names` are relative to the folder. A file whose name begins with train, validation or test
/// holds that split; all others are train. Files without rows must not be among them: the loader
/// refuses them.
std::string export_card(const ExportFormat& format, const std::vector<std::string>& file_names,
                        const ExampleOptions& options);

}  // namespace deskmill
