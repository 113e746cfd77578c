// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/substance.hpp"

#include <algorithm>
#include <array>

#include "stages/pair_extract/messages/soft_words.hpp"
#include "text/segment.hpp"

namespace deskmill {
namespace {

constexpr double kMostOfIt = 0.7;  ///< share of a sentence's letters that makes it boilerplate
constexpr std::size_t kLongestVerdict = 16;  ///< letters of what is left of such a sentence

std::size_t count_letters(const Characters& text, CharacterRange range) {
  std::size_t letters = 0;
  for (std::size_t i = range.first; i < range.last; ++i) letters += text[i].is(kLetter) ? 1 : 0;
  return letters;
}

/// Ends or parts clauses. Any other symbol may belong to what follows: $5, #12, @shop, [PERSON_1].
bool is_separator(char32_t c) {
  constexpr std::u32string_view kSeparators = U",.!?:;~)]，。！？：；～、…·—–）】」』”’";
  return kSeparators.find(c) != kSeparators.npos;
}

/// Without the mark or blank by which an expression has seen that a clause ends.
CharacterRange without_end_mark(const Characters& text, CharacterRange range) {
  const auto is_mark = [&](std::size_t i) {
    return text[i].is(kSpace) || is_separator(text[i].code());
  };
  while (!range.empty() && is_mark(range.last - 1)) --range.last;
  return range;
}

/// What begins a number or a name and is no separator: the point of ".NET", the minus of "-18".
bool begins_word(const Characters& text, std::size_t index) {
  const char32_t c = text[index].code();
  if (c == '-') return !text[index + 1].is(kSpace) && !text[index + 1].is(kHan);
  return c == '.' && text[index + 1].is(kOtherLetter) && index > 0 && text[index - 1].is(kSpace);
}

/// Behind the names that a message is addressed to: "@shop @[PERSON_1] hello".
std::size_t skip_mentions(const Characters& text, CharacterRange sentence) {
  std::size_t index = sentence.first;
  while (index < sentence.last && text[index].code() == '@') {
    while (index < sentence.last && !text[index].is(kSpace)) ++index;
    while (index < sentence.last && text[index].is(kSpace)) ++index;
  }
  return index;
}

/// A word with a capital between marks: in "Hi, Robin, it ships" the name belongs to the greeting.
/// Nothing tells it from "Hi, Yes, it ships", so nobody cuts here.
bool is_called_by_name(const Characters& text, std::size_t index, std::size_t end) {
  if (index == end) return false;
  const char first = text.text()[text[index].begin];
  if (first < 'A' || first > 'Z') return false;
  while (index < end && text[index].is(kInWord)) ++index;
  return index == end || is_separator(text[index].code());
}

/// Where the clause goes on that has boilerplate up to `index`; `index` itself when it ends there
/// without a mark: "one moment please while I look". A blank is one beside Han only.
std::size_t next_clause(const Characters& text, std::size_t index, std::size_t end) {
  bool ended = index > 0 && text[index - 1].is(kHan);
  std::size_t next = index;
  for (; next < end; ++next) {
    const char32_t c = text[next].code();
    const bool mark = is_separator(c) || c == '-';
    if (!text[next].is(kSpace) && (!mark || begins_word(text, next))) break;
    ended |= mark;
  }
  if (next > index && next < end) ended |= text[next].is(kHan);
  return ended && !is_called_by_name(text, next, end) ? next : index;
}

bool is_idle(const Characters& text, CharacterRange range) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (text[i].is(kLetter) && !is_end_particle(text[i].code())) return false;
  }
  return true;
}

/// Begins a Chinese clause that cannot stand without the next: 如果有问题，请您稍等.
bool depends_on_next(std::string_view clause) {
  constexpr std::array<std::string_view, 16> kConjunctions = {
      "如",   "若",   "要是", "假如", "倘若", "因为", "由于", "为了",
      "关于", "对于", "当您", "只要", "虽然", "既然", "除非", "即使"};
  constexpr std::array<std::string_view, 4> kEnds = {"的话", "后", "时", "前"};
  const auto starts = [&](std::string_view word) { return clause.starts_with(word); };
  const auto ends = [&](std::string_view word) { return clause.ends_with(word); };
  return std::any_of(kConjunctions.begin(), kConjunctions.end(), starts) ||
         std::any_of(kEnds.begin(), kEnds.end(), ends);
}

