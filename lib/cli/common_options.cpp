// SPDX-License-Identifier: Apache-2.0
#include "cli/common_options.hpp"

#include <algorithm>
#include <iterator>

#include "core/error.hpp"
#include "run/ordered_map.hpp"

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
          "--files-from", "FILE", o.files_from,
          "Read more inputs from FILE, one path per line; blank lines and lines that begin with # "
          "do not count.")
          .in_group(kInput)
          .harmless(),
      value(
          "--source-name", "NAME", o.source_name,
          "Write NAME as meta.source.file instead of the base name of the input, for example when "
          "the input is a pipe.")
          .in_group(kInput),
      value("--max-record-bytes", "SIZE", o.max_record_bytes,
            "Reject a longer line or element instead of holding it in memory.")
          .in_group(kInput)
          .between(1, 9e18),
  };
}

OptionTable output_rows(CommonOptions& o) {
  return {
      value(
          "-o,--output", "FILE", o.output,
          "Write everything to FILE, compressed when its name ends in .gz or .zst. It appears only "
          "when it is complete. Default is standard output.")
          .in_group(kOutput)
          .harmless(),
      value("--out-dir", "DIR", o.out_dir,
            "Write each input file to DIR/data/ under its own base name, reports to DIR/meta/.")
          .in_group(kOutput)
          .harmless(),
      value("--shards", "N", o.shards,
            "With --out-dir: deal the records out to N files, part-00000-of-0000N and so on.")
          .in_group(kOutput)
          .between(0, 99999),
      value("--shard-suffix", "SUFFIX", o.shard_suffix, "Form and compression of the shards.")
          .in_group(kOutput)
          .choices({".jsonl", ".jsonl.gz", ".jsonl.zst"}),
      flag("--no-clobber", o.no_clobber, "Fail (73) rather than replace a file.")
          .in_group(kOutput)
          .harmless(),
      flag("--resume", o.resume,
           "Skip outputs that an earlier run finished from the same inputs, options and version. "
           "Needs --out-dir, or -o with --manifest, and files as input.")
          .in_group(kOutput)
          .harmless(),
  };
}

OptionTable bad_record_rows(CommonOptions& o) {
  return {
      value("--rejects", "FILE", o.rejects,
            "Write records that could not be processed to FILE, with reason, place and raw bytes.")
          .in_group(kBadRecords)
          .harmless(),
      value(
          "--max-rejects", "N", o.max_rejects,
          "Fail (65) when more than N records are rejected and --max-reject-rate is exceeded too.")
          .in_group(kBadRecords)
          .harmless(),
      value("--max-reject-rate", "R", o.max_reject_rate,
            "Share of rejected records, 0 to 1, that must be exceeded as well to fail.")
          .in_group(kBadRecords)
          .between(0, 1)
          .harmless(),
      value("--dropped", "FILE", o.dropped,
            "Write records that a rule removed or merged to FILE, whole, with the rule's name.")
          .in_group(kBadRecords)
          .harmless(),
  };
}

OptionTable report_rows(CommonOptions& o) {
  return {
      value("--stats", "FILE", o.stats, "Write counts as JSON; they add up over shards.")
          .in_group(kReports)
          .harmless(),
      value("--manifest", "FILE", o.manifest,
            "Write inputs, outputs, their hashes and the effective options as JSON, last of all.")
          .in_group(kReports)
          .harmless(),
      value("--trace", "N", o.trace, "Show N samples of each rule's work, before and after.")
          .in_group(kReports)
          .harmless(),
      value("--explain", "ID", o.explain,
            "Say why the record ID ended as it did. May be given more than once.")
          .in_group(kReports)
          .harmless(),
      value("--trace-out", "FILE", o.trace_out,
            "Write samples and explanations to FILE instead of standard error.")
          .in_group(kReports)
          .harmless(),
  };
}

OptionTable running_rows(CommonOptions& o) {
  return {
      value("-j,--jobs", "N", o.jobs,
            "Workers; the output is the same for every N. Default is the number of cores this "
            "process may use.")
          .in_group(kRunning)
          .between(0, 1024)
          .harmless(),
      flag("-n,--dry-run", o.dry_run,
           "Say what would be read and written with which options, and do nothing.")
          .in_group(kRunning)
          .harmless(),
  };
}

OptionTable spooling_rows(CommonOptions& o) {
  return {
      value("--tmp-dir", "DIR", o.tmp_dir,
            "Where to spool what does not fit in memory. Default is TMPDIR, else /tmp.")
          .in_group(kRunning)
          .harmless(),
      value("--max-memory", "SIZE", o.max_memory,
            "Use at most about SIZE for what grows with the input, the rest goes to --tmp-dir. "
            "Default is chosen by the stage.")
          .in_group(kRunning)
          .harmless(),
  };
}

