// SPDX-License-Identifier: Apache-2.0
#include "rules/expression_reader.hpp"

#include <algorithm>
#include <charconv>

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace deskmill {
std::optional<RequiredPart> ExpressionReader::read() {
  RequiredPart part = read_alternatives();
  if (is_unknown_ || !rest_.empty()) return std::nullopt;
  return part;
}

void ExpressionReader::give_up() {
  is_unknown_ = true;
  rest_ = {};
}

bool ExpressionReader::take(std::string_view token) {
  if (!rest_.starts_with(token)) return false;
  rest_.remove_prefix(token.size());
  return true;
}

void ExpressionReader::skip_past(std::string_view end) {
  const std::size_t at = rest_.find(end);
  if (at == std::string_view::npos) return give_up();
  rest_.remove_prefix(at + end.size());
}

char ExpressionReader::take_byte() {
  if (rest_.empty()) {
    give_up();
    return '\0';
  }
  const char byte = rest_.front();
  rest_.remove_prefix(1);
  return byte;
}

char32_t ExpressionReader::take_character() {
  if (rest_.empty()) {
    give_up();
    return 0;
  }
  std::size_t bytes = 0;
  const char32_t character = next_code_point(rest_, bytes);
  rest_.remove_prefix(bytes);
  return character;
}

RequiredPart ExpressionReader::read_alternatives() {
  const bool outer_case = ignore_case_;
  std::vector<RequiredPart> branches;
  do {
    branches.push_back(read_sequence());
  } while (take("|"));
  ignore_case_ = outer_case;  // flags end with their group
  return RequiredPart::either(branches);
}

RequiredPart ExpressionReader::read_sequence() {
  RequiredPart sequence;
  while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
    sequence.append(read_repeat(read_item()));
  }
  return sequence;
}

RequiredPart ExpressionReader::read_item() {
  if (take("^") || take("$")) return {};
  if (take(".")) return RequiredPart::unknown();
  if (take("(")) return read_group();
  if (take("[")) return read_class();
  if (take("\\")) return read_escape();
  return literal(take_character());
}

RequiredPart ExpressionReader::read_repeat(RequiredPart part) {
  for (;;) {
    std::size_t least = 0;
    bool more = true;
    if (take("*")) {
      least = 0;
    } else if (take("+")) {
      least = 1;
    } else if (take("?")) {
      more = false;
    } else if (!take_counts(least, more)) {
      return part;
    }
    take("?");  // lazy: the same strings
    part = part.repeated(least, more);
  }
}

/// Takes {2}, {2,} or {2,5}; anything else that begins with a brace is text. Sets `more` when more
/// than `least` repetitions may occur (for least == 0, more than one).
bool ExpressionReader::take_counts(std::size_t& least, bool& more) {
  if (rest_.empty() || rest_.front() != '{') return false;
  const char* begin = rest_.data() + 1;
  const char* end = rest_.data() + rest_.size();
  auto number = std::from_chars(begin, end, least);
  if (number.ec != std::errc{} || number.ptr == end) return false;
  std::size_t most = least;
  bool bounded = true;
  if (*number.ptr == ',') {
    const char* second = number.ptr + 1;
    number = std::from_chars(second, end, most);
    bounded = number.ec == std::errc{};
    if (!bounded) number.ptr = second;
  }
  if (number.ptr == end || *number.ptr != '}') return false;
  more = !bounded || most > std::max<std::size_t>(least, 1);
  rest_.remove_prefix(static_cast<std::size_t>(number.ptr + 1 - rest_.data()));
  return true;
}

RequiredPart ExpressionReader::read_group() {
  const bool outer_case = ignore_case_;
  if (take("?P<")) {
    skip_past(">");
  } else if (take("?")) {
    if (!read_flags()) return read_nothing();  // (?i): holds for the rest of the enclosing group
  }
  RequiredPart part = read_alternatives();
  if (!take(")")) give_up();
  ignore_case_ = outer_case;
  return part;
}

/// Flags and an empty quote match nothing themselves. A repetition behind them would belong to the
/// item before them, which has been read already: that is given up.
RequiredPart ExpressionReader::read_nothing() {
  if (!rest_.empty() && std::string_view("*+?{").find(rest_.front()) != std::string_view::npos) {
    give_up();
  }
  return {};
}

/// Reads the flags behind "(?" up to ":" (returns true: a group follows) or ")" (returns false).
bool ExpressionReader::read_flags() {
  for (bool value = true;;) {
    const char flag = take_byte();
    if (flag == ':') return true;
    if (flag == ')') return false;
    if (flag == '-') {
      value = false;
    } else if (flag == 'i') {
      ignore_case_ = value;
    } else if (flag != 'm' && flag != 's' && flag != 'U') {
      give_up();
      return false;
    }
  }
}

