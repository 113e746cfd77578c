// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/phrases/gapped_phrase.hpp"

#include <algorithm>

#include "stages/pair_extract/phrases/gapped_phrase_reader.hpp"

namespace deskmill {
namespace {

using Piece = GappedPhrase::Piece;
constexpr std::size_t kAnyNumber = GappedPhrase::kAnyNumber;
/// Rising numbers of characters that the pieces up to here can take.
using Lengths = std::vector<std::size_t>;

/// What stands on one side of the pivot, the nearest character first, up to kFarthest.
class Side {
 public:
  static Side behind(const Characters& text, std::size_t first, std::size_t end) {
    return {text.data() + first, end - first, true};
  }
  static Side before(const Characters& text, std::size_t begin, std::size_t last) {
    return {text.data() + last, last - begin, false};
  }
  std::size_t size() const { return size_; }
  /// Whether these characters are all there are.
  bool is_all(std::size_t length) const { return length == size_ && !goes_on_; }
  /// Whether there is another character behind these, of a word.
  bool is_word_behind(std::size_t length) const {
    return (length < size_ || goes_on_) && (*this)[length].is(kInWord);
  }
  const Character& operator[](std::size_t index) const {
    const auto distance = static_cast<std::ptrdiff_t>(index);
    return edge_[forward_ ? distance : -1 - distance];
  }
  char32_t symbol(std::size_t index) const { return (*this)[index].symbol(); }
  bool has(std::u32string_view string, std::size_t at) const {
    if (string.size() > size_ - at) return false;
    for (std::size_t i = 0; i < string.size(); ++i) {
      if (symbol(at + i) != string[i]) return false;
    }
    return true;
  }

 private:
  Side(const Character* edge, std::size_t size, bool forward)
      : edge_(edge),
        size_(std::min(size, GappedPhrase::kFarthest)),
        goes_on_(size > size_),
        forward_(forward) {}

