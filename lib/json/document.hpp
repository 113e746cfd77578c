// A whole JSON value in memory, read-only: for everything that is not a record of the stream.
//
// Exports given to ingest, schemas, manifests, statistics. Values keep their raw text: numbers are
// converted only where asked for. Nodes borrow from the text given to parse(), which must outlive
// the document.
//
//   JsonParser parser;
//   JsonDocument document;
//   if (auto reject = parser.parse(text, document)) ...
//   JsonValue ticket = document.root();
//   ticket["id"].text();
//   ticket.at_pointer("/via/channel");
//   for (JsonValue comment : ticket["comments"]) ...
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/record.hpp"
#include "json/reject.hpp"

namespace deskmill {

struct JsonNodes;  // in document.cpp

/// A cheap handle (pointer and index) to a value; a missing value is `!exists()` and all its
/// members are missing too, so lookups can be chained without checks.
class JsonValue {
 public:
  JsonValue() = default;
  bool exists() const { return nodes_ != nullptr; }
  JsonType type() const;
  bool is(JsonType type) const { return exists() && this->type() == type; }

  /// Member by decoded name (first one when repeated), element by index.
  JsonValue operator[](std::string_view name) const;
  JsonValue operator[](const char* name) const { return (*this)[std::string_view(name)]; }
  JsonValue element(std::size_t index) const;
  /// RFC 6901; "" is the value itself.
  JsonValue at_pointer(std::string_view pointer) const;

  /// String: decoded. Number, bool: as spelt. Null, object, array, missing: empty.
  std::string_view text() const;
  /// The value as spelt in the source.
  std::string_view raw() const;
  /// Exact for integers of up to 64 bits.
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;
  bool is_true() const;

  /// Members or elements.
  std::size_t size() const;
  /// Decoded name of this value in its object; empty in arrays.
  std::string_view name() const;

  class Iterator;
  Iterator begin() const;
  Iterator end() const;

 private:
  friend class JsonDocument;
  JsonValue(const JsonNodes* nodes, std::uint32_t node) : nodes_(nodes), node_(node) {}
  const JsonNodes* nodes_ = nullptr;
  std::uint32_t node_ = 0;
};

/// Owns the nodes; parsing into it again reuses their memory. A moved-from document can only be
/// assigned to or destroyed; values taken before stay good for the new owner.
class JsonDocument {
 public:
  JsonDocument();
  ~JsonDocument();
  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;
  JsonValue root() const;

 private:
  friend class JsonParser;
  friend JsonDocument parse_json_or_throw(std::string, std::string_view, Exit);
  std::unique_ptr<JsonNodes> nodes_;
};

class JsonValue::Iterator {
 public:
  Iterator(const JsonNodes* nodes, std::uint32_t node) : nodes_(nodes), node_(node) {}
  JsonValue operator*() const;
  Iterator& operator++();
  bool operator==(const Iterator&) const = default;

 private:
  const JsonNodes* nodes_;
  std::uint32_t node_;
};

/// Validates like RecordParser (same reasons json.*), any value at the top.
class JsonParser {
 public:
  JsonParser();
  ~JsonParser();

  /// On a reject the document is empty: `!root().exists()`.
  std::optional<Reject> parse(std::string_view text, JsonDocument& document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads a document that must be valid (a schema, a manifest): throws Error(exit) with `file` in
/// front. The document owns the text.
JsonDocument parse_json_or_throw(std::string text, std::string_view file, Exit exit);

}  // namespace deskmill
