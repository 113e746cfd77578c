// What the bytes of an output depend on, as one hash: the same fingerprint promises the same bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/hash.hpp"
#include "run/run_options.hpp"

namespace deskmill {

/// One input, as read: size and XXH3-128 of the file, not of what it decompresses to.
struct InputFacts {
  std::string name;  ///< InputFile::name
  std::uint64_t bytes = 0;
  Hash128 hash;
  std::uint64_t lines = 0;  ///< 0 when the input is no JSONL
};

/// A file whose contents change bytes (rules, policy, model).
struct ConfigFile {
  std::string option;
  std::string name;  ///< base name: the same file in another folder is the same
  Hash128 hash;
};

/// Hashes `options.config_files`. Throws Error(kNoInput).
std::vector<ConfigFile> hash_config_files(const RunOptions& options);

/// XXH3-128, in hex, over program version, stage, config, record limit, contents of config files,
/// key id, shards, and names and contents of the inputs.
std::string fingerprint(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                        const std::vector<InputFacts>& inputs);

}  // namespace deskmill
