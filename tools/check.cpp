// deskmill-check: does what was written keep its promises?
// SPDX-License-Identifier: Apache-2.0
#include "stages/check/check.hpp"

#include "cli/tool.hpp"
#include "schema/validator.hpp"

namespace {

using namespace deskmill;

Question question_of(bool chain, bool splits, const std::string& values) {
  const bool leaks = !values.empty();
  if ((chain && splits) || (chain && leaks) || (splits && leaks)) {
    throw Error(Exit::kUsage,
                "--chain, --leaks and --splits are different questions: one at a time");
  }
  if (chain) return Question::kChain;
  if (splits) return Question::kSplits;
  return leaks ? Question::kLeaks : Question::kFormat;
}

}  // namespace

int main(int argc, char** argv) {
  CheckOptions options;
  bool chain = false, splits = false;
  std::string schema;
  const std::vector<std::string_view> schemas = builtin_schema_names();
  Tool tool{
      {.name = "check",
       .description =
           "Reads what the stages write, changes nothing, and says no with file and line: exit "
           "status 1.\n\n"
           "Without an option every file is recognised by its content. Records are held against "
           "the codec and the schema of their kind, and an id must not occur twice in a file or a "
           "directory; rejects, statistics and manifests are held against their schemas; what a "
           "manifest says about its outputs is recomputed. A directory means its data/ and "
           "meta/.\n\n"
           "Findings name a place, never text of the data. Of each kind ten are shown and the "
           "rest counted.",
       .examples = {{"Check a data set with its manifests", "deskmill check out/clean"},
                    {"Was anything lost along the chain?",
                     "deskmill check --chain ingest.stats.json clean.stats.json dedupe.stats.json"},
                    {"Is any planted value left?",
                     "deskmill check --leaks planted.txt anonymous.jsonl"},
                    {"Do the splits share anything?", "deskmill check --splits dataset/"}},
       .record_contract = false,
       .operands = "[FILE|DIR...]"}};
  tool.add({
      flag("--chain", chain,
           "The operands are stats files (or manifests) in the order of the stages, or "
           "directories with those of the shards of one stage, which are added up: prints a "
           "table and checks that nothing was lost inside a stage or between two."),
      value("--leaks", "VALUES", options.values,
            "None of the values in this file, one per line, may occur anywhere in a line: texts, "
            "names of members, metadata, numbers; case, width and separators in numbers do not "
            "matter. Of a directory every file is read, whatever its name.")
          .reads(),
      flag("--splits", splits,
           "No conversation, customer, cluster or text may be in two splits. The split is what "
           "the file's name says (train, validation, test), else the member `split`, else the "
           "name of the file."),
      value("--inputs", "DIR", options.inputs_dir,
            "Where the inputs of the manifests lie; those that are there are compared too."),
      value("--print-schema", "NAME", schema, "Print the JSON Schema of this name and exit.")
          .choices({schemas.begin(), schemas.end()}),
  });
  return tool.run_plain(argc, argv, [&](Tool::Console& console) {
    if (!schema.empty()) {
      console.out(std::string(builtin_schema(schema)));
      return Exit::kDone;
    }
    options.question = question_of(chain, splits, options.values);
    options.operands = console.operands;
    options.quiet = console.quiet;
    return run_check(options, {console.out, console.say});
  });
}
