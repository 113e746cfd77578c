// Cuts the elements out of a large JSON array without parsing it.
//
// A help desk's export is often one array of 2 GB, bare or below a member
// ({"tickets":[...],"count":3}). The cutter follows brackets and strings only; each element is then
// parsed and validated by itself, so memory is one element, and one broken element is one reject.
// Nothing is skipped silently: what stands where an element should be is an element, be it empty.
//
// An element that lacks a quote or a bracket seems to hold all that follows. Once that is certain
// (a line break in a string, a bracket that closes another kind, an element beyond the limit, the
// end of the input), it ends where the next one plausibly begins: at an object that begins like the
// elements before, first name and blanks included, behind a line break or comma. Where sound
// elements hold such objects inside, nothing is guessed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace deskmill {

/// Push bytes in, take elements out. Chunks may end anywhere.
///   cutter.feed(chunk); while (cutter.next(element)) use(element); ...
///   cutter.end_input(); while (cutter.next(element)) use(element); cutter.finish();
///
/// Several values in a row (the pages of an API, saved one after the other) are cut one after the
/// other. With an empty pointer, top-level objects are elements themselves.
class ElementCutter {
 public:
  /// `pointer` names the array, as JSON pointer of plain names ("" or "/tickets" or "/data/items");
  /// names in the data that are spelt with escapes do not match. An element longer than
  /// `max_bytes`, blanks up to the next comma or bracket included, is cut short and reported with
  /// `oversized`.
  ElementCutter(std::string pointer, std::size_t max_bytes);
  ~ElementCutter();

  struct Element {
    std::string_view json;    ///< without surrounding blanks; valid until the next call
    std::uint64_t byte = 0;   ///< offset of its first byte in the stream
    std::uint64_t line = 0;   ///< line of its first byte, from 1
    bool oversized = false;   ///< only the first max_bytes are in `json`
    std::uint64_t bytes = 0;  ///< its whole length
  };

  /// Copies the chunk. Take all elements before feeding the next one, or the chunks pile up.
  void feed(std::string_view chunk);
  bool next(Element& element);
  /// No more bytes come: what is open becomes an element. Without it, finish() only complains.
  void end_input();
  /// What was wrong once the input has ended: empty, or "array is not closed", "no array at
  /// /tickets", "line 7: not a JSON array or object".
  std::string finish() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
