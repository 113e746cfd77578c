// SPDX-License-Identifier: Apache-2.0
#include "run/reports/fingerprint.hpp"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "core/error.hpp"
#include "core/version.hpp"
#include "io/byte_source.hpp"
#include "io/paths.hpp"
#include "json/writer.hpp"
#include "run/input_names.hpp"
#include "run/reports/stats.hpp"

namespace deskmill {
namespace {

/// The stage has read it: a pipe has nothing left now, or waits for ever.
bool can_be_read_again(const std::string& path) {
  std::error_code failed;
  const auto type = std::filesystem::status(path, failed).type();
  return path != kStandardStream && type != std::filesystem::file_type::fifo &&
         type != std::filesystem::file_type::socket;
}

}  // namespace

std::vector<ConfigFile> hash_config_files(const RunOptions& options) {
  std::vector<ConfigFile> files;
  for (const auto& [option, path] : options.config_files) {
    if (!can_be_read_again(path)) {
      throw Error(Exit::kUsage, "--" + option + ": " + path +
                                    " is a pipe; a manifest tells the contents of a file, so give "
                                    "one, or leave out --manifest and --out-dir");
    }
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
