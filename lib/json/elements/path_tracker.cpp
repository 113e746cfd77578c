// SPDX-License-Identifier: Apache-2.0
#include "json/elements/path_tracker.hpp"

#include <algorithm>

namespace deskmill {

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

}  // namespace deskmill