/// Where the Chinese clause in front of `index` ends, its comma left out; `index` itself when no
/// clause ends there or the one that does cannot stand alone.
std::size_t end_of_clause_before(const Characters& text, std::size_t begin, std::size_t index) {
  std::size_t end = index;
  while (end > begin && text[end - 1].is(kSpace)) --end;
  const auto behind = [&](std::size_t i) { return i > begin ? text[i - 1].code() : U':'; };
  const bool mark = is_separator(behind(end)) && behind(end) != ':';
  if (!mark && (end == index || !text[end - 1].is(kHan))) return index;
  constexpr std::u32string_view kCommas = U",，、;；";
  while (end > begin && (text[end - 1].is(kSpace) || kCommas.find(behind(end)) != kCommas.npos))
    --end;
  std::size_t first = end;
  while (first > begin && !text[first - 1].is(kSpace) && !is_separator(behind(first))) --first;
  return depends_on_next(text.bytes({first, end})) ? index : end;
}

/// What stands for all that stood between two parts; '\0' for nothing.
char separator_for(std::string_view between) {
  if (between.empty()) return '\0';
  return between.find('\n') == between.npos ? ' ' : '\n';
}

}  // namespace

CharacterRange SubstanceReader::stripped(const TagRules& rules, MessageReading& reading,
                                         CharacterRange sentence) {
  const Characters& text = reading.characters;
  found_.add(rules.find_boilerplate(reading, sentence, boilerplate_));
  if (boilerplate_.empty()) return sentence;
  const std::size_t addressed = skip_mentions(text, sentence);
  std::size_t covered = 0, begin = addressed;
  for (CharacterRange& range : boilerplate_) {
    range = with_soft_words(text, without_end_mark(text, range), sentence);
    covered += count_letters(text, range);
    const std::size_t after = next_clause(text, range.last, sentence.last);
    // A clause in front: it begins where the last one ended.
    if (range.first == begin && after > range.last) begin = after;
  }
  const std::size_t letters = count_letters(text, {addressed, sentence.last});
  const CharacterRange rest = {begin == addressed ? sentence.first : begin,
                               end_of_rest(text, {begin, sentence.last})};
  const bool most = static_cast<double>(covered) >= kMostOfIt * static_cast<double>(letters);
  return most && !says_something(rules, text, rest, letters - covered) ? CharacterRange{} : rest;
}

/// In front of the clauses of boilerplate with which the range ends. Chinese only: there a blank or
/// a comma ends a clause, while "if it rains, take care" would lose its main one.
std::size_t SubstanceReader::end_of_rest(const Characters& text, CharacterRange range) const {
  std::size_t end = range.last;
  for (std::size_t i = boilerplate_.size(); i-- > 0;) {
    const CharacterRange last = boilerplate_[i];
    if (last.first <= range.first || !text[last.first].is(kHan)) break;
    if (!is_idle(text, {last.last, end})) break;
    const std::size_t before = end_of_clause_before(text, range.first, last.first);
    if (before == last.first || before == range.first) break;
    end = before;
  }
  return end;
}

bool SubstanceReader::says_something(const TagRules& rules, const Characters& text,
                                     CharacterRange rest, std::size_t letters_beside) {
  constexpr TagSet kVerdict = {Tag::kTellYesNo, Tag::kTellTime, Tag::kTellPrice,
                               Tag::kSteps,     Tag::kQuestion, Tag::kProblem};
  constexpr TagSet kNone = {Tag::kChase, Tag::kAck, Tag::kCourtesy};
  const std::size_t letters = count_letters(text, rest);
  if (letters == 0 || letters > std::min(letters_beside, kLongestVerdict)) return false;
  const TagSet tags = tags_of(rules, text.bytes(rest));
  return tags.any_of(kVerdict) && !tags.any_of(kNone);
}

TagSet SubstanceReader::tags_of(const TagRules& rules, std::string_view piece) {
  piece_.characters.read(piece);
  return rules.tags_of(piece_);
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

void SubstanceReader::read(const TagRules& rules, MessageReading& reading) {
  const Characters& text = reading.characters;
  parts_.clear();
  separators_.clear();
  found_ = {};
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
  if (found_.empty()) read_whole(reading);
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
