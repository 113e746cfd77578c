// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "rules/width.hpp"
#include "stages/pair_extract/phrases.hpp"
#include "text/segment.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr double kMostOfIt = 0.7;  ///< share of a sentence's letters that makes it boilerplate

constexpr std::size_t kLastBit = 63;

Tag tag_named(std::string_view name) {
  const auto found = std::find_if(kTags.begin(), kTags.end(),
                                  [&](const TagInfo& info) { return info.name == name; });
  return static_cast<Tag>(found - kTags.begin());
}

RuleParts parts_of(const Rule& rule) {
  const bool foldable =
      rule.options.ignore_case && rule.options.fold_width && !rule.options.multi_line;
  Phrases phrases = foldable ? split_phrases(rule.pattern) : Phrases{{}, {}, {rule.pattern}};
  RuleParts parts{std::move(phrases.anywhere), std::move(phrases.at_start), {}};
  for (std::string& expression : phrases.rest) {
    const std::vector<Clause> clauses = required_clauses(expression, rule.options.ignore_case);
    parts.rest.push_back({std::move(expression), clauses.empty() ? Clause() : clauses.front()});
  }
  return parts;
}

std::size_t count_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    letters += is_letter(c) || is_digit(c) ? 1 : 0;
  }
  return letters;
}

bool is_inside(char c, Boundary boundary) {
  const bool digit = c >= '0' && c <= '9';
  if (boundary == Boundary::kDigit) return digit;
  return digit || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// As Pattern sees it: full-width letters and digits count as well.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end, Boundary boundary) {
  if (boundary == Boundary::kNone) return true;
  if (begin > 0 && is_inside(text[begin - 1], boundary)) return false;
  if (end < text.size() && is_inside(text[end], boundary)) return false;
  const bool wide_before =
      begin >= kWideBytes && is_inside(ascii_twin(text, begin - kWideBytes), boundary);
  return !wide_before && !is_inside(ascii_twin(text, end), boundary);
}

/// Overlapping spans become one.
void merge_spans(std::vector<MatchSpan>& spans) {
  std::sort(spans.begin(), spans.end(),
            [](const MatchSpan& a, const MatchSpan& b) { return a.begin < b.begin; });
  std::size_t kept = 0;
  for (const MatchSpan& span : spans) {
    if (kept > 0 && span.begin <= spans[kept - 1].end) {
      spans[kept - 1].end = std::max(spans[kept - 1].end, span.end);
    } else {
      spans[kept++] = span;
    }
  }
  spans.resize(kept);
}

/// Opens what follows it: "[姓名1], ..." keeps its bracket.
bool is_opening(char32_t c) {
  return std::u32string_view(U"[(<\"（【「『“‘《〈").find(c) != std::u32string_view::npos;
}

/// Behind the blanks and punctuation that follow `position`, up to an opening bracket.
std::size_t skip_separators(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t next = position;
    const char32_t c = next_code_point(text, next);
    if (is_opening(c) || (!is_space(c) && !is_punctuation(c))) break;
    position = next;
  }
  return position;
}

/// What is left of one sentence; "" when it is boilerplate.
std::string_view stripped(const TagRules& boilerplate, std::string_view sentence) {
  const std::vector<MatchSpan> spans = boilerplate.spans_in(sentence);
  if (spans.empty()) return sentence;
  std::size_t covered = 0, begin = 0;
  for (const MatchSpan& span : spans) {
    covered += count_letters(sentence.substr(span.begin, span.end - span.begin));
    const std::size_t after = skip_separators(sentence, span.end);
    // A clause in front: it begins where the last one ended and ends before a blank or a comma.
    if (span.begin == begin && after > span.end) begin = after;
  }
  const std::size_t letters = count_letters(sentence);
  if (static_cast<double>(covered) >= kMostOfIt * static_cast<double>(letters)) return {};
  return sentence.substr(begin);
}

}  // namespace

std::vector<Rule> load_pair_rules(const Node& root) {
  root.only_keys({"rules"});
  std::vector<std::string_view> names;
  for (const TagInfo& info : kTags) names.push_back(info.name);
  return load_rules(root, names);
}

void TagRules::add(const Rule& rule, const RuleParts& parts, Tag tag) {
  for (const std::string& phrase : parts.anywhere)
    add_phrase(phrase, {tag, rule.options.boundary, false});
  for (const std::string& phrase : parts.at_start)
    add_phrase(phrase, {tag, rule.options.boundary, true});
  if (!parts.rest.empty()) add_pattern(rule, parts.rest, tag);
}

TagRules::Found& TagRules::found(const std::string& phrase) {
  const std::uint32_t number = automaton_.add(phrase);
  if (number >= found_.size()) found_.resize(number + 1);
  return found_[number];
}

