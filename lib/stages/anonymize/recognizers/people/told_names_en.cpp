// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/told_names_en.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/addressed_names.hpp"
#include "stages/anonymize/names/brands_en.hpp"
#include "stages/anonymize/names/common_answers_en.hpp"
#include "stages/anonymize/names/common_words_en.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/names/sentence_openers_en.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

bool is_one_of(std::string_view cue, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [cue](std::string_view word) { return is_in_any_case(cue, word); });
}

/// The word that ends at `end` with a blank behind it, in small letters.
std::string word_before(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 16;
  if (end == 0 || text[end - 1] != ' ') return {};
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < kLongest && is_ascii_letter(text[begin - 1])) --begin;
  return ascii_lowered(text.substr(begin, end - 1 - begin));
}

/// "my friend", "her little sister": somebody's, which no trade name has before it. Staff belongs
/// to nobody: "gate agent Xiomara".
bool is_owned(std::string_view text, std::size_t role) {
  constexpr std::string_view kOwners = " my our your his her their with ";
  const auto is_owner = [&](const std::string& word) {
    return word.size() > 1 && kOwners.find(' ' + word + ' ') != kOwners.npos;
  };
  const std::string word = word_before(text, role);
  return is_owner(word) || (!word.empty() && is_owner(word_before(text, role - word.size() - 1)));
}

bool is_of_staff(std::string_view role) {
  constexpr std::string_view kStaff[] = {
      "agent",     "rep",      "representative", "supervisor", "manager",  "attendant",
      "colleague", "coworker", "co-worker",      "technician", "employee", "associate",
      "pilot",     "steward",  "stewardess",     "advisor",    "adviser",  "assistant",
      "driver",    "courier",  "plumber",        "engineer",   "nurse",    "receptionist"};
  return std::find(std::begin(kStaff), std::end(kStaff), role) != std::end(kStaff);
}

/// "a lady named Zofia"; a company is named, too.
bool is_person_before(std::string_view text, std::size_t named) {
  constexpr std::string_view kPersons =
      " lady guy woman man girl boy person gentleman gal someone somebody dude member staff one ";
  const std::string word = word_before(text, named);
  return word.size() > 1 && kPersons.find(' ' + word + ' ') != kPersons.npos;
}

/// Where the name begins behind the word for a role that ends at `end`; `end` for none.
std::size_t begin_behind_role(std::string_view text, std::size_t end) {
  const char sign = char_at(text, end), next = char_at(text, end + 1);
  if (sign == ' ' && is_ascii_upper(next)) return end + 1;
  const bool may_lead = sign == ' ' ? next == 'n' || next == 'c' : sign == ',' || sign == '\n';
  if (!may_lead) return end;
  for (const std::string_view link : {" named ", " called ", ", named ", ", ", ",\n", "\n"}) {
    if (text.substr(end).starts_with(link) && is_ascii_upper(char_at(text, end + link.size())))
      return end + link.size();
  }
  return end;
}

/// One capitalised word that is no common one: not "agent AA", "manager Monday".
bool may_be_name(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kShortest = 2;
  const std::string_view name = text.substr(begin, end - begin);
  const char after = char_at(text, end);
  if (is_ascii_alnum(after) || after == '/' || after == '_') return false;  // "user agent Elm/5.0"
  if (has_several_words(name)) return !is_institution(text, begin, end);
  if (name.size() < kShortest || name[1] == '.' || is_ascii_upper(name[1])) return false;
  return !is_organisation(text, begin, end) && !begins_place(text, begin) &&
         !is_common_in_answers(ascii_lowered(name));
}

bool closes(std::string_view text, std::size_t end) {
  return end >= text.size() ||
         std::string_view(",.!?;)\n").find(text[end]) != std::string_view::npos;
}

/// "Awww", "Ohhh": no name repeats a letter three times.
bool is_interjection(std::string_view word) {
  for (std::size_t i = 2; i < word.size(); ++i) {
    if (word[i] == word[i - 1] && word[i] == word[i - 2]) return true;
  }
  return false;
}

/// Unfortunately, Discounted, Tempting: long words with these endings are hardly names.
bool is_like_adverb(std::string_view word) {
  constexpr std::size_t kShortest = 6;
  constexpr std::string_view kEndings[] = {"ly", "ed", "ing", "able", "ible", "ful"};
  return word.size() >= kShortest && ends_with_any(word, kEndings);
}

}  // namespace

void find_behind_role_en(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::string_view role = text.substr(hit.begin, hit.end - hit.begin);
  if (!is_ascii_lower(role[0])) return;
  const std::size_t begin = begin_behind_role(text, hit.end);
  const std::size_t end = begin > hit.end ? latin_name_end(text, begin) : begin;
  if (end == begin || is_brand(text, begin, end) || !may_be_name(text, begin, end)) return;
  const bool several = has_several_words(text.substr(begin, end - begin));
  const bool parted = text[begin - 1] == '\n';  // "window manager\nName:"
  const bool told = role == "named"
                        ? is_person_before(text, hit.begin)
                        : (!parted && (several || is_of_staff(role))) || is_owned(text, hit.begin);
  const bool apart = text[hit.end] == ',';
  if (told && (!apart || several || closes(text, end))) add_person_en(begin, end, 0.65, findings);
}

