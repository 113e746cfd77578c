// English postal addresses, a first grammar: around a house number and a street word.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/recognizers/addresses/addresses.hpp"
#include "stages/anonymize/recognizers/addresses/city_en.hpp"

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

constexpr std::string_view kUnits[] = {"# ",     "#",     "Apt ",   "Apt. ", "Apartment ",
                                       "Suite ", "Unit ", "Ste ",   "Ste. ", "Flat ",
                                       "Floor ", "apt ",  "suite ", "unit "};

/// Behind "Apt. 864", "Suite B", "#1000" at `at`, or `at`.
std::size_t unit_end(std::string_view text, std::size_t at) {
  for (const std::string_view unit : kUnits) {
    if (!text.substr(std::min(at, text.size())).starts_with(unit)) continue;
    const std::size_t begin = at + unit.size(), end = address_word_end(text, begin);
    const std::string_view number = text.substr(begin, end - begin);
    const bool digits = std::any_of(number.begin(), number.end(), is_ascii_digit);
    return digits || number.size() == 1 ? end : at;
  }
  return at;
}

/// Behind "2nd Floor" at `at`, or `at`.
std::size_t floor_end(std::string_view text, std::size_t at) {
  constexpr std::string_view kFloors[] = {" Floor", " floor", " Fl"};
  if (!is_ascii_digit(char_at(text, at))) return at;
  const std::size_t number = address_word_end(text, at);
  for (const std::string_view floor : kFloors) {
    const std::size_t end = number + floor.size();
    if (text.substr(number).starts_with(floor) && !is_ascii_alnum(char_at(text, end))) return end;
  }
  return at;
}

/// Over the unit behind the street, in its line or the next one.
std::size_t with_unit(std::string_view text, std::size_t end) {
  std::size_t at = end;
  while (at < text.size() && (text[at] == ',' || text[at] == ' ')) ++at;
  if (char_at(text, at) == '\n') ++at;
  const std::size_t stop = std::max(unit_end(text, at), floor_end(text, at));
  return stop > at ? stop : end;
}

/// Over "Flat 3, " before the house number.
std::size_t with_unit_before(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = 16;
  if (!text.substr(0, begin).ends_with(", ")) return begin;
  const std::size_t end = begin - 2, from = begin > kLongest ? begin - kLongest : 0;
  for (std::size_t at = from; at < end; ++at) {
    const bool apart = !is_ascii_alnum(char_before(text, at));
    if (apart && is_ascii_upper(text[at]) && unit_end(text, at) == end) return at;
  }
  return begin;
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
  constexpr std::size_t kReach = 48;
  constexpr std::string_view kBetween[] = {" ", ": ", ":", " is ", " is: ", ":\n", ": \n"};
  for (const CueHit& hit : anchors.cues_from(begin > kReach ? begin - kReach : 0)) {
    if (hit.begin >= begin) break;
    if (hit.cue != Cue::kAddress || hit.end > begin) continue;
    const std::string_view between = anchors.text.substr(hit.end, begin - hit.end);
    if (std::find(std::begin(kBetween), std::end(kBetween), between) != std::end(kBetween))
      return true;
  }
  return false;
}

/// Up to five words with capitals behind a house number, in front of the unit; 0 for none.
std::size_t capitals_end(std::string_view text, std::size_t at) {
  std::size_t end = 0;
  for (int words = 0;
       words < 5 && char_at(text, at) == ' ' && is_ascii_upper(char_at(text, at + 1)); ++words) {
    if (words > 0 && unit_end(text, at + 1) > at + 1) break;
    end = at = address_word_end(text, at + 1);
  }
  return end;
}

/// "699 Timothy Roads Suite 482": no street word, but what else has an apartment or a suite?
std::size_t end_before_suite(std::string_view text, std::size_t at) {
  const std::size_t end = capitals_end(text, at);
  if (end == 0 || end >= text.size() || text[end] != ' ') return 0;
  const std::string_view rest = text.substr(end + 1);
  const bool suite = rest.starts_with("Apt") || rest.starts_with("Suite ");
  return suite && unit_end(text, end + 1) > end + 1 ? end : 0;
}

/// "123 main street" in small letters, where an address was announced: up to four words, of which
/// the last is a street word.
std::size_t small_street_end(std::string_view text, std::size_t at) {
  for (int words = 0; words < 4 && at < text.size() && text[at] == ' '; ++words) {
    const std::size_t end = address_word_end(text, at + 1);
    std::string word(text.substr(at + 1, end - at - 1));
    if (word.empty()) return 0;
    if (is_ascii_lower(word[0])) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    if (words > 0 && is_street_word(word)) return end;
    at = end;
  }
  return 0;
}

/// Three letters or more that stand between a number and "road" where it is none of a house: "a 50
/// mile road", "25 minutes down the road", "10 people street view".
bool is_no_street_name(std::string_view word) {
  constexpr std::string_view kWords =
      " and block blocks busy car cars day days different dollar dollars down feet foot for from "
      "hour hours inch inches into kilometer kilometers lane lanes long meter meters mile miles "
      "min mins minute minutes month months more new off old other our out over people per "
      "percent second seconds star that the this time times was way week weeks wide yard yards "
      "year years your ";
  return kWords.find(" " + ascii_lowered(word) + " ") != std::string_view::npos;
}

