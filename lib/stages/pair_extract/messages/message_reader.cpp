// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/message_reader.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <type_traits>

#include "core/ascii.hpp"
#include "stages/pair_extract/messages/courtesy.hpp"

namespace deskmill {
namespace {

/// Whether a digit stands outside of placeholders ([订单1], <PHONE_2>) and names of accounts
/// (@shop24). Rules do not know: most digits stand where a plain string is enough, and an
/// expression costs more.
bool holds_number(const Characters& text) {
  char32_t closing = 0;  // of the placeholder or name that one is in
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i].code();
    if (closing != 0) {
      if (c == closing || (closing == ' ' && text[i].is(kSpace))) closing = 0;
    } else if (c == '[') {
      closing = ']';
    } else if (c == '<' && text[i + 1].code() > '9') {
      closing = '>';
    } else if (c == '@') {
      closing = ' ';
    } else if (c >= '0' && c <= '9') {
      return true;
    }
  }
  return false;
}

/// Rules of questions back ask where a message ends.
bool ends_like_question(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" ~");
  const std::string_view end = text.substr(0, last == text.npos ? 0 : last + 1);
  constexpr std::array<std::string_view, 6> kEnds = {"?", "？", "吗", "么", "嘛", "呢"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view mark) { return end.ends_with(mark); });
}

bool asks_in_english(std::string_view substance) {
  std::size_t mark = substance.find("? ");
  if (mark == substance.npos && substance.ends_with('?')) mark = substance.size() - 1;
  return mark != substance.npos && mark > 0 && is_ascii(substance[mark - 1]);
}

/// Or wants a private message. In Chinese, courtesies ask as well (请问, 私信): who looks has found
/// one.
bool asks_in_chinese(std::string_view substance) {
  constexpr std::array<std::string_view, 3> kAsks = {"请问", "私信", "？"};
  return std::any_of(kAsks.begin(), kAsks.end(),
                     [&](std::string_view word) { return substance.find(word) != substance.npos; });
}

/// In front of what it asks: 很抱歉无法取消，请问您还要别的吗.
bool refuses_in_chinese(std::string_view substance) {
  constexpr std::array<std::string_view, 4> kRefusals = {"无法", "不能", "不支持", "没有"};
  const std::string_view before = substance.substr(0, substance.find("请问"));
  return std::any_of(kRefusals.begin(), kRefusals.end(),
                     [&](std::string_view word) { return before.find(word) != before.npos; });
}

/// "Sure! Which city?" says no more than the question.
bool agrees_to_help(std::string_view substance) {
  constexpr std::array<std::string_view, 6> kOpeners = {"Sure",      "Of course", "Okay",
                                                        "Certainly", "Alright",   "Got it"};
  return std::any_of(kOpeners.begin(), kOpeners.end(),
                     [&](std::string_view word) { return substance.starts_with(word); });
}

/// Of the grams that lie in the parts, which are in order as well.
void set_grams(const Characters& text, const std::vector<CharacterRange>& parts,
               std::vector<std::uint32_t>& hashes) {
  const std::span<const Gram> grams = text.grams();
  hashes.resize(grams.size());
  std::uint32_t* out = hashes.data();
  auto gram = grams.begin();
  for (const CharacterRange& part : parts) {
    while (gram != grams.end() && gram->first < part.first) ++gram;
    for (; gram != grams.end() && gram->first < part.last; ++gram) *out++ = gram->hash;
  }
  hashes.resize(static_cast<std::size_t>(out - hashes.data()));
}

/// In the memo: the facts, how many bytes `joined` has, it, and the grams.
using Words = std::span<const TextMemo::Word>;
constexpr std::size_t kFactWords = sizeof(MessageFacts) / sizeof(TextMemo::Word);
static_assert(std::is_trivially_copyable_v<MessageFacts> &&
              sizeof(MessageFacts) % sizeof(TextMemo::Word) == 0);

std::size_t words_for(std::string_view text) {
  return (text.size() + sizeof(TextMemo::Word) - 1) / sizeof(TextMemo::Word);
}

MessageContent content_of(Words words) {
  MessageContent content;
  MessageFacts& facts = content;
  std::memcpy(static_cast<void*>(&facts), words.data(), sizeof facts);
  const Words behind = words.subspan(kFactWords + 1);
  content.joined = {reinterpret_cast<const char*>(behind.data()), words[kFactWords]};
  content.grams = behind.subspan(words_for(content.joined));
  return content;
}

}  // namespace

MessageContent MessageReader::read(Speaker speaker, std::string_view text, const Key& key) {
  if (const Words words = known_.find(key); !words.empty()) return content_of(words);
  const MessageContent content = read_unknown(speaker, text);
  if (text.size() <= kLongestKnown) remember(content, key);
  return content;
}

