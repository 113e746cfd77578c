// Cuts the elements out of a large JSON array, or values out of a stream of them, without parsing
// it.
//
// A help desk's export is often one array of 2 GB, bare or below a member
// ({"tickets":[...],"count":3}). The cutter follows brackets and strings only; each element is then
// parsed and validated by itself, so memory is one element, and one broken element is one reject.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace deskmill {

/// Push bytes in, take elements out.
///   cutter.feed(chunk); while (cutter.next(element)) use(element); ... cutter.finish();
class ElementCutter {
 public:
  /// `pointer` names the array, as JSON pointer of plain names ("" or "/tickets" or "/data/items").
  /// An element longer than `max_bytes` is cut short and reported with `oversized`.
  ElementCutter(std::string pointer, std::size_t max_bytes);

  struct Element {
    std::string_view json;   ///< valid until the next call of next() or feed()
    std::uint64_t byte = 0;  ///< offset of its first byte in the stream
    std::uint64_t line = 0;  ///< line of its first byte, from 1
    bool oversized = false;  ///< only the first max_bytes are in `json`
  };

  void feed(std::string_view chunk);
  bool next(Element& element);
  /// What was wrong once the input has ended: empty, or "array is not closed", "no array at
  /// /tickets".
  std::string finish();

 private:
  struct State;
  std::string pointer_;
  std::size_t max_bytes_;
  // The implementer replaces this with what it needs.
};

}  // namespace deskmill
