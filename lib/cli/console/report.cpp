// SPDX-License-Identifier: Apache-2.0
#include "cli/console/report.hpp"

#include <algorithm>

namespace deskmill {
namespace {

constexpr std::size_t kMostNames = 10;

/// Names up to kMostNames files: "12 files of unknown suffix passed over: ..."; `what` is what
/// stands behind "files".
void report_files(Messages& messages, const std::vector<std::string>& paths, const char* what) {
  if (paths.empty()) return;
  std::string line =
      std::to_string(paths.size()) + (paths.size() == 1 ? " file" : " files") + what + ":";
  const std::size_t named = std::min(paths.size(), kMostNames);
  for (std::size_t i = 0; i < named; ++i) line += " " + paths[i];
  messages.say(line + (named < paths.size() ? " ..." : ""));
}

/// What the rules of the stage did to records that it kept.
void report_rules(Messages& messages, const Tally& tally) {
  constexpr std::string_view kSection = "rules/";
  std::string line;
  for (const auto& [name, count] : tally.entries()) {
    if (!name.starts_with(kSection)) continue;
    line += line.empty() ? "rules: " : ", ";
    line += name.substr(kSection.size());
    line += " " + std::to_string(count);
  }
  if (!line.empty()) messages.say(line);
}

void report_outputs(Messages& messages, const RunSummary& summary, bool verbose) {
  if (verbose) {
    for (const std::string& path : summary.skipped) messages.say("done already: " + path);
    for (const std::string& path : summary.outputs) messages.say("written: " + path);
    report_rules(messages, summary.tally);
  } else if (!summary.skipped.empty()) {
    const bool one = summary.skipped.size() == 1;
    messages.say(std::to_string(summary.skipped.size()) +
                 (one ? " output was done already" : " outputs were done already"));
  }
}

void report_counts(Messages& messages, const RunSummary& summary, ReportStyle style) {
  for (const std::string& line : reject_lines(summary)) messages.say(line);
  report_files(messages, summary.passed_over, " of unknown suffix passed over");
  report_outputs(messages, summary, style.verbose);
  report_files(messages, summary.strangers, " in the output directory not of this run");
  const bool nothing_left = summary.outputs.empty() && !summary.skipped.empty();
  if (!style.dry_run && !nothing_left) messages.say(summary_line(summary.tally));
  if (!summary.advice.empty()) messages.say(summary.advice);
}

}  // namespace

Exit report(Messages& messages, const RunSummary& summary, ReportStyle style) {
  const bool failed = summary.exit != Exit::kDone;
  if (failed || !style.quiet) report_counts(messages, summary, style);
  if (failed) messages.complain(summary.message);
  return summary.exit;
}

}  // namespace deskmill
