// What a message says by itself, whoever said what before: its tags, what is no boilerplate in it,
// and the grams of that.
//
// Nothing here depends on the conversation, so that messages which come again are read once (core/
// text_memo.hpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stages/pair_extract/messages/substance.hpp"
#include "stages/pair_extract/messages/text_memo.hpp"
#include "stages/pair_extract/tags/tagger.hpp"

namespace deskmill {

/// What a sentence weighs that can help (weight.hpp).
inline constexpr std::size_t kRemedy = 24;

/// Of a message, without what takes memory of its own.
struct MessageFacts {
  TagSet tags;
  std::uint32_t help = 0;  ///< weight of what an agent says beside courtesies, up to kRemedy
  std::uint32_t length = 0, substance_length = 0;  ///< code points
  /// What is no boilerplate: these bytes of the text, or `joined` when it stands in several parts.
  std::uint32_t begin = 0, end = 0;
};

/// Borrows from the reader.
struct MessageContent : MessageFacts {
  std::string_view joined;
  std::span<const std::uint32_t> grams;  ///< of the substance: hashes, with repeats

  /// Borrows from `text`, which it is the content of, or from what this does.
  std::string_view substance(std::string_view text) const {
    return joined.empty() ? text.substr(begin, end - begin) : joined;
  }
};

/// Keeps buffers and a memo of 9 MiB: one per thread.
class MessageReader {
 public:
  /// The tagger must outlive the reader.
  explicit MessageReader(const Tagger& tagger) : tagger_(&tagger) {}

  using Key = TextMemo::Key;
  /// To be called for all messages of a conversation, one function after the other, before the
  /// first of them is read: see TextMemo::look_up(). expect() tells whether the message is known.
  Key look_up(Speaker speaker, std::string_view text) const {
    return known_.look_up(text, static_cast<unsigned>(speaker));
  }
  bool expect(const Key& key) const { return known_.expect(key); }
  /// Of a text that is not empty; good until the next call.
  MessageContent read(Speaker speaker, std::string_view text, const Key& key);
  MessageContent read(Speaker speaker, std::string_view text) {
    return read(speaker, text, look_up(speaker, text));
  }

 private:
  static constexpr std::size_t kKnownTexts = 65536, kKnownWords = std::size_t{1} << 21;
  /// Bytes: longer texts hardly come again, and would drive out many that do.
  static constexpr std::size_t kLongestKnown = 1024;

  MessageContent read_unknown(Speaker speaker, std::string_view text);
  void remember(const MessageContent& content, const Key& key);
  void read_tags(Speaker speaker, std::string_view text, MessageContent& content);
  void read_substance(Speaker speaker, std::string_view text, MessageContent& content);
  void judge_substance(std::string_view text, MessageContent& content);
  bool only_asks(std::string_view substance, TagSet tags) const;

  const Tagger* tagger_;
  TextMemo known_{kKnownTexts, kKnownWords};
  MessageReading reading_;
  SubstanceReader substance_;
  std::string joined_;                ///< of the message read last, if it was unknown
  std::vector<std::uint32_t> grams_;  ///< likewise
};

}  // namespace deskmill
