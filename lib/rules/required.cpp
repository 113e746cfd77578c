// SPDX-License-Identifier: Apache-2.0
#include "rules/required.hpp"

#include <algorithm>

#include "rules/expression_reader.hpp"
#include "rules/required_part.hpp"

namespace deskmill {

Required required_strings(std::string_view expression, bool ignore_case) {
  const std::optional<RequiredPart> part = ExpressionReader(expression, ignore_case).read();
  if (!part) return {};
  constexpr std::size_t kClauses = 3;
  std::vector<Clause> clauses = part->all_clauses();
  std::stable_sort(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& b) {
    return selectivity(a) > selectivity(b);
  });
  if (clauses.size() > kClauses) clauses.resize(kClauses);
  const bool telling = selectivity(part->prefix()) > 0;
  return {std::move(clauses), telling ? part->prefix() : Clause()};
}

std::vector<Clause> required_clauses(std::string_view expression, bool ignore_case) {
  return required_strings(expression, ignore_case).clauses;
}

}  // namespace deskmill
