// Reads an expression (which RE2 accepts) into the steps of AnchoredPattern. At syntax that it does
// not know it gives up, and RE2 matches instead.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "rules/anchored_program.hpp"
#include "rules/anchored_sets.hpp"

namespace deskmill {
namespace {

using Kind = AnchoredStep::Kind;
using Steps = std::vector<AnchoredStep>;

struct Piece {
  Steps steps;
  bool takes = false;                ///< at least one byte, whatever it matches
  std::optional<std::uint32_t> set;  ///< it is one character of this set
};

void append(Steps& steps, const Steps& more) {
  steps.insert(steps.end(), more.begin(), more.end());
}

std::int32_t length_of(const Steps& steps) {
  return static_cast<std::int32_t>(steps.size());
}

class AnchoredReader {
 public:
  AnchoredReader(std::string_view expression, bool ignore_case)
      : rest_(expression), ignore_case_(ignore_case) {}

  std::optional<AnchoredProgram> read() {
    Piece whole = alternatives(true);
    if (failed_ || !rest_.empty()) return std::nullopt;
    program_.steps = {save(0)};
    append(program_.steps, whole.steps);
    program_.steps.push_back(save(1));
    program_.steps.push_back({});
    if (program_.steps.size() > kMostSteps) return std::nullopt;
    find_first_bytes(program_);
    return std::move(program_);
  }

 private:
  static constexpr std::size_t kMostSteps = 20'000;

  static AnchoredStep save(std::size_t slot) {
    return {Kind::kSave, static_cast<std::uint32_t>(slot), 0, 0, 0, 0};
  }
  static AnchoredStep split(std::int32_t jump, std::int32_t other) {
    return {Kind::kSplit, 0, jump, other, 0, 0};
  }
  static AnchoredStep jump(std::int32_t by) { return {Kind::kJump, 0, by, 0, 0, 0}; }

  Piece fail() {
    failed_ = true;
    rest_ = {};
    return {};
  }
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  Piece alternatives(bool outermost) {
    const bool outer_case = ignore_case_;
    std::vector<Piece> branches;
    do {
      if (outermost) take_flags();
      if (outermost && !rest_.starts_with('^')) return fail();
      branches.push_back(sequence());
    } while (take("|"));
    if (!outermost) ignore_case_ = outer_case;
    Piece all = std::move(branches.back());
    branches.pop_back();
    for (; !branches.empty(); branches.pop_back()) all = either(branches.back(), all);
    return all;
  }

  static Piece either(const Piece& one, const Piece& other) {
    Piece both;
    both.takes = one.takes && other.takes;
    both.steps.push_back(split(1, length_of(one.steps) + 2));
    append(both.steps, one.steps);
    both.steps.push_back(jump(length_of(other.steps) + 1));
    append(both.steps, other.steps);
    return both;
  }

  Piece sequence() {
    Piece all;
    while (!failed_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      const Piece next = repeated(item());
      append(all.steps, next.steps);
      all.takes = all.takes || next.takes;
      if (all.steps.size() > kMostSteps) return fail();
    }
    return all;
  }

  /// "(?i)" in front of all.
  void take_flags() {
    if (take("(?i)")) ignore_case_ = true;
  }

  Piece item() {
    if (take("^")) return {{{Kind::kBegin, 0, 0, 0, 0, 0}}, false, std::nullopt};
    if (take("$")) return {{{Kind::kEnd, 0, 0, 0, 0, 0}}, false, std::nullopt};
    if (take("(")) return group();
    if (take("[")) {
      const auto set = SetReader(rest_, ignore_case_).bracketed();
      return set ? one_of(*set) : fail();
    }
    if (take(".")) return one_of(any_but_line_break());
    if (take("\\")) return escaped();
    if (std::string_view("*+?{").find(rest_.front()) != std::string_view::npos) return fail();
    std::size_t length = 0;
    const char32_t c = next_code_point(rest_, length);
    rest_.remove_prefix(length);
    return literal(c);
  }

  Piece group() {
    if (take("?P<")) {
      const std::size_t end = std::min(rest_.find('>'), rest_.size());
      std::string name(rest_.substr(0, end));
      rest_.remove_prefix(end);
      return take(">") ? captured(std::move(name)) : fail();
    }
    const bool outer_case = ignore_case_;
    if (take("?i:")) {
      ignore_case_ = true;
    } else if (!take("?:")) {
      return rest_.starts_with('?') ? fail() : captured("");
    }
    Piece inner = alternatives(false);
    ignore_case_ = outer_case;
    inner.set.reset();
    return take(")") ? inner : fail();
  }

  Piece captured(std::string name) {
    program_.group_names.push_back(std::move(name));
    const std::size_t number = program_.group_names.size();
    const Piece inner = alternatives(false);
    if (!take(")")) return fail();
    Piece whole{{save(2 * number)}, inner.takes, std::nullopt};
    append(whole.steps, inner.steps);
    whole.steps.push_back(save(2 * number + 1));
    return whole;
  }

