// The description of one program from which its --help, manual page and completions are made.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/options.hpp"

namespace deskmill {

struct Example {
  std::string explanation;  ///< "Clean one file, keep what the rules removed"
  std::string command;      ///< "deskmill clean chat.jsonl -o clean.jsonl --dropped gone.jsonl"
};

struct Page {
  std::string program;      ///< "deskmill-clean"
  std::string summary;      ///< one line, no full stop
  std::string description;  ///< paragraphs, separated by blank lines
  std::string usage;        ///< one form per line: "deskmill-clean [OPTIONS] [INPUT...]"
  std::vector<Example> examples;
  OptionTable options;
  std::vector<std::pair<std::string, std::string>> stages;  ///< name and summary; the dispatcher's
};

/// Options under one heading, in the order of the table; headings in the order of appearance.
struct OptionGroup {
  std::string heading;  ///< "Options" for those that name none
  std::vector<const Option*> options;
};
std::vector<OptionGroup> groups_of(const OptionTable& options);

/// The option's help, followed by its choices and default.
std::string full_help(const Option& option);

struct ExitMeaning {
  int status;
  std::string_view meaning;
};
/// The exit statuses of all programs, in rising order.
const std::vector<ExitMeaning>& exit_meanings();

/// Text for a terminal, 80 columns; `color` makes headings bold.
std::string help_text(const Page& page, bool color);
/// Manual page in man(7) macros. Without date, so that builds repeat.
std::string man_page(const Page& page);
/// Completion script; `shell` is "bash" or "zsh".
std::string completion_script(const Page& page, std::string_view shell);

}  // namespace deskmill
