// What a message says by itself, whoever said what before: its tags, what is no boilerplate in it,
// and the grams of that.
//
// Nothing here depends on the conversation, so that messages which come again are read once (core/
// text_memo.hpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/prefetch.hpp"
#include "core/text_memo.hpp"
#include "stages/pair_extract/messages/substance.hpp"
#include "stages/pair_extract/tags/tagger.hpp"

namespace deskmill {

/// What a sentence weighs that can help (weight.hpp).
inline constexpr std::size_t kRemedy = 24;

struct MessageContent {
  TagSet tags;
  std::size_t help = 0;  ///< weight of what an agent says beside courtesies, up to kRemedy
  std::size_t length = 0, substance_length = 0;  ///< code points
  /// What is no boilerplate: these bytes of the text, or `joined` when it stands in several parts.
  std::size_t begin = 0, end = 0;
  std::string joined;
  std::vector<std::uint32_t> grams;  ///< of the substance: hashes, with repeats

  /// Borrows from `text`, which it is the content of, or from this.
  std::string_view substance(std::string_view text) const {
    return joined.empty() ? text.substr(begin, end - begin) : joined;
  }
};

/// Keeps buffers and a memo of at most some 45 MiB, which usually takes a quarter of
/// that: one per thread.
class MessageReader {
 public:
  /// The tagger must outlive the reader.
  explicit MessageReader(const Tagger& tagger) : tagger_(&tagger) {}

  using Key = TextMemo<MessageContent>::Key;
  /// To be called for all messages of a conversation, one function after the other, before the
  /// first of them is read: see TextMemo::look_up(). expect() tells whether the message is known.
  Key look_up(Speaker speaker, std::string_view text) const {
    return memo_of(speaker).look_up(text);
  }
  bool expect(Speaker speaker, const Key& key) const { return memo_of(speaker).expect(key); }
  void expect_grams(Speaker speaker, const Key& key) const {
    const MessageContent* const content = memo_of(speaker).known(key);
    if (content == nullptr) return;
    prefetch(content->grams.data(), content->grams.size() * sizeof(std::uint32_t));
  }
  /// Of a text that is not empty; good until the next call.
  const MessageContent& read(Speaker speaker, std::string_view text, const Key& key);
  const MessageContent& read(Speaker speaker, std::string_view text) {
    return read(speaker, text, look_up(speaker, text));
  }

 private:
  static constexpr std::size_t kKnownTexts = 32768;  ///< of each side

  const TextMemo<MessageContent>& memo_of(Speaker speaker) const {
    return known_[static_cast<std::size_t>(speaker)];
  }
  void read_tags(Speaker speaker, std::string_view text, MessageContent& content);
  void read_substance(Speaker speaker, std::string_view text, MessageContent& content);
  void judge_substance(std::string_view text, MessageContent& content);
  bool only_asks(std::string_view substance, TagSet tags) const;

  const Tagger* tagger_;
  std::array<TextMemo<MessageContent>, 2> known_ = {TextMemo<MessageContent>(kKnownTexts),
                                                    TextMemo<MessageContent>(kKnownTexts)};
  MessageReading reading_;
  SubstanceReader substance_;
};

}  // namespace deskmill