  const Character* edge_;
  std::size_t size_;
  bool goes_on_, forward_;
};

void insert(Lengths& lengths, std::size_t length) {
  const auto at = std::lower_bound(lengths.begin(), lengths.end(), length);
  if (at == lengths.end() || *at != length) lengths.insert(at, length);
}

/// A run can go from any length so far to a longer one if the latest such start that leaves room
/// for `least` lies behind the last character of another class, and not too far.
void add_run(const Piece& piece, const Side& side, const Lengths& starts, Lengths& ends) {
  ends.clear();
  std::size_t known = 0, latest = 0, unbroken_from = 0;
  for (std::size_t end = starts.front(); end <= side.size(); ++end) {
    while (known < starts.size() && starts[known] + piece.least <= end) latest = starts[known++];
    if (known > 0 && latest >= unbroken_from && end - latest <= piece.most) ends.push_back(end);
    const bool is_last = end == side.size() || end - starts.back() == piece.most;
    if (end >= starts.back() && (is_last || unbroken_from > starts.back())) return;
    if (end < side.size() && !piece.run_of.has(side[end].code())) unbroken_from = end + 1;
  }
}

void add_strings(const Piece& piece, const Side& side, const Lengths& starts, Lengths& ends) {
  const bool optional = piece.least == 0, again = piece.most > 1;
  if (optional) {
    ends = starts;
  } else {
    ends.clear();
  }
  const Lengths& from = again ? ends : starts;  // which grows behind the place where one is
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::size_t start = from[i];
    if (start == side.size()) continue;
    const char32_t first = side.symbol(start);
    if (!piece.firsts.filter.passes(first)) continue;
    const std::u32string_view firsts = piece.firsts.members;
    for (std::size_t at = firsts.find(first); at != firsts.npos; at = firsts.find(first, at + 1)) {
      const std::u32string& string = piece.strings[at];
      if (side.has(string, start)) insert(ends, start + string.size());
    }
  }
}

void follow(const std::vector<Piece>& pieces, const Side& side, Lengths& here, Lengths& next);

void add_row(const Piece& piece, const Side& side, const Lengths& starts, Lengths& ends) {
  ends = starts;
  Lengths here = starts, next;
  for (std::size_t round = 0; round < piece.most && !here.empty(); ++round) {
    follow(piece.row, side, here, next);
    std::erase_if(here, [&](std::size_t length) {
      return std::binary_search(ends.begin(), ends.end(), length);
    });
    for (const std::size_t length : here) insert(ends, length);
  }
}

/// From the lengths in `here` to those behind the pieces.
void follow(const std::vector<Piece>& pieces, const Side& side, Lengths& here, Lengths& next) {
  for (const Piece& piece : pieces) {
    if (here.empty()) return;
    const auto add = !piece.strings.empty() ? add_strings : piece.row.empty() ? add_run : add_row;
    add(piece, side, here, next);
    here.swap(next);
  }
}

/// How far the pieces reach at most, or to the end when they must.
std::optional<std::size_t> reach(const std::vector<Piece>& pieces, bool to_end, bool whole_words,
                                 const Side& side, GappedPhrase::Buffers& buffers) {
  buffers.here.assign(1, 0);
  follow(pieces, side, buffers.here, buffers.next);
  if (whole_words) {
    std::erase_if(buffers.here, [&](std::size_t length) { return side.is_word_behind(length); });
  }
  if (buffers.here.empty()) return std::nullopt;
  const std::size_t length = buffers.here.back();
  return to_end && !side.is_all(length) ? std::nullopt : std::optional(length);
}

void set_filters(std::vector<Piece>& pieces) {
  for (Piece& piece : pieces) {
    set_filters(piece.row);
    piece.firsts.members.clear();
    for (const std::u32string& string : piece.strings) piece.firsts.members += string.front();
    piece.firsts.set_filter();
    piece.run_of.set_filter();
  }
}

std::size_t product(std::size_t length, std::size_t times) {
  return length > 0 && times >= kAnyNumber / length ? kAnyNumber : length * times;
}

/// How many characters the pieces can take, kAnyNumber if nothing limits it.
std::size_t longest(const std::vector<Piece>& pieces) {
  std::size_t sum = 0;
  for (const Piece& piece : pieces) {
    std::size_t length = piece.row.empty() && piece.strings.empty() ? 1 : longest(piece.row);
    for (const std::u32string& string : piece.strings) length = std::max(length, string.size());
    length = product(length, piece.most);
    if (length >= kAnyNumber - sum) return kAnyNumber;
    sum += length;
  }
  return sum;
}

/// To be followed away from the pivot.
void turn_round(std::vector<Piece>& pieces) {
  std::reverse(pieces.begin(), pieces.end());
  for (Piece& piece : pieces) {
    turn_round(piece.row);
    for (std::u32string& string : piece.strings) std::reverse(string.begin(), string.end());
  }
}

}  // namespace

std::optional<GappedPhrase> GappedPhrase::read(std::string_view alternative, bool whole_words) {
  std::optional<GappedPhraseReader::Row> row = GappedPhraseReader(alternative).read();
  if (!row) return std::nullopt;
  GappedPhrase phrase;
  phrase.whole_words_ = whole_words;
  phrase.from_start_ = row->from_start;
  phrase.to_end_ = row->to_end;
  phrase.pivot_ = std::move(row->pivot);
  phrase.before_ = std::move(row->before);
  phrase.after_ = std::move(row->after);
  turn_round(phrase.before_);
  phrase.farthest_begin_ = phrase.from_start_ ? longest(phrase.before_) : kAnyNumber;
  phrase.farthest_end_ = phrase.to_end_ ? longest(phrase.after_) : kAnyNumber;
  set_filters(phrase.before_);
  set_filters(phrase.after_);
  return phrase;
}

std::optional<CharacterRange> GappedPhrase::around(CharacterRange pivot, const Characters& text,
                                                   CharacterRange part, Buffers& buffers) const {
  const bool near =
      pivot.first - part.first <= farthest_begin_ && part.last - pivot.last <= farthest_end_;
  if (!near) return std::nullopt;
  const auto behind =
      reach(after_, to_end_, whole_words_, Side::behind(text, pivot.last, part.last), buffers);
  if (!behind) return std::nullopt;
  const auto before = reach(before_, from_start_, whole_words_,
                            Side::before(text, part.first, pivot.first), buffers);
  if (!before) return std::nullopt;
  return CharacterRange{pivot.first - *before, pivot.last + *behind};
}

}  // namespace deskmill
