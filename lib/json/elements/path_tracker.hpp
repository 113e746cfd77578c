// Finds an array inside a JSON text by its path, byte by byte and without parsing, so that exports
// larger than memory can be searched.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace deskmill {

class PathTracker {
 public:
  /// `names` lead from the top-level object to the array; none: the array is the top-level value.
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
  std::size_t on_path_ = 0;  ///< how many of these, from the outermost, lead to the array
  bool in_string_ = false;
  bool escaped_ = false;
  bool name_next_ = false;
  bool is_name_ = false;  ///< the open string is a name on the path
  bool matches_ = true;   ///< the next value is on the path
  std::string name_;      ///< the open name so far, kept to one byte more than the wanted one has
};

}  // namespace deskmill