OptionTable message_rows(CommonOptions& o) {
  return {
      value(
          "--config", "FILE", o.config,
          "Read options from a YAML file: the sections common and the stage's name. Options on the "
          "command line win.")
          .in_group(kMessages)
          .harmless()
          .command_line_only(),
      flag("-q,--quiet", o.quiet, "Print nothing when all goes well.")
          .in_group(kMessages)
          .harmless(),
      flag("-v,--verbose", o.verbose, "Say more.").in_group(kMessages).harmless(),
      value("--color", "WHEN", o.color, "Colour in messages.")
          .in_group(kMessages)
          .choices({"auto", "always", "never"})
          .harmless(),
      flag("-h,--help", o.help, "Print this and exit.")
          .in_group(kMessages)
          .harmless()
          .command_line_only(),
      flag("-V,--version", o.version, "Print the version and exit.")
          .in_group(kMessages)
          .harmless()
          .command_line_only(),
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
              .in_group(kMessages)
              .choices({"auto", "always", "never"})
              .harmless()};
}

void append(OptionTable& table, OptionTable rows) {
  table.insert(table.end(), std::make_move_iterator(rows.begin()),
               std::make_move_iterator(rows.end()));
}

bool reads_standard_input(const CommonOptions& options, const std::vector<std::string>& operands) {
  if (operands.empty()) return options.files_from.empty();
  return std::find(operands.begin(), operands.end(), "-") != operands.end();
}

}  // namespace

OptionTable common_table(CommonOptions& options, CommonSet set) {
  OptionTable table;
  if (set != CommonSet::kPlain) {
    append(table, input_rows(options));
    append(table, output_rows(options));
    append(table, bad_record_rows(options));
    append(table, report_rows(options));
    append(table, running_rows(options));
  }
  if (set == CommonSet::kSpooling) append(table, spooling_rows(options));
  if (set != CommonSet::kPlain) append(table, progress_row(options));
  append(table, message_rows(options));
  return table;
}

void check_combinations(const CommonOptions& options, const std::vector<std::string>& operands) {
  const auto refuse = [](const char* message) { throw Error(Exit::kUsage, message); };
  if (!options.output.empty() && !options.out_dir.empty()) {
    refuse("--output and --out-dir exclude each other: one file, or a folder of files");
  }
  if (options.shards > 0 && options.out_dir.empty()) refuse("--shards: needs --out-dir");
  if (!options.resume) return;
  if (options.out_dir.empty() && (options.output.empty() || options.manifest.empty())) {
    refuse("--resume: needs --out-dir, or --output with --manifest");
  }
  if (reads_standard_input(options, operands)) {
    refuse("--resume: needs files as input; standard input cannot be compared with an earlier run");
  }
}

void fill(RunOptions& run, const CommonOptions& options) {
  run.input.files_from = options.files_from;
  run.input.source_name = options.source_name;
  run.output = options.output;
  run.out_dir = options.out_dir;
  run.shards = static_cast<std::size_t>(options.shards);
  run.shard_suffix = options.shard_suffix;
  run.no_clobber = options.no_clobber;
  run.resume = options.resume;
  run.dry_run = options.dry_run;
  run.rejects = options.rejects;
  run.dropped = options.dropped;
  run.stats = options.stats;
  run.manifest = options.manifest;
  run.max_rejects = options.max_rejects;
  run.max_reject_rate = options.max_reject_rate;
  run.trace = static_cast<std::size_t>(options.trace);
  run.explain = options.explain;
  run.trace_out = options.trace_out;
  run.jobs = options.jobs > 0 ? static_cast<unsigned>(options.jobs) : usable_cores();
  run.tmp_dir = options.tmp_dir;
  run.max_memory = options.max_memory.bytes;
  run.max_record_bytes = options.max_record_bytes.bytes;
}

void fill_config(RunOptions& run, const OptionTable& table) {
  for (const Option& option : table) {
    if (!option.changes_bytes || option.is_secret) continue;
    const std::string name = option.long_name();
    if (!option.is_file) {
      run.config.emplace_back(name, json_of(option));
    } else if (option.is_repeatable()) {
      for (const std::string& path : *std::get<std::vector<std::string>*>(option.target)) {
        run.config_files.emplace_back(name, path);
      }
    } else if (const std::string& path = *std::get<std::string*>(option.target); !path.empty()) {
      run.config_files.emplace_back(name, path);
    }
  }
  std::sort(run.config.begin(), run.config.end());
  // The order of a repeatable option's files is its meaning (later rules win), so only names sort.
  std::stable_sort(run.config_files.begin(), run.config_files.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace deskmill
