// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/pattern_program.hpp"

#include <algorithm>
#include <limits>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostSteps = 2000;
constexpr std::string_view kSpecial = "\\^$.|?*+()[]{}";

struct Part {
  std::vector<PatternStep> steps;
  bool can_be_empty = false;
};

void append(Part& part, const Part& next) {
  part.steps.insert(part.steps.end(), next.steps.begin(), next.steps.end());
  part.can_be_empty &= next.can_be_empty;
}

PatternStep split(std::size_t first, std::size_t second) {
  return {PatternStep::kSplit, 0, 0, first, second};
}

Part either(const Part& first, const Part& second) {
  Part part{{split(1, first.steps.size() + 2)}, true};
  append(part, first);
  part.steps.push_back({PatternStep::kJump, 0, 0, second.steps.size() + 1, 0});
  append(part, second);
  part.can_be_empty = first.can_be_empty || second.can_be_empty;
  return part;
}

Part maybe(const Part& body) {
  Part part{{split(1, body.steps.size() + 1)}, true};
  append(part, body);
  part.can_be_empty = true;
  return part;
}

Part any_number(const Part& body) {
  Part part{{split(1, body.steps.size() + 2)}, true};
  append(part, body);
  part.steps.push_back({PatternStep::kJump, 0, 0, -(body.steps.size() + 1), 0});
  part.can_be_empty = true;
  return part;
}

/// Throws Unknown, which never leaves read_program(), at what it does not take.
class ProgramReader {
 public:
  struct Unknown {};

  explicit ProgramReader(std::string_view expression) : rest_(expression) {}

  PatternProgram read() {
    Part part = read_alternatives();
    if (!rest_.empty() || part.can_be_empty) throw Unknown();
    std::size_t splits = 0;
    for (PatternStep& step : part.steps) {
      if (step.kind == PatternStep::kSplit) step.index = splits++;
    }
    return {std::move(part.steps), std::move(sets_)};
  }

 private:
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  /// As Characters folds it. Other cases than those of ASCII it does not.
  char32_t take_character() {
    if (rest_.empty()) throw Unknown();
    std::size_t length = 0;
    const char32_t raw = next_code_point(rest_, length);
    folder_.read(rest_.substr(0, length));
    rest_.remove_prefix(length);
    const char32_t code = folder_[0].code();
    if (code >= 0x80 && is_letter(raw) && !is_cjk(raw)) throw Unknown();
    return code;
  }

  Part read_alternatives() {
    std::vector<Part> parts = {read_sequence()};
    while (take("|")) parts.push_back(read_sequence());
    Part all = std::move(parts.back());
    for (std::size_t i = parts.size() - 1; i-- > 0;) all = either(parts[i], all);
    if (all.steps.size() > kMostSteps) throw Unknown();
    return all;
  }

