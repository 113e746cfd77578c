// The result of a run; the tools print it and turn it into the exit status.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/tally.hpp"
#include "run/rejects.hpp"

namespace deskmill {

struct RunSummary {
  Tally tally;  ///< records/in, records/kept, ... , dropped_by/..., rejected_by/...
  std::vector<RejectPlace> rejects;      ///< the first 10 per reason, only without --rejects
  std::vector<std::string> outputs;       ///< data files written; not standard output
  std::vector<std::string> done_before;   ///< data files that --resume found done
  std::vector<std::string> filled_files;  ///< those of both with records, in the order of the plan
  std::vector<std::string> empty_files;   ///< the others
  /// InputSet::skipped: files in input directories whose suffix is not known.
  std::vector<std::string> skipped_inputs;
  /// Files in DIR/data of --out-dir that this run did not make.
  std::vector<std::string> strangers;
  Exit exit = Exit::kDone;  ///< kDone or kBadData (over budget)
  std::string message;      ///< why `exit` is not kDone
  std::string advice;       ///< what to do about most of the rejects, in a line; or ""
};

}  // namespace deskmill
