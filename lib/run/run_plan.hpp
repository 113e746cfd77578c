// Where everything a run reads and writes lies, decided and checked before anything is opened.
//
// One of four layouts of the data:
//   kSingle    standard output or -o FILE
//   kPerInput  --out-dir: each input under its own base name in DIR/data
//   kShards    --out-dir with --shards N: record i in part i mod N
//   kTargets   --out-dir, a stage with several outputs: the names it gives
// With --out-dir, stats and manifest go to DIR/meta, so that the folder tells by itself that it is
// whole; --stats and --manifest give copies elsewhere. DIR/data holds data only. Rejects, dropped
// records and the trace go where RunOptions says, so their paths are not here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/inputs.hpp"
#include "run/run_options.hpp"

namespace deskmill {

enum class Layout { kSingle, kPerInput, kShards, kTargets };

struct RunPlan {
  InputSet inputs;
  std::vector<std::string> input_names;  ///< of each input, for messages and rejects: all different
  Layout layout = Layout::kSingle;
  /// Data files in the order of inputs, shards or targets.
  std::vector<std::string> outputs;
  std::size_t targets = 1;                ///< outputs a stage chooses from
  std::string meta_dir;                   ///< DIR/meta, or "" without --out-dir
  std::string stats, manifest;            ///< "" = not wanted
  std::string stats_copy, manifest_copy;  ///< besides those in DIR/meta, or ""

  /// The sidecar of one output of kPerInput: DIR/meta/NAME.KIND.
  std::string sidecar(std::size_t input, const std::string& kind) const;
};

/// The most that --shards may ask for: names have five digits.
inline constexpr std::size_t kMostShards = 99999;

/// "part-00002-of-00016": shard 2, from 0, of 16.
std::string shard_name(std::string_view stem, std::size_t shard, std::size_t shards);

/// How a stage uses its outputs.
struct OutputShape {
  std::vector<std::string> targets;  ///< names below DIR/data of a stage with several outputs
  bool keeps_names = true;  ///< false: the input is no JSONL, its output is (a.csv gives a.jsonl)
};

/// How a report about one output of a folder is called: "NAME.KIND". Where that would be too long
/// for a file, the XXH3-128 of the name stands for it.
std::string sidecar_name(const std::string& output, const std::string& kind);

/// The part of make_plan() that needs no files: a program calls it first, so that options that
/// contradict each other are refused before its stage loads anything. Throws Error(kUsage).
void check_options(const RunOptions& options);

/// Resolves the inputs and names the outputs. Throws Error: kUsage for options that contradict each
/// other, two outputs of one name; kCannotCreate for an output that is also read, and for one that
/// exists with --no-clobber; kNoInput.
RunPlan make_plan(const RunOptions& options, const OutputShape& shape);

/// Files in DIR/data that are no outputs of the plan, such as shards of a run with another
/// --shards: the next stage would read them too. Temporary and hidden files do not count.
std::vector<std::string> strangers_beside_outputs(const RunOptions& options, const RunPlan& plan);

/// Creates DIR/data and DIR/meta.
void make_output_directories(const RunOptions& options, const RunPlan& plan);

}  // namespace deskmill
