// A message without its boilerplate.
//
// Sentences made of greeting, hold or closing words are left out (at most 30 % of their letters are
// anything else), and such clauses in front of a sentence are cut off, so that a canned phrase does not
// take the answer with it. A clause ends at a mark (between Han also at a blank); a cut anywhere else
// would leave a fragment, so the sentence then stays whole. Of a customer's words only greetings count.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/pair_extract/characters.hpp"
#include "stages/pair_extract/tagger.hpp"

namespace deskmill {

/// Reused from message to message.
class SubstanceReader {
 public:
  /// `reading` is of a message for which `rules` gave its tags.
  void read(const TagRules& rules, const MessageReading& reading);
  /// The whole message: it holds no boilerplate.
  void read_whole(const MessageReading& reading);

  /// What is left, in order; nothing when all is boilerplate.
  const std::vector<CharacterRange>& parts() const { return parts_; }
  /// The parts as one text: of the message when they are one, else written to `joined`. What stood
  /// between two parts (a blank, a line break) goes on standing there.
  std::string_view text(const MessageReading& reading, std::string& joined) const;
  /// In code points.
  std::size_t length() const;

 private:
  void add(const Characters& text, CharacterRange sentence, CharacterRange rest);
  CharacterRange stripped(const TagRules& rules, const MessageReading& reading,
                          CharacterRange sentence);

  std::vector<std::string_view> sentences_;
  std::vector<CharacterRange> boilerplate_, parts_;
  std::vector<char> separators_;  ///< in front of each part; '\0': none
};

}  // namespace deskmill
