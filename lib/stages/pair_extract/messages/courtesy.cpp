// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/courtesy.hpp"

#include <algorithm>
#include <array>

#include "stages/pair_extract/messages/weight.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongestSignature = 4;  ///< letters: "*ABC", "^km"

/// "Sorry, but it is closed" needs no comma. At `index` stand a blank and the "b".
bool is_before_but(const Characters& text, std::size_t index, std::size_t end) {
  return index + 4 < end && text[index + 2].code() == 'u' && text[index + 3].code() == 't' &&
         text[index + 4].is(kSpace);
}

/// A blank parts Chinese clauses.
inline bool ends_clause(const Characters& text, std::size_t index, std::size_t end) {
  const Character &here = text[index], &next = text[index + 1];
  // Without branches up to here: nobody can foretell where words end.
  const bool before = (next.code() == 'b') | next.is(kHan);
  const bool may_end = here.is(kEndsClause) | (here.is(kSpace) & before);
  return may_end && (here.is(kEndsClause) || next.is(kHan) || is_before_but(text, index, end));
}

bool may_begin_name(char32_t c) {
  return c == '[' || c == '@' || c == '_';
}

/// Behind what says nothing and may hold letters and digits: a placeholder ([PERSON_1], __name__),
/// the name of an account; `index` itself when none begins there.
std::size_t skip_name(const Characters& text, std::size_t index, std::size_t end) {
  const char32_t c = text[index].code();
  const bool mask = c == '_' && text[index + 1].code() == '_';
  if (c != '[' && c != '@' && !mask) return index;
  if (mask) index += 2;
  const auto is_last = [&](const Character& last) {
    return c == '@' ? last.is(kSpace) : last.code() == (mask ? U'_' : U']');
  };
  while (index < end && !is_last(text[index])) ++index;
  return std::min(index + (mask ? 2 : 1), end);
}

/// In front of the initials that end a message.
std::size_t skip_signature(const Characters& text, std::size_t begin, std::size_t end) {
  std::size_t first = end;
  while (first > begin && end - first <= kLongestSignature && text[first - 1].is(kOtherLetter))
    --first;
  const char32_t before = first > begin ? text[first - 1].code() : U'\0';
  return before == '*' || before == '^' || before == '-' ? first - 1 : end;
}

/// Behind all names and blanks from `index` on.
std::size_t skip_names(const Characters& text, std::size_t index, std::size_t end) {
  while (index < end) {
    const std::size_t behind = text[index].is(kSpace) ? index + 1 : skip_name(text, index, end);
    if (behind == index) break;
    index = behind;
  }
  return index;
}

CharacterRange word_at(const Characters& text, std::size_t index, std::size_t end) {
  CharacterRange word = {index, index};
  while (word.last < end && text[word.last].is(kInWord)) ++word.last;
  return word;
}

bool has_capital(std::string_view word) {
  return !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
}

bool greets(std::string_view word) {
  constexpr std::array<std::string_view, 4> kGreetings = {"Hi", "Hello", "Hey", "Dear"};
  return std::find(kGreetings.begin(), kGreetings.end(), word) != kGreetings.end();
}

/// "Yes," and "Unfortunately," answer.
bool answers(std::string_view word) {
  constexpr std::array<std::string_view, 8> kAnswers = {"Yes",     "No",    "Sure", "Yep",
                                                        "Correct", "Right", "True", "Not"};
  return word.ends_with("ly") ||
         std::find(kAnswers.begin(), kAnswers.end(), word) != kAnswers.end();
}

/// "Robin," or "Hi Robin Example" in front of a message.
bool is_call(const Characters& text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kMostNames = 2;
  CharacterRange word = word_at(text, skip_names(text, begin, end), end);
  if (!greets(text.bytes(word))) {
    const std::string_view name = text.bytes(word);
    return word.last == end && text[end].code() == ',' && has_capital(name) && !answers(name);
  }
  for (std::size_t names = 0; names < kMostNames; ++names) {
    const CharacterRange name = word_at(text, skip_names(text, word.last, end), end);
    if (!has_capital(text.bytes(name))) break;
    word = name;
  }
  return skip_names(text, word.last, end) == end;
}

