// SPDX-License-Identifier: Apache-2.0
#include "cli/tool.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <utility>

#include "cli/console/guard.hpp"
#include "cli/console/messages.hpp"
#include "cli/console/progress.hpp"
#include "cli/console/report.hpp"
#include "cli/parsing/command_line.hpp"
#include "cli/parsing/common_options.hpp"
#include "cli/parsing/config_file.hpp"
#include "cli/stages.hpp"
#include "io/byte_source.hpp"
#include "io/output_file.hpp"
#include "io/paths.hpp"
#include "io/process.hpp"
#include "io/signals.hpp"
#include "io/standard_error.hpp"
#include "run/run_plan.hpp"

namespace deskmill {

struct Tool::State {
  struct PrintOption {
    bool wanted = false;
    std::string value;  ///< set instead of `wanted` when the option has a value
    std::function<std::string(const std::string&)> text;
  };

  ToolInfo info;
  CommonOptions common;
  OptionTable own;
  std::deque<PrintOption> prints;  ///< stable addresses: rows of `own` point at `wanted`
  std::function<void(RunOptions&)> parsed_hook;
  std::vector<ConfiguredValue> configured;

  std::string program() const { return "deskmill-" + info.name; }
  OptionTable table();
  Page page();
  /// Text of --help and its like; nullopt when none was asked for.
  std::optional<std::string> page_asked_for(const OptionTable& table, const CommandLine& line);
  void assign_all(const OptionTable& table, const CommandLine& line);
  /// Text of an on_print option; nullopt when none was given.
  std::optional<std::string> print_asked_for() const;
  RunOptions run_options(const OptionTable& table, std::vector<std::string> operands);
  bool wants_bar() const;
  /// The same error with the place of the value in front, if it came from a file.
  Error with_place(const OptionError& error) const;
  /// Parses the command line; prints what it asks for instead of a run (help, version, rules), else
  /// calls `then` with the table of all options.
  Exit parse_and(int argc, char** argv, Messages& messages,
                 const std::function<Exit(const OptionTable&, CommandLine&&)>& then);
};

Error Tool::State::with_place(const OptionError& error) const {
  const auto is_blamed = [&](const ConfiguredValue& one) {
    return one.option == error.option() && one.value == error.value();
  };
  const auto found = std::find_if(configured.rbegin(), configured.rend(), is_blamed);
  if (found == configured.rend()) return error;
  const std::string_view message = error.what();
  return {error.code(), found->where + ": " + std::string(message.substr(2))};  // without --
}

OptionTable Tool::State::table() {
  CommonSet set = info.spooling ? CommonSet::kSpooling : CommonSet::kStreaming;
  if (!info.record_contract) set = CommonSet::kPlain;
  OptionTable all = own;
  OptionTable rows = common_table(common, set);
  std::move(rows.begin(), rows.end(), std::back_inserter(all));
  return all;
}

Page Tool::State::page() {
  const std::string usage = program() + " [OPTIONS] " + info.operands;
  const StageInfo* stage = find_stage(info.name);
  std::string summary(stage == nullptr ? info.name : stage->summary);
  return {program(), std::move(summary), info.description, usage, info.examples, table(), {}};
}

std::optional<std::string> Tool::State::page_asked_for(const OptionTable& table,
                                                       const CommandLine& line) {
  const auto values = [&](std::string_view name) {
    std::size_t row = 0;
    while (table[row].long_name() != name) ++row;
    return line.values_of(row);
  };
  if (!values("help").empty()) {
    const auto when = values("color");
    return help_text(page(),
                     color_wanted(when.empty() ? "auto" : when.back(), stdout_is_terminal()));
  }
  if (!values("version").empty()) return version_text(program());
  if (!values("print-man").empty()) return man_page(page());
  const auto shell = values("print-completion");
  if (!shell.empty()) return completion_script(page(), shell.back());
  return std::nullopt;
}

void Tool::State::assign_all(const OptionTable& table, const CommandLine& line) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::vector<std::string> values = line.values_of(row);
    if (!values.empty()) assign(table[row], values);
  }
  if (common.config.empty()) return;
  const Node root = parse_yaml(read_file(common.config), common.config);
  CommonOptions unused;
  configured =
      apply_config(root, info.name, table, common_table(unused, CommonSet::kSpooling), line);
}

std::optional<std::string> Tool::State::print_asked_for() const {
  for (const PrintOption& print : prints) {
    if (print.wanted || !print.value.empty()) return print.text(print.value);
  }
  return std::nullopt;
}

