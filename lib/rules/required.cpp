// SPDX-License-Identifier: Apache-2.0
#include "rules/required.hpp"

#include <algorithm>

#include "rules/expression_reader.hpp"
#include "rules/required_part.hpp"

namespace deskmill {
namespace {

/// Without the strings that hold another: where they occur, that one does.
Clause without_longer(const Clause& clause) {
  Clause kept;
  for (const std::string& text : clause) {
    const bool longer = std::any_of(clause.begin(), clause.end(), [&](const std::string& other) {
      return other.size() < text.size() && text.find(other) != text.npos;
    });
    if (!longer) kept.push_back(text);
  }
  return kept;
}

/// Without the strings that begin with another.
Clause without_longer_beginnings(const Clause& sorted) {
  Clause kept;
  for (const std::string& text : sorted) {
    if (kept.empty() || !text.starts_with(kept.back())) kept.push_back(text);
  }
  return kept;
}

}  // namespace

Required required_strings(std::string_view expression, bool ignore_case) {
  const std::optional<RequiredPart> part = ExpressionReader(expression, ignore_case).read();
  if (!part) return {};
  constexpr std::size_t kClauses = 3;
  std::vector<Clause> clauses = part->all_clauses();
  std::stable_sort(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& b) {
    return selectivity(a) > selectivity(b);
  });
  if (clauses.size() > kClauses) clauses.resize(kClauses);
  for (Clause& clause : clauses) clause = without_longer(clause);
  const bool telling = selectivity(part->prefix()) > 0;
  return {std::move(clauses), telling ? without_longer_beginnings(part->prefix()) : Clause()};
}

std::vector<Clause> required_clauses(std::string_view expression, bool ignore_case) {
  return required_strings(expression, ignore_case).clauses;
}

}  // namespace deskmill
