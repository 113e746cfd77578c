// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/introduced_names_en.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/recognizers/people/lower_case_names_en.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"
#include "stages/anonymize/recognizers/people/told_names_en.hpp"

namespace deskmill {
namespace {

/// Of the cue that begins there; kCount for none.
Cue cue_at(const Anchors& anchors, std::size_t begin) {
  const std::span<const CueHit> from = anchors.cues_from(begin);
  return !from.empty() && from[0].begin == begin ? from[0].cue : Cue::kCount;
}

/// "surname", "Last name".
bool ends_with_name(std::string_view text, const CueHit& hit) {
  return text.substr(hit.begin, hit.end - hit.begin).ends_with("name");
}

/// "Surname: Oyelaran", "reservation is under Nowak": one word is enough.
bool is_single_name(const Anchors& anchors, const CueHit& hit, std::size_t begin) {
  const Cue cue = cue_at(anchors, begin);
  return cue == Cue::kFirstNameEn || cue == Cue::kSurnameEn || ends_with_name(anchors.text, hit);
}

/// What stands behind a weak introduction is a company or a place, or the word introduces nobody:
/// "this is San Jose", "what is your name. Thanks".
bool names_no_person(const Anchors& anchors, const CueHit& hit, std::size_t begin,
                     std::size_t end) {
  const std::string_view text = anchors.text;
  const std::string_view between = text.substr(hit.end, begin - hit.end);
  return is_organisation(text, begin, end) ||
         (begins_place(text, begin) && !is_first_name(anchors, begin)) ||
         (ends_with_name(text, hit) && between.find('.') != between.npos);
}

/// "this is Tomasz from billing", "Tomasz here".
bool is_told_of_speaker(std::string_view text, std::size_t end) {
  constexpr std::string_view kWords[] = {" from",  " here",  " speaking", " calling",
                                         " with ", ", the ", " again"};
  return starts_with_any(text.substr(end), kWords);
}

/// The end of "Zofia\nNowak" and "Nowak, Zofia", of which the first word ends at `end`.
std::size_t told_name_end(std::string_view text, std::size_t begin, std::size_t end) {
  if (has_several_words(text.substr(begin, end - begin))) return end;
  return std::max(with_given_name_behind(text, end), with_next_line(text, end));
}

/// Over quotes, the stars of bold letters and a line break as well; there a capital must follow.
/// Behind a colon the next line is the next label of a form.
std::size_t skip_to_marked_name(std::string_view text, std::size_t at) {
  constexpr std::string_view kMarks[] = {"*", "`", "'", "“", "‘", "\r", "\n"};
  constexpr std::size_t kInLine = 5;
  const std::size_t marks = text.substr(at).starts_with(':') ? kInLine : std::size(kMarks);
  const std::size_t begin = at = skip_to_name(text, at);
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::string_view mark : std::span(kMarks).first(marks)) {
      if (!text.substr(at).starts_with(mark)) continue;
      at = skip_to_name(text, at + mark.size());
      moved = true;
    }
  }
  return latin_name_end(text, at) > at ? at : begin;
}

}  // namespace

std::size_t skip_to_name(std::string_view text, std::size_t at) {
  const auto is_between = [](char c) {
    return c == ' ' || c == '.' || c == ':' || c == ',' || c == '\t' || c == '"';
  };
  while (at < text.size() && is_between(text[at])) ++at;
  return at;
}

bool is_first_name(const Anchors& anchors, std::size_t begin) {
  return cue_at(anchors, begin) == Cue::kFirstNameEn;
}

std::size_t with_given_name_behind(std::string_view text, std::size_t end) {
  if (!text.substr(end).starts_with(", ")) return end;
  const std::size_t given_end = latin_name_end(text, end + 2);
  const std::string_view rest = text.substr(given_end);
  return given_end > end + 2 && (rest.empty() || rest == ".") ? given_end : end;
}

void find_after_intro(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  const bool strong = hit.cue == Cue::kIntroEn;
  const std::size_t begin =
      strong ? skip_to_marked_name(text, hit.end) : skip_to_name(text, hit.end);
  const std::size_t end = latin_name_end(text, begin);
  if (find_spelled_name(text, begin, findings)) return;
  if (end == begin) {
    if (!is_ascii_lower(char_at(text, begin))) return;
    return strong ? find_lower_case_name(text, begin, findings)
                  : find_known_lower_case_name(text, hit, begin, findings);
  }
  if (strong) return add_person_en(begin, told_name_end(text, begin, end), 0.9, findings);
  if (names_no_person(anchors, hit, begin, end)) return;
  const bool sure = is_told_of_speaker(text, end) || is_single_name(anchors, hit, begin) ||
                    has_several_words(text.substr(begin, end - begin));
  const bool told = !sure && (is_greeted_before(text, hit.begin) || is_met_there(text, hit, end) ||
                              leads_to_person(text, hit, begin, end));
  add_person_en(begin, end, sure ? 0.75 : told ? 0.6 : 0.4, findings);
}

}  // namespace deskmill
