// SPDX-License-Identifier: Apache-2.0
#include "rules/pattern.hpp"

#include <algorithm>
#include <optional>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "rules/pattern_state.hpp"
#include "rules/width.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

using re2::StringPiece;

StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

RE2::Options re2_options(const PatternOptions& options) {
  RE2::Options result;
  result.set_log_errors(false);
  result.set_case_sensitive(!options.ignore_case);
  return result;
}

std::string with_flags(const std::string& expression, const PatternOptions& options) {
  return options.multi_line ? "(?m)" + expression : expression;
}

/// Ends a \Q that runs to the end of the expression, so that something can follow.
std::string close_quote(const std::string& expression) {
  bool quoted = false;
  for (std::size_t i = 0; i + 1 < expression.size(); ++i) {
    if (expression[i] != '\\') continue;
    const char next = expression[i + 1];
    if (!quoted && next == 'Q') quoted = true;
    if (quoted && next == 'E') quoted = false;
    if (!quoted || next == 'Q') ++i;
  }
  return quoted ? expression + "\\E" : expression;
}

std::size_t offset_in(StringPiece text, StringPiece part) {
  return static_cast<std::size_t>(part.data() - text.data());
}

/// Every match, from left to right. `search` puts the first one at or after an offset into `match`;
/// false when there is none.
template <typename Search, typename Visit>
void visit_matches(StringPiece text, const StringPiece& match, Search search, Visit visit) {
  const std::string_view view(text.data(), text.size());
  for (std::size_t from = 0; from <= text.size() && search(from);) {
    visit();
    from = offset_in(text, match) + match.size();
    if (!match.empty()) continue;
    if (from == text.size()) return;
    next_code_point(view, from);
  }
}

/// What other libraries have and RE2 has not, in words that its own message lacks.
std::string_view missing_in_re2(std::string_view piece) {
  if (piece.starts_with("(?=") || piece.starts_with("(?!") || piece.starts_with("(?<")) {
    return "; RE2 has no look-ahead and no look-behind";
  }
  const bool is_reference = piece.size() > 1 && piece[0] == '\\' && is_ascii_digit(piece[1]);
  return is_reference ? "; RE2 has no back references" : "";
}

/// What is wrong, and the piece at fault unless that is all of a long expression.
std::string fault_of(const RE2& expression) {
  constexpr std::size_t kLongestPiece = 80;
  std::string fault = expression.error();
  const std::string& piece = expression.error_arg();
  if (piece.empty() || !fault.ends_with(": " + piece)) return fault;
  fault.resize(fault.size() - piece.size() - 2);
  if (piece.size() <= kLongestPiece) fault += " at \"" + piece + "\"";
  return fault.append(missing_in_re2(piece));
}

}  // namespace

Pattern::State::State(std::string_view given, const PatternOptions& pattern_options,
                      std::string_view where)
    : expression(given),
      folded(pattern_options.fold_width ? fold_expression(given) : std::string(given)),
      options(pattern_options),
      where_(where) {}

const RE2& Pattern::State::re() const {
  std::call_once(compiled_, [this] { compile(); });
  return *re_;
}

const std::vector<std::string>& Pattern::State::group_names() const {
  re();
  return group_names_;
}

void Pattern::State::compile() const {
  auto compiled = std::make_unique<RE2>(with_flags(folded, options), re2_options(options));
  if (!compiled->ok()) {
    throw Error(Exit::kUsage, where_ + ": bad pattern: " + fault_of(*compiled));
  }
  group_names_.resize(static_cast<std::size_t>(compiled->NumberOfCapturingGroups()));
  for (const auto& [number, name] : compiled->CapturingGroupNames()) {
    group_names_[static_cast<std::size_t>(number) - 1] = name;
  }
  re_ = std::move(compiled);
}

bool Pattern::State::is_inside(char c) const {
  return options.boundary == Boundary::kDigit ? is_ascii_digit(c) : is_word(c);
}

bool Pattern::State::left_holds(StringPiece text, std::size_t begin) const {
  return begin == 0 || !is_inside(text[begin - 1]);
}

