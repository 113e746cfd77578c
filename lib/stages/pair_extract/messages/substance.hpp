// A message without its boilerplate.
//
// Such clauses in front of a sentence, and behind a Chinese one, are cut off, so that a canned
// phrase does not come with the answer. A clause ends at a mark (between Han also at a blank); a
// cut anywhere else would leave a fragment, so the sentence then stays whole. A sentence made of
// greeting, hold or closing words (at most 30 % of its letters are anything else) is left out,
// unless what the cuts leave is a verdict: 可以的哦，请问还有其他可以帮您的吗. Of a customer's
// words only greetings count.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/pair_extract/phrases/characters.hpp"
#include "stages/pair_extract/tags/tagger.hpp"

namespace deskmill {

/// Reused from message to message.
class SubstanceReader {
 public:
  /// `reading` is of a message for which `rules` gave its tags. What holds no
  /// boilerplate stays whole.
  void read(const TagRules& rules, MessageReading& reading);
  /// Tags of the boilerplate that read() found.
  TagSet boilerplate() const { return found_; }
  /// The whole message: it holds no boilerplate.
  void read_whole(const MessageReading& reading);

  /// What is left, in order; nothing when all is boilerplate.
  const std::vector<CharacterRange>& parts() const { return parts_; }
  /// The parts as one text: of the message when they are one, else written to `joined`. What stood
  /// between two parts (a blank, a line break) goes on standing there.
  std::string_view text(const MessageReading& reading, std::string& joined) const;
  /// In code points.
  std::size_t length() const;
  /// Of a piece of a message, read as one of its own.
  TagSet tags_of(const TagRules& rules, std::string_view piece);

 private:
  void add(const Characters& text, CharacterRange sentence, CharacterRange rest);
  CharacterRange stripped(const TagRules& rules, MessageReading& reading, CharacterRange sentence);
  std::size_t end_of_rest(const Characters& text, CharacterRange range) const;
  /// The rest of a sentence that is boilerplate for the most part: a short verdict or question
  /// without any of it. `letters_beside`: those of the sentence that are none.
  bool says_something(const TagRules& rules, const Characters& text, CharacterRange rest,
                      std::size_t letters_beside);

  std::vector<std::string_view> sentences_;
  std::vector<CharacterRange> boilerplate_, parts_;
  TagSet found_;  ///< of the boilerplate in the message
  MessageReading piece_;
  std::vector<char> separators_;  ///< in front of each part; '\0': none
};

}  // namespace deskmill
