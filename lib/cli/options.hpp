// One declarative row per option: parser, --help, man page, completions and configuration keys all
// come from the same table, so they cannot disagree.
//
//   OptionTable table{
//     flag("--no-html", options.no_html, "Leave HTML markup as it is."),
//     value("--min-chars", "N", options.min_chars, "Drop turns shorter than N characters."),
//     value("--rules", "FILE", options.rules, "Extra rules, as printed by --dump-rules.").file(),
//     value("--unit", "KIND", options.unit, "What is compared.").choices({"conversation", "pair"}),
//   };
//
// A row points at the variable it fills. What the variable holds before parsing is the default:
// --help shows it, and it enters RunOptions::config like a value that was given.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace deskmill {

/// A number of bytes on the command line: "512M", "16MiB", "1G", "4096". K, M, G and T (also KiB …)
/// count in 1024, KB, MB, GB and TB in 1000, as in GNU tools; upper and lower case are the same.
struct ByteSize {
  std::uint64_t bytes = 0;
};

/// What a run does with the file that an option names.
enum class FileUse {
  kNone,  ///< it names no file
  kRead,
  kWritten,
  kUpdated,  ///< read, and replaced by what it held and more
};

struct Option {
  using Target = std::variant<bool*, std::string*, std::vector<std::string>*, std::int64_t*,
                              double*, ByteSize*>;

  std::string names;        ///< "-j,--jobs"; the long one is the configuration key
  std::string placeholder;  ///< "N", "FILE"; empty for flags
  Target target;
  std::string help;   ///< one to three sentences
  std::string group;  ///< heading in --help; empty = the stage's own
  std::vector<std::string> allowed;
  bool changes_bytes = true;  ///< enters fingerprint, stats and manifest
  bool is_file = false;       ///< its contents enter the fingerprint instead of its name
  FileUse use = FileUse::kNone;
  bool is_secret = false;     ///< neither value nor contents appear anywhere
  bool in_config = true;      ///< may stand in a --config file
  bool is_hidden = false;     ///< not in --help, man page and completions
  bool may_be_empty = false;  ///< of text: "" is a value, not a variable of the shell without one
  double lowest = 0;          ///< of numbers, inclusive
  double highest = 9e18;

  // Each sets what its name says and returns the row, so that calls can be chained in a table.
  Option& choices(std::vector<std::string> values);
  Option& in_group(std::string heading);
  Option& file();  ///< read, and its contents change bytes
  Option& reads();
  Option& writes();
  Option& updates();
  Option& secret();
  Option& harmless();  ///< does not change bytes
  Option& between(double low, double high);
  Option& command_line_only();
  Option& hidden();
  Option& or_empty();

  std::string long_name() const;   ///< "jobs"
  std::string short_name() const;  ///< "j", or ""
  bool is_flag() const { return std::holds_alternative<bool*>(target); }
  bool is_path() const;  ///< its value names a file or a folder
  bool is_repeatable() const { return std::holds_alternative<std::vector<std::string>*>(target); }
};

Option flag(std::string names, bool& target, std::string help);
Option value(std::string names, std::string placeholder, std::string& target, std::string help);
/// Repeatable: each --name adds one.
Option value(std::string names, std::string placeholder, std::vector<std::string>& target,
             std::string help);
Option value(std::string names, std::string placeholder, std::int64_t& target, std::string help);
Option value(std::string names, std::string placeholder, double& target, std::string help);
Option value(std::string names, std::string placeholder, ByteSize& target, std::string help);

using OptionTable = std::vector<Option>;

/// Fills the option's variable from the texts given for it: the last one counts, so that a command
/// in a script or an alias can be given other settings; a repeatable option takes them all, a flag
/// takes "true" or "false". Paths must all be the same, or a list of inputs would be forgotten, and
/// a file that was asked for would not be written. A path is not empty: that comes of a variable of
/// the shell that is not set, and must not pass for an option that was not given.
/// Throws Error(kUsage) "--jobs: what is wrong".
void assign(const Option& option, const std::vector<std::string>& texts);

/// The variable's present value as JSON: true, 3, "x", ["a","b"]; sizes in bytes.
std::string json_of(const Option& option);

/// The variable's present value as a person would type it ("16MiB"); "" for flags.
std::string shown_value(const Option& option);

/// The shortest exact spelling: "4096" gives "4KiB", "1000" stays.
std::string spell_bytes(std::uint64_t bytes);

}  // namespace deskmill
