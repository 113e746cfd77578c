// SPDX-License-Identifier: Apache-2.0
#include "config/node.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "config/node_data.hpp"
#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/joined.hpp"
#include "core/number.hpp"

namespace deskmill {
namespace {

/// In a message about a key that is like none of the known ones.
constexpr std::size_t kMostKeysNamed = 24;

std::string_view name_of(Node::Type type) {
  static constexpr std::array<std::string_view, 5> kNames = {"nothing", "nothing", "a single value",
                                                             "a list", "a map"};
  return kNames[static_cast<std::size_t>(type)];
}

std::optional<bool> parse_boolean(std::string_view spelt) {
  const std::string text = ascii_lowered(spelt);
  if (text == "true" || text == "yes" || text == "on") return true;
  if (text == "false" || text == "no" || text == "off") return false;
  return std::nullopt;
}

}  // namespace

Node::Node() = default;

Node::Type Node::type() const {
  return data_ ? data_->type : Type::kMissing;
}

Node Node::operator[](std::string_view key) const {
  if (!data_) return {};
  for (const auto& [name, value] : data_->entries) {
    if (name == key) return value;
  }
  auto missing = std::make_shared<Data>();
  missing->file = data_->file;
  missing->line = data_->line;
  missing->scalar = key;
  return Node(std::move(missing));
}

const Node::Data& Node::expect(Type type, std::string_view wanted) const {
  static const Data kNothing;
  const Type actual = this->type();
  if (actual == type) return *data_;
  const bool container = type == Type::kList || type == Type::kMap;
  if (container && is_empty()) return kNothing;
  if (actual == Type::kMissing) {
    fail("missing key \"" + (data_ ? data_->scalar : std::string()) + "\"");
  }
  fail_mismatch(wanted, name_of(actual));
}

void Node::fail_mismatch(std::string_view wanted, std::string_view found) const {
  const std::string key = data_ && !data_->key.empty() ? data_->key + ": " : std::string();
  fail(key + "expected " + std::string(wanted) + ", found " + std::string(found));
}

const std::vector<Node>& Node::items() const {
  return expect(Type::kList, "a list").items;
}

const std::vector<std::pair<std::string, Node>>& Node::entries() const {
  return expect(Type::kMap, "a map").entries;
}

std::string Node::where() const {
  if (!data_ || !data_->file) return {};
  return *data_->file + ':' + std::to_string(data_->line);
}

std::string Node::text() const {
  return expect(Type::kScalar, "a text").scalar;
}

std::int64_t Node::integer() const {
  const auto value = parse_number<std::int64_t>(expect(Type::kScalar, "a whole number").scalar);
  if (!value) fail_mismatch("a whole number", quoted(data_->scalar));
  return *value;
}

double Node::number() const {
  const auto value = parse_number<double>(expect(Type::kScalar, "a number").scalar);
  if (!value || !std::isfinite(*value)) fail_mismatch("a number", quoted(data_->scalar));
  return *value;
}

bool Node::boolean() const {
  const auto value = parse_boolean(expect(Type::kScalar, "true or false").scalar);
  if (!value) fail_mismatch("true or false", quoted(data_->scalar));
  return *value;
}

std::vector<std::string> Node::texts() const {
  if (is_scalar()) return {text()};
  std::vector<std::string> result;
  for (const Node& item : items()) result.push_back(item.text());
  return result;
}

std::string Node::text_or(std::string_view fallback) const {
  return exists() ? text() : std::string(fallback);
}

double Node::number_or(double fallback) const {
  return exists() ? number() : fallback;
}

bool Node::boolean_or(bool fallback) const {
  return exists() ? boolean() : fallback;
}

void Node::only_keys(const std::vector<std::string_view>& known) const {
  const auto& members = entries();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string& name = members[i].first;
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string way_out = did_you_mean(name, known);
    if (way_out.empty() && known.size() <= kMostKeysNamed) way_out = "; known: " + joined(known);
    throw Error(Exit::kUsage, at_line(*data_->file, data_->key_lines[i],
                                      "unknown key \"" + name + "\"" + way_out));
  }
}

std::string Node::one_of(const std::vector<std::string_view>& allowed) const {
  std::string value = text();
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
  fail("expected one of " + joined(allowed) + "; found \"" + value + "\"" +
       did_you_mean(value, allowed));
}

void Node::fail(std::string_view message) const {
  if (!data_ || !data_->file) throw Error(Exit::kUsage, std::string(message));
  throw Error(Exit::kUsage, at_line(*data_->file, data_->line, message));
}

}  // namespace deskmill
