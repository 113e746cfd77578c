// SPDX-License-Identifier: Apache-2.0
#include "schema/validator.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <system_error>

#include "core/error.hpp"
#include "core/joined.hpp"
#include "core/time.hpp"
#include "json/grammar.hpp"
#include "json/pointer.hpp"
#include "schema/schema_node.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

// Nesting of values and references: valid schemas stay far below, one whose references run in a
// circle does not.
constexpr std::size_t kMaxSteps = 4 * kMaxDepth;

bool is_whole(JsonValue number) {
  const std::string_view raw = number.raw();
  if (raw.find_first_of(".eE") == raw.npos) return true;  // of any length
  const auto value = number.number();
  return value && std::floor(*value) == *value;
}

/// The types that the value has, as bits of SchemaNode::types.
unsigned bits_of(JsonValue value) {
  switch (value.type()) {
    case JsonType::kObject:
      return 1u << 0;
    case JsonType::kArray:
      return 1u << 1;
    case JsonType::kString:
      return 1u << 2;
    case JsonType::kNumber:
      return 1u << 3 | (is_whole(value) ? 1u << 4 : 0u);
    case JsonType::kBool:
      return 1u << 5;
    case JsonType::kNull:
      return 1u << 6;
  }
  return 0;
}

std::string type_names(unsigned types) {
  std::string names;
  for (std::size_t i = 0; i < kSchemaTypes.size(); ++i) {
    if ((types >> i & 1) != 0) append_joined(names, kSchemaTypes[i], " or ");
  }
  return names;
}

/// The exponent of a number as spelt; beyond 64 bits the last one there is.
std::int64_t exponent_of(std::string_view spelt) {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max() / 2;
  const std::size_t mark = spelt.find_first_of("eE");
  if (mark == std::string_view::npos) return 0;
  std::string_view digits = spelt.substr(mark + 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t exponent = 0;
  const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), exponent).ec;
  if (error != std::errc()) exponent = digits.starts_with('-') ? -kMost : kMost;
  return std::clamp(exponent, -kMost, kMost);
}

/// The number for comparing; what is too large for a double is infinite, what is too small 0.
double nearest_double(JsonValue number) {
  if (const auto value = number.number()) return *value;
  const std::string_view spelt = number.raw();
  const std::size_t point = std::min(spelt.find_first_of(".eE"), spelt.size());
  const std::size_t first = spelt.find_first_of("123456789");
  const auto digits = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  if (digits + exponent_of(spelt) < 0) return 0;
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  return spelt.starts_with('-') ? -kInfinity : kInfinity;
}

bool equal(JsonValue a, JsonValue b) {
  if (a.type() != b.type()) return false;
  if (a.is(JsonType::kNumber)) return a.raw() == b.raw() || nearest_double(a) == nearest_double(b);
  if (!a.is(JsonType::kObject) && !a.is(JsonType::kArray)) return a.text() == b.text();
  if (a.size() != b.size()) return false;
  JsonValue::Iterator element = b.begin();
  for (JsonValue below : a) {
    const JsonValue other = a.is(JsonType::kArray) ? *element : b[below.name()];
    if (!other.exists() || !equal(below, other)) return false;
    ++element;
  }
  return true;
}

/// One validation: walks value and schema together. Pointers are built only where a problem is
/// noted.
class Validation {
 public:
  Validation(const std::vector<SchemaNode>& nodes, std::size_t limit)
      : nodes_(nodes), limit_(limit) {}

  void check(std::size_t index, JsonValue value);
  std::vector<SchemaProblem> take() { return std::move(problems_); }

 private:
  /// A step of the path from the root to the value at hand.
  struct Step {
    std::string_view name;
    std::size_t index;
    bool in_array;
  };

  void check_scalar(const SchemaNode& node, JsonValue value);
  void check_string(const SchemaNode& node, JsonValue value);
  void check_object(const SchemaNode& node, JsonValue value);
  void check_member(const SchemaNode& node, JsonValue member);
  void check_array(const SchemaNode& node, JsonValue value);
  void check_combined(const SchemaNode& node, JsonValue value);
  void check_below(std::size_t index, JsonValue value, Step step);
  bool holds(std::size_t index, JsonValue value) const;
  void report(const std::string& message);
  bool full() const { return problems_.size() >= limit_; }

  const std::vector<SchemaNode>& nodes_;
  std::size_t limit_;
  std::size_t depth_ = 0;
  std::vector<Step> path_;
  std::vector<SchemaProblem> problems_;
};

void Validation::report(const std::string& message) {
  if (full()) return;
  std::string pointer;
  for (const Step& step : path_) {
    pointer += step.in_array ? '/' + std::to_string(step.index) : pointer_step(step.name);
  }
  problems_.push_back({std::move(pointer), message});
}

bool Validation::holds(std::size_t index, JsonValue value) const {
  Validation inner(nodes_, 1);
  inner.depth_ = depth_;
  inner.check(index, value);
  return inner.problems_.empty();
}

