// SPDX-License-Identifier: Apache-2.0
#include "cli/dispatcher.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "cli/console/guard.hpp"
#include "cli/page.hpp"
#include "cli/parsing/command_line.hpp"
#include "cli/stages.hpp"
#include "config/node.hpp"
#include "io/process.hpp"
#include "io/standard_error.hpp"

namespace deskmill {
namespace {

struct DispatcherOptions {
  bool help = false, version = false, print_man = false;
  std::string print_completion;
};

OptionTable table_of(DispatcherOptions& options) {
  return {
      flag("-h,--help", options.help, "Print this and exit."),
      flag("-V,--version", options.version, "Print the version and exit."),
      flag("--print-man", options.print_man, "Print the manual page.").hidden(),
      value("--print-completion", "SHELL", options.print_completion, "Print completions.")
          .choices({"bash", "zsh"})
          .hidden(),
  };
}

Page page_of(const OptionTable& table) {
  Page page;
  page.program = "deskmill";
  page.summary = "mill raw customer-support logs into training sets";
  page.usage = "deskmill STAGE [OPTIONS] [INPUT...]\ndeskmill help STAGE";
  page.description =
      "Each stage is a filter over JSON Lines: it reads files or standard input and writes a "
      "file, a folder or standard output, so stages join in a pipe. All share options, exit "
      "statuses and reports. Nothing is sent over a network.";
  page.examples = {
      {"From a table of chats to question-answer pairs",
       "deskmill ingest chats.tsv | deskmill clean | deskmill pair-extract -o pairs.jsonl"},
      {"What a stage can do", "deskmill help clean"},
  };
  page.options = table;
  for (const StageInfo& stage : kStages) {
    page.stages.emplace_back(std::string(stage.name), std::string(stage.summary));
  }
  return page;
}

/// Throws when the program cannot be started.
[[noreturn]] void become(const std::string& stage, std::vector<std::string> arguments) {
  const auto self = std::filesystem::read_symlink("/proc/self/exe");
  std::string program = self.parent_path() / ("deskmill-" + stage);
  arguments.insert(arguments.begin(), program);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  throw Error(Exit::kUsage, program + ": " + std::generic_category().message(errno));
}

void check_stage(const std::string& name) {
  if (find_stage(name) != nullptr) return;
  std::vector<std::string_view> names;
  for (const StageInfo& stage : kStages) names.push_back(stage.name);
  const std::string nearest = nearest_name(name, names);
  const std::string hint =
      nearest.empty() ? "deskmill --help lists all" : "did you mean " + nearest + "?";
  throw Error(Exit::kUsage, name + ": no such stage; " + hint);
}

Exit print_own_page(const std::vector<std::string>& arguments) {
  DispatcherOptions options;
  const OptionTable table = table_of(options);
  const CommandLine line = parse_command_line(table, arguments);
  for (const CommandLine::Given& given : line.given) assign(table[given.option], {given.value});
  const Page page = page_of(table);
  if (options.version) {
    print(version_text("deskmill"));
  } else if (options.print_man) {
    print(man_page(page));
  } else if (!options.print_completion.empty()) {
    print(completion_script(page, options.print_completion));
  } else {
    print(help_text(page, color_wanted("auto", stdout_is_terminal())));
  }
  return Exit::kDone;
}

Exit run(std::vector<std::string> arguments) {
  if (arguments.empty()) {
    DispatcherOptions options;
    write_standard_error(
        help_text(page_of(table_of(options)), color_wanted("auto", stderr_is_terminal())));
    return Exit::kUsage;
  }
  const bool asks_help = arguments[0] == "help";
  const bool of_itself =
      arguments.size() == 1 || arguments[1] == "help" || arguments[1] == "--help";
  if (asks_help && of_itself) return print_own_page({"--help"});
  if (arguments[0].starts_with("-")) return print_own_page(arguments);
  const std::string stage = arguments[asks_help ? 1 : 0];
  check_stage(stage);
  if (asks_help) become(stage, {"--help"});
  arguments.erase(arguments.begin());
  become(stage, std::move(arguments));
}

}  // namespace

int dispatch(int argc, char** argv) {
  Messages messages("deskmill", color_wanted("auto", stderr_is_terminal()));
  return guarded(messages, [&] { return run({argv + std::min(argc, 1), argv + argc}); });
}

}  // namespace deskmill
