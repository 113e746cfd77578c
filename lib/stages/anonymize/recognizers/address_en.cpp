// English postal addresses, a first grammar: around a house number and a street word.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include "stages/anonymize/recognizers/table.hpp"
#include "stages/anonymize/scan/characters.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kStreets[] = {
    "Street", "St",       "Avenue",  "Ave",    "Road",       "Rd",    "Boulevard", "Blvd", "Lane",
    "Ln",     "Drive",    "Dr",      "Way",    "Court",      "Ct",    "Place",     "Pl",   "Row",
    "Square", "Sq",       "Terrace", "Ter",    "Parkway",    "Pkwy",  "Highway",   "Hwy",  "Circle",
    "Cir",    "Crescent", "Close",   "Grove",  "Expressway", "Alley", "Plaza",     "Real", "Loop",
    "Trail",  "Walk",     "Gardens", "Common", "Mews",       "Quay",  "Heights"};
constexpr std::string_view kDirections[] = {"Northwest", "Northeast", "Southwest", "Southeast",
                                            "North",     "South",     "East",      "West",
                                            "NW",        "NE",        "SW",        "SE"};

std::size_t address_word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_ascii_alnum(text[at]) || text[at] == '\'' ||
                              static_cast<unsigned char>(text[at]) >= 0x80))
    ++at;
  return at;
}

bool is_street_word(std::string_view word) {
  return std::find(std::begin(kStreets), std::end(kStreets), word) != std::end(kStreets);
}

/// Behind further street words: 12 Maple Grove Road.
std::size_t last_street_end(std::string_view text, std::size_t end) {
  while (end < text.size() && text[end] == ' ') {
    const std::size_t stop = address_word_end(text, end + 1);
    if (!is_street_word(text.substr(end + 1, stop - end - 1))) break;
    end = stop;
  }
  return end;
}

/// End of "Santana Row", "N. 1st Street": up to five capitalised words of which
/// one is a street word.
std::size_t street_end(std::string_view text, std::size_t at) {
  for (int words = 0; words < 6; ++words) {
    if (char_at(text, at) != ' ') return 0;
    ++at;
    if (!is_ascii_upper(char_at(text, at)) && !is_ascii_digit(char_at(text, at))) return 0;
    const std::size_t end = address_word_end(text, at);
    const std::string_view word = text.substr(at, end - at);
    if (words > 0 && is_street_word(word)) {
      const std::size_t last = last_street_end(text, end);
      const bool short_word = last - text.substr(0, last).rfind(' ') <= 5;
      return last + (char_at(text, last) == '.' && short_word ? 1 : 0);
    }
    at = end + (char_at(text, end) == '.' ? 1 : 0);
  }
  return 0;
}

/// Over " Northwest" behind a street.
std::size_t with_direction(std::string_view text, std::size_t end) {
  if (char_at(text, end) != ' ' || end >= text.size()) return end;
  const std::size_t stop = address_word_end(text, end + 1);
  const std::string_view word = text.substr(end + 1, stop - end - 1);
  const bool known =
      std::find(std::begin(kDirections), std::end(kDirections), word) != std::end(kDirections);
  return known ? stop : end;
}

/// Unit ("#1000", "# 12", "Apt. 864", "Suite 5") behind the street, then ", City, ST 12345"
/// when a code ends it.
std::size_t with_unit(std::string_view text, std::size_t end) {
  std::size_t at = end;
  while (char_at(text, at) == ',' || char_at(text, at) == ' ') {
    if (++at >= text.size()) return end;
  }
  for (const std::string_view unit : {"# ", "#", "Apt ", "Apt. ", "Apartment ", "Suite ", "Unit ",
                                      "Ste ", "Ste. ", "Flat ", "Floor "}) {
    if (!text.substr(at).starts_with(unit)) continue;
    const std::size_t stop = address_word_end(text, at + unit.size());
    return stop > at + unit.size() ? stop : end;
  }
  return end;
}

/// ", Springfield" with nothing behind it: up to three words with capitals that end the clause.
std::size_t with_bare_city(std::string_view text, std::size_t end) {
  if (!text.substr(end).starts_with(", ")) return end;
  std::size_t at = end + 2;
  for (int words = 0; words < 3 && is_ascii_upper(char_at(text, at)); ++words) {
    const std::size_t stop = address_word_end(text, at);
    if (stop - at < 3 || text.substr(at).starts_with("Thank") ||
        text.substr(at).starts_with("Please"))
      break;
    if (stop == text.size() ||
        std::string_view(".,!?\n").find(text[stop]) != std::string_view::npos)
      return stop;
    if (text[stop] != ' ') break;
    at = stop + 1;
  }
  return end;
}

/// "LS6 2AB", "K1A 0B1": postal codes of Britain and Canada in their two halves.
bool is_postal_code(std::string_view first, std::string_view second) {
  return first.size() >= 2 && first.size() <= 4 && is_ascii_upper(first[0]) &&
         std::any_of(first.begin(), first.end(), is_ascii_digit) && second.size() == 3 &&
         is_ascii_digit(second[0]) && is_ascii_upper(second[1]) && is_ascii_alnum(second[2]);
}

