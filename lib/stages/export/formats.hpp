// The table of trainer formats: a writer, the consumer's own rules, and the files that go with the
// data.
//
// Adding a format: a writer and its check in writers/, a row here, a golden case, a line in
// docs/export.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stages/export/example.hpp"

namespace deskmill {

/// Why a trainer would skip or refuse the row; an empty reason means it takes it.
struct FormatProblem {
  std::string_view reason;  ///< "export.openai.missing_content"
  std::string_view detail;
};

struct ExportFormat {
  std::string_view name;
  std::string_view summary;
  FormatProblem (*check)(const TrainingExample& example);
  /// Appends one row of JSON, without newline.
  void (*write)(const TrainingExample& example, std::string& out);
  /// LLaMA-Factory's description of the data, an entry of dataset_info.json; nullptr when it has
  /// none. A column that it names must be in the rows: LLaMA-Factory stops at the first row without
  /// it.
  std::string (*dataset_info)(std::string_view file_name, bool with_system);
  /// The columns of the rows for Hugging Face `datasets`: YAML list, indented by two blanks.
  std::string (*columns)(const ExampleOptions& options);
};

std::span<const ExportFormat> export_formats();
/// nullptr for an unknown name.
const ExportFormat* find_export_format(std::string_view name);
std::vector<std::string> export_format_names();

/// dataset_info.json for data files named relative to it: one entry per file, named by its stem,
/// or by all of its name where another file has the same stem.
/// `with_system`: the rows have a system prompt.
std::string dataset_info_file(const ExportFormat& format,
                              const std::vector<std::string>& file_names, bool with_system);

}  // namespace deskmill
