// SPDX-License-Identifier: Apache-2.0
#include "run/fingerprint.hpp"

#include <cstdint>
#include <string_view>

#include "core/version.hpp"
#include "io/output_file.hpp"
#include "io/paths.hpp"
#include "json/text.hpp"
#include "run/input_names.hpp"
#include "run/stats.hpp"

namespace deskmill {
namespace {

std::string fingerprint_of(std::string_view version, const RunOptions& options,
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

Hash128 hash_at(JsonValue value) {
  return hash128_from_hex(value.text()).value_or(Hash128{});
}

}  // namespace

std::vector<ConfigFile> hash_config_files(const RunOptions& options) {
  std::vector<ConfigFile> files;
  for (const auto& [option, path] : options.config_files) {
    files.push_back({option, printable_name(base_name(path)), facts_of(path).file_hash});
  }
  return files;
}

std::string fingerprint(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                        const std::vector<InputFacts>& inputs) {
  return fingerprint_of(version(), options, config_files, inputs);
}

std::string fingerprint_told_by(JsonValue manifest) {
  RunOptions options;
  options.stage = manifest["stage"].text();
  options.key_id = manifest["key_id"].text();
  for (const JsonValue value : manifest["config"]) {
    options.config.emplace_back(value.name(), value.raw());
  }
  std::vector<ConfigFile> config_files;
  for (const JsonValue file : manifest["config_files"]) {
    config_files.push_back({std::string(file["option"].text()), "", hash_at(file["hash"])});
  }
  std::vector<InputFacts> inputs;
  for (const JsonValue input : manifest["inputs"]) {
    const auto bytes = static_cast<std::uint64_t>(input["bytes"].integer().value_or(0));
    inputs.push_back({std::string(input["name"].text()), bytes, hash_at(input["hash"]), 0});
  }
  return fingerprint_of(manifest["version"].text(), options, config_files, inputs);
}

}  // namespace deskmill
