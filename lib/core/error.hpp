// The one exception type of deskmill, and the exit codes of the programs.
//
// An Error ends the run; a bad record never throws (it becomes an Outcome or a Reject). Library
// code throws Error with the code the process shall end with; only lib/cli turns it into a message
// and an exit status. The message is complete: "rules.yaml:12: rule \"iban\": missing )".
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace deskmill {

/// Exit status of a program; the values from 64 on follow sysexits(3).
enum class Exit : int {
  kDone = 0,           ///< done; rejects, if any, within the budget
  kCheckFailed = 1,    ///< a check said no; the data was read fine
  kUsage = 2,          ///< wrong options or configuration, found before any output
  kBadData = 65,       ///< rejects over the budget, or input of the wrong form
  kNoInput = 66,       ///< input missing, unreadable or truncated
  kBug = 70,           ///< an invariant of the program broke
  kCannotCreate = 73,  ///< an output exists and must not be replaced, or cannot be created
  kIo = 74,            ///< read or write failed: disk full, short write
  kTryAgain = 75,      ///< locked by another run, or over the memory limit
};

/// Ends the run with `code()`. `what()` is the whole message without the program's name.
class Error : public std::runtime_error {
 public:
  Error(Exit code, const std::string& message) : std::runtime_error(message), code_(code) {}
  Exit code() const { return code_; }

 private:
  Exit code_;
};

/// A value that an option does not take, as only its stage can tell. The message names the option
/// as on the command line; lib/cli puts the place in front when the value came from --config.
class OptionError : public Error {
 public:
  /// `option` is the long name without dashes.
  OptionError(std::string option, std::string value, const std::string& problem)
      : Error(Exit::kUsage, "--" + option + ": " + problem),
        option_(std::move(option)),
        value_(std::move(value)) {}
  const std::string& option() const { return option_; }
  const std::string& value() const { return value_; }

 private:
  std::string option_, value_;
};

/// "FILE:LINE: " in front of a message; the line is left out when it is 0.
std::string at_line(std::string_view file, std::size_t line, std::string_view message);

/// A name or value as messages show it: in double quotes.
std::string quoted(std::string_view text);

}  // namespace deskmill
