// SPDX-License-Identifier: Apache-2.0
#include "stages/check/findings.hpp"

#include "core/error.hpp"

namespace deskmill {

void Findings::add(std::string_view kind, std::string_view file, std::uint64_t line,
                   std::string_view message) {
  ++count_;
  if (++by_kind_[std::string(kind)] > kShownPerKind) return;
  say_(at_line(file, line, std::string(kind) + ": " + std::string(message)));
}

void Findings::add(std::string_view name, const SchemaProblem& problem, std::string_view file,
                   std::uint64_t line) {
  add("schema." + std::string(name), file, line,
      (problem.pointer.empty() ? "/" : problem.pointer) + ": " + problem.message);
}

void Findings::say_rest() const {
  for (const auto& [kind, count] : by_kind_) {
    if (count > kShownPerKind) say_(kind + ": " + std::to_string(count - kShownPerKind) + " more");
  }
}

}  // namespace deskmill
