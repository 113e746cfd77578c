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

/// Counts that are worth a line: what the rules of a stage did to records that it kept, and where
/// split placed them.
constexpr std::string_view kToldSections[] = {"rules/", "split/"};

void report_section(Messages& messages, const Tally& tally, std::string_view section) {
  std::string counts;
  for (const auto& [name, count] : tally.entries()) {
    if (!name.starts_with(section)) continue;
    counts += counts.empty() ? ": " : ", ";
    counts.append(name.substr(section.size())).append(" ").append(std::to_string(count));
  }
  if (!counts.empty()) messages.say(std::string(section.substr(0, section.size() - 1)) + counts);
}

void report_outputs(Messages& messages, const RunSummary& summary, bool verbose) {
  if (verbose) {
    for (const std::string& path : summary.skipped) messages.say("done already: " + path);
    for (const std::string& path : summary.outputs) messages.say("written: " + path);
    for (const std::string_view section : kToldSections) {
      report_section(messages, summary.tally, section);
    }
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
