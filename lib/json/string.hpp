// JSON strings: escaping for writing, decoding of valid tokens.
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

}  // namespace deskmill
