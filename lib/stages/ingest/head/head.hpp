// What an input begins with: enough of it to find out its charset and its format.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "io/byte_source.hpp"
#include "text/charset.hpp"

namespace deskmill {

/// The head of an input: at least 1 MiB, or more while it is pure ASCII (a GBK letter may come
/// late), never more than 8 MiB.
struct RawHead {
  std::string bytes;
  bool complete = false;
  /// Lines end with CR alone, as old Macintosh programs write them: in `bytes` they are newlines.
  bool lone_returns = false;
};
RawHead read_head(ByteSource& source);

/// The first bytes of an input as UTF-8, without byte order mark and without a cut-off last line
/// (unless it is the only one).
struct Head {
  std::string name;     ///< InputFile::name, for records
  std::string id_name;  ///< the same, but no other input of the run has it: for messages and ids
  std::string path;     ///< InputFile::path, for commands that a message proposes
  std::string text;
  std::string magic;  ///< the first bytes as they came, by which files that are no text are known
  bool complete = false;  ///< it is the whole input
  std::string charset = "UTF-8";
  /// What the bytes look like where --encoding says something else; else without a name.
  CharsetGuess other_charset;
};

/// Decodes the head in the charset named by `encoding`, or in the one that fits best when it is
/// empty; UTF-16 without a byte order is read in the one that fits. The names are left empty.
/// Throws Error(kUsage) for an unknown encoding.
Head decode_head(const RawHead& raw, std::string_view encoding);

}  // namespace deskmill
