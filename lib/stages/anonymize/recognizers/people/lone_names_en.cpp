// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/lone_names_en.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/addressed_names.hpp"
#include "stages/anonymize/names/brands_en.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/names/surnames.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

/// The word at `word` is the first of its sentence, or of a post behind the @name it answers.
bool is_first_of_sentence(std::string_view text, std::size_t word) {
  if (word == 0 || text[word - 1] == '\n') return true;
  if (word == 1 || text[word - 1] != ' ') return false;
  const char before = text[word - 2];
  if (!is_ascii_alnum(before)) return before != ',';
  const std::size_t blank = text.find_last_of(" \n", word - 2);
  return char_at(text, blank == std::string_view::npos ? 0 : blank + 1) == '@';
}

/// Whether somebody may be addressed behind this and a comma: it ends with a word in small letters
/// or the first of its sentence, not "Dallas, Austin."
bool ends_clause(std::string_view before) {
  std::size_t word = before.size();
  while (word > 0 && (is_ascii_letter(before[word - 1]) || before[word - 1] == '\'')) --word;
  if (word == before.size()) return true;  // "from 0730, Jack."
  return !is_ascii_upper(before[word]) || is_first_of_sentence(before, word);
}

/// Whether a sentence ends at `end`; "Dakota.com" goes on.
bool ends_sentence(std::string_view text, std::size_t end) {
  const char after = end < text.size() ? text[end] : '.';
  if (after != '.' && after != '!' && after != '?' && after != '\n') return false;
  return !is_ascii_alnum(char_at(text, end + 1));
}

/// "Mark Brown": both are words, and together hardly anything but a name.
bool is_before_surname(std::string_view text, std::size_t end) {
  if (end >= text.size() || text[end] != ' ') return false;
  const std::size_t surname = end + 1, surname_end = latin_word_end(text, surname);
  return is_surname_and_word(text.substr(surname, surname_end - surname)) &&
         !is_organisation(text, surname, latin_name_end(text, surname));
}

/// "[10:02 PM] Mark: ", "(10:02:03) Mark: ": who speaks in a transcript that was pasted.
bool is_speaker(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kTime = 8;  // bytes: ":03 PM] "
  if (end >= text.size() || text[end] != ':') return false;
  const std::string_view before = text.substr(0, begin);
  const bool bracket = before.ends_with("] ") || before.ends_with(") ");
  return bracket && before.substr(begin - std::min(begin, kTime)).find(':') != before.npos;
}

/// ", Mark." at the end of a sentence, where somebody is addressed.
bool is_addressed(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = text.substr(0, begin);
  return before.ends_with(", ") && ends_sentence(text, end) &&
         ends_clause(before.substr(0, before.size() - 2));
}

/// Where the word begins that a blank parts from `end`, when it may be of the name that goes on
/// there; otherwise `end`.
std::size_t name_word_before(std::string_view text, std::size_t end) {
  if (end < 2 || text[end - 1] != ' ') return end;
  const std::size_t begin = latin_word_begin(text, end - 1);
  return latin_name_end(text, begin) > end ? begin : end;
}

/// Begins with two capitals: "STL Lambert" is an airport, "QUINN SUTTON" somebody.
bool is_shouted(std::string_view text, std::size_t word) {
  return is_ascii_upper(char_at(text, word)) && is_ascii_upper(char_at(text, word + 1));
}

/// Behind " P" or " P." at `end`, an initial; `end` for none. A and I are words.
std::size_t with_initial(std::string_view text, std::size_t end) {
  const char letter = char_at(text, end + 1);
  const bool initial = char_at(text, end) == ' ' && is_ascii_upper(letter) && letter != 'A' &&
                       letter != 'I' && !is_ascii_alnum(char_at(text, end + 2));
  if (!initial) return end;
  return end + (char_at(text, end + 2) == '.' ? 3 : 2);
}

bool is_known_surname(const Anchors& anchors, std::size_t begin, std::size_t end) {
  const std::span<const CueHit> from = anchors.cues_from(begin);
  const bool cue = !from.empty() && from[0].begin == begin && from[0].cue == Cue::kSurnameEn;
  return cue || is_surname_and_word(anchors.text.substr(begin, end - begin));
}

