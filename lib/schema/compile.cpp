// SPDX-License-Identifier: Apache-2.0
#include "schema/schema_node.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "core/error.hpp"
#include "json/pointer.hpp"

namespace deskmill {
namespace {

/// Compiles the keywords of a schema by a table: each has a handler that fills the node.
class Compiler {
 public:
  Compiler(JsonValue root, std::string_view file) : root_(root), file_(file) {}

  std::vector<SchemaNode> compile() {
    index_of("", root_);
    return std::move(nodes_);
  }

 private:
  using Index = SchemaNode::Index;
  using Handler = void (Compiler::*)(SchemaNode&, JsonValue, const std::string&);

  /// Compiles the schema at `pointer`, unless that has been done.
  Index index_of(const std::string& pointer, JsonValue schema);
  void read_keyword(SchemaNode& node, JsonValue value, const std::string& pointer);
  void resolve(SchemaNode& node, JsonValue value, const std::string& pointer);

  void type(SchemaNode& node, JsonValue value, const std::string& pointer);
  void enumeration(SchemaNode& node, JsonValue value, const std::string& pointer);
  void constant(SchemaNode& node, JsonValue value, const std::string& pointer);
  void required(SchemaNode& node, JsonValue value, const std::string& pointer);
  void properties(SchemaNode& node, JsonValue value, const std::string& pointer);
  void pattern_properties(SchemaNode& node, JsonValue value, const std::string& pointer);
  void dependent_required(SchemaNode& node, JsonValue value, const std::string& pointer);
  void pattern(SchemaNode& node, JsonValue value, const std::string& pointer);
  void format(SchemaNode& node, JsonValue value, const std::string& pointer);
  void definitions(SchemaNode& node, JsonValue value, const std::string& pointer);
  void annotation(SchemaNode&, JsonValue, const std::string&) {}
  template <std::size_t SchemaNode::*Member>
  void count(SchemaNode& node, JsonValue value, const std::string& pointer);
  template <std::optional<double> SchemaNode::*Member>
  void number(SchemaNode& node, JsonValue value, const std::string& pointer);
  template <std::optional<Index> SchemaNode::*Member>
  void schema(SchemaNode& node, JsonValue value, const std::string& pointer);
  template <std::vector<Index> SchemaNode::*Member>
  void schemas(SchemaNode& node, JsonValue value, const std::string& pointer);

  void expect(JsonValue value, JsonType wanted, const std::string& pointer) const;
  std::vector<std::string> names(JsonValue value, const std::string& pointer) const;
  Pattern expression(std::string_view text, const std::string& pointer) const;
  [[noreturn]] void fail(const std::string& pointer, const std::string& message) const;

  struct Keyword {
    std::string_view name;
    Handler read;
  };
  static const std::vector<Keyword>& keywords();

  JsonValue root_;
  std::string file_;
  std::vector<SchemaNode> nodes_;
  std::map<std::string, Index> by_pointer_;
};

const std::vector<Compiler::Keyword>& Compiler::keywords() {
  using C = Compiler;
  using N = SchemaNode;
  static const std::vector<Keyword> kKeywords = {
      {"type", &C::type},
      {"enum", &C::enumeration},
      {"const", &C::constant},
      {"required", &C::required},
      {"properties", &C::properties},
      {"additionalProperties", &C::schema<&N::additional>},
      {"patternProperties", &C::pattern_properties},
      {"dependentRequired", &C::dependent_required},
      {"items", &C::schema<&N::items>},
      {"prefixItems", &C::schemas<&N::prefix_items>},
      {"minItems", &C::count<&N::min_items>},
      {"maxItems", &C::count<&N::max_items>},
      {"minLength", &C::count<&N::min_length>},
      {"maxLength", &C::count<&N::max_length>},
      {"pattern", &C::pattern},
      {"minimum", &C::number<&N::minimum>},
      {"maximum", &C::number<&N::maximum>},
      {"allOf", &C::schemas<&N::all_of>},
      {"anyOf", &C::schemas<&N::any_of>},
      {"oneOf", &C::schemas<&N::one_of>},
      {"not", &C::schema<&N::none_of>},
      {"if", &C::schema<&N::condition>},
      {"then", &C::schema<&N::consequence>},
      {"else", &C::schema<&N::alternative>},
      {"$ref", &C::resolve},
      {"$defs", &C::definitions},
      {"$schema", &C::annotation},
      {"$id", &C::annotation},
      {"$comment", &C::annotation},
      {"title", &C::annotation},
      {"description", &C::annotation},
      {"default", &C::annotation},
      {"examples", &C::annotation},
      {"format", &C::format}};
  return kKeywords;
}

SchemaNode::Index Compiler::index_of(const std::string& pointer, JsonValue schema) {
  const auto [known, fresh] = by_pointer_.try_emplace(pointer, nodes_.size());
  if (!fresh) return known->second;
  const Index index = known->second;
  nodes_.emplace_back();
  SchemaNode node;
  if (schema.is(JsonType::kBool)) {
    node.never = !schema.is_true();
  } else {
    expect(schema, JsonType::kObject, pointer);
    for (JsonValue member : schema) {
      read_keyword(node, member, pointer + pointer_step(member.name()));
    }
  }
  nodes_[index] = std::move(node);
  return index;
}

void Compiler::read_keyword(SchemaNode& node, JsonValue value, const std::string& pointer) {
  const auto& all = keywords();
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const Keyword& keyword) { return keyword.name == value.name(); });
  if (found == all.end()) fail(pointer, "this keyword is not supported");
  std::invoke(found->read, this, node, value, pointer);
}