void MessageReader::remember(const MessageContent& content, const Key& key) {
  const std::size_t joined = words_for(content.joined);
  const auto words = known_.keep(key, kFactWords + 1 + joined + content.grams.size());
  if (words.empty()) return;
  const MessageFacts& facts = content;
  std::memcpy(words.data(), &facts, sizeof facts);
  words[kFactWords] = static_cast<TextMemo::Word>(content.joined.size());
  const auto behind = words.subspan(kFactWords + 1);
  content.joined.copy(reinterpret_cast<char*>(behind.data()), content.joined.size());
  std::copy(content.grams.begin(), content.grams.end(), behind.begin() + joined);
}

MessageContent MessageReader::read_unknown(Speaker speaker, std::string_view text) {
  MessageContent content;
  read_tags(speaker, text, content);
  read_substance(speaker, text, content);
  return content;
}

void MessageReader::read_tags(Speaker speaker, std::string_view text, MessageContent& content) {
  content.tags = tagger_->tags_of(speaker, text, reading_);
  content.length = static_cast<std::uint32_t>(reading_.characters.size());
  if (content.tags.has(Tag::kTellNumber) && !holds_number(reading_.characters)) {
    content.tags.remove({Tag::kTellNumber});
  }
}

void MessageReader::read_substance(Speaker speaker, std::string_view text,
                                   MessageContent& content) {
  if (content.tags.any_of(kBoilerplate)) {
    substance_.read(tagger_->rules_of(speaker), reading_);
    content.tags.remove(kBoilerplate);
    content.tags.add(substance_.boilerplate());
  } else {
    substance_.read_whole(reading_);
  }
  joined_.clear();
  const std::string_view substance = substance_.text(reading_, joined_);
  content.joined = joined_;
  if (joined_.empty() && !substance.empty()) {
    content.begin = static_cast<std::uint32_t>(substance.data() - text.data());
    content.end = content.begin + static_cast<std::uint32_t>(substance.size());
  }
  content.substance_length = static_cast<std::uint32_t>(substance_.length());
  if (speaker == Speaker::kAgent) judge_substance(text, content);
  set_grams(reading_.characters, substance_.parts(), grams_);
  content.grams = grams_;
}

/// Whether hardly more than a question is left beside courtesies, and nothing that is told: "That
/// is concerning. Did you call the desk?"
bool MessageReader::only_asks(std::string_view substance, TagSet tags) const {
  constexpr std::size_t kLeadIn = 10, kLeadInOfHan = 3;
  if (!reading_.courtesy.empty() && asks_in_chinese(substance)) {
    return weight_beside_courtesy(reading_, substance_.parts(), kLeadInOfHan) < kLeadInOfHan &&
           !refuses_in_chinese(substance);
  }
  if (agrees_to_help(substance)) tags.remove({Tag::kTellYesNo});
  if (!asks_in_english(substance) || tags.types_told() != 0) return false;
  return weight_beside_courtesy(reading_, substance_.parts(), kLeadIn) < kLeadIn;
}

/// Tags of an agent's whole message that what it says does not deserve, or does without its
/// boilerplate.
void MessageReader::judge_substance(std::string_view text, MessageContent& content) {
  const std::string_view substance = content.substance(text);
  const bool cut = !substance.empty() && substance.size() < text.size();
  if (cut && (content.tags.has(Tag::kClarify) || ends_like_question(substance))) {
    // 可以的，请问还有其他问题吗 asks nothing back, 您确定不要了吗 亲爱的 does.
    const TagSet tags = substance_.tags_of(tagger_->rules_of(Speaker::kAgent), substance);
    content.tags.remove({Tag::kClarify});
    if (tags.has(Tag::kClarify)) content.tags.add(Tag::kClarify);
  }
  if (only_asks(substance, content.tags)) content.tags.add(Tag::kQuestion);
  const bool friendly = !reading_.courtesy.empty();
  if (friendly)
    content.help =
        static_cast<std::uint32_t>(weight_beside_courtesy(reading_, substance_.parts(), kRemedy));
  else
    content.help = kRemedy;
  const bool helps = friendly && content.help == kRemedy;
  if (!cut && !content.tags.has(Tag::kCourtesy)) return;
  content.tags.remove({Tag::kCourtesy});
  const bool idle =
      !helps && !content.tags.has(Tag::kSteps) && is_courtesy(reading_, substance_.parts());
  if (idle) content.tags.add(Tag::kCourtesy);
}

}  // namespace deskmill
