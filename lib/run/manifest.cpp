// SPDX-License-Identifier: Apache-2.0
#include "run/manifest.hpp"

#include <charconv>
#include <cstdint>
#include <vector>

#include "core/hash.hpp"
#include "io/paths.hpp"
#include "run/outputs/path_guard.hpp"
#include "run/reports/fingerprint.hpp"
#include "run/run_options.hpp"
#include "text/utf8.hpp"

namespace deskmill {

Hash128 hash_at(JsonValue value) {
  return hash128_from_hex(value.text()).value_or(Hash128{});
}

std::string path_for_manifest(const std::string& path) {
  if (is_valid_utf8(path)) return path;
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string written;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != '%') {
      written += c;
    } else {
      ((written += '%') += kHex[byte >> 4]) += kHex[byte & 15];
    }
  }
  return written;
}

std::string path_from_manifest(std::string_view written) {
  std::string path;
  while (!written.empty()) {
    unsigned byte = 0;
    const char* digits = written.data() + 1;
    const bool escaped = written.size() >= 3 && written[0] == '%' &&
                         std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    path += escaped ? static_cast<char>(byte) : written[0];
    written.remove_prefix(escaped ? 3 : 1);
  }
  return path;
}

std::string relative_to_manifest(const std::string& path, const std::string& manifest) {
  if (path == kStandardStream) return path;
  // From a device or a pipe it goes who knows where; the way from /dev would tell all folders.
  const std::string place = is_special_file(manifest) ? kStandardStream : manifest;
  return path_for_manifest(relative_to(path, place));
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
  return fingerprint(manifest["version"].text(), options, config_files, inputs);
}

}  // namespace deskmill
