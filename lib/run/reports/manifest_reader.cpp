// SPDX-License-Identifier: Apache-2.0
#include "run/reports/manifest_file.hpp"

#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"
#include "json/document.hpp"
#include "run/manifest.hpp"

namespace deskmill {
namespace {

/// 0 for what a damaged manifest lacks: its fingerprint or hashes will not match then.
std::uint64_t count_at(JsonValue value) {
  return static_cast<std::uint64_t>(value.integer().value_or(0));
}

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
  return SideFile{std::string(value["path"].text()), count_at(value["bytes"]),
                  hash_at(value["hash"])};
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
  for (const JsonValue file : root["state"]) {
    manifest.state.push_back({std::string(file["option"].text()), std::string(file["name"].text()),
                              hash_at(file["hash"])});
  }
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

std::optional<Manifest> read_manifest(const std::string& path, const std::string& stage) {
  if (path == kStandardStream || !is_regular_file(path)) return std::nullopt;
  const std::string text = read_file(path);
  JsonParser parser;
  JsonDocument document;
  if (parser.parse(text, document)) return std::nullopt;
  const JsonValue root = document.root();
  const bool is_ours = root["schema"].text() == kManifestSchema && root["stage"].text() == stage;
  if (!is_ours) return std::nullopt;
  return manifest_of(root);
}

}  // namespace deskmill
