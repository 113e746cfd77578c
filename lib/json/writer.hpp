// JSON written value by value into a string.
//
// Whatever is no record comes from here: reports, rejects, rows for trainers, members that stages
// add. There is no tree between the caller and the bytes, so the order of members is the order of
// the calls.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace deskmill {

/// Builds one JSON value by appending; commas are its business, validity of nesting is the
/// caller's.
///   JsonWriter w(out); w.begin_object(); w.name("in").number(3); w.name("id").string("a");
///   w.end_object();
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& name(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::int64_t value);
  /// Fixed notation with `decimals` digits (0 to 15), rounded half away from zero: scores repeat to
  /// the byte. Never "-0"; NaN and infinities, which JSON does not have, become null.
  JsonWriter& fixed(double value, int decimals);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// A value that is already JSON.
  JsonWriter& raw(std::string_view json);
  /// Ready-made members of the open object, as JSON without braces: "\"a\":1,\"b\":2"; not empty.
  JsonWriter& members(std::string_view json) { return raw(json); }

 private:
  void before_value();
  std::string& out_;
  std::size_t depth_ = 0;  ///< of open objects and arrays
};

}  // namespace deskmill
