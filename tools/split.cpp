// deskmill-split: train, validation and test without leaks. See docs/split.md.
// SPDX-License-Identifier: Apache-2.0
#include "stages/split/split.hpp"

#include <utility>

#include "cli/tool.hpp"
#include "core/error.hpp"
#include "io/output_file.hpp"
#include "io/paths.hpp"
#include "run/input_names.hpp"
#include "stages/split/card.hpp"

using namespace deskmill;

namespace {

std::string card_path(const RunOptions& run) {
  return join_path(run.out_dir, "README.md");
}

RunSummary build_dataset(const RunOptions& run, const SplitOptions& options) {
  DatasetSplitter splitter{options};
  ScanStage stage;
  stage.prepare = [&](Record& record, Notes&) { return splitter.prepare(record); };
  stage.commit = [&](std::uint64_t ordinal, std::string&& remembered) {
    splitter.commit(ordinal, remembered);
  };
  stage.resolve = [&](Notes& notes) { splitter.resolve(notes); };
  stage.decide = [&](std::uint64_t ordinal, Record& record, Sink& sink) {
    return splitter.decide(ordinal, record, sink);
  };
  RunSummary summary = run_scan(run, stage, splitter.targets(), [&] {
    splitter.save_ledger();
    write_file(card_path(run),
               data_card(printable_name(base_name(run.out_dir)), splitter.counts(), options),
               {.no_clobber = run.no_clobber});
  });
  if (splitter.counts().is_lopsided() && run.message) {
    run.message("the largest group has " + std::to_string(splitter.counts().largest_group) +
                " rows and cannot be torn, so the sides do not have the shares asked for; often "
                "customers are linked by texts that all of them send: run dedupe before");
  }
  return summary;
}

}  // namespace

int main(int argc, char** argv) {
  SplitOptions options;
  std::int64_t seed = 1;
  Tool tool{{.name = "split",
             .description =
                 "With --out-dir, builds a folder that Hugging Face datasets loads as it is: "
                 "records that share a conversation, a customer, a cluster of near duplicates or "
                 "their text stay on one side, a ledger keeps old records where they are, and "
                 "rare labels get rows in test. In a pipe, adds \"split\" by a seeded hash of the "
                 "customer, or of the conversation where no customer is known; nothing else is "
                 "looked at.",
             .examples = {{"Build a data set, and again next month with more data",
                           "deskmill split pairs.jsonl --out-dir dataset --ledger dataset.ledger"},
                          {"Only mark the records", "deskmill split < pairs.jsonl > marked.jsonl"}},
             .spooling = true}};
  tool.add({
      value("--validation", "SHARE", options.shares.validation, "Share of groups for validation.")
          .between(0, 1),
      value("--test", "SHARE", options.shares.test, "Share of groups for test.").between(0, 1),
      value("--seed", "N", seed, "Other seeds give other sides."),
      value("--ledger", "FILE", options.ledger,
            "Remembers the side of every group; made when absent. Replaced before the data.")
          .harmless()
          .updates(),
      value("--test-floor", "N", options.test_floor,
            "Least rows of each intent in test, at the first build."),
      value("--validation-floor", "N", options.validation_floor, "The same for validation."),
  });
  tool.on_parsed([&](RunOptions& run) {
    const Shares& shares = options.shares;
    if (shares.validation < 0 || shares.test < 0 || shares.validation + shares.test >= 1) {
      throw Error(Exit::kUsage,
                  "--validation and --test: expected shares that leave some for train");
    }
    if (run.out_dir.empty() && !options.ledger.empty()) {
      throw Error(Exit::kUsage, "--ledger needs --out-dir");
    }
    if (!run.out_dir.empty()) run.files_written.push_back({"out-dir", card_path(run)});
    options.seed = static_cast<std::uint64_t>(seed);
    options.max_memory = run.max_memory;
    options.shards = run.shards > 0 ? run.shards : 1;
    if (run.out_dir.empty()) return;
    // Per side, see targets().
    run.shards = 0;
    options.shard_suffix = std::exchange(run.shard_suffix, RunOptions().shard_suffix);
  });
  return tool.run(argc, argv, [&](const RunOptions& run) {
    if (!run.out_dir.empty()) return build_dataset(run, options);
    return run_map(run, MapWorkers([&] { return HashSplitter(options); }));
  });
}
