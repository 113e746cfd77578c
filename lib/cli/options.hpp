// One declarative row per option: parser, --help, man page, completions and configuration keys all
// come from the same table, so they cannot disagree.
//
//   OptionTable table{
//     flag("--no-html", options.no_html, "Leave HTML markup as it is."),
//     value("--min-chars", "N", options.min_chars, "Drop turns shorter than N characters."),
//     value("--rules", "FILE", options.rules, "Extra rules, as printed by --dump-rules.").file(),
//     value("--unit", "KIND", options.unit, "What is compared.").choices({"conversation", "pair"}),
//   };
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace deskmill {

/// A number of bytes on the command line: "512M", "16MiB", "1G", "4096".
struct ByteSize {
  std::uint64_t bytes = 0;
};

struct Option {
  using Target = std::variant<bool*, std::string*, std::vector<std::string>*, std::int64_t*,
                              double*, ByteSize*>;

  std::string names;        ///< "-j,--jobs"; the long one is the configuration key
  std::string placeholder;  ///< "N", "FILE"; empty for flags
  Target target;
  std::string help;         ///< one to three sentences
  std::string group;        ///< heading in --help; empty = the stage's own
  std::vector<std::string> allowed;
  bool changes_bytes = true;   ///< enters fingerprint, stats and manifest
  bool is_file = false;        ///< its contents enter the fingerprint instead of its name
  bool is_secret = false;      ///< neither value nor contents appear anywhere

  Option& choices(std::vector<std::string> values);
  Option& in_group(std::string heading);
  Option& file();
  Option& secret();
  Option& harmless();          ///< does not change bytes

  std::string long_name() const;  ///< "jobs"
};

Option flag(std::string names, bool& target, std::string help);
Option value(std::string names, std::string placeholder, std::string& target, std::string help);
Option value(std::string names, std::string placeholder, std::vector<std::string>& target, std::string help);
Option value(std::string names, std::string placeholder, std::int64_t& target, std::string help);
Option value(std::string names, std::string placeholder, double& target, std::string help);
Option value(std::string names, std::string placeholder, ByteSize& target, std::string help);

using OptionTable = std::vector<Option>;

}  // namespace deskmill