/// "an appointment with Larkin Sam", "Beck Jennifer P": in lists the surname stands in front. Where
/// it begins; `first_name` for none that is known or has an initial behind it.
std::size_t with_surname_before(const Anchors& anchors, std::size_t first_name, std::size_t end) {
  const std::string_view text = anchors.text;
  const std::size_t begin = name_word_before(text, first_name);
  const bool none = begin == first_name || is_shouted(text, begin) || begins_place(text, begin) ||
                    is_brand(text, begin, end);
  const std::size_t word_end = latin_word_end(text, first_name);
  const bool named = !none && (with_initial(text, word_end) > word_end ||
                               is_known_surname(anchors, begin, first_name - 1));
  return named ? begin : first_name;
}

/// A name in the middle of a sentence is followed by ", but" or ", we"; in a list by ", and Paris".
bool goes_on(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(std::min(end, text.size()));
  if (!rest.starts_with(", ") || !is_ascii_lower(char_at(rest, 2))) return false;
  if (!rest.starts_with(", and ") && !rest.starts_with(", or ")) return true;
  const std::size_t second = rest.find(' ', 2) + 1;
  return !is_ascii_upper(char_at(rest, second)) || char_at(rest, second + 1) == ' ';  // "and I"
}

}  // namespace

void find_first_name(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  if (!is_ascii_upper(anchors.text[hit.begin])) return;
  if (char_before(anchors.text, hit.begin) == '@' || char_before(anchors.text, hit.begin) == '#')
    return;
  if (latin_word_end(anchors.text, hit.begin) < hit.end) return;
  // Airports and abbreviations: BEN, SAM, ANN.
  if (hit.end - hit.begin == 3 && is_ascii_upper(anchors.text[hit.begin + 1])) return;
  if (ends_before_place(anchors.text.substr(0, hit.begin))) return;
  const std::size_t end = latin_name_end(anchors.text, hit.begin);
  if (end < hit.end || is_institution(anchors.text, hit.begin, end)) return;
  if (is_brand(anchors.text, hit.begin, end)) return;
  const std::size_t begin = with_surname_before(anchors, hit.begin, end);
  const std::size_t stop = begin < hit.begin ? with_initial(anchors.text, end) : end;
  const bool several = has_several_words(anchors.text.substr(begin, stop - begin));
  add_person_en(begin, stop, several ? 0.7 : 0.5, findings);
}

void find_ambiguous_name(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  if (!is_ascii_upper(text[hit.begin])) return;
  const bool full =
      is_before_surname(text, hit.end) && !ends_before_place(text.substr(0, hit.begin));
  const bool lone =
      !full && (is_speaker(text, hit.begin, hit.end) || is_addressed(text, hit.begin, hit.end));
  if ((!full && !lone) || is_brand(text, hit.begin, hit.end)) return;
  const std::size_t end = full ? latin_word_end(text, hit.end + 1) : hit.end;
  add_person_en(hit.begin, end, full ? 0.65 : 0.6, findings);
}

void find_surname(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  if (!is_ascii_upper(text[hit.begin]) || latin_word_end(text, hit.begin) != hit.end) return;
  const std::size_t begin = name_word_before(text, hit.begin);
  if (begin == hit.begin || ends_before_place(text.substr(0, hit.begin))) return;
  if (is_shouted(text, begin) && !is_shouted(text, hit.begin)) return;
  if (is_organisation(text, begin, latin_name_end(text, begin))) return;
  if (is_brand(text, begin, hit.end)) return;
  add_person_en(begin, hit.end, 0.6, findings);
}

void find_addressed(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kShortest = 3;
  const std::string_view text = anchors.text;
  for (std::size_t begin = next_addressed(text, 0); begin < text.size();
       begin = next_addressed(text, begin)) {
    const std::size_t end = latin_name_end(text, begin);
    if (end - begin < kShortest || has_several_words(text.substr(begin, end - begin))) continue;
    if (!ends_sentence(text, end) && !goes_on(text, end)) continue;
    if (is_organisation(text, begin, end)) continue;
    const std::string_view before = text.substr(0, begin - 2);
    const char last = char_before(before, before.size());
    if (is_ascii_digit(last) || is_blank(last)) continue;  // "Sydney 2000, Australia."
    if (ends_clause(before)) add_person_en(begin, end, 0.6, findings);
  }
}

}  // namespace deskmill