void find_addressed_first(std::string_view text, Findings& findings) {
  constexpr std::size_t kShortest = 3;
  const std::size_t begin = addressed_first(text);
  const std::size_t end = latin_word_end(text, begin);
  if (end - begin < kShortest || char_at(text, end) != ',') return;
  const std::string_view word = text.substr(begin, end - begin);
  if (opens_sentence(word) || is_not_name(word)) return;
  if (is_interjection(word) || is_like_adverb(word)) return;
  if (may_be_name(text, begin, end)) add_person_en(begin, end, 0.55, findings);
}

bool is_greeted_before(std::string_view text, std::size_t intro) {
  constexpr std::string_view kGreetings[] = {"hi",      "hello", "hey",  "morning", "afternoon",
                                             "evening", "there", "team", "dear"};
  std::string_view before = text.substr(0, intro);
  while (!before.empty() && std::string_view(" ,.!\n").find(before.back()) != before.npos)
    before.remove_suffix(1);
  const std::size_t word = before.find_last_of(" ,.!\n") + 1;  // npos + 1 is 0
  const std::string last = ascii_lowered(before.substr(word));
  return std::find(std::begin(kGreetings), std::end(kGreetings), last) != std::end(kGreetings);
}

bool find_spelled_name(std::string_view text, std::size_t begin, Findings& findings) {
  constexpr int kFewest = 4, kMost = 20;
  const char sign = char_at(text, begin + 1);
  if (sign != '-' && sign != ' ') return false;
  const bool capitals = is_ascii_upper(char_at(text, begin));
  int letters = 0;
  std::size_t at = begin;
  while (letters < kMost && is_ascii_letter(char_at(text, at)) &&
         is_ascii_upper(text[at]) == capitals && !is_ascii_letter(char_at(text, at + 1))) {
    ++letters;
    if (char_at(text, at + 1) != sign) break;
    at += 2;
  }
  const std::size_t end =
      is_ascii_letter(char_at(text, at)) && !is_ascii_letter(char_at(text, at + 1)) ? at + 1
                                                                                    : at - 1;
  if (letters < kFewest || (!capitals && sign == ' ')) return false;
  add_person_en(begin, end, 0.65, findings);
  return true;
}

void find_behind_colon(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::size_t begin = skip_blanks(text, hit.end);
  const std::size_t end = latin_name_end(text, begin);
  if (end == begin || is_organisation(text, begin, end) || is_brand(text, begin, end)) return;
  const std::size_t blank = text.find(' ', begin);
  if (blank >= end) return;
  const std::string_view first = text.substr(begin, blank - begin);
  const std::string_view second = text.substr(blank + 1, end - blank - 1);
  const auto is_word = [](std::string_view word) {
    return is_common_in_answers(word) || opens_sentence(word);
  };
  const char after = char_at(text, end);
  const bool ends = end >= text.size() || after == '\n' || after == '\r' || after == ',' ||
                    after == ';' || after == '(' || text.substr(end).starts_with(" (") ||
                    text.substr(end).starts_with(" |");
  if (ends && !is_word(first) && !is_word(second)) add_person_en(begin, end, 0.65, findings);
}

std::size_t with_next_line(std::string_view text, std::size_t end) {
  constexpr std::string_view kBehind[] = {" and ", " from ", " here"};
  const std::size_t begin = end + 1;
  if (char_at(text, end) != '\n' || !is_ascii_upper(char_at(text, begin))) return end;
  const std::size_t stop = latin_word_end(text, begin);
  const std::string_view word = text.substr(begin, stop - begin);
  if (word.size() < 2 || is_ascii_upper(word[1])) return end;
  if (is_not_name(word) || opens_sentence(word) || is_common_in_answers(word)) return end;
  return closes(text, stop) || starts_with_any(text.substr(stop), kBehind) ? stop : end;
}

bool leads_to_person(std::string_view text, const CueHit& hit, std::size_t begin, std::size_t end) {
  constexpr std::string_view kLeads[] = {"transfer me to", "put me through to", "signed for by",
                                         "signed by", "collected by"};
  if (!is_one_of(text.substr(hit.begin, hit.end - hit.begin), kLeads)) return false;
  return !is_common_in_answers(text.substr(begin, end - begin));
}

bool is_met_there(std::string_view text, const CueHit& hit, std::size_t end) {
  constexpr std::string_view kMet[] = {"spoke to",  "spoke with",  "speaking to", "spoken to",
                                       "talked to", "talked with", "spoken with"};
  constexpr std::string_view kBehind[] = {" in ",   " at ",       " on ",   " who ",
                                          ", who ", " yesterday", " today", " earlier",
                                          " last ", " this ",     " from "};
  return starts_with_any(text.substr(end), kBehind) &&
         is_one_of(text.substr(hit.begin, hit.end - hit.begin), kMet);
}

}  // namespace deskmill
