// The options that every stage has, and the way from them to RunOptions.
//
// They are rows of the same kind as a stage's own, so parser, help, man page, completions and
// configuration treat them alike. Options that only spooling stages have, or that programs without
// the record contract lack, are left out of those programs' tables but stay known as keys of
// `common:` in a configuration file, which is shared by all stages.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "run/run_options.hpp"

namespace deskmill {

struct CommonOptions {
  RunOptions run;  ///< most rows fill it directly
  // Of the types that rows have; to_run_options() puts them into the run.
  std::int64_t shards = 0, trace = 0;
  std::int64_t jobs = 0;  ///< 0: the cores this process may use
  ByteSize max_memory;
  ByteSize max_record_bytes{run.max_record_bytes};
  // What the frame of the program does itself.
  std::string config;
  bool quiet = false;
  std::string progress = "auto", color = "auto";
  bool help = false, version = false;
  bool print_man = false;
  std::string print_completion;
};

enum class CommonSet {
  kStreaming,  ///< all but --tmp-dir and --max-memory
  kSpooling,   ///< all
  kPlain,      ///< help, version, configuration and messages only
};

OptionTable common_table(CommonOptions& options, CommonSet set);

/// What the rows say of a run; `config`, `config_files` and the callbacks are the caller's.
RunOptions to_run_options(const CommonOptions& options);

/// What the rows of a stage's own table name as files to be read, written or updated, so that
/// make_plan() keeps them apart. Throws Error(kBug) for a row with the placeholder FILE that does
/// not say which.
void fill_files(RunOptions& run, const OptionTable& own);

/// Every row that changes bytes into run.config (sorted) or, for files, into run.config_files.
void fill_config(RunOptions& run, const OptionTable& table);

}  // namespace deskmill
