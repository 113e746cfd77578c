// Lines in batches of about 256 KiB, cut at newlines: the unit of work of every JSONL stage.
//
// The size is chosen so that a batch, its parsed form and its output stay in the second-level cache
// (1 to 2 MiB a core) from reading to writing: batches of 1 MiB cost 5 to 15 % more time, smaller
// ones gain nothing and make more system calls.
//
// CRLF, byte order marks in front of a line, blank lines and a missing last newline are accepted
// and counted. A line longer than the limit is not kept in memory: its head is, with its true
// length and hash.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/hash.hpp"
#include "core/tally.hpp"
#include "io/byte_source.hpp"

namespace deskmill {

/// The largest limit on lines: offsets in a batch have 32 bits.
inline constexpr std::size_t kMostRecordBytes = std::size_t{2} << 30;

/// A run of lines of one input.
struct LineBatch {
  struct Line {
    std::uint32_t begin = 0, end = 0;  ///< in `bytes`, without newline and carriage return
  };
  struct LongLine {           ///< over the limit: `Line` holds only its first 64 KiB
    std::size_t index = 0;    ///< in `lines`
    std::uint64_t bytes = 0;  ///< its true length
    Hash128 hash;             ///< of all of it, as ContentSum takes it
  };

  std::size_t input = 0;         ///< index of the input file
  std::uint64_t first_line = 1;  ///< number of the first line in its file, from 1
  std::uint64_t first_byte = 0;  ///< offset of bytes[0] in the decompressed input
  std::string bytes;             ///< of all lines, with their ends
  std::vector<Line> lines;       ///< every line, blank ones included (begin == end)
  std::vector<LongLine> long_lines;
  bool last_of_input = false;  ///< the input ends with this batch (which may be empty)

  std::string_view line(std::size_t i) const {
    return std::string_view(bytes).substr(lines[i].begin, lines[i].end - lines[i].begin);
  }
};

class LineReader {
 public:
  /// Lines of more than `max_record_bytes` (at most kMostRecordBytes) are long lines. A batch ends
  /// behind the last newline of about `batch_bytes`, or behind the first one when a line is longer.
  LineReader(std::unique_ptr<ByteSource> source, std::size_t input, std::size_t max_record_bytes,
             std::size_t batch_bytes = 256u << 10);
  ~LineReader();
  /// Fills the next batch, reusing its memory; false once the input is exhausted (after one batch
  /// with last_of_input). Throws what the source throws.
  bool next(LineBatch& batch);
  /// "input/crlf_lines", "input/bom", "input/no_final_newline".
  const Tally& tally() const;
  const ByteSource& source() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
