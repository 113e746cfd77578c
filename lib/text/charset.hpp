// Which encoding are these bytes, and how to make UTF-8 of them.
//
// Strict decoding first (a byte sequence that is impossible in a charset rules it out), then script
// plausibility: how much of the decoded text are common characters. Byte-frequency detectors fail
// on what support logs are: mostly ASCII with a little GBK.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace deskmill {

struct CharsetGuess {
  std::string charset;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "windows-1252", ...
  std::size_t bom_bytes = 0;
  double confidence = 0;  ///< 0..1
};

/// `head` may end inside a character; `complete` says that it is the whole input. ASCII and empty
/// input are "UTF-8". The first 64 KiB decide.
CharsetGuess detect_charset(std::string_view head, bool complete);

/// Whole-buffer conversion; nullopt when any sequence is not valid in `charset`. A byte order mark
/// is a character like any other here.
std::optional<std::string> decode_strict(std::string_view bytes, std::string_view charset);
/// The other way; nullopt when a character does not exist there.
std::optional<std::string> encode_strict(std::string_view utf8, std::string_view charset);
bool is_known_charset(std::string_view charset);
/// The one spelling of UTF-8, UTF-16LE and their like ("utf8", "ucs-2"); other names as they are.
std::string usual_name(std::string_view charset);

/// Streaming conversion to UTF-8. Invalid sequences become U+FFFD and are counted: the caller
/// decides.
class CharsetDecoder {
 public:
  /// Throws Error(kUsage) for a charset that is not known.
  explicit CharsetDecoder(std::string_view charset);
  ~CharsetDecoder();
  /// Appends to `out`; bytes of an unfinished character wait for the next call unless `last`.
  void feed(std::string_view bytes, std::string& out, bool last);
  std::size_t replaced() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
