// deskmill check: does what was written keep its promises? Reads anything a stage writes, changes
// nothing, and says no with file and line.
//
// Four questions, one per run:
//   kFormat  every line is a valid record (codec and schema) and ids are unique; rejects, stats and
//            manifests fit their schemas; manifests tell the truth about their outputs
//   kChain   stats files in the order of the stages: nothing was lost inside a stage or between two
//   kLeaks   none of the given values occurs anywhere
//   kSplits  no conversation, customer, cluster or text is in two splits
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace deskmill {

enum class Question { kFormat, kChain, kLeaks, kSplits };

struct CheckOptions {
  Question question = Question::kFormat;
  std::vector<std::string> operands;  ///< files or directories; none = standard input
  std::string values;                 ///< kLeaks: file with one planted value per line
  std::string inputs_dir;             ///< kFormat: where the inputs of manifests lie, or ""
  bool quiet = false;                 ///< nothing on standard output
};

struct CheckOutput {
  std::function<void(const std::string&)> out;  ///< results, with newlines
  std::function<void(const std::string&)> say;  ///< findings, one line each
};

/// kDone or kCheckFailed. Throws Error(kNoInput) for what cannot be read, Error(kUsage).
Exit run_check(const CheckOptions& options, const CheckOutput& output);

}  // namespace deskmill
