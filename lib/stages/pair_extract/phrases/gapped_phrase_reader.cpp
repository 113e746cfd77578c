// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/gapped_phrase_reader.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// Pieces that follow each other become one of at most as many strings.
constexpr std::size_t kMostJoined = 128;
constexpr std::size_t kAnyNumber = GappedPhrase::kAnyNumber;

/// The length of the shortest and, of those that are equal in that, of an average one.
std::pair<std::size_t, std::size_t> length_of(const PlainStrings& strings) {
  std::size_t shortest = (*strings.begin()).size(), sum = 0;
  for (const std::string_view string : strings) {
    shortest = std::min(shortest, string.size());
    sum += string.size();
  }
  return {shortest, sum / strings.size()};
}

/// Letters and blanks are nearly everywhere.
bool is_common(std::string_view string) {
  return string.size() == 1 && (is_ascii_alnum(string[0]) || string[0] == ' ');
}

}  // namespace

std::optional<GappedPhraseReader::Row> GappedPhraseReader::read() {
  Row row;
  row.from_start = reader_.take("^");
  while (!reader_.done() && !row.to_end) {
    row.to_end = reader_.take("$");
    if (!row.to_end && !read_piece()) return std::nullopt;
  }
  const std::size_t pivot = find_pivot();
  if (!reader_.done() || pivot == pieces_.size()) return std::nullopt;
  row.pivot = pieces_[pivot].strings;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (i != pivot) (i < pivot ? row.before : row.after).push_back(finished(pieces_[i]));
  }
  return row;
}

/// That with the longest strings: most texts do not hold them. Of equals the last one: the end of a
/// sentence tells more than its middle.
std::size_t GappedPhraseReader::find_pivot() const {
  std::size_t pivot = pieces_.size();
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const PlainStrings& strings = pieces_[i].strings;
    if (!pieces_[i].occurs_once() || std::any_of(strings.begin(), strings.end(), is_common))
      continue;
    if (pivot == pieces_.size() || length_of(strings) >= length_of(pieces_[pivot].strings))
      pivot = i;
  }
  return pivot;
}

std::u32string GappedPhraseReader::folded(std::string_view text) {
  characters_.read_characters(text);
  std::u32string codes;
  for (std::size_t i = 0; i < characters_.size(); ++i) codes += characters_[i].code();
  return codes;
}

GappedPhraseReader::Piece GappedPhraseReader::finished(const Draft& draft) {
  Piece piece;
  piece.run_of = draft.run_of;
  piece.least = draft.least;
  piece.most = draft.most;
  for (const Draft& inner : draft.row) piece.row.push_back(finished(inner));
  for (const std::string_view string : draft.strings) piece.strings.push_back(folded(string));
  return piece;
}

bool GappedPhraseReader::read_piece() {
  const StringReader before = reader_;
  if (read_strings()) return true;
  reader_ = before;
  return reader_.take("(?:") ? read_row() : read_run();
}

bool GappedPhraseReader::read_strings() {
  const bool is_class = reader_.rest().starts_with('[');
  Draft piece;
  std::optional<PlainStrings> strings = reader_.read_item();
  if (!strings || (is_class && reader_.at_any_of("*+{"))) return false;
  piece.strings = std::move(*strings);
  if (piece.strings.count_empty() > 0) {
    piece.strings.remove_empty();
    piece.least = 0;
  }
  if (piece.strings.empty()) return false;
  const bool more = reader_.take("+");
  if (more) add_strings(piece);
  if (more || reader_.take("*")) {
    piece.least = 0;
    piece.most = kAnyNumber;
  } else if (reader_.take("?")) {
    piece.least = 0;
  }
  add_strings(std::move(piece));
  return true;
}

/// The next piece joins one that occurs once.
void GappedPhraseReader::add_strings(Draft piece) {
  const bool joins = !pieces_.empty() && pieces_.back().occurs_once() && piece.most == 1;
  PlainStrings ends = piece.strings;
  if (piece.least == 0) ends.add("");
  if (joins && pieces_.back().strings.size() * ends.size() <= kMostJoined) {
    pieces_.back().strings = PlainStrings::combinations(pieces_.back().strings, ends);
  } else {
    pieces_.push_back(std::move(piece));
  }
}

/// A group of pieces without alternatives. The first of those that must occur is
/// no piece of its own.
bool GappedPhraseReader::read_row() {
  std::vector<Draft> before;
  before.swap(pieces_);
  while (!reader_.take(")")) {
    if (reader_.done() || !read_piece()) return false;
  }
  Draft piece;
  piece.row.swap(pieces_);
  pieces_.swap(before);
  if (!read_counts(piece) || piece.row.empty() || piece.least > 1) return false;
  if (piece.least == 1) {
    pieces_.insert(pieces_.end(), piece.row.begin(), piece.row.end());
    piece.least = 0;
    if (piece.most != kAnyNumber) --piece.most;
  }
  if (piece.most > 0) pieces_.push_back(std::move(piece));
  return true;
}

bool GappedPhraseReader::read_run() {
  Draft run;
  if (reader_.take(".")) {
    run.run_of = {U"\n", true, {}};
  } else if (reader_.take("\\w")) {
    run.run_of.members = U"abcdefghijklmnopqrstuvwxyz0123456789_";
  } else if (!read_class(run.run_of)) {
    return false;
  }
  if (!read_counts(run)) return false;
  pieces_.push_back(std::move(run));
  return true;
}

bool GappedPhraseReader::read_class(GappedPhrase::Class& run_of) {
  if (!reader_.take("[")) return false;
  run_of.negated = reader_.take("^");
  std::string members;
  while (!reader_.take("]")) {
    if (!read_range(members)) return false;
  }
  run_of.members = folded(members);
  return !members.empty();
}

/// A member of a class, or a range of ASCII.
bool GappedPhraseReader::read_range(std::string& members) {
  const char32_t first = reader_.read_character(StringReader::kSpecialInClass);
  if (first == U'\0') return false;
  if (!reader_.take("-")) {
    members += from_code_points({&first, 1});
    return true;
  }
  const char32_t last = reader_.read_character(StringReader::kSpecialInClass);
  if (first >= 0x80 || last >= 0x80 || last < first) return false;
  for (char32_t c = first; c <= last; ++c) members += static_cast<char>(c);
  return true;
}

/// How often: *, +, ?, {2}, {2,}, {2,5} or nothing.
bool GappedPhraseReader::read_counts(Draft& piece) {
  if (reader_.take("{")) {
    if (!reader_.take_number(piece.least)) return false;
    piece.most = piece.least;
    if (reader_.take(",") && !reader_.take_number(piece.most)) piece.most = kAnyNumber;
    return reader_.take("}") && piece.least <= piece.most;
  }
  const bool optional = reader_.take("?"), any = reader_.take("*"), more = reader_.take("+");
  if (optional || any) piece.least = 0;
  if (any || more) piece.most = kAnyNumber;
  return !(optional && (any || more));
}

}  // namespace deskmill
