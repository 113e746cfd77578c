// How the objects of one array begin: the hint by which ElementCutter goes on behind a broken
// element.
//
// Exports write every object alike, so `{"id"`, with whatever blanks are in it, tells where the
// next one plausibly starts. It is learned from sound elements. Where those also hold objects
// inside that begin so, it would cut sound data into pieces, and is not used.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

class ObjectBeginning {
 public:
  /// Learns from a sound element. The latest one counts, until one is ambiguous: that is final.
  void learn(std::string_view element);
  /// For the time before the first sound element: takes it from the start of one that may be
  /// broken.
  void guess(std::string_view element_start);

  /// True once a sound element was seen.
  bool is_learned() const { return is_learned_; }
  /// True when there is a beginning to search for, and elements hold no such object inside.
  bool is_usable() const { return !beginning_.empty() && !is_ambiguous_; }
  /// Both: what begins so is plausibly an element.
  bool is_sure() const { return is_learned_ && is_usable(); }
  /// Offset of the first object in `text` from `from` on that begins so, npos when there is none.
  /// It must be the first thing on its line or, when the beginning was learned, stand behind a
  /// comma.
  std::size_t find(std::string_view text, std::size_t from) const;

 private:
  void take(std::string_view element);

  std::string beginning_;  ///< up to the closing quote of the first name
  bool is_learned_ = false;
  bool is_ambiguous_ = false;
};

}  // namespace deskmill
