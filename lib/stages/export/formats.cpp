// SPDX-License-Identifier: Apache-2.0
#include "stages/export/formats.hpp"

#include <algorithm>

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

/// "data/train-00000-of-00001.jsonl" gives "train-00000-of-00001".
std::string_view stem_of(std::string_view file_name) {
  const std::size_t slash = file_name.rfind('/');
  if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
  return file_name.substr(0, file_name.find('.'));
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
  std::string text = "{";
  for (const std::string& file_name : file_names) {
    text += text.size() > 1 ? ",\n " : "\n ";
    text += json_string(stem_of(file_name)) + ": " + format.dataset_info(file_name, with_system);
  }
  return text + "\n}\n";
}

}  // namespace deskmill
