// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/closing_names_en.hpp"

#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/addressed_names.hpp"
#include "stages/anonymize/names/common_answers_en.hpp"
#include "stages/anonymize/names/common_words_en.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

/// "You are the best, Zofia": such a word closes a mail only where it begins a line.
bool closes_mail(std::string_view text, const CueHit& hit) {
  constexpr std::size_t kShort = 5;
  return hit.end - hit.begin > kShort || hit.begin == 0 || text[hit.begin - 1] == '\n';
}

/// But for blanks: lines of mails often end with two.
bool ends_line(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  return at >= text.size() || text[at] == '\n' || text[at] == '\r';
}

/// "OfferClub", but not "McQuist" or "O'Brien": a capital behind a small letter.
bool is_trade_name(std::string_view name) {
  if (name.starts_with("Mc") || name.starts_with("Mac")) return false;
  const auto joined = [](char a, char b) { return is_ascii_lower(a) && is_ascii_upper(b); };
  return std::adjacent_find(name.begin(), name.end(), joined) != name.end();
}

/// "Best wishes,\nanna": one word alone in the last line, and no common one.
void find_small_last_line(std::string_view text, std::size_t begin, Findings& findings) {
  constexpr std::size_t kShortest = 3;
  const std::size_t end = latin_word_end(text, begin);
  if (begin == 0 || text[begin - 1] != '\n' || end - begin < kShortest) return;
  if (text.find_first_not_of(" \r\n", end) != std::string_view::npos) return;
  const std::string_view word = text.substr(begin, end - begin);
  if (!is_not_name(word) && !is_common_in_answers(word)) add_person_en(begin, end, 0.6, findings);
}

/// "Please hurry. — Anna Smith": a dash at the end of a sentence, and nothing behind the name.
void find_behind_dash(std::string_view text, const CueHit& hit, Findings& findings) {
  constexpr std::string_view kEnds[] = {". ", "! ", "? ", "\n"};
  if (hit.begin > 0 && !ends_with_any(text.substr(0, hit.begin), kEnds)) return;
  const std::size_t begin = skip_blanks(text, hit.end), end = latin_name_end(text, begin);
  if (end == begin || text.find_first_not_of(" \r\n", end) != text.npos) return;
  const std::string_view name = text.substr(begin, end - begin);
  const bool shouted = std::none_of(name.begin(), name.end(), is_ascii_lower);
  if (!shouted && !is_common_in_answers(name) && !is_organisation(text, begin, end))
    add_person_en(begin, end, 0.6, findings);
}

}  // namespace

/// "Regards,\nAnna Smith": a line of its own behind the closing.
void find_after_closing(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  if (text.substr(hit.begin).starts_with("—")) return find_behind_dash(text, hit, findings);
  if (!closes_mail(text, hit)) return;
  std::size_t begin = hit.end;
  while (begin < text.size() &&
         std::string_view(" ,.!-\r\n").find(text[begin]) != std::string_view::npos)
    ++begin;
  if (text.substr(hit.end, begin - hit.end).find_first_of(",\n") == std::string_view::npos) return;
  const std::size_t end = latin_name_end(text, begin);
  if (end == begin) return find_small_last_line(text, begin, findings);
  const char after = char_at(text, end);
  if (ends_line(text, end) || after == ',' || after == '.')
    add_person_en(begin, end, 0.75, findings);
}

void find_after_thanks(std::string_view text, const CueHit& hit, Findings& findings) {
  const char mark = char_at(text, hit.end);
  const std::size_t line = hit.end + (mark == ',' || mark == '.' || mark == '!' ? 1 : 0);
  if (ascii_lower(text[hit.begin]) != 't' || !ends_line(text, line)) return;
  const std::size_t begin = std::min(text.find_first_not_of(" \r\n", line), text.size());
  const std::size_t end = latin_name_end(text, begin);
  const bool alone = ends_line(text, end);
  if (end == begin || !alone || is_organisation(text, begin, end)) return;
  if (is_trade_name(text.substr(begin, end - begin))) return;
  if (!is_common_in_answers(text.substr(begin, end - begin)))
    add_person_en(begin, end, 0.65, findings);
}

/// "^Anna" at the end of a turn is an agent's name. Initials ("*AB") say little by themselves: they
/// count for those who lower the policy's min_score.
void find_signature(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::size_t begin = signature_begin(text);
  if (begin == text.size()) return;
  const std::size_t end = latin_word_end(text, begin);
  const std::string_view name = text.substr(begin, end - begin);
  const bool initials = std::none_of(name.begin(), name.end(), is_ascii_lower);
  if (initials && name.size() <= 3) return add_person_en(begin, end, 0.45, findings);
  if (!initials && text[begin - 1] != '*' && !is_not_name(name))
    add_person_en(begin, end, 0.7, findings);
}

}  // namespace deskmill
