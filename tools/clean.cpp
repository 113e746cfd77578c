// deskmill-clean: texts in one shape, noise out. See docs/clean.md.
// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/cleaner.hpp"

#include "cli/tool.hpp"
#include "io/byte_source.hpp"
#include "stages/clean/rule_choice.hpp"

using namespace deskmill;

int main(int argc, char** argv) {
  CleanOptions options;
  std::string rules_file;
  const auto rules = [&] {
    return clean_rules(options, rules_file.empty() ? "" : read_file(rules_file), rules_file);
  };
  Tool tool{{
      .name = "clean",
      .description = "Brings texts into one Unicode form without touching Chinese punctuation, "
                     "undoes wrong charsets, turns HTML into text, cuts quoted mail, signatures "
                     "and disclaimers (zh, en), and removes turns that say nothing: system "
                     "notices, recalled messages, media placeholders, automatic replies, "
                     "repeats.\n\n"
                     "Every rule has a name, a count in the statistics and a switch. A record "
                     "that would be left empty is dropped as clean.empty.",
      .examples = {{"Clean a file and keep what was dropped",
                    "deskmill clean chat.jsonl -o clean.jsonl --dropped gone.jsonl"},
                   {"See three changes of each rule, write nothing",
                    "deskmill clean --trace 3 chat.jsonl -o /dev/null"},
                   {"Leave mails whole", "deskmill clean --without mail tickets.jsonl"}},
  }};
  tool.add({
      value("--without", "RULE", options.without,
            "Switch off a rule or a group of rules (\"mail\", \"html.tags\"). Repeatable."),
      value("--only", "RULE", options.only, "Switch off all rules but these. Repeatable."),
      value("--rules", "FILE", rules_file,
            "More rules, or switches for the built-in ones, as --dump-rules prints them.")
          .file(),
      value("--mail", "WHEN", options.mail,
            "Cut quotes, signatures and disclaimers: auto = in the channels email and ticket and "
            "in texts that look like mail.")
          .choices({"auto", "always", "never"}),
  });
  tool.on_print("--dump-rules", "Print the rules as YAML and exit.",
                [&] { return dump_rules(rules()); });
  return tool.run(argc, argv, [&](RunOptions run) {
    run.takes_empty_pairs = true;
    const Cleaner cleaner(options, rules());
    return run_map(run, MapWorkers([&] {
                     return [&cleaner, memory = Cleaner::Memory()](Record& record,
                                                                   Notes& notes) mutable {
                       return cleaner(record, notes, memory);
                     };
                   }));
  });
}
