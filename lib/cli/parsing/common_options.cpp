// SPDX-License-Identifier: Apache-2.0
#include "cli/parsing/common_options.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "io/line_batch.hpp"
#include "run/run_plan.hpp"
#include "run/usable_cores.hpp"

namespace deskmill {
namespace {

constexpr const char* kInput = "Input";
constexpr const char* kOutput = "Output";
constexpr const char* kBadRecords = "Bad and removed records";
constexpr const char* kReports = "Reports";
constexpr const char* kRunning = "Running";
constexpr const char* kMessages = "Help and messages";

OptionTable input_rows(CommonOptions& o) {
  return {
      value(
          "--files-from", "FILE", o.run.input.files_from,
          "Read more inputs from FILE, one path per line; blank lines and lines that begin with # "
          "do not count.")
          .harmless()
          .reads(),
      value(
          "--source-name", "NAME", o.run.input.source_name,
          "Write NAME as meta.source.file instead of the base name of the input, for example when "
          "the input is a pipe.")
          .or_empty(),
      value("--max-record-bytes", "SIZE", o.max_record_bytes,
            "Reject a longer line or element instead of holding it in memory. At most 2GiB.")
          .between(1, static_cast<double>(kMostRecordBytes)),
  };
}

OptionTable output_rows(CommonOptions& o) {
  return {
      value(
          "-o,--output", "FILE", o.run.output,
          "Write everything to FILE, compressed when its name ends in .gz or .zst. It appears only "
          "when it is complete. Default is standard output.")
          .harmless(),
      value("--out-dir", "DIR", o.run.out_dir,
            "Write each input file to DIR/data/ under its own base name (split: a file for each "
            "side), reports to DIR/meta/.")
          .harmless(),
      value(
          "--shards", "N", o.shards,
          "With --out-dir: deal the records out to N files, part-00000-of-0000N and so on (split: "
          "to N for each side).")
          .between(0, static_cast<double>(kMostShards)),
      value("--shard-suffix", "SUFFIX", o.run.shard_suffix, "Form and compression of the shards.")
          .choices({".jsonl", ".jsonl.gz", ".jsonl.zst"}),
      flag("--no-clobber", o.run.no_clobber, "Fail (73) rather than replace a file.").harmless(),
      flag("--resume", o.run.resume,
           "Skip outputs that an earlier run finished from the same inputs, options and version. "
           "Needs --out-dir, or -o with --manifest, and files as input.")
          .harmless(),
  };
}

OptionTable bad_record_rows(CommonOptions& o) {
  return {
      value("--rejects", "FILE", o.run.rejects,
            "Write records that could not be processed to FILE, with reason, place and raw bytes.")
          .harmless(),
      value(
          "--max-rejects", "N", o.run.max_rejects,
          "Fail (65) when more than N records are rejected and --max-reject-rate is exceeded too.")
          .harmless(),
      value("--max-reject-rate", "R", o.run.max_reject_rate,
            "Share of rejected records, 0 to 1, that must be exceeded as well to fail.")
          .between(0, 1)
          .harmless(),
      value("--dropped", "FILE", o.run.dropped,
            "Write records that a rule removed or merged to FILE, whole, with the rule's name.")
          .harmless(),
  };
}

OptionTable report_rows(CommonOptions& o) {
  return {
      value("--stats", "FILE", o.run.stats, "Write counts as JSON; they add up over shards.")
          .harmless(),
      value("--manifest", "FILE", o.run.manifest,
            "Write inputs, outputs, their hashes and the effective options as JSON, last of all. "
            "With --out-dir, this and --stats give copies of what lies in DIR/meta.")
          .harmless(),
      value("--trace", "N", o.trace,
            "Show N samples of each rule's work, before and after, and of the records it "
            "removed.")
          .harmless(),
      value("--explain", "ID", o.run.explain,
            "Say why the record ID ended as it did. May be given more than once.")
          .harmless(),
      value("--trace-out", "FILE", o.run.trace_out,
            "Write what --trace and --explain show to FILE instead of standard error.")
          .harmless(),
  };
}

OptionTable running_rows(CommonOptions& o) {
  return {
      value("-j,--jobs", "N", o.jobs,
            "Workers; the output is the same for every N. Default is the number of cores this "
            "process may use.")
          .between(0, 1024)
          .harmless(),
      flag("-n,--dry-run", o.run.dry_run,
           "Say what would be read and written with which options, and do nothing.")
          .harmless(),
  };
}

OptionTable spooling_rows(CommonOptions& o) {
  return {
      value("--tmp-dir", "DIR", o.run.tmp_dir,
            "Where to spool what does not fit in memory. Default is TMPDIR, else /tmp.")
          .harmless(),
      value("--max-memory", "SIZE", o.max_memory,
            "Use at most about SIZE for what grows with the input, the rest goes to --tmp-dir. "
            "Default is chosen by the stage.")
          .harmless(),
  };
}

OptionTable message_rows(CommonOptions& o) {
  return {
      value(
          "--config", "FILE", o.config,
          "Read options from a YAML file: the sections common and the stage's name. Options on the "
          "command line win.")
          .harmless()
          .command_line_only(),
      flag("-q,--quiet", o.quiet,
           "Print nothing when all goes well, other than what was asked for.")
          .harmless(),
      flag("-v,--verbose", o.run.verbose, "Say more.").harmless(),
      value("--color", "WHEN", o.color, "Colour in messages.")
          .choices({"auto", "always", "never"})
          .harmless(),
      flag("-h,--help", o.help, "Print this and exit.").harmless().command_line_only(),
      flag("-V,--version", o.version, "Print the version and exit.").harmless().command_line_only(),
      flag("--print-man", o.print_man, "Print the manual page and exit.")
          .harmless()
          .command_line_only()
          .hidden(),
      value("--print-completion", "SHELL", o.print_completion, "Print completions and exit.")
          .choices({"bash", "zsh"})
          .harmless()
          .command_line_only()
          .hidden(),
  };
}

OptionTable progress_row(CommonOptions& o) {
  return {value("--progress", "WHEN", o.progress,
                "Progress bar; auto shows it when standard error is a terminal and standard output "
                "no pipe.")
              .choices({"auto", "always", "never"})
              .harmless()};
}

void append(OptionTable& table, const char* heading, OptionTable rows) {
  for (Option& row : rows) table.push_back(std::move(row.in_group(heading)));
}

/// The values of an option that takes text, without an empty one (the default of most).
std::vector<std::string> values_of(const Option& option) {
  if (option.is_repeatable()) return *std::get<std::vector<std::string>*>(option.target);
  const std::string& value = *std::get<std::string*>(option.target);
  return value.empty() ? std::vector<std::string>() : std::vector<std::string>{value};
}

}  // namespace

OptionTable common_table(CommonOptions& options, CommonSet set) {
  OptionTable table;
  if (set != CommonSet::kPlain) {
    append(table, kInput, input_rows(options));
    append(table, kOutput, output_rows(options));
    append(table, kBadRecords, bad_record_rows(options));
    append(table, kReports, report_rows(options));
    append(table, kRunning, running_rows(options));
  }
  if (set == CommonSet::kSpooling) append(table, kRunning, spooling_rows(options));
  if (set != CommonSet::kPlain) append(table, kMessages, progress_row(options));
  append(table, kMessages, message_rows(options));
  return table;
}

RunOptions to_run_options(const CommonOptions& options) {
  RunOptions run = options.run;
  run.shards = static_cast<std::size_t>(options.shards);
  run.trace = static_cast<std::size_t>(options.trace);
  run.jobs = options.jobs > 0 ? static_cast<unsigned>(options.jobs) : usable_cores();
  run.max_memory = options.max_memory.bytes;
  run.max_record_bytes = options.max_record_bytes.bytes;
  if (!options.config.empty()) run.files_read.push_back({"config", options.config});
  const std::string& files_from = run.input.files_from;
  if (!files_from.empty()) run.files_read.push_back({"files-from", files_from});
  return run;
}

void fill_files(RunOptions& run, const OptionTable& own) {
  for (const Option& option : own) {
    if (option.use == FileUse::kNone) {
      if (option.placeholder != "FILE") continue;
      throw Error(Exit::kBug, option.names + " does not say what happens to its file");
    }
    auto& files = option.use == FileUse::kRead      ? run.files_read
                  : option.use == FileUse::kWritten ? run.files_written
                                                    : run.files_updated;
    for (const std::string& path : values_of(option)) files.push_back({option.long_name(), path});
  }
}

void fill_config(RunOptions& run, const OptionTable& table) {
  for (const Option& option : table) {
    if (!option.changes_bytes || option.is_secret) continue;
    const std::string name = option.long_name();
    if (!option.is_file) {
      run.config.emplace_back(name, json_of(option));
      continue;
    }
    for (const std::string& path : values_of(option)) run.config_files.emplace_back(name, path);
  }
  std::sort(run.config.begin(), run.config.end());
  // The order of a repeatable option's files is its meaning (later rules win), so only names sort.
  std::stable_sort(run.config_files.begin(), run.config_files.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace deskmill
