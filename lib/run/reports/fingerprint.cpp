// SPDX-License-Identifier: Apache-2.0
#include "run/reports/fingerprint.hpp"

#include <cstdint>
#include <string_view>

#include "core/version.hpp"
#include "io/byte_source.hpp"
#include "io/paths.hpp"
#include "json/writer.hpp"
#include "run/input_names.hpp"
#include "run/reports/stats.hpp"

namespace deskmill {
std::vector<ConfigFile> hash_config_files(const RunOptions& options) {
  std::vector<ConfigFile> files;
  for (const auto& [option, path] : options.config_files) {
    files.push_back({option, printable_name(base_name(path)), facts_of(path).hash});
  }
  return files;
}

std::string fingerprint(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                        const std::vector<InputFacts>& inputs) {
  return fingerprint(version(), options, config_files, inputs);
}

std::string fingerprint(std::string_view version, const RunOptions& options,
                        const std::vector<ConfigFile>& config_files,
                        const std::vector<InputFacts>& inputs) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.name("version").string(version);
  json.name("stage").string(options.stage);
  write_config(json, options);
  json.name("key_id").string(options.key_id);
  json.name("config_files").begin_array();
  for (const ConfigFile& file : config_files) {
    json.begin_array().string(file.option).string(to_hex(file.hash)).end_array();
  }
  json.end_array();
  json.name("inputs").begin_array();
  for (const InputFacts& input : inputs) {
    json.begin_array().string(input.name).number(static_cast<std::int64_t>(input.bytes));
    json.string(to_hex(input.hash)).end_array();
  }
  json.end_array();
  json.end_object();
  return to_hex(hash128(text));
}

}  // namespace deskmill