  Part read_sequence() {
    Part sequence{{}, true};
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      append(sequence, read_item());
      if (sequence.steps.size() > kMostSteps) throw Unknown();
    }
    return sequence;
  }

  Part read_item() {
    if (take("^")) return anchor(PatternStep::kAtStart);
    if (take("$")) return anchor(PatternStep::kAtEnd);
    return read_repeat(read_single());
  }

  Part anchor(PatternStep::Kind kind) const {
    if (!rest_.empty() && std::string_view("?*+{").find(rest_.front()) != rest_.npos) {
      throw Unknown();
    }
    return {{{kind}}, true};
  }

  Part read_single() {
    if (take("(?:")) return read_group();
    if (take("[")) return of_set(read_class());
    if (take(".")) return {{{PatternStep::kAny}}, false};
    if (take("\\")) return read_escape();
    if (rest_.empty() || kSpecial.find(rest_.front()) != kSpecial.npos) throw Unknown();
    return of_character(take_character());
  }

  Part read_group() {
    Part part = read_alternatives();
    if (!take(")")) throw Unknown();
    return part;
  }

  Part read_escape() {
    if (take("w")) return of_set(word_characters());
    if (take("d")) return of_set(digits());
    return of_character(take_escaped());
  }

  /// ASCII punctuation: a letter or digit means something else.
  char32_t take_escaped() {
    const char32_t c = take_character();
    if (c >= 0x80 || is_letter(c) || is_digit(c) || c == '_' || c <= ' ') throw Unknown();
    return c;
  }

  static CharacterSet digits() {
    CharacterSet set;
    for (char c = '0'; c <= '9'; ++c) set.ascii.set(static_cast<std::size_t>(c));
    return set;
  }
  static CharacterSet word_characters() {
    CharacterSet set = digits();
    for (char c = 'a'; c <= 'z'; ++c) set.ascii.set(static_cast<std::size_t>(c));
    set.ascii.set('_');
    return set;
  }

  CharacterSet read_class() {
    CharacterSet set;
    set.negated = take("^");
    if (rest_.starts_with(']')) throw Unknown();
    while (!take("]")) {
      if (rest_.starts_with("[")) throw Unknown();
      if (rest_.starts_with("-") && !rest_.starts_with("-]")) throw Unknown();
      add_member(set);
    }
    return set;
  }

  void add_member(CharacterSet& set) {
    const bool escaped = take("\\");
    const std::string_view spelt = rest_;
    const char32_t first = escaped ? take_escaped() : take_character();
    const bool is_range = rest_.starts_with('-') && !rest_.starts_with("-]");
    if (!is_range) return add_range(set, first, first);
    rest_.remove_prefix(1);
    if (escaped || rest_.empty() || rest_.front() == '\\') throw Unknown();
    const bool upper = spelt.front() >= 'A' && spelt.front() <= 'Z';
    if (upper != (rest_.front() >= 'A' && rest_.front() <= 'Z')) throw Unknown();
    add_range(set, first, take_character());
  }

  /// Ranges of letters of one case stay ranges when folded; all others with letters do not.
  static void add_range(CharacterSet& set, char32_t first, char32_t last) {
    const auto is_lower = [](char32_t c) { return c >= 'a' && c <= 'z'; };
    if (first > last || (first < 0x80) != (last < 0x80)) throw Unknown();
    if (first != last && first < 0x80 && is_lower(first) != is_lower(last)) throw Unknown();
    if (first < 'A' && last > 'Z') throw Unknown();
    if (first >= 0x80) return set.ranges.push_back({first, last});
    for (char32_t c = first; c <= last; ++c) set.ascii.set(c);
  }

  Part of_character(char32_t code) const { return {{{PatternStep::kCharacter, code}}, false}; }
  Part of_set(CharacterSet set) {
    sets_.push_back(std::move(set));
    return {{{PatternStep::kSet, 0, sets_.size() - 1}}, false};
  }

  Part read_repeat(const Part& body) {
    std::size_t least = 1, most = 1;
    constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
    if (take("?")) {
      least = 0;
    } else if (take("*")) {
      least = 0, most = kNoLimit;
    } else if (take("+")) {
      most = kNoLimit;
    } else if (take("{")) {
      read_counts(least, most);
    } else {
      return body;
    }
    // Lazy repeats, repeats of repeats, and those of nothing mean more than they seem to.
    const bool more = !rest_.empty() && std::string_view("?*+{").find(rest_.front()) != rest_.npos;
    if (more || body.can_be_empty) throw Unknown();
    return repeated(body, least, most == kNoLimit ? std::nullopt : std::optional(most));
  }

  /// "{3}" or "{0,12}".
  void read_counts(std::size_t& least, std::size_t& most) {
    least = most = read_number();
    if (take(",")) most = read_number();
    if (!take("}") || most < least) throw Unknown();
  }

  std::size_t read_number() {
    std::size_t number = 0, digits = 0;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++digits) {
      number = number * 10 + static_cast<std::size_t>(rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (digits == 0 || digits > 3) throw Unknown();
    return number;
  }

  static Part repeated(const Part& body, std::size_t least, std::optional<std::size_t> most) {
    if (body.steps.size() * most.value_or(least + 1) > kMostSteps) throw Unknown();
    Part part{{}, true};
    for (std::size_t i = 0; i < least; ++i) append(part, body);
    if (!most) {
      append(part, any_number(body));
      return part;
    }
    Part rest{{}, true};  // a(?:a(?:a)?)?: the last is only tried behind the one before
    for (std::size_t i = least; i < *most; ++i) {
      Part longer = body;
      append(longer, rest);
      rest = maybe(longer);
    }
    append(part, rest);
    return part;
  }

  std::string_view rest_;
  std::vector<CharacterSet> sets_;
  Characters folder_;
};

}  // namespace

std::optional<PatternProgram> read_program(std::string_view expression) try {
  return ProgramReader(expression).read();
} catch (const ProgramReader::Unknown&) {
  return std::nullopt;
}

}  // namespace deskmill
