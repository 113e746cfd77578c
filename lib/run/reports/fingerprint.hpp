// What the bytes of an output depend on, as one hash: the same fingerprint promises the same bytes.
//
// It is taken over nothing but what the manifest says, in the manifest's own words, so `check` can
// take it again and find options or inputs that were edited afterwards.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
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

/// Hashes `options.config_files`. Throws Error(kNoInput), Error(kUsage) for a pipe.
std::vector<ConfigFile> hash_config_files(const RunOptions& options);

/// XXH3-128, in hex, over program version, stage, config, key id, contents of config files, and
/// names, sizes and contents of the inputs. Number of lines and names of config files do not count.
std::string fingerprint(const RunOptions& options, const std::vector<ConfigFile>& config_files,
                        const std::vector<InputFacts>& inputs);

/// The same of another version of the program.
std::string fingerprint(std::string_view version, const RunOptions& options,
                        const std::vector<ConfigFile>& config_files,
                        const std::vector<InputFacts>& inputs);

}  // namespace deskmill
