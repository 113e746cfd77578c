// A unit of the source (a line, a CSV record, a JSON element) and batches of them: what the cutters
// produce and the readers consume.
//
// Units are bytes of the input in its own charset: every supported charset but UTF-16 writes line
// breaks, quotes and delimiters as ASCII does, so boundaries are found without decoding, decoding
// runs in parallel, and a row that cannot be decoded is rejected with its exact place and bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

struct Unit {
  enum class Fault : std::uint8_t {
    kNone,
    kTooLong,
    kBadQuote,
    kNoElements,  ///< JSON Lines: a line without the whole array that its elements stand in
  };

  std::uint32_t begin = 0, end = 0;  ///< in UnitBatch::bytes, without line break
  std::uint64_t line = 0;            ///< of its first byte, from 1; 0 = the input as a whole
  std::uint64_t byte = 0;            ///< of its first byte in the input (decompressed)
  std::uint32_t nth_of_line = 0;     ///< JSON: elements before it that begin on the same line
  std::uint64_t true_bytes = 0;      ///< kTooLong: its length; only the head is in the batch
  Fault fault = Fault::kNone;
};

struct UnitBatch {
  std::string bytes;
  std::vector<Unit> units;
  std::string context;    ///< chat text: the last date line before this batch
  bool first = false;     ///< its first unit is the first of the input
  bool replaced = false;  ///< decoding the stream put U+FFFD somewhere into this batch

  std::string_view text(const Unit& unit) const {
    return std::string_view(bytes).substr(unit.begin, unit.end - unit.begin);
  }
  void clear() {
    bytes.clear();
    units.clear();
    context.clear();
    first = replaced = false;
  }
};

/// Head of an over-long unit that is kept for its reject.
inline constexpr std::size_t kLongUnitHead = 64u << 10;
/// Batches are about this large: long enough to amortise the ticket, short enough to stay in cache.
inline constexpr std::size_t kUnitBatchBytes = 256u << 10;
/// Of JSON elements, which may have no bytes at all: "[,,,]".
inline constexpr std::size_t kMostUnitsOfBatch = 1u << 16;

}  // namespace deskmill
