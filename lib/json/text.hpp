// JSON strings: escaping for writing, decoding of valid tokens, and a small appending writer.
//
// Escaped are `"`, `\`, C0 controls, DEL, U+0085, U+2028 and U+2029: the latter three end lines in
// many readers (Spark, Python's splitlines). Everything else is written as UTF-8.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace deskmill {

/// Appends `text` (valid UTF-8) as a JSON string with quotes.
void append_json_string(std::string& out, std::string_view text);
std::string json_string(std::string_view text);
/// Copies a text that is written as it stands, quotes aside, to `out`, which has room for it. False
/// for a text that is not, and perhaps for one that holds "–" or other characters which begin like
/// U+2028; what lies at `out` then means nothing.
bool copy_plain(std::string_view text, char* out);

/// Decodes what stands between the quotes of a valid string token.
std::string decode_json_string(std::string_view inner);
/// The same into a buffer of at least `inner.size()` bytes (decoding never grows); returns the
/// length.
std::size_t decode_json_string(std::string_view inner, char* out);

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
