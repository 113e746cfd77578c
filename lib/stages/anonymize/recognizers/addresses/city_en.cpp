// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/addresses/city_en.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/common_words_en.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kStates =
    " AL AK AZ AR CA CO CT DC DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
    "NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ";

bool is_state(std::string_view word) {
  return word.size() == 2 && is_ascii_upper(word[0]) && is_ascii_upper(word[1]) &&
         kStates.find(word) != std::string_view::npos;
}

/// Over " IL", ", IL" behind a city: the states of the United States.
std::size_t with_state(std::string_view text, std::size_t end) {
  std::size_t at = end;
  if (char_at(text, at) == ',') ++at;
  if (at >= text.size() || text[at] != ' ') return end;
  const std::string_view word = text.substr(at + 1, 2);
  return is_state(word) && !is_ascii_alnum(char_at(text, at + 3)) ? at + 3 : end;
}

/// ", Springfield" with nothing behind it, or a word in small letters: up to three words with
/// capitals that end the clause.
std::size_t with_bare_city(std::string_view text, std::size_t end) {
  if (!text.substr(end).starts_with(", ")) return end;
  std::size_t at = end + 2;
  for (int words = 0; words < 3 && is_ascii_upper(char_at(text, at)); ++words) {
    const std::size_t stop = address_word_end(text, at);
    const std::string_view word = text.substr(at, stop - at);
    if (word.size() < 3 || word.starts_with("Thank") || word.starts_with("Please")) break;
    if (const std::size_t state = with_state(text, stop); state > stop) return state;
    if (stop == text.size() ||
        std::string_view(".,!?\n").find(text[stop]) != std::string_view::npos)
      return stop;
    if (text[stop] != ' ') break;
    at = stop + 1;
    if (is_ascii_lower(char_at(text, at)) && !is_not_name(word)) return stop;
  }
  return end;
}

/// "LS6 2AB", "K1A 0B1": postal codes of Britain and Canada in their two halves.
bool is_postal_code(std::string_view first, std::string_view second) {
  return first.size() >= 2 && first.size() <= 4 && is_ascii_upper(first[0]) &&
         std::any_of(first.begin(), first.end(), is_ascii_digit) && second.size() == 3 &&
         is_ascii_digit(second[0]) && is_ascii_upper(second[1]) && is_ascii_alnum(second[2]);
}

/// Over "-1234" behind a ZIP code.
std::size_t with_zip_extension(std::string_view text, std::size_t end) {
  constexpr std::size_t kDigits = 4;
  if (char_at(text, end) != '-') return end;
  const std::size_t stop = address_word_end(text, end + 1);
  const std::string_view word = text.substr(end + 1, stop - end - 1);
  return word.size() == kDigits && std::all_of(word.begin(), word.end(), is_ascii_digit) ? stop
                                                                                         : end;
}

/// Over ", United States" behind a postal code.
std::size_t with_country(std::string_view text, std::size_t end) {
  constexpr std::string_view kCountries[] = {
      "United States", "United Kingdom", "Great Britain", "Australia", "New Zealand", "Canada",
      "Ireland",       "England",        "Scotland",      "Wales",     "USA",         "UK",
      "U.S.A."};
  const std::size_t begin = end + (char_at(text, end) == ',' ? 2 : 1);
  for (const std::string_view country : kCountries) {
    if (begin >= text.size() || text[begin - 1] != ' ') break;
    const std::size_t stop = begin + country.size();
    if (text.substr(begin).starts_with(country) && !is_ascii_alnum(char_at(text, stop)))
      return stop;
  }
  return end;
}

}  // namespace

std::size_t with_english_city(std::string_view text, std::size_t end) {
  const std::size_t without_code = with_bare_city(text, end);
  std::string_view last;
  std::size_t at = end;
  for (int words = 0; words < 8; ++words) {
    while (at < text.size() && (text[at] == ',' || text[at] == ' ' || text[at] == '\n')) ++at;
    const std::size_t stop = address_word_end(text, at);
    if (stop == at) return without_code;
    const std::string_view word = text.substr(at, stop - at);
    const bool digits = std::all_of(word.begin(), word.end(), is_ascii_digit);
    if (digits && word.size() >= 4 && word.size() <= 6)
      return with_country(text, with_zip_extension(text, stop));
    if (is_postal_code(std::exchange(last, word), word)) return with_country(text, stop);
    const bool of = word == "of" && words > 0;  // District of Columbia
    if (digits || (!is_ascii_upper(word[0]) && !of)) return without_code;
    at = stop;
  }
  return without_code;
}

std::size_t english_postal_code_end(std::string_view text, std::size_t begin) {
  // As much of two words as tells whether they are a code: a text may have no blank at all.
  constexpr std::size_t kLongest = 12;
  text = text.substr(0, begin + kLongest);
  const std::size_t first = address_word_end(text, begin);
  if (first >= text.size() || text[first] != ' ') return begin;
  const std::size_t end = address_word_end(text, first + 1);
  const bool code =
      is_postal_code(text.substr(begin, first - begin), text.substr(first + 1, end - first - 1));
  return code ? end : begin;
}

std::size_t with_small_english_city(std::string_view text, std::size_t end) {
  std::size_t at = end;
  for (int words = 0; words < 4; ++words) {
    if (char_at(text, at) == ',') ++at;
    if (at >= text.size() || text[at] != ' ') return end;
    const std::size_t stop = address_word_end(text, at + 1);
    const std::string word = ascii_uppered(text.substr(at + 1, stop - at - 1));
    const std::size_t code =
        stop < text.size() && text[stop] == ' ' ? address_word_end(text, stop + 1) : stop;
    const bool digits =
        code > stop + 3 && code <= stop + 6 &&
        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(stop) + 1,
                    text.begin() + static_cast<std::ptrdiff_t>(code), is_ascii_digit);
    if (words > 0 && is_state(word) && digits) return code;
    if (word.empty() || !is_ascii_letter(word[0])) return end;
    at = stop;
  }
  return end;
}

}  // namespace deskmill
