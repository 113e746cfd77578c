// SPDX-License-Identifier: Apache-2.0
#include "json/elements/value_scanner.hpp"

#include <array>

namespace deskmill {
namespace {

/// The bytes that have to be looked at, in a string and outside of one.
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

/// `at` moves to the next of the bytes to look at, or to the end of the text, which gives false.
bool find(const std::array<bool, 256>& stops, std::string_view text, std::size_t& at) {
  std::size_t found = at;  // in a register
  while (found < text.size() && !stops[static_cast<unsigned char>(text[found])]) ++found;
  at = found;
  return found < text.size();
}

}  // namespace

void ValueScanner::start(End end) {
  end_ = end;
  brackets_.clear();
  closed_outermost_ = in_string_ = escaped_ = false;
}

ValueScanner::Stop ValueScanner::advance(std::string_view text, std::size_t& at) {
  while (!is_over()) {
    if (in_string_ && !skip_string(text, at)) {
      return at == text.size() ? Stop::kEndOfText : Stop::kLineBreak;
    }
    if (!find(kStops.outside, text, at)) return Stop::kEndOfText;
    const char c = text[at];
    const bool separates = c == ',' || c == ']';
    if (end_ == End::kSeparator && brackets_.empty() && separates) return Stop::kEnd;
    ++at;
    in_string_ = c == '"';
    if (!follow_bracket(c)) return Stop::kWrongBracket;
  }
  return Stop::kEnd;
}

/// True when the string ends in this text, with `at` behind its quote. Otherwise `at` is at a line
/// break in the string or at the end of the text.
bool ValueScanner::skip_string(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    if (escaped_) {
      escaped_ = false;
      ++at;
      continue;
    }
    if (!find(kStops.in_string, text, at) || text[at] == '\n') return false;
    const char c = text[at++];
    escaped_ = c == '\\';
    in_string_ = c != '"';
    if (!in_string_) return true;
  }
  return false;
}

/// Notes a bracket that opens or closes. False when it closes one of the other kind.
bool ValueScanner::follow_bracket(char c) {
  if (c == '{' || c == '[') brackets_ += c;
  if ((c != '}' && c != ']') || brackets_.empty()) return true;
  const char opening = brackets_.back();
  brackets_.pop_back();
  closed_outermost_ = brackets_.empty();
  return opening == (c == '}' ? '{' : '[');
}

}  // namespace deskmill