RequiredPart ExpressionReader::read_escape() {
  if (take("Q")) return read_quote();
  const char c = rest_.empty() ? '\0' : rest_.front();
  if (take("A") || take("z") || take("b") || take("B")) return {};
  if (take("d")) return RequiredPart::one_of({"0"});
  if (take("D") || take("s") || take("S") || take("w") || take("W")) return RequiredPart::unknown();
  if (c == 'p' || c == 'P') {
    skip_property();
    return RequiredPart::unknown();
  }
  char32_t character = 0;
  if (!read_character_escape(character)) give_up();
  return literal(character);
}

RequiredPart ExpressionReader::read_quote() {
  if (take("\\E")) return read_nothing();
  RequiredPart part;
  RequiredPart last;
  for (bool first = true; !rest_.empty() && !take("\\E"); first = false) {
    if (!first) part.append(last);
    last = literal(take_character());
  }
  // A repetition behind \E repeats the last character only.
  part.append(read_repeat(last));
  return part;
}

/// Reads what follows the backslash of an escaped character, in classes and outside. False when it
/// is not one.
bool ExpressionReader::read_character_escape(char32_t& character) {
  static constexpr std::string_view kNames = "aftnrv", kValues = "\a\f\t\n\r\v";
  const char c = take_byte();
  if (c == 'x') {
    character = read_hex();
    return true;
  }
  if (const std::size_t at = kNames.find(c); at != kNames.npos) {
    character = static_cast<unsigned char>(kValues[at]);
    return true;
  }
  character = static_cast<unsigned char>(c);
  return character < 0x80 && !is_ascii_alnum(c);
}

char32_t ExpressionReader::read_hex() {
  const bool braces = take("{");
  const std::size_t end = braces ? rest_.find('}') : 2;
  std::uint32_t value = 0;
  const bool is_complete = end <= rest_.size();
  const char* const last = rest_.data() + (is_complete ? end : 0);
  if (!is_complete || std::from_chars(rest_.data(), last, value, 16).ptr != last) {
    give_up();
    return 0;
  }
  rest_.remove_prefix(end + (braces ? 1 : 0));
  return value;
}

/// Skips a property such as \pN or \p{Han}, of which the backslash has been taken.
void ExpressionReader::skip_property() {
  take_byte();
  if (take("{")) {
    skip_past("}");
  } else {
    take_byte();
  }
}

RequiredPart ExpressionReader::read_class() {
  bool few = !take("^");
  Clause members;
  for (bool first = true; !is_unknown_ && (first || !take("]")); first = false) {
    // A "]" that comes first is a member; read_class_member takes it as a character.
    few = read_class_member(members) && few;
  }
  return few ? RequiredPart::one_of(std::move(members)) : RequiredPart::unknown();
}

bool ExpressionReader::read_class_member(Clause& members) {
  constexpr char32_t kLongRange = 64;
  if (take("\\d")) {
    members.emplace_back("0");
    return true;
  }
  if (skip_wide_member()) return false;
  const char32_t low = take_class_character();
  char32_t high = low;
  if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
    take("-");
    high = take_class_character();
  }
  if (high < low || high - low > kLongRange) return false;
  for (char32_t character = low; character <= high; ++character) {
    std::string folded;
    if (!fold(character, folded)) return false;
    members.push_back(std::move(folded));
  }
  return true;
}

/// Skips a member that stands for many characters: [:alpha:], \p{Han}, \w. False when there is
/// none.
bool ExpressionReader::skip_wide_member() {
  if (take("[:")) {
    skip_past(":]");
    return true;
  }
  if (rest_.size() < 2 || rest_[0] != '\\') return false;
  const char c = rest_[1];
  const bool property = c == 'p' || c == 'P';
  if (!property && std::string_view("DsSwW").find(c) == std::string_view::npos) return false;
  take("\\");
  if (property) {
    skip_property();
  } else {
    rest_.remove_prefix(1);
  }
  return true;
}

char32_t ExpressionReader::take_class_character() {
  if (!take("\\")) return take_character();
  char32_t character = 0;
  if (!read_character_escape(character)) give_up();
  return character;
}

RequiredPart ExpressionReader::literal(char32_t character) const {
  std::string folded;
  return fold(character, folded) ? RequiredPart::one_of({std::move(folded)})
                                 : RequiredPart::unknown();
}

bool ExpressionReader::fold(char32_t character, std::string& folded) const {
  if (character >= 0x80) {
    // CJK symbols, kana and ideographs, Hangul, full-width symbols. Other letters may have a second
    // case, which the gate does not fold.
    const bool caseless = (character >= 0x3000 && character <= 0x9FFF) ||
                          (character >= 0xAC00 && character <= 0xD7A3) ||
                          (character >= 0xFF01 && character <= 0xFF20);
    append_utf8(folded, character);
    return !ignore_case_ || caseless;
  }
  const char c = static_cast<char>(character);
  folded += is_ascii_digit(c) ? '0' : ascii_lower(c);
  return true;
}

}  // namespace deskmill
