// deskmill-pair-extract: questions and their answers out of conversations. See
// docs/pair-extract.md.
// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/pair_extract.hpp"
#include "cli/tool.hpp"
#include "config/node.hpp"
#include "io/byte_source.hpp"

using namespace deskmill;

namespace {

GroupStage new_worker(const PairOptions& options, const Tagger& tagger) {
  constexpr std::size_t kGroup = 16;
  const auto extractor = std::make_shared<PairExtractor>(options, tagger);
  return {[extractor](std::span<Record> records) { extractor->read(records); },
          [extractor](std::size_t number, const Record& record, Sink& sink) {
            return extractor->extract(number, record, sink);
          },
          kGroup};
}

}  // namespace

int main(int argc, char** argv) {
  PairOptions options;
  std::string rules_file;
  std::int64_t context = static_cast<std::int64_t>(options.context_turns);
  Tool tool{
      {.name = "pair-extract",
       .description =
           "Finds the questions in each conversation (Chinese ones need no question mark), links "
           "the messages that answer them, folds clarifying exchanges into the context, strips "
           "greetings, holds and closings, and writes one pair per answered question with a score "
           "and the named signals behind it.",
       .examples = {{"Pairs good enough to train on",
                     "deskmill pair-extract --min-score 0.75 clean.jsonl -o pairs.jsonl"},
                    {"Why did a conversation give none?",
                     "deskmill pair-extract clean.jsonl -o pairs.jsonl --dropped none.jsonl"}}}};
  tool.add({
      value("--min-score", "S", options.min_score, "Leave out pairs that score less, 0 to 1.")
          .between(0, 1),
      value("--tau", "P", options.link.tau,
            "Least probability of a link between answer and question.")
          .between(0, 1),
      value("--context-turns", "N", context,
            "Messages before the question that go into its context."),
      value("--run-gap", "SECONDS", options.dialogue.run_gap,
            "Silence after which messages of one side no longer belong together."),
      flag("--bot-answers", options.dialogue.bot_answers, "Let answers of bots count."),
      value("--rules", "FILE", rules_file, "Further tagging rules, as printed by --dump-rules.")
          .file(),
  });
  tool.on_print("--dump-rules", "Print the tagging rules as YAML and exit.",
                [] { return dump_rules(builtin_pair_rules()); });
  return tool.run(argc, argv, [&](const RunOptions& run) {
    std::vector<Rule> rules = builtin_pair_rules();
    if (!rules_file.empty()) {
      merge_rules(rules, load_pair_rules(parse_yaml(read_file(rules_file), rules_file)));
    }
    options.context_turns = static_cast<std::size_t>(context < 0 ? 0 : context);
    const Tagger tagger(rules);
    return run_flat_map(run, GroupWorkers([&] { return new_worker(options, tagger); }));
  });
}
