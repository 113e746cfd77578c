// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/phrases.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "rules/alternatives.hpp"
#include "stages/pair_extract/phrases/string_reader.hpp"

namespace deskmill {
namespace {

/// Nothing when it is more than a few strings or matches the empty text.
std::optional<Strings> strings_of(std::string_view alternative) {
  StringReader reader(alternative);
  std::optional<Strings> strings = reader.read_sequence();
  if (!strings || !reader.done()) return std::nullopt;
  const bool any_empty = std::find(strings->begin(), strings->end(), "") != strings->end();
  return any_empty ? std::nullopt : strings;
}

}  // namespace

Phrases split_phrases(std::string_view expression) {
  const std::vector<std::string_view> alternatives = outermost_alternatives(expression);
  if (alternatives.empty()) return {{}, {}, {std::string(expression)}, false};
  Phrases phrases;
  for (const std::string_view alternative : alternatives) {
    const bool anchored = alternative.starts_with('^');
    if (auto strings = strings_of(alternative.substr(anchored ? 1 : 0))) {
      Strings& list = anchored ? phrases.at_start : phrases.anywhere;
      std::move(strings->begin(), strings->end(), std::back_inserter(list));
    } else {
      phrases.rest.emplace_back(alternative);
    }
  }
  return phrases;
}

}  // namespace deskmill