  Piece literal(char32_t c) {
    if (ignore_case_ && has_case(c)) {
      const auto both = SetReader(rest_, true).of(c);
      return both ? one_of(*both) : fail();
    }
    Piece piece{{}, true, std::nullopt};
    std::string bytes;
    append_utf8(bytes, c);
    for (const char byte : bytes) {
      const auto value = static_cast<std::uint32_t>(static_cast<unsigned char>(byte));
      piece.steps.push_back({Kind::kByte, value, 0, 0, 0, 0});
    }
    return piece;
  }

  Piece one_of(CharacterSet set) {
    if (failed_) return {};
    program_.sets.push_back(std::move(set));
    const auto number = static_cast<std::uint32_t>(program_.sets.size() - 1);
    return {{{Kind::kSet, number, 0, 0, 0, 0}}, true, number};
  }

  static CharacterSet any_but_line_break() {
    CharacterSet set;
    set.ascii['\n'] = true;
    set.negate();
    return set;
  }

  Piece escaped() {
    if (take("b")) return {{{Kind::kBoundary, 0, 0, 0, 0, 0}}, false, std::nullopt};
    if (take("B")) return {{{Kind::kNoBoundary, 0, 0, 0, 0, 0}}, false, std::nullopt};
    SetReader reader(rest_, ignore_case_);
    if (const auto kind = reader.kind()) return one_of(*kind);
    const auto c = reader.escaped_character();
    return c ? literal(*c) : fail();
  }

  /// The least and the most of a quantifier; false without one.
  bool take_counts(std::uint32_t& least, std::uint32_t& most) {
    least = 0;
    most = AnchoredStep::kNoLimit;
    if (take("*")) return true;
    if (take("+")) return least = 1, true;
    if (take("?")) return most = 1, true;
    if (!rest_.starts_with('{')) return false;
    rest_.remove_prefix(1);
    least = number();
    most = least;
    if (take(",")) most = rest_.starts_with('}') ? AnchoredStep::kNoLimit : number();
    if (!take("}")) fail();
    return true;
  }

  std::uint32_t number() {
    constexpr std::uint32_t kMost = 1000;  // as RE2
    std::uint32_t value = 0;
    if (rest_.empty() || !is_ascii_digit(rest_.front())) fail();
    while (!rest_.empty() && is_ascii_digit(rest_.front()) && value <= kMost) {
      value = value * 10 + static_cast<std::uint32_t>(rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return value;
  }

  Piece repeated(Piece piece) {
    std::uint32_t least = 0, most = 0;
    if (failed_ || !take_counts(least, most)) return piece;
    const bool is_lazy = take("?");
    if (failed_ || least > most) return fail();
    std::uint32_t again = 0, ignored = 0;
    if (take_counts(again, ignored)) return fail();
    if (const auto set = set_of(piece)) {
      const Kind kind = is_lazy ? Kind::kRepeatLazy : Kind::kRepeat;
      return {{{kind, *set, 0, 0, least, most}}, least > 0, std::nullopt};
    }
    return copied(piece, least, most, is_lazy);
  }

  std::optional<std::uint32_t> set_of(const Piece& piece) {
    if (piece.set || piece.steps.size() != 1) return piece.set;
    if (piece.steps.front().kind != Kind::kByte) return std::nullopt;
    CharacterSet set;
    set.ascii[piece.steps.front().value] = true;
    return one_of(std::move(set)).set;
  }

  /// A loop whose body may match nothing has rules of its own, which are not known here.
  Piece copied(const Piece& piece, std::uint32_t least, std::uint32_t most, bool is_lazy) {
    const bool is_endless = most == AnchoredStep::kNoLimit;
    if (is_endless && !piece.takes) return fail();
    const std::uint32_t optional = is_endless ? 1 : most - least;
    if (piece.steps.size() * (std::size_t{least} + optional) > kMostSteps) return fail();
    const std::int32_t length = length_of(piece.steps);
    Steps tail;
    for (std::uint32_t i = 0; i < optional; ++i) {
      Steps longer{choice(1, length + 1 + (is_endless ? 1 : length_of(tail)), is_lazy)};
      append(longer, piece.steps);
      append(longer, tail);
      if (is_endless) longer.push_back(jump(-length - 1));
      tail = std::move(longer);
    }
    Piece all{{}, piece.takes && least > 0, std::nullopt};
    for (std::uint32_t i = 0; i < least; ++i) append(all.steps, piece.steps);
    append(all.steps, tail);
    return all;
  }

  static AnchoredStep choice(std::int32_t inside, std::int32_t behind, bool is_lazy) {
    return is_lazy ? split(behind, inside) : split(inside, behind);
  }

  std::string_view rest_;
  bool ignore_case_;
  bool failed_ = false;
  AnchoredProgram program_;
};

}  // namespace

std::optional<AnchoredProgram> read_anchored(std::string_view expression, bool ignore_case) {
  return AnchoredReader(expression, ignore_case).read();
}

}  // namespace deskmill
