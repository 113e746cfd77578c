// SPDX-License-Identifier: Apache-2.0
#include "run/reports/manifest_file.hpp"

#include <string_view>

#include "core/version.hpp"
#include "run/manifest.hpp"

namespace deskmill {
namespace {

void write_number(JsonWriter& json, std::string_view name, std::uint64_t value) {
  json.name(name).number(static_cast<std::int64_t>(value));
}

void write_config_files(JsonWriter& json, std::string_view name,
                        const std::vector<ConfigFile>& files) {
  json.name(name).begin_array();
  for (const ConfigFile& file : files) {
    json.begin_object().name("option").string(file.option).name("name").string(file.name);
    json.name("hash").string(to_hex(file.hash)).end_object();
  }
  json.end_array();
}

void write_inputs(JsonWriter& json, const std::vector<InputFacts>& inputs) {
  json.name("inputs").begin_array();
  for (const InputFacts& input : inputs) {
    json.begin_object().name("name").string(input.name);
    write_number(json, "bytes", input.bytes);
    json.name("hash").string(to_hex(input.hash));
    if (input.lines > 0) write_number(json, "lines", input.lines);
    json.end_object();
  }
  json.end_array();
}

void write_outputs(JsonWriter& json, const std::vector<DataFile>& outputs,
                   const std::string& manifest) {
  json.name("outputs").begin_array();
  for (const DataFile& file : outputs) {
    json.begin_object().name("path").string(relative_to_manifest(file.path, manifest));
    write_number(json, "bytes", file.facts.bytes);
    json.name("hash").string(to_hex(file.facts.file_hash));
    json.name("content_hash").string(to_hex(file.facts.content_hash));
    write_number(json, "records", file.records);
    json.name("content_sum").string(to_hex(file.content.sum())).end_object();
  }
  json.end_array();
}

void write_side_file(JsonWriter& json, std::string_view name, const std::optional<SideFile>& file,
                     const std::string& manifest) {
  if (!file) return;
  json.name(name).begin_object().name("path").string(relative_to_manifest(file->path, manifest));
  write_number(json, "bytes", file->bytes);
  json.name("hash").string(to_hex(file->hash)).end_object();
}

}  // namespace

std::string manifest_json(const RunOptions& options, const Manifest& manifest,
                          const std::string& path) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.name("schema").string(kManifestSchema);
  json.name("tool").string("deskmill");
  json.name("version").string(version());
  json.name("stage").string(options.stage);
  json.name("fingerprint").string(manifest.fingerprint);
  write_config(json, options);
  write_config_files(json, "config_files", manifest.config_files);
  if (!options.key_id.empty()) json.name("key_id").string(options.key_id);
  if (!manifest.state.empty()) write_config_files(json, "state", manifest.state);
  write_inputs(json, manifest.inputs);
  write_outputs(json, manifest.outputs, path);
  write_side_file(json, "rejects", manifest.rejects, path);
  write_side_file(json, "dropped", manifest.dropped, path);
  write_records(json, manifest.totals.tally);
  json.name("counts").begin_object();
  write_sections(json, manifest.totals.tally);
  json.end_object();
  write_content_sums(json, manifest.totals);
  json.end_object();
  return out + "\n";
}

}  // namespace deskmill
