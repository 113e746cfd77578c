// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/name_answer_en.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/common_answers_en.hpp"
#include "stages/anonymize/names/common_words_en.hpp"
#include "stages/anonymize/names/given_names.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/names/surnames.hpp"
#include "stages/anonymize/recognizers/context/answer_words.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostWords = 3;

/// Whether the word is one of a list in which a blank follows each.
bool is_listed(std::string_view list, const std::string& word) {
  return list.starts_with(word + ' ') || list.find(' ' + word + ' ') != list.npos;
}

/// "jo" and "mark" are words, too: they are names where nothing but a mark follows.
bool is_known_name(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string word = ascii_lowered(text.substr(begin, end - begin));
  const bool closed = end == text.size() || (text[end] != ' ' && !is_ascii_alnum(text[end]));
  return is_given_name(word) || is_listed(surnames(), word) ||
         (closed && is_listed(given_names_that_are_words(), word));
}

struct Answer {
  std::size_t begin = 0, end = 0;
  std::size_t words = 0;
  bool known = false;  ///< one of its words is in a list of names
};

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// The words up to one that is of no name, or a mark.
Answer answer_in(std::string_view text) {
  Answer answer;
  answer.begin = answer.end = behind_lead_ins(text);
  for (std::size_t at = answer.begin; at < text.size() && answer.words <= kMostWords;) {
    const std::size_t end = latin_word_end(text, at);
    const std::string_view word = text.substr(at, end - at);
    if (word.size() < 2 || is_not_name(word) || is_common_in_answers(word)) break;
    if (is_lead_in(word)) break;
    answer.known |= is_known_name(text, at, end);
    answer.end = end;
    ++answer.words;
    if (end >= text.size() || text[end] != ' ') break;
    at = skip_spaces(text, end);
  }
  return answer;
}

/// "Sure. It's Tembo.": a capital behind what introduces an answer, and nothing else.
bool is_told_alone(std::string_view text, const Answer& answer) {
  constexpr std::size_t kShortest = 3;
  const bool capital = is_ascii_upper(char_at(text, answer.begin)) &&
                       !is_ascii_upper(char_at(text, answer.begin + 1));
  const std::size_t behind = text.find_first_not_of(" .!", answer.end);
  return answer.begin > 0 && capital && answer.end - answer.begin >= kShortest &&
         behind == std::string_view::npos;
}

/// "edson", "nivi 4785": most names are in no list, but one word that is no common one is hardly
/// anything else where nothing else is said. It may be, so it is not looked for elsewhere.
void find_lone_word(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kShortest = 4;
  const AnswerWords answer(anchors.text);
  if (answer.unknown() != 1) return;
  for (const AnswerWord& word : answer.all()) {
    if (word.digits > 0) continue;
    const bool plain = word.letters >= kShortest &&
                       std::all_of(word.text.begin(), word.text.end(), is_ascii_lower);
    if (plain && !is_not_name(word.text) && !is_common_in_answers(word.text))
      add_person_en(word.begin, word.end(), 0.55, findings);
  }
}

}  // namespace

std::size_t behind_lead_ins(std::string_view text) {
  std::size_t at = skip_spaces(text, 0);
  while (true) {
    const std::size_t end = latin_word_end(text, at);
    if (end == at || !is_lead_in(text.substr(at, end - at))) return at;
    at = text.substr(end, 2) == "'s" ? end + 2 : end;
    while (at < text.size() && std::string_view(" ,:.!").find(text[at]) != std::string_view::npos)
      ++at;
  }
}

void find_name_answer(const Anchors& anchors, Findings& findings) {
  const Answer answer = answer_in(anchors.text);
  const bool several = answer.words >= 2 && answer.words <= kMostWords;
  const bool lone = answer.words == 1 && (answer.known || is_told_alone(anchors.text, answer));
  if (!several && !lone) return find_lone_word(anchors, findings);
  const bool goes_on = is_ascii_alnum(char_at(anchors.text, answer.end));
  if (!goes_on) add_person_en(answer.begin, answer.end, 0.65, findings);
}

}  // namespace deskmill
