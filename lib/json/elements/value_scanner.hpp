// Finds the end of a JSON value by its brackets and strings alone, from one piece of text to the
// next, and notices what no sound value has.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace deskmill {

class ValueScanner {
 public:
  enum class End : std::uint8_t {
    kSeparator,  ///< of an element: at the comma behind it, or the bracket of its array
    kBracket,    ///< of an object: behind the bracket that closes it
  };
  enum class Stop {
    kEndOfText,     ///< the value goes on
    kEnd,           ///< of the value: where End says
    kLineBreak,     ///< at a line break in a string; whoever takes it for a part of that moves on
    kWrongBracket,  ///< behind a bracket that closes one of the other kind
  };

  /// In front of a value that ends in this way.
  void start(End end);
  /// Goes on at `at`, which moves to the next place to stop at.
  Stop advance(std::string_view text, std::size_t& at);
  /// Neither a string nor a bracket of the value is open.
  bool is_balanced() const { return brackets_.empty() && !in_string_; }

 private:
  bool skip_string(std::string_view text, std::size_t& at);
  bool follow_bracket(char c);
  bool is_over() const { return end_ == End::kBracket && closed_outermost_; }

  End end_ = End::kSeparator;
  std::string brackets_;  ///< open ones
  bool closed_outermost_ = false;
  bool in_string_ = false;
  bool escaped_ = false;  ///< the next byte of the string stands behind a backslash
};

}  // namespace deskmill
