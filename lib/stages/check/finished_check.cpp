// SPDX-License-Identifier: Apache-2.0
#include "stages/check/finished_check.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"
#include "json/document.hpp"
#include "run/manifest.hpp"
#include "run/run_plan.hpp"

namespace deskmill {
namespace {

constexpr const char* kManifest = "manifest.json";

using Names = std::set<std::string, std::less<>>;

/// Names of the files that the manifests of a folder are about.
Names names_in_manifests(const std::string& meta) {
  Names names;
  for (const std::string& name : list_directory(meta)) {
    if (!name.ends_with(kManifest)) continue;
    JsonParser parser;
    JsonDocument document;
    const std::string manifest = read_file(join_path(meta, name));
    if (parser.parse(manifest, document)) continue;  // a finding already
    for (const JsonValue output : document.root()["outputs"]) {
      const std::string_view path = output["path"].text();
      names.insert(base_name(std::string(path)));
      names.insert(base_name(path_from_manifest(path)));
    }
  }
  return names;
}

}  // namespace

std::string check_is_finished(const std::string& set, Findings& findings) {
  const std::string data = join_path(set, "data"), meta = join_path(set, "meta");
  const std::string last = join_path(meta, kManifest);
  if (!is_directory(data) || file_exists(last)) return {};
  if (!is_directory(meta)) {
    return data + ": no meta/manifest.json beside it that says whether it is whole\n";
  }
  const Names named = names_in_manifests(meta);
  std::vector<std::string> names = list_directory(data);
  std::sort(names.begin(), names.end());
  bool is_of_out_dir = named.empty();
  for (const std::string& name : names) {
    is_of_out_dir = is_of_out_dir || file_exists(join_path(meta, sidecar_name(name, kManifest)));
    if (name.starts_with('.') || named.contains(name)) continue;
    findings.add("manifest.none", join_path(data, name), 0,
                 "no manifest names it: the run that wrote it did not end");
  }
  if (is_of_out_dir) {
    findings.add("manifest.none", last, 0,
                 "is not there, and is written last: the run did not end, or rejected too much");
  }
  return {};
}

}  // namespace deskmill
