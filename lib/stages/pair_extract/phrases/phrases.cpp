// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/phrases.hpp"

#include <optional>

#include "rules/alternatives.hpp"
#include "stages/pair_extract/phrases/string_reader.hpp"

namespace deskmill {
namespace {

/// Nothing when it is more than a few strings or matches the empty text.
std::optional<PlainStrings> strings_of(std::string_view alternative) {
  StringReader reader(alternative);
  std::optional<PlainStrings> strings = reader.read_sequence();
  if (!strings || !reader.done() || strings->count_empty() > 0) return std::nullopt;
  return strings;
}

}  // namespace

Phrases split_phrases(std::string_view expression) {
  const std::vector<std::string_view> alternatives = outermost_alternatives(expression);
  if (alternatives.empty()) return {{}, {}, {std::string(expression)}, false};
  Phrases phrases;
  for (const std::string_view alternative : alternatives) {
    const bool anchored = alternative.starts_with('^');
    if (const auto strings = strings_of(alternative.substr(anchored ? 1 : 0))) {
      (anchored ? phrases.at_start : phrases.anywhere).add_all(*strings);
    } else {
      phrases.rest.emplace_back(alternative);
    }
  }
  return phrases;
}

}  // namespace deskmill
