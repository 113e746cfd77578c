// The words of a manifest, for those who read one without having run the stage (check).
//
// A manifest says what was made from what, with hashes; its presence says that a set is complete.
// How a run writes its own and reads it back is reports/manifest_file.hpp.
// Schema: schemas/manifest.schema.json.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "core/hash.hpp"
#include "json/document.hpp"

namespace deskmill {

/// Value of the member "schema": of a manifest, and of the statistics beside it.
inline constexpr const char* kManifestSchema = "deskmill/manifest-1";
inline constexpr const char* kStatsSchema = "deskmill/stats-1";

/// How a path is spelt in a manifest: unchanged when it is UTF-8, else with %XX for each % and each
/// byte beyond ASCII. Readers first look for the file as spelt, then for path_from_manifest() of
/// it.
std::string path_for_manifest(const std::string& path);
std::string path_from_manifest(std::string_view written);

/// `path` as seen from the folder of `manifest`, or from here when that is a device; "-" stays.
std::string relative_to_manifest(const std::string& path, const std::string& manifest);

/// A hash as manifests spell it; zero for anything else, which no file has.
Hash128 hash_at(JsonValue value);

/// The fingerprint that the run had which a manifest describes, by what it says; `manifest` fits
/// its schema. Other versions of the program are welcome: the formula belongs to kManifestSchema.
std::string fingerprint_told_by(JsonValue manifest);

}  // namespace deskmill
