// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/latin_names.hpp"

#include <algorithm>
#include <iterator>

#include "core/ascii.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/common_words_en.hpp"

namespace deskmill {
namespace {

/// Bytes. No word of a name is longer, but many names joined by hyphens may be.
constexpr std::size_t kLongestWord = 128;

/// Bytes of the letter beyond ASCII at `at`, or 0: Latin with marks, Greek, Cyrillic in two bytes
/// (U+00D7 and U+00F7 do not matter here), Latin with two marks (Nguyễn, U+1E00
/// to U+1EFF) in three.
std::size_t wide_letter_bytes(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(char_at(text, at));
  if (lead >= 0xC3 && lead <= 0xD4) return 2;
  const auto second = static_cast<unsigned char>(char_at(text, at + 1));
  return lead == 0xE1 && second >= 0xB8 && second <= 0xBB ? 3 : 0;
}

bool is_capital(std::string_view text, std::size_t at) {
  const auto second = static_cast<unsigned char>(char_at(text, at + 1));
  if (static_cast<unsigned char>(char_at(text, at)) == 0xC3) return second < 0xA0;
  return is_ascii_upper(char_at(text, at)) || wide_letter_bytes(text, at) > 0;
}

/// "Anna's", "we'll": what stands behind the apostrophe is another word.
bool is_contracted(std::string_view behind) {
  constexpr std::string_view kWords[] = {"s", "m", "d", "ll", "re", "ve"};
  const auto end = std::find_if_not(behind.begin(), behind.end(), is_ascii_letter);
  const std::string_view letters = behind.substr(0, static_cast<std::size_t>(end - behind.begin()));
  return std::find(std::begin(kWords), std::end(kWords), letters) != std::end(kWords);
}

/// Bytes of the hyphen or apostrophe within a word at `at`, also of O’Brien as phones write it, or
/// 0.
std::size_t joint_bytes(std::string_view text, std::size_t at) {
  const bool hyphen = text[at] == '-', straight = text[at] == '\'';
  const std::string_view rest = text.substr(at, 3);
  const bool curly = !hyphen && !straight && (rest == "’" || rest == "‘" || rest == "＇");
  if (!hyphen && !straight && !curly) return 0;
  const std::size_t bytes = curly ? rest.size() : 1;
  if (!is_ascii_letter(char_at(text, at + bytes))) return 0;
  return !hyphen && is_contracted(text.substr(at + bytes)) ? 0 : bytes;
}

/// Behind the small words within a name: "Anna van der Berg", "Luis de la Cruz".
std::size_t behind_particles(std::string_view text, std::size_t at) {
  constexpr std::string_view kParticles[] = {"de ",  "del ", "der ", "den ",  "di ",  "da ",
                                             "dos ", "du ",  "la ",  "le ",   "van ", "von ",
                                             "ten ", "bin ", "ibn ", "bint ", "el ",  "al-"};
  constexpr int kMost = 2;
  for (int i = 0; i < kMost && is_ascii_lower(char_at(text, at)); ++i) {
    const std::string_view rest = text.substr(at);
    const auto particle = std::find_if(std::begin(kParticles), std::end(kParticles),
                                       [rest](auto word) { return rest.starts_with(word); });
    if (particle == std::end(kParticles)) break;
    at += particle->size();
  }
  return at;
}

/// Whether such a word is in the name or directly behind it.
template <typename IsWord>
bool has_word(std::string_view text, std::size_t begin, std::size_t end, IsWord is_word) {
  const std::size_t next = char_at(text, end) == ' ' ? latin_word_end(text, end + 1) : end;
  for (std::size_t at = begin; at < next;) {
    const std::size_t stop = latin_word_end(text, at);
    if (is_word(text.substr(at, stop - at))) return true;
    at = stop + 1;
  }
  return false;
}

}  // namespace

std::size_t latin_word_end(std::string_view text, std::size_t begin) {
  const std::size_t stop = std::min(text.size(), begin + kLongestWord);
  std::size_t at = begin;
  while (at < stop) {
    if (is_ascii_letter(text[at])) {
      do ++at;
      while (at < stop && is_ascii_letter(text[at]));
    } else if (const std::size_t bytes = wide_letter_bytes(text, at); bytes > 0) {
      at += bytes;
    } else if (const std::size_t joint = joint_bytes(text, at); joint > 0) {
      at += joint;
    } else {
      break;
    }
  }
  return at - begin < kLongestWord ? at : begin;
}

std::size_t latin_word_begin(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 32;
  const auto is_of_word = [](char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80 || c == '\'' || c == '-' ||
           c == '.';
  };
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest && is_of_word(text[begin - 1])) --begin;
  return begin;
}

std::size_t latin_name_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin, at = begin;
  for (int words = 0; words < 3 && is_capital(text, at); ++words) {
    const std::size_t stop = latin_word_end(text, at);
    const bool initial = stop - at == 1 && char_at(text, stop) == '.';  // also of A.
    if (stop == at || (!initial && is_not_name(text.substr(at, stop - at)))) break;
    if (words > 0 && is_ascii_digit(char_at(text, stop))) break;  // "Sarah M4R9C8" has a code
    end = stop + (initial ? 1 : 0);
    if (char_at(text, end) != ' ' || end >= text.size()) break;
    at = behind_particles(text, end + 1);
  }
  return end;
}

bool ends_before_place(std::string_view before) {
  constexpr std::string_view kOfPlaces[] = {"San ",   "Santa ", "St ",   "St. ",  "Saint ",
                                            "Fort ",  "Ft ",    "Ft. ",  "Port ", "Lake ",
                                            "Mount ", "Mt. ",   "Cape ", "Point "};
  return ends_with_any(before, kOfPlaces);
}

bool begins_place(std::string_view text, std::size_t begin) {
  constexpr std::string_view kPlaces[] = {
      "San ",    "Santa ",    "St ",       "St. ",     "Saint ",  "Fort ",   "Port ",   "Lake ",
      "Mount ",  "Los ",      "Las ",      "Salt ",    "Hong ",   "Saudi ",  "Costa ",  "Sri ",
      "Puerto ", "South ",    "North ",    "East ",    "West ",   "Kuala ",  "Buenos ", "Sierra ",
      "El ",     "Rhode ",    "Great ",    "Sao ",     "Rio ",    "Tel ",    "Abu ",    "Baton ",
      "Grand ",  "Palm ",     "Cape ",     "Long ",    "Kansas ", "Jersey ", "Mexico ", "Little ",
      "Ann ",    "Virginia ", "Colorado ", "Oklahoma "};
  return starts_with_any(text.substr(begin), kPlaces);
}

bool is_organisation(std::string_view text, std::size_t begin, std::size_t end) {
  return has_word(text, begin, end, is_organisation_word);
}

bool is_institution(std::string_view text, std::size_t begin, std::size_t end) {
  return has_word(text, begin, end, is_institution_word);
}

bool has_several_words(std::string_view name) {
  return name.find(' ') != std::string_view::npos;
}

}  // namespace deskmill