void Validation::check(std::size_t index, JsonValue value) {
  if (full()) return;
  if (++depth_ > kMaxSteps) throw Error(Exit::kUsage, "schema: references run in a circle");
  const SchemaNode& node = nodes_[index];
  if (node.never) {
    report("not allowed here");
  } else if (node.types != 0 && (node.types & bits_of(value)) == 0) {
    report("expected " + type_names(node.types));
  } else {
    check_scalar(node, value);
    if (value.is(JsonType::kObject)) check_object(node, value);
    if (value.is(JsonType::kArray)) check_array(node, value);
    check_combined(node, value);
  }
  --depth_;
}

void Validation::check_scalar(const SchemaNode& node, JsonValue value) {
  const auto same = [&](JsonValue allowed) { return equal(allowed, value); };
  if (!node.allowed.empty() && std::none_of(node.allowed.begin(), node.allowed.end(), same)) {
    std::string names;
    for (JsonValue allowed : node.allowed) append_joined(names, allowed.raw());
    report("expected " + names);
  }
  if (value.is(JsonType::kString)) check_string(node, value);
  if (!value.is(JsonType::kNumber) || (!node.minimum && !node.maximum)) return;
  const double number = nearest_double(value);
  if (node.minimum && number < *node.minimum) report("less than the minimum");
  if (node.maximum && number > *node.maximum) report("more than the maximum");
}

void Validation::check_string(const SchemaNode& node, JsonValue value) {
  const std::string_view text = value.text();
  if (node.min_length > 0 || node.max_length != SchemaNode::kNoLimit) {
    const std::size_t length = count_code_points(text);
    if (length < node.min_length) report("shorter than " + std::to_string(node.min_length));
    if (length > node.max_length) report("longer than " + std::to_string(node.max_length));
  }
  if (node.is_time && !is_rfc3339(text)) {
    report("is no time that there is, spelt as 2026-03-01T10:02:11+08:00");
  } else if (node.pattern && !node.pattern->matches(text)) {
    report("does not match " + node.pattern->expression());
  }
}

void Validation::check_object(const SchemaNode& node, JsonValue value) {
  for (const std::string& name : node.required) {
    if (!value[name].exists()) report("missing member " + quoted(name));
  }
  for (const auto& [name, others] : node.dependent_required) {
    if (!value[name].exists()) continue;
    for (const std::string& other : others) {
      if (!value[other].exists()) report("missing member " + quoted(other));
    }
  }
  const bool any = !node.properties.empty() || !node.pattern_properties.empty() || node.additional;
  if (!any) return;
  for (JsonValue member : value) check_member(node, member);
}

void Validation::check_member(const SchemaNode& node, JsonValue member) {
  const Step step{member.name(), 0, false};
  bool known = false;
  for (const auto& [name, index] : node.properties) {
    if (name != member.name()) continue;
    known = true;
    check_below(index, member, step);
  }
  for (const auto& [pattern, index] : node.pattern_properties) {
    if (!pattern.matches(member.name())) continue;
    known = true;
    check_below(index, member, step);
  }
  if (!known && node.additional) check_below(*node.additional, member, step);
}

void Validation::check_array(const SchemaNode& node, JsonValue value) {
  if (value.size() < node.min_items) report("fewer than " + std::to_string(node.min_items));
  if (value.size() > node.max_items) report("more than " + std::to_string(node.max_items));
  if (node.prefix_items.empty() && !node.items) return;
  std::size_t i = 0;
  for (JsonValue element : value) {
    const Step step{{}, i, true};
    if (i < node.prefix_items.size()) {
      check_below(node.prefix_items[i], element, step);
    } else if (node.items) {
      check_below(*node.items, element, step);
    }
    ++i;
  }
}

void Validation::check_below(std::size_t index, JsonValue value, Step step) {
  path_.push_back(step);
  check(index, value);
  path_.pop_back();
}

void Validation::check_combined(const SchemaNode& node, JsonValue value) {
  const auto holding = [&](const std::vector<std::size_t>& indices) {
    return std::count_if(indices.begin(), indices.end(),
                         [&](std::size_t index) { return holds(index, value); });
  };
  if (node.reference) check(*node.reference, value);
  for (std::size_t index : node.all_of) check(index, value);
  if (!node.any_of.empty() && holding(node.any_of) == 0) report("none of anyOf holds");
  if (!node.one_of.empty() && holding(node.one_of) != 1) report("not exactly one of oneOf holds");
  if (node.none_of && holds(*node.none_of, value)) report("what \"not\" forbids");
  if (!node.condition) return;
  const auto& branch = holds(*node.condition, value) ? node.consequence : node.alternative;
  if (branch) check(*branch, value);
}

}  // namespace

struct Schema::State {
  JsonDocument document;  ///< the nodes refer to values in it
  std::vector<SchemaNode> nodes;
};

Schema::Schema(std::string text, std::string_view file) : state_(std::make_unique<State>()) {
  state_->document = parse_json_or_throw(std::move(text), file, Exit::kUsage);
  state_->nodes = compile_schema(state_->document.root(), file);
}
Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;

std::vector<SchemaProblem> Schema::validate(JsonValue value, std::size_t limit) const {
  Validation validation(state_->nodes, limit);
  validation.check(0, value);
  return validation.take();
}

}  // namespace deskmill
