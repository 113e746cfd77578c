// SPDX-License-Identifier: Apache-2.0
#include "json/element_cutter.hpp"

#include <algorithm>
#include <utility>

#include "json/elements/object_beginning.hpp"
#include "json/elements/path_tracker.hpp"
#include "json/elements/stream_window.hpp"
#include "json/elements/value_scanner.hpp"
#include "json/grammar.hpp"
#include "json/pointer.hpp"

namespace deskmill {
namespace {

std::string_view without_trailing_blanks(std::string_view text) {
  while (!text.empty() && is_json_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

/// Four parts follow the bytes: StreamWindow holds them, PathTracker finds the array, ValueScanner
/// the end of a sound element, ObjectBeginning that of a broken one. What is left here is where in
/// the input we are, and the element that is open.
struct ElementCutter::State {
  enum class Place {
    kOutside,  ///< around the array, or between top-level values
    kBefore,   ///< in the array, where an element begins
    kElement,  ///< in an element of the array
    kObject,   ///< in a top-level object that is an element
    kLost,     ///< behind an element that the end of the input cut off
  };

  State(std::string where, std::size_t limit)
      : pointer(std::move(where)), max_bytes(limit), tracker(pointer_tokens(pointer)) {}

  void feed(std::string_view bytes);
  bool next(Element& element);
  std::string finish() const;

  // One step at each place. True when an element is complete.
  bool step_outside(Element& element);
  bool step_before(Element& element);
  bool step_inside(Element& element);
  bool stop_at_line_break();
  bool stop_at_wrong_bracket();

  // An element from its first byte to its delivery.
  void begin(Place new_place);
  bool end(Place next_place, Element& element);
  bool end_at_end_of_input(Element& element);
  void deliver(std::uint64_t size, std::string_view part, Element& element);
  bool is_open() const { return place == Place::kElement || place == Place::kObject; }
  std::uint64_t open_bytes() const { return window.position() - begin_byte; }
  std::string_view open_part() const { return window.passed_since(begin_at); }

  // Behind a broken element.
  bool cut_back(Element& element);
  bool cut_back_if_too_long(Element& element);
  void go_back_to_begin();
  bool resynchronise(Element& element);

  std::string pointer;
  std::size_t max_bytes;
  PathTracker tracker;
  Place place = Place::kOutside;
  bool found = false;            ///< the array, in this top-level value
  bool any_value = false;        ///< a top-level value has begun
  bool missing = false;          ///< a top-level value had no array where the pointer says
  bool ended = false;            ///< no more bytes come
  std::uint64_t stray_line = 0;  ///< of the first byte that belongs to no value; 0: none

  StreamWindow window;

  // The element that is open.
  std::size_t begin_at = 0;  ///< where its part in the window begins
  std::uint64_t begin_byte = 0;
  std::uint64_t begin_line = 0;
  std::string carried;  ///< what has left the window of it, at most max_bytes
  ValueScanner scanner;
  bool is_broken = false;    ///< only the beginning of another object ends it
  bool guessed = false;      ///< a beginning was taken from it
  bool went_back = false;    ///< it was already searched for another object
  bool after_comma = false;  ///< a comma stands before it: it may not be missing

  ObjectBeginning beginning;
  std::uint64_t rescanned = 0;  ///< bytes gone back over so far
};

void ElementCutter::State::feed(std::string_view bytes) {
  if (is_open()) {
    carried += open_part().substr(0, max_bytes - carried.size());
    begin_at = 0;
  }
  window.feed(bytes);
}

bool ElementCutter::State::next(Element& element) {
  if (!is_open()) carried.clear();
  while (!window.at_end()) {
    if (is_broken) {
      if (resynchronise(element)) return true;
      break;
    }
    const bool complete = place == Place::kOutside  ? step_outside(element)
                          : place == Place::kBefore ? step_before(element)
                                                    : step_inside(element);
    if (complete) return true;
  }
  if (!is_open()) return false;
  return cut_back_if_too_long(element) || (ended && end_at_end_of_input(element));
}

bool ElementCutter::State::step_outside(Element& element) {
  const char c = window.byte();
  if (tracker.at_root() && !is_json_blank(c)) {
    any_value = true;
    if (c == '{' && pointer.empty()) {
      found = true;
      begin(Place::kObject);
      return step_inside(element);
    }
    if (c != '{' && c != '[') {
      if (stray_line == 0) stray_line = window.line();
      ++window.at;
      return false;
    }
    found = false;
  }
  const PathTracker::Event event = tracker.step(c);
  ++window.at;
  if (event == PathTracker::Event::kArray) {
    found = true;
    after_comma = false;
    place = Place::kBefore;
  } else if (event == PathTracker::Event::kClosed && !found) {
    missing = true;
  }
  return false;
}

bool ElementCutter::State::step_before(Element& element) {
  const char c = window.byte();
  if (is_json_blank(c)) {
    ++window.at;
    return false;
  }
  if (c == ']' && !after_comma) {
    ++window.at;
    place = Place::kOutside;
    return false;
  }
  begin(Place::kElement);
  return step_inside(element);  // at once, so that `[,]` gives its empty elements
}

void ElementCutter::State::begin(Place new_place) {
  place = new_place;
  begin_at = window.at;
  begin_byte = window.position();
  begin_line = window.line();
  is_broken = guessed = went_back = false;
  scanner.start(new_place == Place::kElement ? ValueScanner::End::kSeparator
                                             : ValueScanner::End::kBracket);
}

/// Goes to the end of the element or of the window, or to where the element proves to be broken.
bool ElementCutter::State::step_inside(Element& element) {
  while (true) {
    switch (scanner.advance(window.bytes(), window.at)) {
      case ValueScanner::Stop::kEndOfText:
        return false;
      case ValueScanner::Stop::kEnd:
        after_comma = place == Place::kElement && window.byte() == ',';
        return end(after_comma ? Place::kBefore : Place::kOutside, element);
      case ValueScanner::Stop::kLineBreak:
        if (cut_back_if_too_long(element)) return true;
        if (stop_at_line_break()) return false;
        ++window.at;
        break;
      case ValueScanner::Stop::kWrongBracket:
        if (stop_at_wrong_bracket()) return false;
        break;
    }
  }
}

/// JSON has no line breaks in strings: a quote is missing before this one, or there is one too
/// many. False when nothing tells where the next element may begin.
bool ElementCutter::State::stop_at_line_break() {
  if (!beginning.is_learned() && !std::exchange(guessed, true)) {
    beginning.guess(carried + std::string(open_part().substr(0, max_bytes - carried.size())));
  }
  return is_broken = beginning.is_usable();
}

/// The bracket it should close is missing, or another one; which, is not known, so all of the
/// element is searched.
bool ElementCutter::State::stop_at_wrong_bracket() {
  if (!beginning.is_sure() || open_bytes() > max_bytes) return false;
  go_back_to_begin();
  return true;
}

/// Makes the window begin where the open element does, to search all of it for the next one.
void ElementCutter::State::go_back_to_begin() {
  window.go_back(carried + std::string(window.bytes().substr(begin_at)), begin_byte, begin_line);
  rescanned += window.bytes().size();
  carried.clear();
  begin_at = 0;
  window.at = 1;
  is_broken = true;
}

/// Ends the open element where something in it looks like the beginning of another one. False, and
/// nothing done, when nothing does.
bool ElementCutter::State::cut_back(Element& element) {
  constexpr std::uint64_t kMostRescanned = 4ull << 30;  // bounds the time hostile inputs can take
  if (!beginning.is_sure() || is_broken || rescanned > kMostRescanned) return false;
  std::string text = carried + std::string(window.bytes().substr(begin_at));
  if (text.size() < open_bytes()) return false;
  // More of it may be here or not, depending on where the chunks end: it must make no difference.
  text.resize(std::min(text.size(), max_bytes + 1));
  if (beginning.find(text, 1) == std::string::npos) return false;
  go_back_to_begin();
  return resynchronise(element);
}

/// Asked as soon as the element is beyond the limit, be that at its end or at that of a chunk.
bool ElementCutter::State::cut_back_if_too_long(Element& element) {
  return open_bytes() > max_bytes && !std::exchange(went_back, true) && cut_back(element);
}

/// Searches for the end of the broken element: the beginning of another one.
bool ElementCutter::State::resynchronise(Element& element) {
  constexpr std::size_t kOverlap = 1024;  // a beginning, blanks before it included, may span chunks
  const std::size_t size = window.bytes().size();
  const std::size_t next_begin = beginning.find(window.bytes(), window.at);
  if (next_begin == std::string::npos) {
    const std::size_t kept = std::max(size, kOverlap) - kOverlap;
    window.at = std::min(size, std::max(window.at, kept));
    return false;
  }
  window.at = next_begin;
  is_broken = false;
  deliver(open_bytes(), open_part(), element);
  if (element.json.ends_with(',')) {
    element.json = without_trailing_blanks(element.json.substr(0, element.json.size() - 1));
  }
  place = place == Place::kElement ? Place::kBefore : Place::kOutside;
  after_comma = false;
  return true;
}

/// The element that is open when the input ends. It is whole when none of its own brackets is
/// missing; finish() then says that the array's is.
bool ElementCutter::State::end_at_end_of_input(Element& element) {
  const bool is_whole = place == Place::kElement && scanner.is_balanced() && !is_broken;
  if (!is_whole && !std::exchange(went_back, true) && cut_back(element)) return true;
  window.at = window.bytes().size();
  deliver(open_bytes(), open_part(), element);
  place = is_whole ? Place::kBefore : Place::kLost;
  is_broken = false;
  return true;
}

bool ElementCutter::State::end(Place next_place, Element& element) {
  if (cut_back_if_too_long(element)) return true;
  deliver(open_bytes(), open_part(), element);
  if (place == Place::kElement) ++window.at;  // the comma or bracket behind it
  place = next_place;
  if (!element.oversized) beginning.learn(element.json);
  return true;
}

/// Gives out the open element: `size` bytes in all, of which the window holds `part`.
void ElementCutter::State::deliver(std::uint64_t size, std::string_view part, Element& element) {
  if (begin_byte < window.offset()) {
    carried += part.substr(0, max_bytes - carried.size());
    part = carried;
  }
  element.oversized = size > max_bytes;
  element.json = element.oversized ? part.substr(0, max_bytes) : without_trailing_blanks(part);
  element.byte = begin_byte;
  element.line = begin_line;
  element.bytes = size;
}

std::string ElementCutter::State::finish() const {
  if (place == Place::kLost) return {};
  if (place == Place::kBefore || place == Place::kElement) return "array is not closed";
  if (place == Place::kObject) return "object is not closed";
  if (!tracker.at_root()) {
    return found ? "the value around the array is not closed"
                 : "ends before the array at " + pointer;
  }
  if (stray_line != 0) {
    return "line " + std::to_string(stray_line) + ": not a JSON array or object";
  }
  if (missing || !any_value) return pointer.empty() ? "no array" : "no array at " + pointer;
  return {};
}

ElementCutter::ElementCutter(std::string pointer, std::size_t max_bytes)
    : state_(std::make_unique<State>(std::move(pointer), max_bytes)) {}
ElementCutter::~ElementCutter() = default;

void ElementCutter::feed(std::string_view chunk) {
  state_->feed(chunk);
}
bool ElementCutter::next(Element& element) {
  return state_->next(element);
}
void ElementCutter::end_input() {
  state_->ended = true;
}
std::string ElementCutter::finish() const {
  return state_->finish();
}

}  // namespace deskmill
