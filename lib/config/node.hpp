// YAML as our own tree, so that every complaint can say FILE:LINE, and no other room knows the parser.
//
// All configuration (mappings, rules, policies, taxonomies, --config) comes through here. Accessors
// throw Error(kUsage) "FILE:LINE: what is wrong" and never return a silent default. Duplicate keys,
// anchors beyond 10,000 expanded nodes and documents over 16 MiB are errors.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deskmill {

class Node {
 public:
  enum class Type { kMissing, kNull, kScalar, kList, kMap };

  Node() = default;
  Type type() const;
  bool exists() const { return type() != Type::kMissing; }
  bool is_map() const { return type() == Type::kMap; }
  bool is_list() const { return type() == Type::kList; }
  bool is_scalar() const { return type() == Type::kScalar; }

  /// Missing node when absent (also on a non-map).
  Node operator[](std::string_view key) const;
  const std::vector<Node>& items() const;                              ///< of a list
  const std::vector<std::pair<std::string, Node>>& entries() const;    ///< of a map, in order
  std::size_t line() const;
  std::string where() const;                                           ///< "rules.yaml:12"

  std::string text() const;                       ///< scalar as written (unquoted)
  std::int64_t integer() const;
  double number() const;
  bool boolean() const;
  std::vector<std::string> texts() const;         ///< list of scalars, or one scalar as a list
  std::string text_or(std::string_view fallback) const;   ///< fallback only when missing
  std::int64_t integer_or(std::int64_t fallback) const;
  double number_or(double fallback) const;
  bool boolean_or(bool fallback) const;

  /// Throws for a key that is not in `known`, naming the nearest one.
  void only_keys(const std::vector<std::string_view>& known) const;
  /// Throws Error(kUsage) at this node's place.
  [[noreturn]] void fail(std::string_view message) const;

 private:
  friend Node parse_yaml(std::string_view, std::string_view);
  struct Data;
  std::shared_ptr<const Data> data_;
  friend struct NodeBuilder;
};

/// `file` is used in messages. Throws Error(kUsage).
Node parse_yaml(std::string_view text, std::string_view file);

/// The nearest of `candidates` by edit distance when it is near enough for "did you mean", else "".
std::string nearest_name(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace deskmill
