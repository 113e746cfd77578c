// SPDX-License-Identifier: Apache-2.0
#include "json/element_cutter.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/lines.hpp"
#include "json/grammar.hpp"
#include "json/pointer.hpp"

namespace deskmill {
namespace {

/// Follows the brackets around the array, byte by byte, and knows when the path to it is complete.
class PathTracker {
 public:
  explicit PathTracker(std::vector<std::string> names) : names_(std::move(names)) {}

  enum class Event { kNone, kArray, kClosed };
  /// kArray: `c` opens the array; its elements and its closing bracket are not for the tracker.
  /// kClosed: `c` closes a top-level value.
  Event step(char c);
  bool at_root() const { return depth_ == 0; }

 private:
  Event bracket(char c);
  void string_byte(char c);

  std::vector<std::string> names_;
  std::size_t depth_ = 0;    ///< open brackets
  std::size_t on_path_ = 0;  ///< the outermost ones that lead to the array
  bool in_string_ = false;
  bool escaped_ = false;
  bool name_next_ = false;
  bool is_name_ = false;  ///< the open string is a name on the path
  bool matches_ = true;   ///< the next value is on the path
  std::string name_;      ///< at most one byte longer than the one wanted
};

PathTracker::Event PathTracker::step(char c) {
  if (in_string_) {
    string_byte(c);
    return Event::kNone;
  }
  switch (c) {
    case '"':
      in_string_ = true;
      is_name_ = name_next_ && depth_ == on_path_;
      name_.clear();
      return Event::kNone;
    case ',':
      name_next_ = true;
      matches_ = false;
      return Event::kNone;
    case ':':
      name_next_ = false;
      return Event::kNone;
    case '{':
    case '[':
    case '}':
    case ']':
      return bracket(c);
    default:
      return Event::kNone;
  }
}

void PathTracker::string_byte(char c) {
  if (c == '"' && !escaped_) {
    in_string_ = false;
    if (is_name_) matches_ = name_ == names_[on_path_ - 1];
    return;
  }
  escaped_ = c == '\\' && !escaped_;
  if (is_name_ && name_.size() <= names_[on_path_ - 1].size()) name_ += c;
}

PathTracker::Event PathTracker::bracket(char c) {
  const bool on_path = matches_ && depth_ == on_path_;
  if (c == '}' || c == ']') {
    if (depth_ > 0) --depth_;
    on_path_ = std::min(on_path_, depth_);
    name_next_ = false;
    matches_ = depth_ == 0;
    return depth_ == 0 ? Event::kClosed : Event::kNone;
  }
  name_next_ = c == '{';
  matches_ = false;
  if (c == '[' && on_path && on_path_ == names_.size()) {
    matches_ = depth_ == 0;
    return Event::kArray;
  }
  ++depth_;
  if (c == '{' && on_path && on_path_ < names_.size()) on_path_ = depth_;
  return Event::kNone;
}

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
  for (const char c : {'"', '\\'}) stops.in_string[static_cast<unsigned char>(c)] = true;
  return stops;
}
constexpr Stops kStops = make_stops();

std::string_view trimmed(std::string_view text) {
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
  bool escaped = false;  ///< the next byte of the string stands behind a backslash
  std::size_t depth = 0;
  bool after_comma = false;
  std::size_t begin_at = 0;  ///< of its part in the chunk
  std::uint64_t begin_byte = 0;
  std::uint64_t begin_line = 0;
  std::string carried;  ///< the first max_bytes of what former chunks held of it
};

void ElementCutter::State::feed(std::string_view bytes) {
  line_at(at);
  if (place == Place::kElement || place == Place::kObject) {
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
  if (place == Place::kOutside || place == Place::kBefore) carried.clear();
  while (at < chunk.size()) {
    const bool complete = place == Place::kOutside  ? outside(element)
                          : place == Place::kBefore ? before(element)
                                                    : inside(element);
    if (complete) return true;
  }
  return false;
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
  in_string = escaped = false;
  depth = 0;
}

/// Goes to the end of the element or of the chunk.
bool ElementCutter::State::inside(Element& element) {
  while (at < chunk.size()) {
    if (in_string && !skip_string()) return false;
    while (at < chunk.size() && !kStops.outside[static_cast<unsigned char>(chunk[at])]) ++at;
    if (at == chunk.size()) return false;
    const char c = chunk[at];
    const bool in_array = place == Place::kElement;
    if (in_array && depth == 0 && (c == ',' || c == ']')) {
      after_comma = c == ',';
      return end(after_comma ? Place::kBefore : Place::kOutside, element);
    }
    ++at;
    if (c == '"') in_string = true;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0) --depth;
    if (!in_array && depth == 0 && c != '"' && c != ',') return end(Place::kOutside, element);
  }
  return false;
}

/// True when the string ends in this chunk; then `at` is behind its quote.
bool ElementCutter::State::skip_string() {
  while (at < chunk.size()) {
    if (escaped) {
      escaped = false;
      ++at;
      continue;
    }
    while (at < chunk.size() && !kStops.in_string[static_cast<unsigned char>(chunk[at])]) ++at;
    if (at == chunk.size()) return false;
    escaped = chunk[at] == '\\';
    if (chunk[at++] == '"') {
      in_string = false;
      return true;
    }
  }
  return false;
}

bool ElementCutter::State::end(Place next_place, Element& element) {
  std::string_view json = std::string_view(chunk).substr(begin_at, at - begin_at);
  const std::uint64_t size = chunk_offset + at - begin_byte;
  if (place == Place::kElement) ++at;  // the comma or bracket behind it
  place = next_place;
  if (begin_byte < chunk_offset) {
    carried += json.substr(0, max_bytes - carried.size());
    json = carried;
  }
  element.oversized = size > max_bytes;
  element.json = element.oversized ? json.substr(0, max_bytes) : trimmed(json);
  element.byte = begin_byte;
  element.line = begin_line;
  return true;
}

std::string ElementCutter::State::finish() const {
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
std::string ElementCutter::finish() const {
  return state_->finish();
}

}  // namespace deskmill
