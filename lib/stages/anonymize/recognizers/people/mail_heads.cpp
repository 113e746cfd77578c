// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/people/mail_heads.hpp"

#include <algorithm>
#include <string_view>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"

namespace deskmill {
namespace {

constexpr int kLinesAround = 6;
constexpr std::size_t kLongestLabel = 12;

std::size_t line_begin(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

std::size_t skip_blanks_and_quotes(std::string_view text, std::size_t at) {
  constexpr std::string_view kSkipped = " \t>*";
  while (at < text.size() && kSkipped.find(text[at]) != std::string_view::npos) ++at;
  return at;
}

/// Behind "From:" and its like at the begin of a line; `begin` for none.
std::size_t behind_label(std::string_view text, std::size_t begin) {
  constexpr std::string_view kLabels[] = {"From:",   "To:",      "Cc:",     "CC:",      "cc:",
                                          "Bcc:",    "BCC:",     "bcc:",    "Sent by:", "发件人：",
                                          "发件人:", "收件人：", "收件人:", "抄送：",   "抄送:"};
  const std::string_view rest = text.substr(begin);
  const auto* const label =
      std::find_if(std::begin(kLabels), std::end(kLabels),
                   [rest](std::string_view word) { return rest.starts_with(word); });
  return label == std::end(kLabels) ? begin : begin + label->size();
}

/// "Quist, Xiomara J.", "Tembo Abara", 李芳 from `begin` on; `begin` for none.
std::size_t name_end_at(std::string_view text, std::size_t begin) {
  if (is_han_at(text, begin)) {
    const std::size_t end = name_end(text, begin);
    return end > begin && !is_han_at(text, end) && !is_common_word(text, begin) ? end : begin;
  }
  const std::size_t end = latin_name_end(text, begin);
  if (end == begin || is_organisation(text, begin, end)) return begin;
  const bool several = has_several_words(text.substr(begin, end - begin));
  if (!text.substr(end).starts_with(", ")) return several ? end : begin;
  const std::size_t given = end + 2, given_end = latin_name_end(text, given);
  if (given_end > given) return several ? end : given_end;
  return several ? end : begin;
}

/// Whether an entry ends at `end`, so that a name that ends there is whole.
bool ends_entry(std::string_view text, std::size_t end) {
  const std::size_t behind = skip_blanks(text, end);
  if (behind >= text.size()) return true;
  if (is_ascii_alnum(text[end])) return false;  // "peter02"
  if (text[behind] != '\n' && text[behind] != '\r') return !is_ascii_upper(text[behind]);
  const std::size_t next = skip_blanks_and_quotes(text, text.find('\n', behind) + 1);
  return !is_ascii_upper(char_at(text, next)) ||
         text.substr(next, kLongestLabel).find(':') != text.npos;
}

/// Behind the comma or semicolon from `at` on that parts two entries: a comma also parts surnames
/// from given names, and professions from names, and counts behind an address only. text.size()
/// for none.
std::size_t next_entry(std::string_view line, std::size_t at) {
  bool has_address = false;
  for (; at < line.size(); ++at) {
    const char c = line[at];
    if (c == ';' || (c == ',' && has_address)) return at + 1;
    has_address = has_address || c == '@' || c == '/' || c == '>';
  }
  return line.size();
}

/// The names of one line. `end` is the end of it.
void find_in_line(std::string_view text, std::size_t from, std::size_t end, Findings& findings) {
  constexpr int kMostNames = 50;
  const std::string_view line = text.substr(0, end);
  std::size_t at = from;
  for (int names = 0; names < kMostNames && at < end; ++names) {
    at = skip_blanks(line, at);
    if (char_at(line, at) == '"') ++at;
    const std::size_t name = name_end_at(line, at);
    if (name > at && ends_entry(text, name))
      findings.push_back({at, name, PiiType::kPerson, 0.65, kMailName.name});
    at = next_entry(line, std::max(name, at));
  }
}

void find_in_lines(std::string_view text, std::size_t begin, int step, Findings& findings) {
  std::size_t line = begin;
  for (int lines = 0; lines < kLinesAround; ++lines) {
    if (step < 0 && line == 0) return;
    line = step < 0 ? line_begin(text, line - 1) : line_end(text, line) + 1;
    if (line >= text.size()) return;
    const std::size_t label = skip_blanks_and_quotes(text, line);
    const std::size_t names = behind_label(text, label);
    if (names > label) find_in_line(text, names, line_end(text, names), findings);
  }
}

}  // namespace

void find_mail_heads(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  std::size_t done = 0;
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kMailHead || hit.begin < done) continue;
    const std::size_t line = line_begin(text, hit.begin);
    done = line_end(text, hit.begin);
    if (skip_blanks_and_quotes(text, line) != hit.begin) continue;
    find_in_lines(text, line, -1, findings);
    find_in_lines(text, line, 1, findings);
  }
}

}  // namespace deskmill
