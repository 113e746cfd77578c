// SPDX-License-Identifier: Apache-2.0
#include "cli/parsing/command_line.hpp"

#include "config/node.hpp"
#include "core/error.hpp"

namespace deskmill {
namespace {

class Parser {
 public:
  Parser(const OptionTable& table, const std::vector<std::string>& arguments)
      : table_(table), arguments_(arguments) {
    for (const Option& option : table) {
      long_names_.push_back(option.long_name());
      short_names_.push_back(option.short_name());
    }
  }

  CommandLine parse() {
    while (next_ < arguments_.size()) {
      const std::string& argument = arguments_[next_++];
      if (argument == "--") {
        while (next_ < arguments_.size()) take_operand(arguments_[next_++]);
        break;
      }
      if (argument.starts_with("--")) {
        take_long(argument);
      } else if (argument.size() > 1 && argument[0] == '-') {
        take_short(argument);
      } else {
        take_operand(argument);
      }
    }
    return std::move(line_);
  }

 private:
  void take_operand(const std::string& argument) {
    if (argument.empty()) throw Error(Exit::kUsage, "an input needs a name, not an empty one");
    line_.operands.push_back(argument);
  }

  void take_long(const std::string& argument) {
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
    const std::size_t option = find(long_names_, name);
    if (option == table_.size()) fail_unknown(name);
    if (equals != std::string::npos) {
      line_.given.push_back({option, argument.substr(equals + 1)});
    } else {
      line_.given.push_back({option, table_[option].is_flag() ? "true" : next_value("--" + name)});
    }
  }

  void take_short(const std::string& argument) {
    for (std::size_t i = 1; i < argument.size(); ++i) {
      const std::string name = argument.substr(i, 1);
      const std::size_t option = find(short_names_, name);
      if (option == table_.size()) fail_unknown_short(argument, name);
      if (table_[option].is_flag()) {
        line_.given.push_back({option, "true"});
        continue;
      }
      const bool joined = i + 1 < argument.size();
      line_.given.push_back({option, joined ? argument.substr(i + 1) : next_value("-" + name)});
      return;
    }
  }

  std::string next_value(const std::string& name) {
    if (next_ == arguments_.size()) throw Error(Exit::kUsage, name + ": needs a value");
    return arguments_[next_++];
  }

  /// The row of the name, or the size of the table. Rows without such a name have "".
  std::size_t find(const std::vector<std::string>& names, const std::string& name) const {
    std::size_t row = 0;
    while (row < names.size() && (names[row] != name || name.empty())) ++row;
    return row;
  }

  [[noreturn]] void fail_unknown(const std::string& name) const {
    std::vector<std::string_view> candidates;
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (!table_[row].is_hidden) candidates.push_back(long_names_[row]);
    }
    const std::string nearest = nearest_name(name, candidates);
    const std::string hint = nearest.empty() ? "see --help" : "did you mean --" + nearest + "?";
    throw Error(Exit::kUsage, "--" + name + ": no such option; " + hint);
  }

  [[noreturn]] void fail_unknown_short(const std::string& argument, const std::string& name) const {
    // "-jobs" is probably "--jobs" with a dash too few.
    if (find(long_names_, argument.substr(1)) != table_.size()) {
      throw Error(Exit::kUsage, argument + ": no such option; did you mean -" + argument + "?");
    }
    const bool ascii = name[0] > ' ' && name[0] < 0x7f;
    throw Error(Exit::kUsage, (ascii ? "-" + name : argument) + ": no such option; see --help");
  }

  const OptionTable& table_;
  const std::vector<std::string>& arguments_;
  std::vector<std::string> long_names_, short_names_;
  std::size_t next_ = 0;
  CommandLine line_;
};

}  // namespace

std::vector<std::string> CommandLine::values_of(std::size_t option) const {
  std::vector<std::string> values;
  for (const Given& one : given) {
    if (one.option == option) values.push_back(one.value);
  }
  return values;
}

CommandLine parse_command_line(const OptionTable& table,
                               const std::vector<std::string>& arguments) {
  return Parser(table, arguments).parse();
}

}  // namespace deskmill
