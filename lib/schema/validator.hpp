// JSON Schema 2020-12, the subset our schemas use; any other keyword is an error when loading.
//
// Keywords: type enum const required properties additionalProperties patternProperties items
// prefixItems minItems maxItems minLength maxLength pattern minimum maximum oneOf anyOf allOf not
// if then else $ref (within the document) $defs dependentRequired format (date-time alone), and the
// annotations $schema $id $comment title description default examples.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.hpp"

namespace deskmill {

struct SchemaProblem {
  std::string pointer;  ///< JSON pointer of the offending value
  std::string message;  ///< "expected string", "missing member \"turns\""; no values of the record
};

/// Compiled once; validation is thread-safe and walks the value once per keyword that applies.
class Schema {
 public:
  /// Throws Error(kUsage) naming `file` for an invalid schema or an unknown keyword.
  Schema(std::string text, std::string_view file);
  ~Schema();
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  /// Empty when valid; at most `limit` problems. Throws Error(kUsage) for a schema whose references
  /// run in a circle without consuming anything.
  std::vector<SchemaProblem> validate(JsonValue value, std::size_t limit = 10) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The schema compiled into the program from schemas/NAME.schema.json: "conversation", "pair",
/// "utterance", "reject", "stats", "manifest", "rules", ... Throws Error(kUsage) for an unknown
/// name.
std::string_view builtin_schema(std::string_view name);
/// Sorted.
std::vector<std::string_view> builtin_schema_names();

}  // namespace deskmill
