// SPDX-License-Identifier: Apache-2.0
#include "cli/console/report.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

#include "core/counted.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kReasonsNamed = 8;
constexpr std::size_t kMostNames = 10;

/// " (too_short 20, boilerplate 5)", most frequent first, equals by name; or "".
std::string reasons(const Tally& tally, std::string_view section) {
  Tally::Entries counts = tally.section(section);
  std::erase_if(counts, [](const auto& entry) { return entry.second == 0; });
  if (counts.empty()) return "";
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  std::int64_t others = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& [reason, count] = counts[i];
    if (i < kReasonsNamed) {
      text.append(i == 0 ? "" : ", ").append(reason).append(" ").append(std::to_string(count));
    } else {
      others += count;
    }
  }
  if (others > 0) text += ", others " + std::to_string(others);
  return " (" + text + ")";
}

/// Names up to kMostNames files: "12 files of unknown suffix passed over: ..."; `what` is what
/// stands behind "files".
void report_files(Messages& messages, const std::vector<std::string>& paths, const char* what) {
  if (paths.empty()) return;
  std::string line = counted(paths.size(), "file") + what + ":";
  const std::size_t named = std::min(paths.size(), kMostNames);
  for (std::size_t i = 0; i < named; ++i) line += " " + paths[i];
  messages.say(line + (named < paths.size() ? " ..." : ""));
}

/// Counts that are worth a line: what the rules of a stage did to records that it kept, and where
/// split placed them.
constexpr std::string_view kToldSections[] = {"rules", "split"};

void report_section(Messages& messages, const Tally& tally, std::string_view section) {
  std::string counts;
  for (const auto& [name, count] : tally.section(section)) {
    counts += counts.empty() ? ": " : ", ";
    counts.append(name).append(" ").append(std::to_string(count));
  }
  if (!counts.empty()) messages.say(std::string(section) + counts);
}

void report_outputs(Messages& messages, const RunSummary& summary, bool verbose) {
  if (verbose) {
    for (const std::string& path : summary.done_before) messages.say("done already: " + path);
    for (const std::string& path : summary.outputs) messages.say("written: " + path);
    for (const std::string_view section : kToldSections) {
      report_section(messages, summary.tally, section);
    }
  } else if (!summary.done_before.empty()) {
    const bool one = summary.done_before.size() == 1;
    messages.say(std::to_string(summary.done_before.size()) +
                 (one ? " output was done already" : " outputs were done already"));
  }
}

/// Whoever reads the folder reads them too.
void report_strangers(Messages& messages, const RunSummary& summary) {
  report_files(messages, summary.strangers, " in the output directory not of this run");
}

void report_counts(Messages& messages, const RunSummary& summary, ReportStyle style) {
  for (const std::string& line : reject_lines(summary)) messages.say(line);
  report_files(messages, summary.skipped_inputs, " of unknown suffix passed over");
  report_outputs(messages, summary, style.verbose);
  report_strangers(messages, summary);
  const bool nothing_left = summary.outputs.empty() && !summary.done_before.empty();
  if (!style.dry_run && !nothing_left) messages.say(summary_line(summary.tally));
  if (!summary.advice.empty()) messages.say(summary.advice);
}

}  // namespace

std::string summary_line(const Tally& tally) {
  const std::int64_t kept = tally.get("records/kept"), out = tally.get("records/out");
  std::string line =
      std::to_string(tally.get("records/in")) + " in, " + std::to_string(kept) + " kept";
  for (const char* fate : {"merged", "dropped", "rejected"}) {
    const std::int64_t count = tally.get(std::string("records/") + fate);
    if (count == 0) continue;
    line += ", " + std::to_string(count) + " " + fate + reasons(tally, std::string(fate) + "_by");
  }
  if (out != kept) line += ", " + std::to_string(out) + " out";
  return line;
}

std::vector<std::string> reject_lines(const RunSummary& summary) {
  std::vector<std::string> lines;
  std::map<std::string, std::int64_t> named;
  for (const RejectPlace& place : summary.rejects) {
    ++named[place.reason];
    lines.push_back(at_line(place.source, place.line, place.reason) +
                    (place.detail.empty() ? "" : ": " + place.detail));
  }
  for (const auto& [reason, count] : named) {
    const std::int64_t all = summary.tally.get("rejected_by/" + reason);
    if (all <= count) continue;
    lines.push_back(reason + ": " + std::to_string(all) + " in all, the first " +
                    std::to_string(count) + " are named above; --rejects FILE keeps every one");
  }
  return lines;
}

Exit report(Messages& messages, const RunSummary& summary, ReportStyle style) {
  const bool failed = summary.exit != Exit::kDone;
  if (failed || !style.quiet) {
    report_counts(messages, summary, style);
  } else {
    report_strangers(messages, summary);  // not all is well
  }
  if (failed) messages.complain(summary.message);
  return summary.exit;
}

}  // namespace deskmill
