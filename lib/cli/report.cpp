// SPDX-License-Identifier: Apache-2.0
#include "cli/report.hpp"

namespace deskmill {
namespace {

void report_outputs(Messages& messages, const RunSummary& summary, bool verbose) {
  if (verbose) {
    for (const std::string& path : summary.skipped) messages.say("done already: " + path);
    for (const std::string& path : summary.outputs) messages.say("written: " + path);
  } else if (!summary.skipped.empty()) {
    messages.say(std::to_string(summary.skipped.size()) + " outputs were done already");
  }
}

void report_counts(Messages& messages, const RunSummary& summary, ReportStyle style) {
  for (const std::string& line : reject_lines(summary)) messages.say(line);
  report_outputs(messages, summary, style.verbose);
  const bool nothing_left = summary.outputs.empty() && !summary.skipped.empty();
  if (!style.dry_run && !nothing_left) messages.say(summary_line(summary.tally));
}

}  // namespace

Exit report(Messages& messages, const RunSummary& summary, ReportStyle style) {
  const bool failed = summary.exit != Exit::kDone;
  if (failed || !style.quiet) report_counts(messages, summary, style);
  if (failed) messages.complain(summary.message);
  return summary.exit;
}

}  // namespace deskmill