class Clauses {
 public:
  Clauses(const Characters& text, const std::vector<CharacterRange>& phrases)
      : text_(text), phrase_(phrases.begin()), last_phrase_(phrases.end()) {}

  bool all_are_courtesies(CharacterRange part) {
    const std::size_t end = skip_signature(text_, part.first, part.last);
    for (std::size_t i = part.first; i < end; ++i) {
      if (!is_courtesy(i, end)) return false;
    }
    return true;
  }

 private:
  /// Reads the clause from `index` on and leaves it at its end.
  bool is_courtesy(std::size_t& index, std::size_t end) {
    std::size_t letters = 0, han = 0, covered = 0;
    const std::size_t begin = index;
    while (index < end && !ends_clause(text_, index, end)) {
      const char32_t c = text_[index].code();
      if (const std::size_t behind = may_begin_name(c) ? skip_name(text_, index, end) : index;
          behind > index) {
        index = behind;
        continue;
      }
      if (c >= '0' && c <= '9') return false;
      letters += text_[index].is(kLetter) ? 1 : 0;
      han += text_[index].is(kHan) ? 1 : 0;
      covered += is_covered(index) ? 1 : 0;
      ++index;
    }
    if (letters == 0 || (begin == 0 && is_call(text_, begin, index))) return true;
    return covered * (han > 0 ? 2 : letters) >= letters;
  }

  bool is_covered(std::size_t index) {
    while (phrase_ != last_phrase_ && phrase_->last <= index) ++phrase_;
    return phrase_ != last_phrase_ && phrase_->first <= index && text_[index].is(kLetter);
  }

  const Characters& text_;
  std::vector<CharacterRange>::const_iterator phrase_, last_phrase_;
};

/// 您看可以吗: in Chinese, what is offered often takes the form of a question.
bool is_offer(const Characters& text, std::size_t index) {
  constexpr std::u32string_view kAgreed = U"以好行";
  return index > 1 && kAgreed.find(text[index - 2].code()) != kAgreed.npos;
}

/// "?" behind a word.
bool ends_question(const Characters& text, std::size_t index, std::size_t end) {
  if (index == 0 || index == end) return false;
  const char32_t mark = text[index].code();
  return (mark == '?' || mark == U'？') && !is_offer(text, index);
}

/// Of the clause from `index` on, which is left at its end; 0 if it holds the courtesy at `phrase`
/// or asks.
std::size_t weight_of_clause(const Characters& text, std::size_t& index, std::size_t end,
                             std::size_t phrase) {
  Weight weight;
  const std::size_t stop = std::min(phrase, end);
  for (; index < stop && !ends_clause(text, index, end); ++index) {
    const Character& c = text[index];
    weight.add(c.code(), c.is(kHan), c.is(kOtherLetter), c.is(kSpace));
  }
  const std::size_t before = index;
  while (index < end && !ends_clause(text, index, end)) ++index;
  return index > before || ends_question(text, index, end) ? 0 : weight.sum();
}

}  // namespace

std::size_t weight_beside_courtesy(const MessageReading& reading,
                                   const std::vector<CharacterRange>& parts, std::size_t most) {
  std::size_t weight = 0;
  auto phrase = reading.courtesy.begin();
  for (const CharacterRange& part : parts) {
    for (std::size_t index = part.first; index < part.last; ++index) {
      while (phrase != reading.courtesy.end() && phrase->first < index) ++phrase;
      const std::size_t next = phrase != reading.courtesy.end() ? phrase->first : part.last;
      weight += weight_of_clause(reading.characters, index, part.last, next);
      if (weight >= most) return most;
    }
  }
  return weight;
}

bool is_courtesy(const MessageReading& reading, const std::vector<CharacterRange>& parts) {
  Clauses clauses(reading.characters, reading.courtesy);
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const CharacterRange& part) {
    return clauses.all_are_courtesies(part);
  });
}

}  // namespace deskmill
