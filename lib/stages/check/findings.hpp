// What a check found: one line each, the first ten of a kind, then counts.
//
// A finding names a place and what is wrong there, never text of the data: the output of a check
// may go to a build log.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "schema/validator.hpp"

namespace deskmill {

class Findings {
 public:
  static constexpr std::size_t kShownPerKind = 10;

  /// `say` takes complete lines without newline.
  explicit Findings(std::function<void(const std::string&)> say) : say_(std::move(say)) {}

  /// `kind` is a name from docs/diagnostics.md. `line` 0 = the whole file.
  void add(std::string_view kind, std::string_view file, std::uint64_t line,
           std::string_view message);
  /// Of the schema `name`; the pointer of the whole value is shown as "/".
  void add(std::string_view name, const SchemaProblem& problem, std::string_view file,
           std::uint64_t line);
  std::size_t count() const { return count_; }
  /// How many findings were not shown, by kind. Called once, at the end.
  void say_rest() const;

 private:
  std::function<void(const std::string&)> say_;
  std::map<std::string, std::size_t, std::less<>> by_kind_;
  std::size_t count_ = 0;
};

}  // namespace deskmill
