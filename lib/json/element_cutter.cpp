// SPDX-License-Identifier: Apache-2.0
#include "json/element_cutter.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/lines.hpp"
#include "json/grammar.hpp"
#include "json/path_tracker.hpp"
#include "json/pointer.hpp"

namespace deskmill {
namespace {

/// Bytes that mean something inside an element, in a string and outside of one.
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

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_json_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// How an object begins: `{"id"` with the blanks in it; "" for anything else or a very long name.
std::string_view beginning_of(std::string_view json) {
  constexpr std::size_t kLongest = 200;
  std::size_t at = 1;
  while (at < json.size() && is_json_blank(json[at])) ++at;
  if (!json.starts_with('{') || at >= json.size() || json[at] != '"') return {};
  const std::size_t end = json.find('"', at + 1);
  return end == std::string_view::npos || end > kLongest ? std::string_view()
                                                         : json.substr(0, end + 1);
}

/// An object that begins so, from `from` on, at the start of a line or (unless `lines_only`) behind a comma.
std::size_t find_object(std::string_view text, std::string_view beginning, std::size_t from,
                        bool lines_only) {
  for (std::size_t at = text.find(beginning, from); at != std::string_view::npos;
       at = text.find(beginning, at + 1)) {
    std::size_t before = at;
    while (before > 0 && is_json_blank(text[before - 1]) && text[before - 1] != '\n') --before;
    if (before == 0) continue;
    const char c = text[before - 1];
    if (c == '\n' || (c == ',' && !lines_only)) return at;
  }
  return std::string_view::npos;
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

  bool outside(Element& element);
  bool before(Element& element);
  bool inside(Element& element);
  bool skip_string();
  void begin(Place new_place);
  bool end(Place next_place, Element& element);
  void deliver(std::uint64_t size, std::string_view part, Element& element);
  bool is_open() const { return place == Place::kElement || place == Place::kObject; }
  std::uint64_t open_bytes() const { return chunk_offset + at - begin_byte; }
  bool knows_beginning() const { return !beginning.empty() && !is_ambiguous; }
  void learn(std::string_view json);
  void note_line_in_string();
  bool cut_back(Element& element);
  bool cut_back_if_too_long(Element& element);
  void retain();
  bool resynchronise(Element& element);
  bool last(Element& element);
  std::uint64_t line_at(std::size_t position);

  std::string pointer;
  std::size_t max_bytes;
  PathTracker tracker;
  Place place = Place::kOutside;
  bool found = false;            ///< the array, in this top-level value
  bool any_value = false;        ///< a top-level value has begun
  bool missing = false;          ///< a top-level value had no array where the pointer says
  std::uint64_t stray_line = 0;  ///< of the first byte that belongs to no value

  std::string chunk;
  std::size_t at = 0;              ///< next byte of the chunk
  std::uint64_t chunk_offset = 0;  ///< of the chunk in the stream
  std::uint64_t line = 1;          ///< at `counted`
  std::size_t counted = 0;

  // The element that is open.
  bool in_string = false;
  bool escaped = false;    ///< the next byte of the string stands behind a backslash
  std::string brackets;    ///< those that are open
  bool is_broken = false;  ///< only the next beginning ends it
  bool went_back = false;  ///< its beginning was searched for another element
  bool after_comma = false;
  std::size_t begin_at = 0;  ///< of its part in the chunk
  std::uint64_t begin_byte = 0;
  std::uint64_t begin_line = 0;
  std::string carried;  ///< the first max_bytes of what former chunks held of it

  bool ended = false;
  std::string beginning;      ///< of the elements so far
  bool is_learned = false;    ///< it is that of a sound element
  bool is_ambiguous = false;  ///< sound elements hold objects that begin so
  std::uint64_t rescanned = 0;
};

void ElementCutter::State::feed(std::string_view bytes) {
  line_at(at);
  if (is_open()) {
    const std::string_view part = std::string_view(chunk).substr(begin_at, at - begin_at);
    carried += part.substr(0, max_bytes - carried.size());
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
    const bool complete = place == Place::kOutside  ? outside(element)
                          : place == Place::kBefore ? before(element)
                                                    : inside(element);
    if (complete) return true;
  }
  if (!is_open()) return false;
  return cut_back_if_too_long(element) || (ended && last(element));
}

bool ElementCutter::State::outside(Element& element) {
  const char c = chunk[at];
  if (tracker.at_root() && !is_json_blank(c)) {
    any_value = true;
    if (c == '{' && pointer.empty()) {
      found = true;
      begin(Place::kObject);
      return inside(element);
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

bool ElementCutter::State::before(Element& element) {
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
  return inside(element);  // at once, so that `[,]` gives its empty elements
}

void ElementCutter::State::begin(Place new_place) {
  place = new_place;
  begin_at = at;
  begin_byte = chunk_offset + at;
  begin_line = line_at(at);
  in_string = escaped = is_broken = went_back = false;
  brackets.clear();
}

/// Goes to the end of the element or of the chunk.
bool ElementCutter::State::inside(Element& element) {
  while (at < chunk.size()) {
    if (in_string && !skip_string()) {
      if (at == chunk.size()) return false;
      if (cut_back_if_too_long(element)) return true;
      note_line_in_string();
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
    if (c == '{' || c == '[') brackets += c;
    if ((c == '}' || c == ']') && !brackets.empty()) {
      const bool matches = brackets.back() == (c == '}' ? '{' : '[');
      brackets.pop_back();
      if (!matches && is_learned && knows_beginning() && open_bytes() <= max_bytes) {
        retain();
        return false;
      }
    }
    if (!in_array && brackets.empty() && c != '"' && c != ',') return end(Place::kOutside, element);
  }
  return false;
}

/// True when the string ends in this chunk; then `at` is behind its quote. Else `at` is at a line break in
/// it or at the end of the chunk.
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

/// JSON has no line breaks in strings: a quote is missing before this one, or there is one too many.
void ElementCutter::State::note_line_in_string() {
  if (!is_learned) {
    const std::string_view here = std::string_view(chunk).substr(begin_at, at - begin_at);
    const std::string seen = carried + std::string(here.substr(0, max_bytes - carried.size()));
    beginning = beginning_of(seen);
    is_ambiguous = !beginning.empty() && seen.find(beginning, 1) != std::string::npos;
  }
  is_broken = knows_beginning();
}

/// Makes the chunk begin where the element does and looks for the next one in all of it.
void ElementCutter::State::retain() {
  chunk = carried + chunk.substr(begin_at);
  rescanned += chunk.size();
  carried.clear();
  begin_at = counted = 0;
  at = 1;
  chunk_offset = begin_byte;
  line = begin_line;
  is_broken = true;
}

/// The open element, if what follows in it looks like another one.
bool ElementCutter::State::cut_back(Element& element) {
  constexpr std::uint64_t kMostRescanned = 4ull << 30;
  if (!is_learned || !knows_beginning() || is_broken || rescanned > kMostRescanned) return false;
  std::string text = carried + chunk.substr(begin_at);
  if (text.size() < open_bytes()) return false;
  // No further than has been seen in any case, wherever chunks end.
  text.resize(std::min(text.size(), max_bytes + 1));
  if (find_object(text, beginning, 1, false) == std::string::npos) return false;
  retain();
  return resynchronise(element);
}

/// Asked as soon as the element is beyond the limit, be that at its end or at that of a chunk.
bool ElementCutter::State::cut_back_if_too_long(Element& element) {
  return open_bytes() > max_bytes && !std::exchange(went_back, true) && cut_back(element);
}

bool ElementCutter::State::resynchronise(Element& element) {
  constexpr std::size_t kOverlap = 1024;
  const std::size_t next_begin = find_object(chunk, beginning, at, !is_learned);
  if (next_begin == std::string::npos) {
    const std::size_t kept = std::max(chunk.size(), kOverlap) - kOverlap;
    at = std::min(chunk.size(), std::max(at, kept));
    return false;
  }
  at = next_begin;
  is_broken = false;
  deliver(open_bytes(), std::string_view(chunk).substr(begin_at, at - begin_at), element);
  if (element.json.ends_with(','))
    element.json = trimmed(element.json.substr(0, element.json.size() - 1));
  place = place == Place::kElement ? Place::kBefore : Place::kOutside;
  after_comma = false;
  return true;
}

/// What is open at the end of the input. Without a bracket too few it is whole, and finish() says what
/// else is missing.
bool ElementCutter::State::last(Element& element) {
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
  deliver(open_bytes(), std::string_view(chunk).substr(begin_at, at - begin_at), element);
  if (place == Place::kElement) ++at;  // the comma or bracket behind it
  place = next_place;
  if (!element.oversized) learn(element.json);
  return true;
}

/// `part` is what the chunk holds of the `size` bytes.
void ElementCutter::State::deliver(std::uint64_t size, std::string_view part, Element& element) {
  if (begin_byte < chunk_offset) {
    carried += part.substr(0, max_bytes - carried.size());
    part = carried;
  }
  element.oversized = size > max_bytes;
  element.json = element.oversized ? part.substr(0, max_bytes) : trimmed(part);
  element.byte = begin_byte;
  element.line = begin_line;
  element.bytes = size;
}

void ElementCutter::State::learn(std::string_view json) {
  if (is_ambiguous && is_learned) return;
  const std::string_view its = beginning_of(json);
  if (its.empty()) return;
  beginning = its;
  is_learned = true;
  is_ambiguous = json.find(its, 1) != std::string_view::npos;
}

std::string ElementCutter::State::finish() const {
  if (place == Place::kLost) return {};
  if (place == Place::kBefore || place == Place::kElement) return "array is not closed";
  if (place == Place::kObject) return "object is not closed";
  if (!tracker.at_root())
    return found ? "the value around the array is not closed"
                 : "ends before the array at " + pointer;
  if (stray_line != 0) {
    return "line " + std::to_string(stray_line) + ": not a JSON array or object";
  }
  if (missing || !any_value) return pointer.empty() ? "no array" : "no array at " + pointer;
  return {};
}

ElementCutter::ElementCutter(std::string pointer, std::size_t max_bytes)
    : state_(std::make_unique<State>(std::move(pointer), max_bytes)) {}
ElementCutter::~ElementCutter() = default;
ElementCutter::ElementCutter(ElementCutter&&) noexcept = default;
ElementCutter& ElementCutter::operator=(ElementCutter&&) noexcept = default;

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
