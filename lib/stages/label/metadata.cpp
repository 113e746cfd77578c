// SPDX-License-Identifier: Apache-2.0
#include "stages/label/metadata.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "json/grammar.hpp"

namespace deskmill {
namespace {

/// A number, or a string that spells one, as all values from CSV files do.
std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const bool whole = read.ec == std::errc() && read.ptr == end;  // not 1e999, not "4 stars"
  return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// `text` is a string decoded, or another scalar as spelt; empty for what is none.
bool scalar_holds(const Condition& condition, std::string_view text) {
  switch (condition.test) {
    case Condition::Test::kExists:
      return true;
    case Condition::Test::kIn:
      return std::find(condition.values.begin(), condition.values.end(), text) !=
             condition.values.end();
    case Condition::Test::kMatches:
      return condition.pattern->matches(text);
    case Condition::Test::kAtLeast:
    case Condition::Test::kAtMost:
      const auto number = number_in(text);
      if (!number) return false;
      return condition.test == Condition::Test::kAtLeast ? *number >= condition.number
                                                         : *number <= condition.number;
  }
  return false;
}

bool value_holds(const Condition& condition, JsonValue value) {
  const bool is_null = value.is(JsonType::kNull);
  return scalar_holds(condition, is_null ? value.raw() : value.text());
}

bool any_holds(const Condition& condition, JsonValue value) {
  if (!value.exists()) return false;
  if (!value.is(JsonType::kArray)) return value_holds(condition, value);
  for (const JsonValue element : value) {
    if (value_holds(condition, element)) return true;
  }
  return false;
}

}  // namespace

bool Metadata::holds(const Condition& condition) {
  using State = FoundValue::State;
  FoundValue& value = scratch_.found[condition.place];
  if (value.state == State::kUnknown) value = find(condition);
  if (value.state == State::kScalar) return scalar_holds(condition, value.text);
  return value.state == State::kParsed && any_holds(condition, value.parsed);
}

FoundValue Metadata::find(const Condition& condition) {
  const Member* member = record_.find(condition.member);
  if (member == nullptr) return {.state = FoundValue::State::kMissing};
  const FoundValue in_line = find_in_line(condition, *member);
  if (in_line.state != FoundValue::State::kUnknown) return in_line;
  const JsonValue value = parsed(*member).at_pointer(condition.pointer);
  return {.state = FoundValue::State::kParsed, .parsed = value};
}

FoundValue Metadata::find_in_line(const Condition& condition, const Member& member) const {
  constexpr FoundValue kMissing{.state = FoundValue::State::kMissing};
  if (record_.raw_value(member).find('\\') != std::string_view::npos) return {};
  const auto tokens = record_.structure();
  std::size_t token = static_cast<std::size_t>(
      std::lower_bound(tokens.begin(), tokens.end(), member.value.begin) - tokens.begin());
  for (const std::string& name : condition.path) {
    if (byte_of(token) == '[') return {};
    if (byte_of(token) != '{') return kMissing;
    token = find_member(token, name);
    if (token == 0) return kMissing;
  }
  const JsonType type = type_starting_with(byte_of(token));
  if (type == JsonType::kArray || type == JsonType::kObject) return {};
  return {.state = FoundValue::State::kScalar, .text = scalar_at(token)};
}

JsonValue Metadata::parsed(const Member& member) {
  auto& all = scratch_.parsed;
  for (std::size_t i = 0; i < parsed_; ++i) {
    if (all[i].member == &member) return all[i].document.root();
  }
  if (parsed_ == all.size()) all.emplace_back();
  ParsedMember& next = all[parsed_++];
  next.member = &member;
  scratch_.parser.parse(record_.raw_value(member), next.document);
  return next.document.root();
}

std::size_t Metadata::find_member(std::size_t token, std::string_view name) const {
  for (++token; byte_of(token) == '"'; ++token) {
    const std::size_t value = token + 2;  // behind the colon
    if (scalar_at(token) == name) return value;
    token = skip_value(value);
    if (byte_of(token) == '}') break;
  }
  return 0;
}

std::size_t Metadata::skip_value(std::size_t token) const {
  std::size_t depth = 0;
  do {
    const char c = byte_of(token++);
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
  } while (depth > 0);
  return token;
}

std::string_view Metadata::scalar_at(std::size_t token) const {
  const auto tokens = record_.structure();
  std::string_view text = record_.slice({tokens[token], tokens[token + 1]});
  while (is_json_blank(text.back())) text.remove_suffix(1);
  return text.front() == '"' ? text.substr(1, text.size() - 2) : text;
}

}  // namespace deskmill