std::size_t with_city(std::string_view text, std::size_t end) {
  const std::size_t without_code = with_bare_city(text, end);
  std::string_view last;
  std::size_t at = end;
  for (int words = 0; words < 6; ++words) {
    while (at < text.size() && (text[at] == ',' || text[at] == ' ' || text[at] == '\n')) ++at;
    const std::size_t stop = address_word_end(text, at);
    if (stop == at) return without_code;
    const std::string_view word = text.substr(at, stop - at);
    const bool digits = std::all_of(word.begin(), word.end(), is_ascii_digit);
    if (digits && word.size() >= 4 && word.size() <= 6) return stop;
    if (is_postal_code(std::exchange(last, word), word)) return stop;
    if (digits || !is_ascii_upper(word[0])) return without_code;
    at = stop;
  }
  return without_code;
}

/// Behind the letter of "221B Baker Street".
std::size_t house_end(std::string_view text, std::size_t end) {
  return is_ascii_letter(char_at(text, end)) && char_at(text, end + 1) == ' ' ? end + 1 : end;
}

/// The first number of "28-30 Bute Gardens", of which `run` is the last one.
std::size_t house_begin(const Anchors& anchors, std::size_t run) {
  const std::size_t begin = anchors.runs[run].begin;
  if (run == 0 || char_before(anchors.text, anchors.runs[run - 1].begin) == '-') return begin;
  const std::string_view gap = anchors.gap_after(run - 1);
  return gap == "-" || gap == " - " ? anchors.runs[run - 1].begin : begin;
}

/// "my address is", "lives at", "Address:" directly before the number: no street word is needed.
bool follows_cue(const Anchors& anchors, std::size_t begin) {
  const std::size_t from = begin > 48 ? begin - 48 : 0;
  auto hit = std::lower_bound(anchors.cues.begin(), anchors.cues.end(), from,
                              [](const CueHit& a, std::size_t place) { return a.begin < place; });
  for (; hit != anchors.cues.end() && hit->begin < begin; ++hit) {
    if (hit->cue != Cue::kAddress || hit->end > begin) continue;
    const std::string_view between = anchors.text.substr(hit->end, begin - hit->end);
    for (const std::string_view words : {" ", ": ", ":", " is ", " is: ", ":\n", ": \n"}) {
      if (between == words) return true;
    }
  }
  return false;
}

/// Up to five words with capitals behind a house number; 0 for none.
std::size_t capitals_end(std::string_view text, std::size_t at) {
  std::size_t end = 0;
  for (int words = 0;
       words < 5 && char_at(text, at) == ' ' && is_ascii_upper(char_at(text, at + 1)); ++words) {
    end = at = address_word_end(text, at + 1);
  }
  return end;
}

void find(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  const bool cued = anchors.has(Cue::kAddress);
  for (std::size_t i = 0; i < anchors.runs.size(); ++i) {
    const DigitRun& run = anchors.runs[i];
    const std::size_t number_end = house_end(text, run.end);
    if (char_at(text, number_end) != ' ' || run.count > 6) continue;
    if (is_ascii_alnum(char_before(text, run.begin))) continue;
    std::size_t street = street_end(text, number_end);
    if (street == 0 && cued && follows_cue(anchors, run.begin))
      street = capitals_end(text, number_end);
    if (street == 0) continue;
    const std::size_t end = with_city(text, with_unit(text, with_direction(text, street)));
    findings.push_back({house_begin(anchors, i), end, PiiType::kAddress, 0.75, kAddressEn.name});
  }
}

constexpr std::string_view kMatch[] = {"It is ⟦377 Santana Row #1000⟧.",
                                       "ship to ⟦12 Elm Street, Springfield, IL 62704⟧ please",
                                       "at ⟦4500 N. 1st St.⟧ today",
                                       "it is at ⟦28-30 Elm Gardens⟧ now",
                                       "at ⟦120 Elm Street # 14⟧ and",
                                       "at ⟦7 Elm Drive Northwest⟧ and",
                                       "at ⟦7 Elm Street, Springfield⟧.",
                                       "she resides at ⟦31 Tall Oaks⟧ and",
                                       "to ⟦12 Maple Grove Road, Flat 3, Leeds LS6 2AB⟧ now",
                                       "at ⟦5 Elm Grove Rd.⟧ Thanks",
                                       "to ⟦221B Elm Street, Leeds LS6 2AB⟧",
                                       "my parcel goes to ⟦14c Elm Grove⟧ now",
                                       "at ⟦5 Elm Grove⟧"};
constexpr std::string_view kNoMatch[] = {"2 pizzas on Main Street", "in 2019 Way back",
                                         "5 Star Hotel", "my address is 5 times wrong"};

}  // namespace

constinit const Recognizer kAddressEn = {
    PiiType::kAddress,
    "address_en",
    kNeedsWordBehindRun,
    0,
    find,
    "English addresses: house number, capitalised words, street word, unit and city",
    kMatch,
    kNoMatch};

}  // namespace deskmill
