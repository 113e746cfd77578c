// SPDX-License-Identifier: Apache-2.0
#include "json/element_cutter.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/lines.hpp"
#include "json/elements/object_beginning.hpp"
#include "json/elements/path_tracker.hpp"
#include "json/grammar.hpp"
#include "json/pointer.hpp"

namespace deskmill {
namespace {

/// The bytes inside an element that have to be looked at, in a string and outside of one.
struct Stops {
  std::array<bool, 256> outside{};
  std::array<bool, 256> in_string{};
};
constexpr Stops make_stops() {
  Stops stops;
  for (const char c : {'"', '{', '}', '[', ']', ','}) {
    stops.outside[static_cast<unsigned char>(c)] = true;
  }
  for (const char c : {'"', '\\', '\n'}) stops.in_string[static_cast<unsigned char>(c)] = true;
  return stops;
}
constexpr Stops kStops = make_stops();

std::string_view without_trailing_blanks(std::string_view text) {
  while (!text.empty() && is_json_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

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
  bool skip_string();
  bool follow_bracket(char c);
  void mark_broken_by_line_break();

  // An element from its first byte to its delivery.
  void begin(Place new_place);
  bool end(Place next_place, Element& element);
  bool end_at_end_of_input(Element& element);
  void deliver(std::uint64_t size, std::string_view part, Element& element);
  bool is_open() const { return place == Place::kElement || place == Place::kObject; }
  std::uint64_t open_bytes() const { return chunk_offset + at - begin_byte; }
  std::string_view open_part() const {
    return std::string_view(chunk).substr(begin_at, at - begin_at);
  }

  // Behind a broken element.
  bool cut_back(Element& element);
  bool cut_back_if_too_long(Element& element);
  void go_back_to_begin();
  bool resynchronise(Element& element);

  std::uint64_t line_at(std::size_t position);

  std::string pointer;
  std::size_t max_bytes;
  PathTracker tracker;
  Place place = Place::kOutside;
  bool found = false;            ///< the array, in this top-level value
  bool any_value = false;        ///< a top-level value has begun
  bool missing = false;          ///< a top-level value had no array where the pointer says
  bool ended = false;            ///< no more bytes come
  std::uint64_t stray_line = 0;  ///< of the first byte that belongs to no value; 0: none

  std::string chunk;
  std::size_t at = 0;              ///< next byte of the chunk
  std::uint64_t chunk_offset = 0;  ///< of the chunk in the stream
  std::size_t counted = 0;         ///< newlines before this byte of the chunk are counted
  std::uint64_t line = 1;          ///< number of the line at `counted`

  // The element that is open.
  std::size_t begin_at = 0;  ///< where its part in the chunk begins
  std::uint64_t begin_byte = 0;
  std::uint64_t begin_line = 0;
  std::string carried;   ///< what former chunks held of it, at most max_bytes
  std::string brackets;  ///< its open brackets
  bool in_string = false;
  bool escaped = false;      ///< the next byte of the string stands behind a backslash
  bool is_broken = false;    ///< only the beginning of another object ends it
  bool guessed = false;      ///< a beginning was taken from it
  bool went_back = false;    ///< it was already searched for another object
  bool after_comma = false;  ///< a comma stands before it: it may not be missing

  ObjectBeginning beginning;
  std::uint64_t rescanned = 0;  ///< bytes gone back over so far
};

void ElementCutter::State::feed(std::string_view bytes) {
  line_at(at);
  if (is_open()) {
    carried += open_part().substr(0, max_bytes - carried.size());
    begin_at = 0;
  }
  chunk.erase(0, at);
  chunk += bytes;
  chunk_offset += at;
  at = counted = 0;
}

std::uint64_t ElementCutter::State::line_at(std::size_t position) {
  const std::string_view passed = std::string_view(chunk).substr(counted, position - counted);
  line += count_newlines(passed);
  counted = position;
  return line;
}

bool ElementCutter::State::next(Element& element) {
  if (!is_open()) carried.clear();
  while (at < chunk.size()) {
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
  const char c = chunk[at];
  if (tracker.at_root() && !is_json_blank(c)) {
    any_value = true;
    if (c == '{' && pointer.empty()) {
      found = true;
      begin(Place::kObject);
      return step_inside(element);
    }
    if (c != '{' && c != '[') {
      if (stray_line == 0) stray_line = line_at(at);
      ++at;
      return false;
    }
    found = false;
  }
  const PathTracker::Event event = tracker.step(c);
  ++at;
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
  const char c = chunk[at];
  if (is_json_blank(c)) {
    ++at;
    return false;
  }
  if (c == ']' && !after_comma) {
    ++at;
    place = Place::kOutside;
    return false;
  }
  begin(Place::kElement);
  return step_inside(element);  // at once, so that `[,]` gives its empty elements
}

void ElementCutter::State::begin(Place new_place) {
  place = new_place;
  begin_at = at;
  begin_byte = chunk_offset + at;
  begin_line = line_at(at);
  in_string = escaped = is_broken = guessed = went_back = false;
  brackets.clear();
}

/// Goes to the end of the element or of the chunk, or to where the element proves to be broken.
bool ElementCutter::State::step_inside(Element& element) {
  while (at < chunk.size()) {
    if (in_string && !skip_string()) {
      if (at == chunk.size()) return false;
      if (cut_back_if_too_long(element)) return true;
      mark_broken_by_line_break();
      if (is_broken) return false;
      ++at;
      continue;
    }
    while (at < chunk.size() && !kStops.outside[static_cast<unsigned char>(chunk[at])]) ++at;
    if (at == chunk.size()) return false;
    const char c = chunk[at];
    const bool in_array = place == Place::kElement;
    if (in_array && brackets.empty() && (c == ',' || c == ']')) {
      after_comma = c == ',';
      return end(after_comma ? Place::kBefore : Place::kOutside, element);
    }
    ++at;
    if (c == '"') in_string = true;
    if (!follow_bracket(c) && beginning.is_learned() && beginning.is_usable() &&
        open_bytes() <= max_bytes) {
      go_back_to_begin();
      return false;
    }
    if (!in_array && brackets.empty() && c != '"' && c != ',') return end(Place::kOutside, element);
  }
  return false;
}

/// Notes a bracket that opens or closes. False when it closes one of the other kind.
bool ElementCutter::State::follow_bracket(char c) {
  if (c == '{' || c == '[') brackets += c;
  if ((c != '}' && c != ']') || brackets.empty()) return true;
  const char opening = brackets.back();
  brackets.pop_back();
  return opening == (c == '}' ? '{' : '[');
}

/// True when the string ends in this chunk, with `at` behind its quote. Otherwise `at` is at a line
/// break in the string or at the end of the chunk.
bool ElementCutter::State::skip_string() {
  while (at < chunk.size()) {
    if (escaped) {
      escaped = false;
      ++at;
      continue;
    }
    while (at < chunk.size() && !kStops.in_string[static_cast<unsigned char>(chunk[at])]) ++at;
    if (at == chunk.size() || chunk[at] == '\n') return false;
    escaped = chunk[at] == '\\';
    if (chunk[at++] == '"') {
      in_string = false;
      return true;
    }
  }
  return false;
}

/// JSON has no line breaks in strings: a quote is missing before this one, or there is one too
/// many.
void ElementCutter::State::mark_broken_by_line_break() {
  if (!beginning.is_learned() && !std::exchange(guessed, true)) {
    beginning.guess(carried + std::string(open_part().substr(0, max_bytes - carried.size())));
  }
  is_broken = beginning.is_usable();
}

/// Makes the chunk begin where the open element does, to search all of it for the next one.
void ElementCutter::State::go_back_to_begin() {
  chunk = carried + chunk.substr(begin_at);
  rescanned += chunk.size();
  carried.clear();
  begin_at = counted = 0;
  at = 1;
  chunk_offset = begin_byte;
  line = begin_line;
  is_broken = true;
}

/// Ends the open element where something in it looks like the beginning of another one. False, and
/// nothing done, when nothing does.
bool ElementCutter::State::cut_back(Element& element) {
  constexpr std::uint64_t kMostRescanned = 4ull << 30;  // bounds the time hostile inputs can take
  if (!beginning.is_learned() || !beginning.is_usable()) return false;
  if (is_broken || rescanned > kMostRescanned) return false;
  std::string text = carried + chunk.substr(begin_at);
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
  const std::size_t next_begin = beginning.find(chunk, at);
  if (next_begin == std::string::npos) {
    const std::size_t kept = std::max(chunk.size(), kOverlap) - kOverlap;
    at = std::min(chunk.size(), std::max(at, kept));
    return false;
  }
  at = next_begin;
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
  const bool is_whole = place == Place::kElement && brackets.empty() && !in_string && !is_broken;
  if (!is_whole && !std::exchange(went_back, true) && cut_back(element)) return true;
  at = chunk.size();
  deliver(open_bytes(), std::string_view(chunk).substr(begin_at), element);
  place = is_whole ? Place::kBefore : Place::kLost;
  is_broken = false;
  return true;
}

bool ElementCutter::State::end(Place next_place, Element& element) {
  if (cut_back_if_too_long(element)) return true;
  deliver(open_bytes(), open_part(), element);
  if (place == Place::kElement) ++at;  // the comma or bracket behind it
  place = next_place;
  if (!element.oversized) beginning.learn(element.json);
  return true;
}

/// Gives out the open element: `size` bytes in all, of which the chunk holds `part`.
void ElementCutter::State::deliver(std::uint64_t size, std::string_view part, Element& element) {
  if (begin_byte < chunk_offset) {
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
