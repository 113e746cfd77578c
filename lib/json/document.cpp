// SPDX-License-Identifier: Apache-2.0
#include "json/document.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "core/number.hpp"
#include "json/pointer.hpp"
#include "json/tokens/cursor.hpp"
#include "json/tokens/decoded_strings.hpp"

namespace deskmill {
namespace {

struct Node {
  std::string_view name;  ///< decoded
  std::string_view text;  ///< decoded string, or a scalar as spelt
  Span raw;
  std::uint32_t next = 0;  ///< the node behind this one and all below it
  std::uint32_t size = 0;  ///< members or elements
  JsonType type = JsonType::kNull;
};

}  // namespace

/// All values in the order of the text: the first child follows its parent, `next` skips a value
/// with all that is below it.
struct JsonNodes {
  std::string own_text;  ///< the text itself, where parse_json_or_throw made the document its owner
  std::string_view text;
  std::vector<Node> list;
  std::vector<char> decoded;

  void clear(std::string_view new_text) {
    text = new_text;
    list.clear();
  }
};

JsonDocument::JsonDocument() : nodes_(std::make_unique<JsonNodes>()) {}
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;

JsonValue JsonDocument::root() const {
  return nodes_ == nullptr || nodes_->list.empty() ? JsonValue() : JsonValue(nodes_.get(), 0);
}

JsonType JsonValue::type() const {
  return exists() ? nodes_->list[node_].type : JsonType::kNull;
}

std::string_view JsonValue::text() const {
  return exists() ? nodes_->list[node_].text : std::string_view();
}

std::string_view JsonValue::name() const {
  return exists() ? nodes_->list[node_].name : std::string_view();
}

std::string_view JsonValue::raw() const {
  if (!exists()) return {};
  const Span span = nodes_->list[node_].raw;
  return nodes_->text.substr(span.begin, span.end - span.begin);
}

std::size_t JsonValue::size() const {
  return exists() ? nodes_->list[node_].size : 0;
}

bool JsonValue::is_true() const {
  return is(JsonType::kBool) && text() == "true";
}

std::optional<std::int64_t> JsonValue::integer() const {
  if (!is(JsonType::kNumber)) return std::nullopt;
  return parse_number<std::int64_t>(text());
}

std::optional<double> JsonValue::number() const {
  if (!is(JsonType::kNumber)) return std::nullopt;
  return parse_number<double>(text());
}

JsonValue JsonValue::operator[](std::string_view name) const {
  if (!is(JsonType::kObject)) return {};
  const std::vector<Node>& list = nodes_->list;
  const std::uint32_t end = list[node_].next;
  for (std::uint32_t member = node_ + 1; member < end; member = list[member].next) {
    if (list[member].name == name) return {nodes_, member};
  }
  return {};
}

JsonValue JsonValue::element(std::size_t index) const {
  if (!is(JsonType::kArray) || index >= size()) return {};
  Iterator at = begin();
  for (; index > 0; --index) ++at;
  return *at;
}

namespace {

/// RFC 6901 §4: digits without leading zeros.
std::optional<std::size_t> array_index(std::string_view token) {
  const bool leading_zero = token.size() > 1 && token[0] == '0';
  return leading_zero ? std::nullopt : parse_number<std::size_t>(token);
}

}  // namespace

JsonValue JsonValue::at_pointer(std::string_view pointer) const {
  if (!pointer.empty() && pointer[0] != '/') return {};
  JsonValue value = *this;
  for (const std::string& token : pointer_tokens(pointer)) {
    if (value.is(JsonType::kArray)) {
      const auto index = array_index(token);
      value = index ? value.element(*index) : JsonValue();
    } else {
      value = value[token];
    }
  }
  return value;
}

JsonValue::Iterator JsonValue::begin() const {
  return size() == 0 ? end() : Iterator(nodes_, node_ + 1);
}

JsonValue::Iterator JsonValue::end() const {
  return Iterator(nodes_, exists() ? nodes_->list[node_].next : 0);
}

JsonValue JsonValue::Iterator::operator*() const {
  return {nodes_, node_};
}

JsonValue::Iterator& JsonValue::Iterator::operator++() {
  node_ = nodes_->list[node_].next;
  return *this;
}

/// Fills the nodes of one document.
struct JsonParser::State {
  IndexedJson json;
  JsonCursor cursor;
  DecodedStrings strings;
  JsonNodes* nodes = nullptr;

  bool read_value(std::string_view name);
  bool read_object(std::uint32_t index);
  bool read_array(std::uint32_t index);
  void read_scalar(Node& node, const ValueToken& token);
};

bool JsonParser::State::read_value(std::string_view name) {
  const auto index = static_cast<std::uint32_t>(nodes->list.size());
  Node& node = nodes->list.emplace_back();
  node.name = name;
  const char first = cursor.peek();
  if (first == '{') {
    if (!read_object(index)) return false;
  } else if (first == '[') {
    if (!read_array(index)) return false;
  } else {
    ValueToken token;
    if (!cursor.value(token)) return false;
    read_scalar(node, token);
  }
  nodes->list[index].next = static_cast<std::uint32_t>(nodes->list.size());
  return true;
}

bool JsonParser::State::read_object(std::uint32_t index) {
  nodes->list[index].type = JsonType::kObject;
  Span span;
  std::uint32_t size = 0;
  const auto on_member = [&](StringSpan name) {
    ++size;
    return read_value(strings.decode(cursor, name.span, name.escaped));
  };
  if (!cursor.object(span, on_member)) return false;
  nodes->list[index].raw = span;
  nodes->list[index].size = size;
  return true;
}

bool JsonParser::State::read_array(std::uint32_t index) {
  nodes->list[index].type = JsonType::kArray;
  Span span;
  std::uint32_t size = 0;
  const auto on_element = [&] {
    ++size;
    return read_value({});
  };
  if (!cursor.array(span, on_element)) return false;
  nodes->list[index].raw = span;
  nodes->list[index].size = size;
  return true;
}

void JsonParser::State::read_scalar(Node& node, const ValueToken& token) {
  node.type = token.type;
  node.raw = token.span;
  if (token.type == JsonType::kNull) return;
  node.text = token.type == JsonType::kString ? strings.decode(cursor, token.span, token.escaped)
                                              : cursor.slice(token.span);
}

JsonParser::JsonParser() : state_(std::make_unique<State>()) {}
JsonParser::~JsonParser() = default;

std::optional<Reject> JsonParser::parse(std::string_view text, JsonDocument& document) {
  State& state = *state_;
  state.nodes = document.nodes_.get();
  state.nodes->clear(text);
  state.strings.start(state.nodes->decoded, text.size());
  if (state.json.start(text)) {
    state.cursor = state.json.cursor();
    if (state.read_value({}) && state.cursor.finish()) return std::nullopt;
  }
  state.nodes->clear({});
  return state.json.fault();
}

JsonDocument parse_json_or_throw(std::string text, std::string_view file, Exit exit) {
  JsonDocument document;
  std::string& own_text = document.nodes_->own_text;
  own_text = std::move(text);
  JsonParser parser;
  if (const auto reject = parser.parse(own_text, document)) {
    const auto end =
        own_text.begin() + static_cast<std::ptrdiff_t>(std::min(reject->byte, own_text.size()));
    const auto line = 1 + std::count(own_text.begin(), end, '\n');
    throw Error(exit, at_line(file, static_cast<std::size_t>(line),
                              std::string(reject->reason) + ": " + reject->detail));
  }
  return document;
}

}  // namespace deskmill
