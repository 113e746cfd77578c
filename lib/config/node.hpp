// YAML as our own tree, so that every complaint can say FILE:LINE, and no other room knows the
// parser.
//
// All configuration (mappings, rules, policies, taxonomies, --config) comes through here. Accessors
// throw Error(kUsage) "FILE:LINE: what is wrong" and never return a silent default. Refused,
// because they would be read differently from what the author meant: repeated keys, keys that are
// no plain scalars, merge keys (<<), more than one document, bytes that are not UTF-8, anchors
// beyond 10,000 expanded nodes, documents over 16 MiB.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deskmill {

/// A cheap handle; copies share the same immutable tree. A missing node knows where it is missing,
/// so root["a"]["b"].text() says which line lacks which key.
class Node {
 public:
  enum class Type { kMissing, kNull, kScalar, kList, kMap };

  Node();
  Type type() const;
  bool exists() const { return type() != Type::kMissing; }
  bool is_map() const { return type() == Type::kMap; }
  bool is_list() const { return type() == Type::kList; }
  bool is_scalar() const { return type() == Type::kScalar; }
  /// Missing, or a key with nothing behind it.
  bool is_empty() const { return type() == Type::kMissing || type() == Type::kNull; }

  /// Missing node when absent (also on a non-map).
  Node operator[](std::string_view key) const;
  /// Elements of a list; empty for a missing node or nothing. Throws for a scalar or a map.
  const std::vector<Node>& items() const;
  /// Members of a map, in the order of the file; likewise.
  const std::vector<std::pair<std::string, Node>>& entries() const;
  std::string where() const;  ///< "rules.yaml:12"; the line of the key for a value that is empty

  /// Scalar as written (unquoted): `1.10` stays "1.10". Throws for anything else, also for nothing.
  std::string text() const;
  std::int64_t integer() const;
  double number() const;  ///< finite
  bool boolean() const;   ///< true false yes no on off
  /// List of scalars, or one scalar as a list; empty when missing or nothing.
  std::vector<std::string> texts() const;
  /// These give the fallback only when the node is missing.
  std::string text_or(std::string_view fallback) const;
  double number_or(double fallback) const;
  bool boolean_or(bool fallback) const;

  /// Throws for a key that is not in `known`, naming the nearest one. Also for a node that is no
  /// map (a missing or empty one has no keys and passes).
  void only_keys(const std::vector<std::string_view>& known) const;
  /// The scalar must be one of `allowed`; throws naming the nearest one.
  std::string one_of(const std::vector<std::string_view>& allowed) const;
  /// Throws Error(kUsage) at this node's place.
  [[noreturn]] void fail(std::string_view message) const;

 private:
  struct Data;
  friend class NodeBuilder;
  explicit Node(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  /// Throws unless the node has this type; `wanted` names it in the message.
  const Data& expect(Type type, std::string_view wanted) const;
  [[noreturn]] void fail_mismatch(std::string_view wanted, std::string_view found) const;

  std::shared_ptr<const Data> data_;
};

/// `file` is used in messages. An empty document is a kNull node. Throws Error(kUsage).
Node parse_yaml(std::string_view text, std::string_view file);

/// The nearest of `candidates` by edit distance when it is near enough for "did you mean", else the
/// shortest that begins with `name`, else "".
std::string nearest_name(std::string_view name, const std::vector<std::string_view>& candidates);
/// ", did you mean \"NAME\"?" or "".
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates);

/// A scalar that parse_yaml() reads back as the same text, quoted where it has to be, on one line.
std::string yaml_scalar(std::string_view text);

}  // namespace deskmill
