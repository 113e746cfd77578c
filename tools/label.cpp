// deskmill-label: intents by labelling functions, entities by dictionary and pattern. See
// docs/label.md.
// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cli/tool.hpp"
#include "config/node.hpp"
#include "core/error.hpp"
#include "io/byte_source.hpp"
#include "io/output_file.hpp"
#include "stages/label/label.hpp"

using namespace deskmill;

int main(int argc, char** argv) {
  LabelOptions options;
  std::string functions, table;
  Tool tool{{.name = "label",
             .description =
                 "Adds intent, intent_score, intent_source and entities. Labelling functions are "
                 "written in YAML: patterns, lexicons and conditions on any member of the record, "
                 "each with a label such as refund.how and a weight. Their votes are added up; "
                 "when they are too few or disagree, the record gets the parent label they share, "
                 "or none.",
             .examples = {{"Label pairs and see how the functions did",
                           "deskmill label --labels labels.yaml pairs.jsonl -o labelled.jsonl "
                           "--table functions.txt"}}}};
  tool.add({
      value("--labels", "FILE", functions, "Labelling functions and entities (YAML). Required.")
          .file(),
      value("--threshold", "P", options.threshold,
            "Least probability of a label; below it the parent is tried, then none is given.")
          .between(0, 1),
      flag("--overwrite", options.overwrite,
           "Replace intents and entities that came with the data."),
      flag("--drop-unlabelled", options.drop_unlabelled, "Drop records that got no intent."),
      value("--table", "FILE", table, "Write coverage, overlap and conflict of each function.")
          .harmless()
          .writes(),
  });
  tool.on_parsed([&](RunOptions&) {
    if (functions.empty()) throw Error(Exit::kUsage, "--labels FILE is needed");
  });
  return tool.run(argc, argv, [&](const RunOptions& run) {
    const Labeller labeller{options, LabelSet::load(parse_yaml(read_file(functions), functions))};
    const MapWorkers new_worker = [&] {
      return [&labeller, scratch = std::make_shared<LabelScratch>()](Record& record, Notes& notes) {
        return labeller(record, notes, *scratch);
      };
    };
    RunSummary summary = run_map(run, new_worker);
    if (!table.empty() && !run.dry_run) {
      write_file(table, function_table(labeller.set(), summary.tally),
                 {.no_clobber = run.no_clobber});
    }
    return summary;
  });
}
