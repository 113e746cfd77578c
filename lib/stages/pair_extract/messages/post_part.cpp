// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/messages/post_part.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

/// In a shorter message a bare "4/5" is a rating. Platforms that make agents number their posts
/// cut at 140 characters or more.
constexpr std::size_t kLongPost = 60;    // bytes
constexpr unsigned kMostShortParts = 3;  // "2/2" ends a short last part; "5/5" is full marks
constexpr std::size_t kLongestSign = 14;
constexpr std::string_view kEnds = " \t\r\n.!";

bool ends_with_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

/// Takes characters from the end of a text.
class Tail {
 public:
  explicit Tail(std::string_view text) : rest_(text) {}

  std::string_view rest() const { return rest_; }
  void skip_blanks() { rest_ = rest_.substr(0, rest_.find_last_not_of(kAsciiBlanks) + 1); }
  bool take(std::string_view end) {
    if (!rest_.ends_with(end)) return false;
    rest_.remove_suffix(end.size());
    return true;
  }
  /// A digit, 0 when there is none.
  unsigned take_digit() {
    if (rest_.empty() || !is_ascii_digit(rest_.back())) return 0;
    const auto digit = static_cast<unsigned>(rest_.back() - '0');
    rest_.remove_suffix(1);
    return digit;
  }

 private:
  std::string_view rest_;
};

/// "1/2" with blanks between, at the end of `tail`, which then ends before it.
std::optional<PostPart> take_numbers(Tail& tail) {
  PostPart part;
  part.of = tail.take_digit();
  tail.skip_blanks();
  if (!tail.take("/")) return std::nullopt;
  tail.skip_blanks();
  part.number = tail.take_digit();
  const bool counts = part.number >= 1 && part.number <= part.of && part.of >= 2;
  return counts ? std::optional(part) : std::nullopt;
}

std::optional<PostPart> take_bracketed(Tail& tail) {
  struct Brackets {
    std::string_view open, close;
  };
  constexpr std::array<Brackets, 3> kBrackets = {{{"(", ")"}, {"[", "]"}, {"（", "）"}}};
  for (const auto& [open, close] : kBrackets) {
    Tail inside = tail;
    if (!inside.take(close)) continue;
    auto part = take_numbers(inside);
    if (!part || !inside.take(open)) return std::nullopt;
    tail = inside;
    return part;
  }
  return std::nullopt;
}

/// What may stand before a bare mark: a blank, the dots of a cut sentence, the sign's "^".
bool stands_apart(std::string_view before) {
  if (before.size() < 2) return false;
  const char last = before.back(), second_last = before[before.size() - 2];
  return is_ascii_blank(before.substr(before.size() - 1)) || last == '^' ||
         (last == '.' && !is_ascii_digit(second_last));
}

std::optional<PostPart> take_bare(Tail& tail) {
  constexpr std::array<std::string_view, 8> kBeforeDates = {" on",   " by",    " until",  " till",
                                                            " from", " since", " before", " after"};
  Tail before = tail;
  auto part = take_numbers(before);
  if (!part || !stands_apart(before.rest())) return std::nullopt;
  const bool is_last = part->number == part->of && part->of <= kMostShortParts;
  if (tail.rest().size() < kLongPost && !is_last) return std::nullopt;
  before.skip_blanks();
  if (ends_with_any(before.rest(), kBeforeDates)) return std::nullopt;
  tail = before;
  return part;
}

/// Without the sign of an agent at the end: "^EC", "*AMC", "- Robin".
std::string_view without_sign(std::string_view text) {
  const std::string_view end = text.substr(text.size() - std::min(text.size(), kLongestSign));
  const std::size_t mark = end.find_last_of("^*~-");
  if (mark == end.npos) return text;
  const std::string_view name = end.substr(mark + 1);
  const bool is_name =
      std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_letter(c) || c == ' '; });
  return is_name ? trimmed(text.substr(0, text.size() - name.size() - 1), kEnds) : text;
}

std::optional<PostPart> part_at_end(std::string_view message) {
  const std::string_view all = trimmed(message, kEnds);
  const std::string_view marked = without_sign(all);
  Tail tail(marked);
  auto part = take_bracketed(tail);
  if (!part) part = take_bare(tail);
  if (!part) return std::nullopt;
  tail.skip_blanks();
  part->text = marked.size() == all.size() ? tail.rest() : message;
  return part;
}

std::optional<PostPart> part_at_start(std::string_view message) {
  constexpr std::size_t kLongestMark = 12;  // bytes: brackets of three each and two blanks
  const std::string_view begin = trimmed(message).substr(0, kLongestMark);
  const std::size_t slash = begin.find('/');
  if (slash == begin.npos) return std::nullopt;
  for (const std::string_view close : {")", "]", "）"}) {
    const std::size_t at = begin.find(close, slash);
    if (at == begin.npos) continue;
    Tail tail(begin.substr(0, at + close.size()));
    auto part = take_bracketed(tail);
    if (!part || !tail.rest().empty()) continue;
    part->text = trimmed(trimmed(message).substr(at + close.size()));
    return part;
  }
  return std::nullopt;
}

}  // namespace

PostPart post_part(std::string_view message) {
  if (message.find('/') == message.npos) return {0, 0, message};
  if (const auto part = part_at_end(message)) return *part;
  if (const auto part = part_at_start(message)) return *part;
  return {0, 0, message};
}

}  // namespace deskmill