/// "2891 university avenue" anywhere: two digits at least, one or two words that measure nothing,
/// and a street word in full that means little else.
std::size_t plain_street_end(std::string_view text, const DigitRun& run, std::size_t at) {
  constexpr std::string_view kPlain[] = {"street", "avenue",  "road",    "boulevard",
                                         "lane",   "parkway", "terrace", "crescent"};
  if (run.count < 2 || run.count > 5) return 0;
  for (int words = 0; words < 3 && at < text.size() && text[at] == ' '; ++words) {
    const std::size_t end = address_word_end(text, at + 1);
    const std::string word = ascii_lowered(text.substr(at + 1, end - at - 1));
    if (words > 0 && std::find(std::begin(kPlain), std::end(kPlain), word) != std::end(kPlain))
      return end;
    if (word.size() < 3 || is_no_street_name(word)) return 0;
    at = end;
  }
  return 0;
}

std::size_t announced_street_end(std::string_view text, std::size_t at) {
  const std::size_t small = small_street_end(text, at);
  return small > 0 ? with_small_english_city(text, small) : capitals_end(text, at);
}

/// "12 main st springfield", as an answer: over the words behind the street, when they are few and
/// the text ends with them.
std::size_t with_rest_of_answer(std::string_view text, std::size_t end) {
  std::size_t at = end;
  for (int words = 0; words < 5 && at < text.size(); ++words) {
    at += text[at] == ',' ? 1 : 0;
    if (char_at(text, at) != ' ') return end;
    const std::size_t stop = address_word_end(text, at + 1);
    if (stop == at + 1) return end;
    at = stop;
  }
  return at == text.size() ? at : end;
}

/// Where an address was asked for, it may be written anyhow.
std::size_t asked_street_end(std::string_view text, std::size_t at) {
  const std::size_t street = small_street_end(text, at);
  return street > 0 ? with_rest_of_answer(text, with_small_english_city(text, street)) : 0;
}

void find(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  const bool cued = anchors.has(Cue::kAddress), asked = anchors.expects(Cue::kAddress);
  const bool streets = anchors.has(Cue::kStreetEn);
  for (std::size_t i = 0; i < anchors.runs.size(); ++i) {
    const DigitRun& run = anchors.runs[i];
    const std::size_t number_end = house_end(text, run.end);
    if (char_at(text, number_end) != ' ' || run.count > 6) continue;
    if (is_ascii_alnum(char_before(text, run.begin))) continue;
    std::size_t street = street_end(text, number_end);
    if (street == 0) street = end_before_suite(text, number_end);
    if (street == 0 && cued && follows_cue(anchors, run.begin))
      street = announced_street_end(text, number_end);
    if (street == 0 && asked) street = asked_street_end(text, number_end);
    if (street == 0 && streets) street = plain_street_end(text, run, number_end);
    if (street == 0) continue;
    const std::size_t end = with_english_city(text, with_unit(text, with_direction(text, street)));
    const std::size_t begin = with_unit_before(text, house_begin(anchors, i));
    findings.push_back({begin, end, PiiType::kAddress, 0.75, kAddressEn.name});
  }
}

constexpr std::string_view kMatch[] = {
    "It is ⟦377 Santana Row #1000⟧.",
    "ship to ⟦12 Elm Street, Springfield, IL 62704⟧ please",
    "at ⟦4500 N. 1st St.⟧ today",
    "it is at ⟦28-30 Elm Gardens⟧ now",
    "at ⟦120 Elm Street # 14⟧ and",
    "at ⟦7 Elm Drive Northwest⟧ and",
    "it's ⟦28 elm avenue⟧ right",
    "go to ⟦1546 Maple lane⟧ then",
    "at ⟦301 Elm-Grove Road⟧ now",
    "at ⟦29 Elm Street 2nd Floor⟧ now",
    "at ⟦60 Elm Street, Springfield⟧ and call",
    "at ⟦7 Elm Street, Washington, District of Columbia 20001, United States⟧.",
    "at ⟦7 Elm Street, Springfield⟧.",
    "she resides at ⟦31 Tall Oaks⟧ and",
    "to ⟦12 Maple Grove Road, Flat 3, Leeds LS6 2AB⟧ now",
    "at ⟦5 Elm Grove Rd.⟧ Thanks",
    "to ⟦221B Elm Street, Leeds LS6 2AB⟧",
    "my parcel goes to ⟦14c Elm Grove⟧ now",
    "at ⟦5 Elm Grove⟧",
    "⟦123 Elm Street\nApt 4B\nSpringfield, IL 62704-1234⟧",
    "⟦Flat 3, 12 Maple Grove Road, Leeds LS6 2AB⟧",
    "in ⟦12 Elm Street, Springfield, IL⟧ now",
    "visit ⟦699 Oddly Crossing Suite 482⟧ today",
    "my address is ⟦123 main street⟧ springfield",
    "address ⟦12 elm rd, elm city il 62704⟧ phone"};
constexpr std::string_view kNoMatch[] = {"2 pizzas on Main Street",
                                         "in 2019 Way back",
                                         "5 Star Hotel",
                                         "a 50 mile road",
                                         "25 minutes down the road",
                                         "12 more lane closures",
                                         "10 people street view",
                                         "my address is 5 times wrong",
                                         "my address is 2 lines long",
                                         "2 Samsung Suite apps"};

}  // namespace

constinit const Recognizer kAddressEn = {
    PiiType::kAddress,
    "address_en",
    kNeedsWordBehindRun | kNeedsCue,
    mask_of(Cue::kAddress) | mask_of(Cue::kStreetEn),
    find,
    "English addresses: house number, capitalised words, street word, unit and city",
    kMatch,
    kNoMatch};

}  // namespace deskmill
