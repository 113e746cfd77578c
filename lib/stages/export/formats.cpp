// SPDX-License-Identifier: Apache-2.0
#include "stages/export/formats.hpp"

#include <algorithm>
#include <map>

#include "io/paths.hpp"
#include "json/string.hpp"
#include "stages/export/writers/alpaca.hpp"
#include "stages/export/writers/openai.hpp"
#include "stages/export/writers/sharegpt.hpp"

namespace deskmill {
namespace {

constexpr ExportFormat kFormats[] = {
    {"openai", "OpenAI chat fine-tuning: messages with role and content", check_openai,
     write_openai, openai_dataset_info, openai_columns},
    {"sharegpt", "ShareGPT as LLaMA-Factory reads it: conversations with from and value",
     check_sharegpt, write_sharegpt, sharegpt_dataset_info, sharegpt_columns},
    {"alpaca", "Alpaca: instruction, input, output, history", check_alpaca, write_alpaca,
     alpaca_dataset_info, alpaca_columns},
};

/// "data/chat.2024-01.jsonl.gz" gives "chat.2024-01".
std::string stem_of(std::string_view file_name) {
  const std::string name = base_name(without_compression_suffix(file_name));
  return name.substr(0, name.rfind('.'));
}

/// What LLaMA-Factory calls the data set that is a file: a name of its own each.
std::vector<std::string> names_of_datasets(const std::vector<std::string>& file_names) {
  std::map<std::string, int> files_with;
  for (const std::string& name : file_names) ++files_with[stem_of(name)];
  std::vector<std::string> names;
  for (const std::string& name : file_names) {
    const std::string stem = stem_of(name);
    names.push_back(files_with[stem] == 1 ? stem : base_name(name));
  }
  return names;
}

}  // namespace

std::span<const ExportFormat> export_formats() {
  return kFormats;
}

const ExportFormat* find_export_format(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kFormats), std::end(kFormats),
                   [name](const ExportFormat& format) { return format.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

std::vector<std::string> export_format_names() {
  std::vector<std::string> names;
  for (const ExportFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

std::string dataset_info_file(const ExportFormat& format,
                              const std::vector<std::string>& file_names, bool with_system) {
  const std::vector<std::string> names = names_of_datasets(file_names);
  std::string text = "{";
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += i > 0 ? ",\n " : "\n ";
    text += json_string(names[i]) + ": " + format.dataset_info(file_names[i], with_system);
  }
  return text + "\n}\n";
}

}  // namespace deskmill
