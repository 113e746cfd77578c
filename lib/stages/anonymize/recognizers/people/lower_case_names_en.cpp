// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/lower_case_names_en.hpp"

#include <algorithm>
#include <iterator>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/common_answers_en.hpp"
#include "stages/anonymize/names/common_words_en.hpp"
#include "stages/anonymize/names/given_names.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

bool ends_lower_case_name(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(std::min(end, text.size()));
  if (!rest.starts_with(' ')) return rest.empty() || !is_ascii_alnum(rest[0]);
  return rest.starts_with(" and ") || rest.starts_with(" from ") || rest.starts_with(" i ");
}

bool introduces_speaker(std::string_view cue) {
  constexpr std::string_view kCues[] = {"im", "i'm", "i’m", "i am", "this is", "call me"};
  return std::any_of(std::begin(kCues), std::end(kCues),
                     [cue](std::string_view known) { return is_in_any_case(cue, known); });
}

/// "anna", or "anna quist" where a name has two words.
std::size_t end_of_name(std::string_view text, std::size_t end) {
  const std::size_t second = char_at(text, end) == ' ' ? latin_word_end(text, end + 1) : end;
  if (second <= end + 1 || !ends_lower_case_name(text, second)) return end;
  const std::string_view word = text.substr(end + 1, second - end - 1);
  return is_not_name(word) || is_common_in_answers(word) ? end : second;
}

}  // namespace

void find_lower_case_name(std::string_view text, std::size_t begin, Findings& findings) {
  const std::size_t end = latin_word_end(text, begin);
  if (end - begin < 2 || is_not_name(text.substr(begin, end - begin))) return;
  add_person_en(begin, end_of_name(text, end), 0.7, findings);
}

void find_known_lower_case_name(std::string_view text, const CueHit& hit, std::size_t begin,
                                Findings& findings) {
  constexpr std::size_t kShortest = 3;
  std::size_t end = begin;
  while (is_ascii_lower(char_at(text, end))) ++end;
  if (end - begin < kShortest || !is_given_name(text.substr(begin, end - begin))) return;
  if (introduces_speaker(text.substr(hit.begin, hit.end - hit.begin)))
    add_person_en(begin, end_of_name(text, end), 0.6, findings);
}

}  // namespace deskmill
