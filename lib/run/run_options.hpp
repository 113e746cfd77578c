// What every stage can be told, after parsing and before anything is opened.
//
// lib/cli fills it from the command line and --config, and a stage's main adds what only it knows
// (its own files, its key); from then on it does not change. What follows from it is worked out
// once: where everything lies in RunPlan, what each batch has to produce in BatchSettings.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "io/byte_source.hpp"
#include "io/inputs.hpp"

namespace deskmill {

/// A file that an option names.
struct NamedFile {
  std::string option;  ///< "key-file"
  std::string path;
};

struct RunOptions {
  std::string stage;  ///< "clean"
  /// A pair without question or answer is the stage's to judge; for others it is a reject.
  bool takes_empty_pairs = false;
  InputOptions input;

  std::string output;                   ///< -o; "" or "-" is standard output
  std::string out_dir;                  ///< --out-dir
  std::size_t shards = 0;               ///< --shards with --out-dir; 0 = one output per input
  std::string shard_suffix = ".jsonl";  ///< of shard names: ".jsonl", ".jsonl.zst", ".jsonl.gz"
  bool no_clobber = false;
  bool resume = false;
  bool dry_run = false;

  std::string rejects, dropped, stats, manifest;  ///< files, or ""
  std::int64_t max_rejects = 0;
  double max_reject_rate = 0;

  std::size_t trace = 0;  ///< samples per rule
  std::vector<std::string> explain;
  std::string trace_out;  ///< "" is standard error

  unsigned jobs = 1;
  std::string tmp_dir;
  std::uint64_t max_memory = 0;  ///< bytes; 0 = the stage's default
  std::size_t max_record_bytes = 16u << 20;

  /// Every option that changes bytes, as JSON: name without dashes and value ("\"x\"", "3",
  /// "true"). Goes into stats, manifest and fingerprint. Sorted by name.
  std::vector<std::pair<std::string, std::string>> config;
  /// Files whose contents change bytes (rules, policies, models, keys by keyed id): option name and
  /// path.
  std::vector<std::pair<std::string, std::string>> config_files;
  /// Secret-dependent part of the fingerprint, already one-way (a keyed id), or "".
  std::string key_id;

  /// Every file besides the inputs that is read (configuration, rules, keys, lists): no output may
  /// replace it.
  std::vector<NamedFile> files_read;
  /// What the stage writes itself besides data and the reports above, with `no_clobber`.
  std::vector<NamedFile> files_written;
  /// What it reads and then replaces (split's ledger). --no-clobber does not refuse these: nothing
  /// in them is lost.
  std::vector<NamedFile> files_updated;

  // The functions below are never called from two threads at once.
  /// Called at most every 100 ms from the thread that reads: raw bytes read, raw bytes in all (0 =
  /// unknown), records.
  std::function<void(std::uint64_t, std::uint64_t, std::uint64_t)> progress;
  bool verbose = false;  ///< -v: `message` also gets what is only worth knowing on request
  /// Takes a complete line for standard error: a remark, which a quiet run does not print.
  std::function<void(const std::string&)> message;
  /// The same for what the user asked for, which a quiet run prints too: samples of --trace,
  /// explanations, what a dry run would do.
  std::function<void(const std::string&)> answer;
};

/// As in messages: "deskmill-clean".
inline std::string program_name(const RunOptions& options) {
  return "deskmill-" + options.stage;
}

/// Inputs and outputs are hashed only for a manifest.
inline Hashing hashing_for(const RunOptions& options) {
  return options.manifest.empty() && options.out_dir.empty() ? Hashing::kOff : Hashing::kOn;
}

}  // namespace deskmill