RunOptions Tool::State::run_options(const OptionTable& table, std::vector<std::string> operands) {
  RunOptions run = to_run_options(common);
  run.stage = info.name;
  run.input.operands = std::move(operands);
  run.input.suffixes = info.suffixes;
  check_options(run);
  if (parsed_hook) parsed_hook(run);
  fill_config(run, table);
  fill_files(run, own);
  return run;
}

bool Tool::State::wants_bar() const {
  if (common.progress != "auto") return common.progress == "always";
  return !common.quiet && stderr_is_terminal() && !stdout_is_pipe();
}

Exit Tool::State::parse_and(int argc, char** argv, Messages& messages,
                            const std::function<Exit(const OptionTable&, CommandLine&&)>& then) {
  install_signal_handlers();
  const OptionTable options = table();
  CommandLine line = parse_command_line(options, {argv + std::min(argc, 1), argv + argc});
  if (const auto text = page_asked_for(options, line)) {
    print(*text);
    return Exit::kDone;
  }
  assign_all(options, line);
  messages.use_color(color_wanted(common.color, stderr_is_terminal()));
  // Waiting for somebody to type JSON would look like a program that hangs.
  const bool no_input = line.operands.empty() && common.run.input.files_from.empty();
  const bool waits = no_input && (info.record_contract || argc <= 1) && stdin_is_terminal();
  try {
    if (const auto text = print_asked_for()) {
      print(*text);
      return Exit::kDone;
    }
    if (!waits) return then(options, std::move(line));
  } catch (const OptionError& error) {
    throw with_place(error);
  }
  write_standard_error(help_text(page(), color_wanted(common.color, stderr_is_terminal())));
  return Exit::kUsage;
}

Tool::Tool(ToolInfo info) : state_(std::make_unique<State>()) {
  state_->info = std::move(info);
}
Tool::~Tool() = default;

void Tool::add(OptionTable options) {
  std::move(options.begin(), options.end(), std::back_inserter(state_->own));
}

void Tool::on_print(std::string name, std::string help, std::function<std::string()> text) {
  State::PrintOption& print = state_->prints.emplace_back();
  print.text = [text = std::move(text)](const std::string&) { return text(); };
  state_->own.push_back(
      flag(std::move(name), print.wanted, std::move(help)).harmless().command_line_only());
}

void Tool::on_print(std::string name, std::string placeholder, std::string help,
                    std::function<std::string(const std::string&)> text) {
  State::PrintOption& print = state_->prints.emplace_back();
  print.text = std::move(text);
  state_->own.push_back(value(std::move(name), std::move(placeholder), print.value, std::move(help))
                            .harmless()
                            .reads()
                            .command_line_only());
}

void Tool::on_parsed(std::function<void(RunOptions&)> hook) {
  state_->parsed_hook = std::move(hook);
}

int Tool::run(int argc, char** argv, const std::function<RunSummary(const RunOptions&)>& body) {
  State& state = *state_;
  Messages messages(state.program(), color_wanted("auto", stderr_is_terminal()));
  return guarded(messages, [&] {
    return state.parse_and(argc, argv, messages, [&](const OptionTable& table, CommandLine&& line) {
      raise_open_file_limit();
      RunOptions run = state.run_options(table, std::move(line.operands));
      ProgressBar bar(messages);
      if (state.wants_bar()) {
        run.progress = [&bar](std::uint64_t read, std::uint64_t total, std::uint64_t records) {
          bar.update(read, total, records);
        };
      }
      run.answer = [&](const std::string& text) { messages.say(text); };
      run.message = [&](const std::string& text) {
        if (!state.common.quiet) messages.say(text);
      };
      const RunSummary summary = body(run);
      messages.clear_bar();
      return report(messages, summary, {state.common.quiet, run.verbose, run.dry_run});
    });
  });
}

int Tool::run_plain(int argc, char** argv, const std::function<Exit(Console&)>& body) {
  State& state = *state_;
  Messages messages(state.program(), color_wanted("auto", stderr_is_terminal()));
  return guarded(messages, [&] {
    return state.parse_and(argc, argv, messages, [&](const OptionTable&, CommandLine&& line) {
      OutputFile out(kStandardStream);
      Console console{[&](const std::string& text) { out.write(text); },
                      [&](const std::string& text) { messages.say(text); },
                      std::move(line.operands), state.common.quiet, state.common.run.verbose};
      const Exit status = body(console);
      out.commit();
      return status;
    });
  });
}

}  // namespace deskmill