bool Pattern::State::right_holds(StringPiece text, std::size_t end) const {
  return end == text.size() || !is_inside(text[end]);
}

bool Pattern::State::search(StringPiece text, std::size_t from, Groups groups) const {
  const int count = static_cast<int>(groups.size());
  if (!re().Match(text, from, text.size(), RE2::UNANCHORED, groups.data(), count)) return false;
  if (options.boundary == Boundary::kNone) return true;
  const std::size_t begin = offset_in(text, groups[0]);
  if (left_holds(text, begin) && right_holds(text, begin + groups[0].size())) return true;
  return search_bounded(text, begin, groups);
}

/// The expression's first match begins at `from`, but its boundaries do not hold there. Trying the
/// positions behind it one by one would take quadratic time in long runs; instead two further
/// expressions are searched, which include the characters outside in the match: one with an end
/// boundary for a match at `from`, one with both for a match behind it.
bool Pattern::State::search_bounded(StringPiece text, std::size_t from, Groups groups) const {
  std::call_once(bounded_compiled_, [this] { compile_bounded(); });
  std::vector<StringPiece> shifted(groups.size() + 1);
  const int count = static_cast<int>(shifted.size());
  const bool found =
      (left_holds(text, from) &&
       right_bounded_->Match(text, from, text.size(), RE2::ANCHOR_START, shifted.data(), count)) ||
      both_bounded_->Match(text, from, text.size(), RE2::UNANCHORED, shifted.data(), count);
  if (!found) return false;
  std::copy(shifted.begin() + 1, shifted.end(), groups.begin());
  return true;
}

void Pattern::State::compile_bounded() const {
  const std::string outside = options.boundary == Boundary::kDigit ? "[^0-9]" : "[^0-9A-Za-z_]";
  const std::string after = "(?:\\z|" + outside + ")";
  right_bounded_ = std::make_unique<RE2>(wrapped("", after), re2_options(options));
  both_bounded_ = std::make_unique<RE2>(wrapped(outside, after), re2_options(options));
  if (!right_bounded_->ok() || !both_bounded_->ok()) {
    throw Error(Exit::kBug, "pattern \"" + expression + "\": does not compile with boundaries");
  }
}

std::string Pattern::State::wrapped(std::string_view before, std::string_view after) const {
  return with_flags(std::string(before) + '(' + close_quote(folded) + ')' + std::string(after),
                    options);
}

template <typename Visit>
void Pattern::State::search_all(StringPiece text, Groups groups, Visit visit) const {
  const auto search_from = [&](std::size_t from) { return search(text, from, groups); };
  visit_matches(text, groups[0], search_from, visit);
}

/// The first match of several alternatives: of those that begin first the one of the alternative
/// that comes first. Each alternative is searched again only when its last match was passed by.
class Pattern::AlternativeSearch {
 public:
  AlternativeSearch(std::span<const Pattern* const> alternatives, StringPiece text) : text_(text) {
    for (const Pattern* alternative : alternatives) next_.push_back({alternative->state_.get()});
  }

  /// Into `match` the first one at or after `from`, which must not fall from call to call.
  bool find(std::size_t from, StringPiece& match) {
    const Next* first = nullptr;
    for (Next& next : next_) {
      if (!next.known || next.begin < from) search(next, from);
      if (next.begin != kNone && (first == nullptr || next.begin < first->begin)) first = &next;
    }
    if (first != nullptr) match = first->match;
    return first != nullptr;
  }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;
  struct Next {
    const State* alternative;
    bool known = false;
    std::size_t begin = 0;  ///< kNone when there is no further match
    StringPiece match = {};
  };
  void search(Next& next, std::size_t from) const {
    const bool found = next.alternative->search(text_, from, {&next.match, 1});
    next.begin = found ? offset_in(text_, next.match) : kNone;
    next.known = true;
  }

  StringPiece text_;
  std::vector<Next> next_;
};

