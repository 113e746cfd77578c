// SPDX-License-Identifier: Apache-2.0
#include "run/manifest.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "core/version.hpp"
#include "io/byte_source.hpp"
#include "io/output_file.hpp"
#include "json/document.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kSchema = "deskmill/manifest-1";

void write_number(JsonWriter& json, std::string_view name, std::uint64_t value) {
  json.name(name).number(static_cast<std::int64_t>(value));
}

void write_config_files(JsonWriter& json, const std::vector<ConfigFile>& files) {
  json.name("config_files").begin_array();
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

void write_side_file(JsonWriter& json, std::string_view name, const std::optional<SideFile>& file) {
  if (!file) return;
  json.name(name).begin_object();
  write_number(json, "bytes", file->bytes);
  json.name("hash").string(to_hex(file->hash)).end_object();
}

/// What a damaged manifest lacks is 0 here; its fingerprint or hashes then do not match.
std::uint64_t count_at(JsonValue value) {
  return static_cast<std::uint64_t>(value.integer().value_or(0));
}

Hash128 hash_at(JsonValue value) { return hash128_from_hex(value.text()).value_or(Hash128{}); }

ContentSum content_sum_at(JsonValue value) {
  return {hash_at(value["sum"]), count_at(value["lines"])};
}

DataFile data_file_at(JsonValue value) {
  DataFile file;
  file.path = value["path"].text();
  file.facts = {count_at(value["bytes"]), hash_at(value["hash"]), hash_at(value["content_hash"])};
  file.records = count_at(value["records"]);
  file.content = ContentSum(hash_at(value["content_sum"]), file.records);
  return file;
}

std::optional<SideFile> side_file_at(JsonValue value) {
  if (!value.exists()) return std::nullopt;
  return SideFile{count_at(value["bytes"]), hash_at(value["hash"])};
}

void add_section(JsonValue section, Tally& tally) {
  for (const JsonValue entry : section) {
    std::string name(section.name());
    name += '/';
    name += entry.name();
    tally.add(name, entry.integer().value_or(0));
  }
}

Totals totals_of(JsonValue root) {
  Totals totals;
  add_section(root["records"], totals.tally);
  for (const JsonValue section : root["counts"]) add_section(section, totals.tally);
  if (root["content_sum"]["in"].exists()) totals.in = content_sum_at(root["content_sum"]["in"]);
  totals.out = content_sum_at(root["content_sum"]["out"]);
  return totals;
}

Manifest manifest_of(JsonValue root) {
  Manifest manifest;
  manifest.fingerprint = root["fingerprint"].text();
  for (const JsonValue input : root["inputs"]) {
    manifest.inputs.push_back({std::string(input["name"].text()), count_at(input["bytes"]),
                               hash_at(input["hash"]), count_at(input["lines"])});
  }
  for (const JsonValue output : root["outputs"]) manifest.outputs.push_back(data_file_at(output));
  manifest.totals = totals_of(root);
  manifest.rejects = side_file_at(root["rejects"]);
  manifest.dropped = side_file_at(root["dropped"]);
  return manifest;
}

}  // namespace

std::string manifest_json(const RunOptions& options, const Manifest& manifest,
                          const std::string& path) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.name("schema").string(kSchema);
  json.name("tool").string("deskmill");
  json.name("version").string(version());
  json.name("stage").string(options.stage);
  json.name("fingerprint").string(manifest.fingerprint);
  write_config(json, options);
  write_config_files(json, manifest.config_files);
  write_inputs(json, manifest.inputs);
  write_outputs(json, manifest.outputs, path);
  write_side_file(json, "rejects", manifest.rejects);
  write_side_file(json, "dropped", manifest.dropped);
  write_records(json, manifest.totals.tally);
  json.name("counts").begin_object();
  write_sections(json, manifest.totals.tally);
  json.end_object();
  write_content_sums(json, manifest.totals);
  json.end_object();
  return out + "\n";
}

std::optional<Manifest> read_manifest(const std::string& path, const std::string& stage) {
  if (!file_exists(path)) return std::nullopt;
  const std::string text = read_file(path);
  JsonParser parser;
  JsonDocument document;
  if (parser.parse(text, document)) return std::nullopt;
  const JsonValue root = document.root();
  if (root["schema"].text() != kSchema || root["stage"].text() != stage) return std::nullopt;
  return manifest_of(root);
}

std::string relative_to_manifest(const std::string& path, const std::string& manifest) {
  if (path == kStandardStream) return path;
  const auto folder = std::filesystem::absolute(manifest).lexically_normal().parent_path();
  return std::filesystem::absolute(path).lexically_normal().lexically_relative(folder).string();
}

}  // namespace deskmill
