// The frame of every program: options in, RunOptions out, messages and exit status at the end.
//
//   int main(int argc, char** argv) {
//     CleanOptions options;
//     Tool tool{{.name = "clean", .description = "...", .examples = {...}}};
//     tool.add({flag("--no-html", options.no_html, "...")});
//     tool.on_print("--dump-rules", "Print the rules as YAML and exit.",
//                   [&] { return dump_rules(...); });
//     return tool.run(argc, argv, [&](const RunOptions& run) {
//       const Cleaner cleaner{options};
//       return run_map(run, [&](Record& r, Notes& n) { return cleaner(r, n); });
//     });
//   }
//
// A Tool is an object to be filled and used, not a base class: main() reads from top to bottom, and
// a stage knows nothing of it. The stage's one-line summary stands in cli/stages.hpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/page.hpp"
#include "run/drivers.hpp"
#include "run/run_options.hpp"

namespace deskmill {

struct ToolInfo {
  std::string name;              ///< "clean"; the program is deskmill-clean
  std::string description = {};  ///< paragraphs for --help and the man page
  std::vector<Example> examples = {};
  /// Input suffixes taken from directories.
  std::vector<std::string> suffixes = {".jsonl", ".ndjson", ".json"};
  bool spooling = false;  ///< has --tmp-dir and --max-memory
  /// False (check): no options besides its own but -h, -V, -q, -v, --color and --config.
  bool record_contract = true;
  std::string operands = "[INPUT...]";  ///< as shown in the usage line
};

class Tool {
 public:
  explicit Tool(ToolInfo info);
  ~Tool();

  void add(OptionTable options);
  /// An option that prints something to standard output and ends with 0.
  void on_print(std::string name, std::string help, std::function<std::string()> text);
  /// The same for an option with a value: `text` is told the value.
  void on_print(std::string name, std::string placeholder, std::string help,
                std::function<std::string(const std::string&)> text);
  /// Called after parsing and before the run, with the final values: for checks across options
  /// (throw Error(kUsage)) and for key_id or extra config entries. Not called by run_plain.
  void on_parsed(std::function<void(RunOptions&)> hook);

  /// Parses, runs, prints, returns the exit status. Catches everything.
  int run(int argc, char** argv, const std::function<RunSummary(const RunOptions&)>& body);
  /// What the body of run_plain() works with.
  struct Console {
    std::function<void(const std::string&)> out;  ///< to standard output, checked
    std::function<void(const std::string&)> say;  ///< a message to standard error
    std::vector<std::string> operands;
    bool quiet = false;    ///< -q: say nothing when all is well
    bool verbose = false;  ///< -v
  };
  /// The same as run() for programs without the record contract (check): the body prints through
  /// the console and returns the status.
  int run_plain(int argc, char** argv, const std::function<Exit(Console&)>& body);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
