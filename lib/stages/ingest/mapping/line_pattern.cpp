// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/line_pattern.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace deskmill {
namespace {

using Answer = AnchoredPattern::Answer;

constexpr PatternOptions kAsWritten{.fold_width = false};

std::string part(std::string_view expression, const MatchSpan& span) {
  return span.matched() ? std::string(expression.substr(span.begin, span.end - span.begin)) : "";
}

/// Takes `(?P<text>.*)$` or `(?P<text>.*?)(?:</v>)?$` off an expression, but for an empty group at
/// the place where the rest begins. Returns the suffix; nullopt when it ends in another way.
std::optional<std::string> take_end(std::string& expression) {
  static const Pattern kEnds(R"((\(\?P<\w+>)(?:\.\*\)|\.\*\?\)\(\?:(?P<suffix>[\w<>/]+)\)\?)\$$)",
                             kAsWritten, "");
  std::vector<MatchSpan> groups;
  if (!kEnds.find(expression, groups)) return std::nullopt;
  const std::string suffix = part(expression, groups[2]);
  expression.replace(groups[0].begin, std::string::npos, part(expression, groups[1]) + ")");
  return suffix;
}

/// `[^:]{1,60}` becomes `[^:]{1,}`. Returns the lowest bound.
std::size_t lift_bounds(std::string& expression) {
  static const Pattern kBounded(R"(\[\^?(?:[^\[\]\\]|\\[a-zA-Z])+\]\{\d+,(\d{2,6})\})", kAsWritten,
                                "");
  std::size_t lowest = std::numeric_limits<std::size_t>::max();
  std::string lifted;
  std::size_t copied = 0;
  kBounded.for_each_match(expression, [&](const std::vector<MatchSpan>& groups) {
    const std::string bound = part(expression, groups[1]);
    std::size_t number = 0;
    std::from_chars(bound.data(), bound.data() + bound.size(), number);
    lowest = std::min(lowest, number);
    lifted.append(expression, copied, groups[1].begin - copied);
    copied = groups[1].end;
  });
  expression = lifted.append(expression, copied);
  return lowest;
}

}  // namespace

LinePattern::LinePattern(const std::string& expression, const PatternOptions& options,
                         std::string_view where) {
  std::string head = expression;
  // Between \Q and \E signs mean nothing.
  const bool is_quoted = expression.find("\\Q") != expression.npos;
  if (const auto suffix = is_quoted ? std::nullopt : take_end(head)) {
    takes_rest_ = true;
    suffix_ = *suffix;
  }
  anchored_.emplace(head, options.ignore_case);
  exact_.emplace(head, options, where, Compile::kOnFirstUse);
  std::string lax = head;
  if (!is_quoted) longest_head_ = lift_bounds(lax);
  if (lax != head) lax_.emplace(lax, options, where, Compile::kOnFirstUse);
}

bool LinePattern::matches(std::string_view line) const {
  std::vector<MatchSpan> groups;
  if (anchored_->is_known()) {
    const Answer answer = anchored_->matches(line);
    if (answer != Answer::kUnknown) return answer == Answer::kYes;
  }
  return lax_ ? find_head_by_re2(line, groups) : exact_->matches(line);
}

bool LinePattern::find_head(std::string_view line, std::vector<MatchSpan>& groups) const {
  if (anchored_->is_known()) {
    const Answer answer = anchored_->find(line, groups);
    if (answer != Answer::kUnknown) return answer == Answer::kYes;
  }
  return find_head_by_re2(line, groups);
}

bool LinePattern::find_head_by_re2(std::string_view line, std::vector<MatchSpan>& groups) const {
  const Pattern& quick = lax_ ? *lax_ : *exact_;
  // Without groups an expression fails fast where a line only goes on.
  if (!quick.matches(line) || !quick.find(line, groups)) return false;
  // What the lifted bounds would not allow is at least as long as one of them.
  return !lax_ || groups.front().end <= longest_head_ || exact_->find(line, groups);
}

bool LinePattern::find(std::string_view line, std::vector<MatchSpan>& groups) const {
  if (!find_head(line, groups)) return false;
  MatchSpan& rest = groups.back();
  if (!takes_rest_ || !rest.matched()) return true;
  groups.front().end = rest.end = line.size();
  const bool has_suffix = !suffix_.empty() && line.substr(rest.begin).ends_with(suffix_);
  if (has_suffix) rest.end -= suffix_.size();
  return true;
}

}  // namespace deskmill