Pattern::Pattern(std::string_view expression, const PatternOptions& options, std::string_view where,
                 Compile when)
    : state_(std::make_unique<State>(expression, options, where)) {
  if (when == Compile::kNow) state_->re();
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::size_t Pattern::group_count() const {
  return state_->group_names().size();
}
const std::vector<std::string>& Pattern::group_names() const {
  return state_->group_names();
}
const std::string& Pattern::expression() const {
  return state_->expression;
}

namespace {

/// The text as RE2 gets it, folded when the options ask for that, with the way back to the
/// original.
class Subject {
 public:
  Subject(std::string_view text, const PatternOptions& options) : text_(text) {
    if (options.fold_width) folding_.emplace(text);
  }
  StringPiece text() const { return piece(folding_ ? folding_->text() : text_); }
  MatchSpan span(StringPiece group) const {
    if (group.data() == nullptr) return {0, std::string_view::npos};
    const std::size_t begin = offset_in(text(), group), end = begin + group.size();
    if (!folding_) return {begin, end};
    return {folding_->to_original(begin), folding_->to_original(end)};
  }

 private:
  std::string_view text_;
  std::optional<WidthFolding> folding_;
};

}  // namespace

bool Pattern::matches(std::string_view text) const {
  const Subject subject(text, state_->options);
  if (state_->options.boundary == Boundary::kNone) {
    return state_->re().Match(subject.text(), 0, subject.text().size(), RE2::UNANCHORED, nullptr,
                              0);
  }
  StringPiece match;
  return state_->search(subject.text(), 0, {&match, 1});
}

bool Pattern::find(std::string_view text, std::vector<MatchSpan>& groups) const {
  const Subject subject(text, state_->options);
  std::vector<StringPiece> pieces(group_count() + 1);
  if (!state_->search(subject.text(), 0, pieces)) return false;
  groups.clear();
  for (StringPiece group : pieces) groups.push_back(subject.span(group));
  return true;
}

std::vector<MatchSpan> Pattern::find_all(std::string_view text) const {
  const Subject subject(text, state_->options);
  std::vector<MatchSpan> spans;
  StringPiece match;
  state_->search_all(subject.text(), {&match, 1}, [&] { spans.push_back(subject.span(match)); });
  return spans;
}

std::vector<MatchSpan> Pattern::find_all_of(std::span<const Pattern* const> alternatives,
                                            std::string_view text) {
  const Subject subject(text, alternatives.front()->state_->options);
  AlternativeSearch search(alternatives, subject.text());
  std::vector<MatchSpan> spans;
  StringPiece match;
  visit_matches(
      subject.text(), match, [&](std::size_t from) { return search.find(from, match); },
      [&] { spans.push_back(subject.span(match)); });
  return spans;
}

void Pattern::for_each_match(
    std::string_view text,
    const std::function<void(const std::vector<MatchSpan>& groups)>& visit) const {
  const Subject subject(text, state_->options);
  std::vector<StringPiece> pieces(group_count() + 1);
  std::vector<MatchSpan> groups(pieces.size());
  state_->search_all(subject.text(), pieces, [&] {
    for (std::size_t i = 0; i < pieces.size(); ++i) groups[i] = subject.span(pieces[i]);
    visit(groups);
  });
}

std::size_t Pattern::replace_all(std::string_view text, std::string_view replacement,
                                 std::string& out) const {
  const Subject subject(text, state_->options);
  std::vector<StringPiece> groups(group_count() + 1), originals(groups.size());
  std::string result;
  std::size_t count = 0, copied = 0;
  state_->search_all(subject.text(), groups, [&] {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const MatchSpan span = subject.span(groups[i]);
      originals[i] =
          span.matched() ? piece(text.substr(span.begin, span.end - span.begin)) : StringPiece();
    }
    const MatchSpan whole = subject.span(groups[0]);
    result.append(text, copied, whole.begin - copied);
    state_->re().Rewrite(&result, piece(replacement), originals.data(),
                         static_cast<int>(originals.size()));
    copied = whole.end;
    ++count;
  });
  if (count == 0) return 0;
  result.append(text, copied);
  out = std::move(result);
  return count;
}

void Pattern::check_replacement(std::string_view replacement, std::string_view where) const {
  std::string error;
  if (state_->re().CheckRewriteString(piece(replacement), &error)) return;
  throw Error(Exit::kUsage, std::string(where) + ": bad replacement: " + error);
}

}  // namespace deskmill
