// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/substance.hpp"

#include <algorithm>

#include "text/segment.hpp"

namespace deskmill {
namespace {

constexpr double kMostOfIt = 0.7;  ///< share of a sentence's letters that makes it boilerplate

std::size_t count_letters(const Characters& text, CharacterRange range) {
  std::size_t letters = 0;
  for (std::size_t i = range.first; i < range.last; ++i) letters += text[i].is(kLetter) ? 1 : 0;
  return letters;
}

/// Behind the blanks and punctuation from `index` on. What opens something stays with it: "[姓名1], ..."
/// keeps its bracket.
std::size_t skip_separators(const Characters& text, std::size_t index, std::size_t end) {
  while (index < end && (text[index].is(kSpace) || text[index].is(kPunctuation)) &&
         !text[index].is(kOpening)) {
    ++index;
  }
  return index;
}

/// What stands for all that stood between two parts; '\0' for nothing.
char separator_for(std::string_view between) {
  if (between.empty()) return '\0';
  return between.find('\n') == between.npos ? ' ' : '\n';
}

}  // namespace

CharacterRange SubstanceReader::stripped(const TagRules& rules, const MessageReading& reading,
                                         CharacterRange sentence) {
  const Characters& text = reading.characters;
  rules.find_boilerplate(reading, sentence, boilerplate_);
  if (boilerplate_.empty()) return sentence;
  std::size_t covered = 0, begin = sentence.first;
  for (const CharacterRange& range : boilerplate_) {
    covered += count_letters(text, range);
    const std::size_t after = skip_separators(text, range.last, sentence.last);
    // A clause in front: it begins where the last one ended and ends before a blank or a comma.
    if (range.first == begin && after > range.last) begin = after;
  }
  const std::size_t letters = count_letters(text, sentence);
  if (static_cast<double>(covered) >= kMostOfIt * static_cast<double>(letters)) return {};
  return {begin, sentence.last};
}

/// A part goes on where the last one ended when the text between them is what would separate them.
void SubstanceReader::add(const Characters& text, CharacterRange sentence, CharacterRange rest) {
  if (parts_.empty()) {
    parts_.push_back(rest);
    separators_.push_back('\0');
    return;
  }
  const std::string_view between = text.bytes({parts_.back().last, sentence.first});
  const char separator = separator_for(between);
  const bool goes_on = rest.first == sentence.first &&
                       (between.empty() || (between.size() == 1 && between[0] == separator));
  if (goes_on) {
    parts_.back().last = rest.last;
  } else {
    parts_.push_back(rest);
    separators_.push_back(separator);
  }
}

void SubstanceReader::read(const TagRules& rules, const MessageReading& reading) {
  const Characters& text = reading.characters;
  parts_.clear();
  separators_.clear();
  split_sentences(text.text(), sentences_);
  CharacterRange range;
  for (const std::string_view sentence : sentences_) {
    const auto begin = static_cast<std::size_t>(sentence.data() - text.text().data());
    range.first = range.last;
    while (text[range.first].begin < begin) ++range.first;
    range.last = range.first;
    while (text[range.last].begin < begin + sentence.size()) ++range.last;
    const CharacterRange rest = stripped(rules, reading, range);
    if (!rest.empty()) add(text, range, rest);
  }
}

void SubstanceReader::read_whole(const MessageReading& reading) {
  parts_.assign(1, reading.characters.all());
  separators_.assign(1, '\0');
}

std::string_view SubstanceReader::text(const MessageReading& reading, std::string& joined) const {
  if (parts_.empty()) return {};
  if (parts_.size() == 1) return reading.characters.bytes(parts_.front());
  joined.clear();
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (separators_[i] != '\0') joined += separators_[i];
    joined += reading.characters.bytes(parts_[i]);
  }
  return joined;
}

std::size_t SubstanceReader::length() const {
  std::size_t length = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    length += parts_[i].size() + (separators_[i] != '\0' ? 1 : 0);
  }
  return length;
}

}  // namespace deskmill
