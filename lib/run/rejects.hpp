// What could not be processed: one line of JSON each for --rejects, or the first places for the
// messages.
//
// A reject line holds enough to find the unit again (source, line, byte), to see what is wrong and
// to feed it back once repaired:
//   {"reason":"json.parse","detail":"...","source":"a.jsonl","line":7,"byte":812,"raw":"{\"id\":"}
// Schema: schemas/reject.schema.json.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// A unit of the input (line, row, message, mail) that could not be processed.
struct BadUnit {
  std::string reason;           ///< name from docs/diagnostics.md
  std::string detail;           ///< what was wrong, in words
  std::string source;           ///< RunPlan::input_names
  std::uint64_t line = 0;       ///< of its first byte, from 1; 0 = unknown
  std::uint64_t byte = 0;       ///< offset of its first byte in the decompressed input
  std::string_view raw;         ///< borrowed for the call that is given the unit
  std::uint64_t raw_bytes = 0;  ///< true length when `raw` is only its head, else 0
};

/// Most bytes of a unit that a reject line repeats; beyond, "raw_truncated" and "raw_bytes" tell.
inline constexpr std::size_t kMaxRejectRaw = 64u << 10;

/// Appends one line with its newline. Bytes that are not UTF-8 are written as "raw_b64".
void append_reject_line(const BadUnit& unit, std::string& out);

/// RFC 4648 base64 with padding.
std::string base64(std::string_view bytes);

/// Where a reject was.
struct RejectPlace {
  std::string reason, detail, source;
  std::uint64_t line = 0;
};

/// Keeps the first places of each reason.
class RejectPlaces {
 public:
  static constexpr std::size_t kPerReason = 10;
  void add(const BadUnit& unit);
  /// Appends those of a later part of the input.
  void merge(const RejectPlaces& later);
  void clear();
  const std::vector<RejectPlace>& list() const { return places_; }

 private:
  void add(RejectPlace place);
  std::vector<RejectPlace> places_;
  std::map<std::string, std::size_t, std::less<>> kept_of_;
};

}  // namespace deskmill