void TagRules::add_phrase(const std::string& phrase, const Condition& condition) {
  if (condition.boundary == Boundary::kNone && !condition.at_start) {
    found(phrase).tags.add(condition.tag);
  } else {
    found(phrase).conditions.push_back(condition);
  }
}

void TagRules::add_pattern(const Rule& rule,
                           const std::vector<RuleParts::Alternative>& alternatives, Tag tag) {
  const std::uint64_t bit = std::uint64_t{1} << std::min<std::size_t>(patterns_.size(), kLastBit);
  std::string expression;
  for (const RuleParts::Alternative& alternative : alternatives) {
    if (&alternative != &alternatives.front()) expression += '|';
    expression += alternative.expression;
    if (alternative.gate.empty()) ungated_ |= bit;
    for (const std::string& atom : alternative.gate) found(atom).patterns |= bit;
  }
  patterns_.push_back(
      {tag, Pattern(expression, rule.options, rule.place(), Compile::kOnFirstUse)});
}

template <typename Visit>
void TagRules::visit_patterns(std::uint64_t candidates, Visit visit) const {
  for (; candidates != 0; candidates &= candidates - 1) {
    const auto first = static_cast<std::size_t>(std::countr_zero(candidates));
    const std::size_t end =
        first == kLastBit ? patterns_.size() : std::min(first + 1, patterns_.size());
    for (std::size_t i = first; i < end; ++i) visit(patterns_[i]);
  }
}

TagSet TagRules::tags_of(std::string_view text) const {
  TagSet tags;
  const bool is_short = text.size() <= kShortMessage;
  std::uint64_t candidates = ungated_;
  automaton_.scan(text, [&](std::uint32_t phrase, std::size_t end) {
    const Found& here = found_[phrase];
    tags.add(here.tags);
    candidates |= here.patterns;
    for (const Condition& condition : here.conditions) {
      if (tags.has(condition.tag)) continue;
      const bool behind_start = end > automaton_.length(phrase) * kWideBytes;
      if (condition.at_start && behind_start) continue;
      const std::size_t begin = automaton_.begin_of(text, phrase, end);
      if (condition.at_start && begin != 0) continue;
      if (stands_alone(text, begin, end, condition.boundary)) tags.add(condition.tag);
    }
    return true;
  });
  visit_patterns(candidates, [&](const TaggedPattern& each) {
    const bool open = !tags.has(each.tag) && (is_short || !kOfShortMessages.has(each.tag));
    if (open && each.pattern.matches(text)) tags.add(each.tag);
  });
  return tags;
}

std::vector<MatchSpan> TagRules::spans_in(std::string_view text) const {
  std::vector<MatchSpan> spans;
  std::uint64_t candidates = ungated_;
  automaton_.scan(text, [&](std::uint32_t phrase, std::size_t end) {
    const Found& here = found_[phrase];
    candidates |= here.patterns;
    if (here.tags.empty() && here.conditions.empty()) return true;
    const std::size_t begin = automaton_.begin_of(text, phrase, end);
    bool counts = !here.tags.empty();
    for (const Condition& condition : here.conditions) {
      const bool in_place = !condition.at_start || begin == 0;
      counts |= in_place && stands_alone(text, begin, end, condition.boundary);
    }
    if (counts) spans.push_back({begin, end});
    return true;
  });
  visit_patterns(candidates, [&](const TaggedPattern& each) {
    const std::vector<MatchSpan> matches = each.pattern.find_all(text);
    spans.insert(spans.end(), matches.begin(), matches.end());
  });
  merge_spans(spans);
  return spans;
}

Tagger::Tagger(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    if (!rule.enabled) continue;
    const Tag tag = tag_named(rule.action);
    const TagInfo& info = kTags[static_cast<std::size_t>(tag)];
    const RuleParts parts = parts_of(rule);
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      if (!(i == 0 ? info.of_customer : info.of_agent)) continue;
      sides_[i].all.add(rule, parts, tag);
      if (kBoilerplate.has(tag)) sides_[i].boilerplate.add(rule, parts, tag);
    }
  }
  for (Side& each : sides_) {
    each.all.finish();
    each.boilerplate.finish();
  }
}

std::string Tagger::substance_of(Speaker speaker, std::string_view text) const {
  std::string kept;
  const char* kept_until = nullptr;
  for (const std::string_view sentence : split_sentences(text)) {
    const std::string_view rest = stripped(side(speaker).boilerplate, sentence);
    if (rest.empty()) continue;
    if (kept_until != nullptr && sentence.data() > kept_until) {
      // What stood between two kept sentences (a blank, a line break) goes on standing there.
      const std::string_view between(kept_until,
                                     static_cast<std::size_t>(sentence.data() - kept_until));
      kept += between.find('\n') == between.npos ? ' ' : '\n';
    }
    kept += rest;
    kept_until = sentence.data() + sentence.size();
  }
  return kept;
}

}  // namespace deskmill