void Compiler::resolve(SchemaNode& node, JsonValue value, const std::string& pointer) {
  expect(value, JsonType::kString, pointer);
  const std::string reference(value.text());
  if (!reference.starts_with('#')) fail(pointer, "only references within the document");
  const JsonValue target = root_.at_pointer(std::string_view(reference).substr(1));
  if (!target.exists()) fail(pointer, "refers to nothing");
  node.reference = index_of(reference.substr(1), target);
}

void Compiler::type(SchemaNode& node, JsonValue value, const std::string& pointer) {
  const auto add = [&](JsonValue name) {
    const auto found = std::find(kSchemaTypes.begin(), kSchemaTypes.end(), name.text());
    if (!name.is(JsonType::kString) || found == kSchemaTypes.end()) fail(pointer, "no such type");
    node.types |= 1u << (found - kSchemaTypes.begin());
  };
  if (!value.is(JsonType::kArray)) return add(value);
  for (JsonValue name : value) add(name);
}

void Compiler::enumeration(SchemaNode& node, JsonValue value, const std::string& pointer) {
  expect(value, JsonType::kArray, pointer);
  if (value.size() == 0) fail(pointer, "allows nothing");
  for (JsonValue allowed : value) node.allowed.push_back(allowed);
}

void Compiler::constant(SchemaNode& node, JsonValue value, const std::string&) {
  node.allowed.assign(1, value);
}

void Compiler::required(SchemaNode& node, JsonValue value, const std::string& pointer) {
  node.required = names(value, pointer);
}

void Compiler::properties(SchemaNode& node, JsonValue value, const std::string& pointer) {
  expect(value, JsonType::kObject, pointer);
  for (JsonValue member : value) {
    const Index index = index_of(pointer + pointer_step(member.name()), member);
    node.properties.emplace_back(member.name(), index);
  }
}

void Compiler::pattern_properties(SchemaNode& node, JsonValue value, const std::string& pointer) {
  expect(value, JsonType::kObject, pointer);
  for (JsonValue member : value) {
    const std::string below = pointer + pointer_step(member.name());
    node.pattern_properties.emplace_back(expression(member.name(), below), index_of(below, member));
  }
}

void Compiler::dependent_required(SchemaNode& node, JsonValue value, const std::string& pointer) {
  expect(value, JsonType::kObject, pointer);
  for (JsonValue member : value) {
    node.dependent_required.emplace_back(member.name(), names(member, pointer));
  }
}

void Compiler::pattern(SchemaNode& node, JsonValue value, const std::string& pointer) {
  expect(value, JsonType::kString, pointer);
  node.pattern = expression(value.text(), pointer);
}

void Compiler::format(SchemaNode& node, JsonValue value, const std::string& pointer) {
  if (value.text() != "date-time") fail(pointer, "this format is not supported");
  node.is_time = true;
}

void Compiler::definitions(SchemaNode&, JsonValue value, const std::string& pointer) {
  expect(value, JsonType::kObject, pointer);
  for (JsonValue member : value) index_of(pointer + pointer_step(member.name()), member);
}

template <std::size_t SchemaNode::*Member>
void Compiler::count(SchemaNode& node, JsonValue value, const std::string& pointer) {
  const auto amount = value.integer();
  if (!amount || *amount < 0) fail(pointer, "expected a whole number from 0");
  node.*Member = static_cast<std::size_t>(*amount);
}

template <std::optional<double> SchemaNode::*Member>
void Compiler::number(SchemaNode& node, JsonValue value, const std::string& pointer) {
  node.*Member = value.number();
  if (!value.number()) fail(pointer, "expected a number");
}

template <std::optional<SchemaNode::Index> SchemaNode::*Member>
void Compiler::schema(SchemaNode& node, JsonValue value, const std::string& pointer) {
  node.*Member = index_of(pointer, value);
}

template <std::vector<SchemaNode::Index> SchemaNode::*Member>
void Compiler::schemas(SchemaNode& node, JsonValue value, const std::string& pointer) {
  expect(value, JsonType::kArray, pointer);
  for (std::size_t i = 0; i < value.size(); ++i) {
    (node.*Member).push_back(index_of(pointer + '/' + std::to_string(i), value.element(i)));
  }
}

void Compiler::expect(JsonValue value, JsonType wanted, const std::string& pointer) const {
  static constexpr std::array<std::string_view, 6> kNames = {"an object", "an array",  "a string",
                                                             "a number",  "a boolean", "null"};
  if (value.is(wanted)) return;
  fail(pointer, "expected " + std::string(kNames[static_cast<std::size_t>(wanted)]));
}

std::vector<std::string> Compiler::names(JsonValue value, const std::string& pointer) const {
  expect(value, JsonType::kArray, pointer);
  std::vector<std::string> result;
  for (JsonValue name : value) {
    expect(name, JsonType::kString, pointer);
    result.emplace_back(name.text());
  }
  return result;
}

Pattern Compiler::expression(std::string_view text, const std::string& pointer) const {
  PatternOptions options;
  options.fold_width = false;
  return Pattern(text, options, file_ + ": " + pointer);
}

void Compiler::fail(const std::string& pointer, const std::string& message) const {
  throw Error(Exit::kUsage, file_ + ": " + (pointer.empty() ? "/" : pointer) + ": " + message);
}

}  // namespace

std::vector<SchemaNode> compile_schema(JsonValue root, std::string_view file) {
  return Compiler(root, file).compile();
}

}  // namespace deskmill
