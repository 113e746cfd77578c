// SPDX-License-Identifier: Apache-2.0
#include "json/elements/object_beginning.hpp"

#include "json/grammar.hpp"

namespace deskmill {
namespace {

/// From the brace to the closing quote of the first name; "" for anything else or a very long name.
std::string_view beginning_of(std::string_view json) {
  constexpr std::size_t kLongest = 200;
  std::size_t at = 1;
  while (at < json.size() && is_json_blank(json[at])) ++at;
  if (!json.starts_with('{') || at >= json.size() || json[at] != '"') return {};
  const std::size_t end = json.find('"', at + 1);
  if (end == std::string_view::npos || end > kLongest) return {};
  return json.substr(0, end + 1);
}

}  // namespace

void ObjectBeginning::take(std::string_view element) {
  beginning_ = beginning_of(element);
  is_ambiguous_ = !beginning_.empty() && element.find(beginning_, 1) != std::string_view::npos;
}

void ObjectBeginning::learn(std::string_view element) {
  if (is_ambiguous_ && is_learned_) return;
  if (beginning_of(element).empty()) return;
  take(element);
  is_learned_ = true;
}

void ObjectBeginning::guess(std::string_view element_start) {
  if (!is_learned_) take(element_start);
}

std::size_t ObjectBeginning::find(std::string_view text, std::size_t from) const {
  for (std::size_t at = text.find(beginning_, from); at != std::string_view::npos;
       at = text.find(beginning_, at + 1)) {
    std::size_t before = at;
    while (before > 0 && is_json_blank(text[before - 1]) && text[before - 1] != '\n') --before;
    if (before == 0) continue;
    const char c = text[before - 1];
    if (c == '\n' || (c == ',' && is_learned_)) return at;
  }
  return std::string_view::npos;
}

}  // namespace deskmill
