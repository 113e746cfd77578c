// deskmill-export: records to rows that a trainer takes. See docs/export.md.
// SPDX-License-Identifier: Apache-2.0
#include "stages/export/export.hpp"

#include "cli/tool.hpp"
#include "core/counted.hpp"
#include "core/error.hpp"
#include "io/output_file.hpp"
#include "io/paths.hpp"
#include "run/input_names.hpp"
#include "stages/export/card.hpp"

using namespace deskmill;

namespace {

/// The data files as a loader finds them from the list that names them, in the UTF-8 of JSON and
/// YAML.
std::vector<std::string> names_in(const std::string& list, const RunSummary& summary) {
  std::vector<std::string> names;
  for (const std::string& file : summary.filled_files) {
    names.push_back(printable_name(relative_to(file, list)));
  }
  return names;
}

void tell_unwritable(const RunOptions& run, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    if (printable_name(base_name(file)) == base_name(file) || !run.message) continue;
    run.message(file +
                ": its name is not UTF-8, so that dataset_info.json and README.md cannot give it "
                "to a loader; rename it");
  }
}

/// A loader refuses empty files, and all others with them.
void tell_left_out(const RunOptions& run, const std::vector<std::string>& empty_files) {
  if (empty_files.empty() || !run.message) return;
  const std::string others =
      empty_files.size() == 1 ? "" : " and " + counted(empty_files.size() - 1, "other file");
  run.message(printable_name(empty_files.front()) + others +
              ": no rows, so dataset_info.json and README.md leave " +
              (empty_files.size() == 1 ? "it" : "them") + " out");
}

/// What tells trainers of the data files.
void write_descriptions(const RunOptions& run, const RunSummary& summary,
                        const ExportFormat& format, const ExampleOptions& options,
                        const std::string& dataset_info) {
  if (run.dry_run || summary.exit != Exit::kDone) return;
  if (dataset_info.empty() && run.out_dir.empty()) return;
  tell_unwritable(run, summary.filled_files);
  tell_left_out(run, summary.empty_files);
  const OutputSettings how{.no_clobber = run.no_clobber};
  if (!dataset_info.empty()) {
    const auto names = names_in(dataset_info, summary);
    write_file(dataset_info, dataset_info_file(format, names, !options.system.empty()), how);
  }
  if (!run.out_dir.empty()) {
    const std::string card = join_path(run.out_dir, "README.md");
    write_file(card, export_card(format, names_in(card, summary), options), how);
  }
}

/// A folder gets both by itself.
void place_descriptions(RunOptions& run, std::string& dataset_info) {
  const bool names_nothing =
      run.out_dir.empty() && (run.output.empty() || run.output == kStandardStream);
  if (!dataset_info.empty() && names_nothing) {
    throw Error(Exit::kUsage, "--dataset-info needs -o or --out-dir: it names files");
  }
  if (run.out_dir.empty()) return;
  if (dataset_info.empty()) dataset_info = join_path(run.out_dir, "dataset_info.json");
  run.files_written.push_back({"out-dir", join_path(run.out_dir, "README.md")});
}

}  // namespace

int main(int argc, char** argv) {
  ExportOptions options;
  std::string format_name, dataset_info;
  bool without_bots = false;
  Tool tool{{.name = "export",
             .description =
                 "Writes pairs and conversations in the format of a trainer. Each row is checked "
                 "by the trainer's own rules; what it would skip silently is rejected with the "
                 "rule's name. Internal notes and system events are never exported.",
             .examples = {{"Rows for OpenAI fine-tuning, good and durable pairs only",
                           "deskmill export --format openai --min-score 0.75 --durable-only "
                           "train.jsonl -o openai.jsonl"},
                          {"A folder for LLaMA-Factory with its dataset_info.json",
                           "deskmill export --format sharegpt dataset/ --out-dir sharegpt"}}}};
  tool.add({
      value("--format", "NAME", format_name, "The trainer's format. Required.")
          .choices(export_format_names()),
      value("--system", "TEXT", options.example.system, "System prompt of every row.").or_empty(),
      flag("--no-context", options.example.without_context, "Pairs: question and answer only."),
      flag("--answer-only", options.example.answer_only,
           "Pairs: what the agent said before the answer is context only; openai rows give it "
           "\"weight\": 0."),
      flag("--no-bots", without_bots,
           "Leave out what bots said; otherwise they count as assistant."),
      value("--min-score", "S", options.min_score, "Drop pairs that score less.").between(0, 1),
      flag("--durable-only", options.durable_only,
           "Drop pairs whose answer is personal or bound to a day."),
      value(
          "--dataset-info", "FILE", dataset_info,
          "Write LLaMA-Factory's dataset_info.json here; with --out-dir it stands there by itself.")
          .harmless()
          .writes(),
  });
  tool.on_parsed([&](RunOptions& run) {
    if (format_name.empty()) {
      throw Error(Exit::kUsage, "--format is needed: openai, sharegpt or alpaca");
    }
    if (options.example.answer_only && format_name != "openai") {
      throw Error(Exit::kUsage,
                  "--answer-only is for --format openai, whose rows have weights; "
                  "LLaMA-Factory has mask_history");
    }
    place_descriptions(run, dataset_info);
  });
  return tool.run(argc, argv, [&](const RunOptions& run) {
    options.example.bots = !without_bots;
    const ExportFormat& format = *find_export_format(format_name);
    const Exporter exporter{options, format};
    RunSummary summary =
        run_flat_map(run, [&](Record& record, Sink& sink) { return exporter(record, sink); });
    write_descriptions(run, summary, format, options.example, dataset_info);
    return summary;
  });
}
