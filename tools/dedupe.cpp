// deskmill-dedupe: of records that say the same, one stays. See docs/dedupe.md.
// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/dedupe.hpp"
#include "cli/tool.hpp"

using namespace deskmill;

int main(int argc, char** argv) {
  DedupeOptions options;
  Tool tool{{.name = "dedupe",
             .description =
                 "Compares whole conversations, question-answer pairs or utterances, whatever the "
                 "input holds. Two records are twins when their texts are equal after folding "
                 "width, case, punctuation and long numbers, or when the Jaccard similarity of "
                 "their character n-grams reaches the threshold and their short numbers and "
                 "negations agree: 50元 is not 500元. Of twins the earlier, then the longer "
                 "stays, independent of input order. Every dropped record has a kept partner at "
                 "or above the threshold.",
             .examples = {{"Drop twins and keep them aside",
                           "deskmill dedupe clean.jsonl -o unique.jsonl --dropped twins.jsonl"},
                          {"Keep everything, but say what repeats what",
                           "deskmill dedupe --mark clean.jsonl -o marked.jsonl"}},
             .spooling = true}};
  tool.add({
      value("--threshold", "J", options.threshold,
            "Jaccard similarity from which records are twins; 0 means .8 for conversations and "
            ".7 for pairs and utterances.")
          .between(0, 1),
      flag("--exact-only", options.exact_only, "Only twins of equal text after folding."),
      flag("--mark", options.mark,
           "Keep twins and add duplicate_of, jaccard and cluster instead of dropping them. Marks "
           "of an earlier run are replaced."),
      flag("--no-guard", options.ignore_guard,
           "Let records be twins although their numbers or negations differ."),
  });
  return tool.run(argc, argv, [&](const RunOptions& run) {
    options.jobs = run.jobs;
    options.tmp_dir = run.tmp_dir;
    options.max_memory = run.max_memory;
    Deduper deduper{options};
    ScanStage stage;
    stage.prepare = [&](Record& record, Notes&) { return deduper.prepare(record); };
    stage.commit = [&](std::uint64_t ordinal, std::string&& remembered) {
      deduper.commit(ordinal, remembered);
    };
    stage.resolve = [&](Notes& notes) { deduper.resolve(notes); };
    stage.decide = [&](std::uint64_t ordinal, Record& record, Sink& sink) {
      return deduper.decide(ordinal, record, sink);
    };
    stage.keeps = [&](std::uint64_t ordinal) { return deduper.keeps(ordinal); };
    return run_scan(run, stage);
  });
}
