// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags.hpp"

#include <algorithm>

#include "text/segment.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr double kMostOfIt = 0.7;  ///< share of a sentence's letters that makes it boilerplate

Tag tag_named(std::string_view name) {
  const auto found = std::find_if(kTags.begin(), kTags.end(),
                                  [&](const TagInfo& info) { return info.name == name; });
  return static_cast<Tag>(found - kTags.begin());
}

std::size_t count_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    letters += is_letter(c) || is_digit(c) ? 1 : 0;
  }
  return letters;
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

/// Behind the blanks and punctuation that follow `position`.
std::size_t skip_separators(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t next = position;
    const char32_t c = next_code_point(text, next);
    if (!is_space(c) && !is_punctuation(c)) break;
    position = next;
  }
  return position;
}

}  // namespace

std::vector<Rule> load_pair_rules(const Node& root) {
  root.only_keys({"rules"});
  std::vector<std::string_view> names;
  for (const TagInfo& info : kTags) names.push_back(info.name);
  return load_rules(root, names);
}

Tagger::Tagger(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    if (!rule.enabled) continue;
    const Tag tag = tag_named(rule.action);
    const TagInfo& info = kTags[static_cast<std::size_t>(tag)];
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      if (!(i == 0 ? info.of_customer : info.of_agent)) continue;
      sides_[i].patterns.add(rule.compile());
      sides_[i].tag_of.push_back(tag);
    }
  }
  for (Side& each : sides_) each.patterns.finish();
}

TagSet Tagger::tags_of(Speaker speaker, std::string_view text) const {
  TagSet tags;
  const Side& rules = side(speaker);
  std::vector<std::size_t> candidates;
  rules.patterns.candidates(text, candidates);
  for (const std::size_t index : candidates) {
    const Tag tag = rules.tag_of[index];
    if (!tags.has(tag) && rules.patterns[index].matches(text)) tags.add(tag);
  }
  return tags;
}

std::vector<MatchSpan> Tagger::boilerplate_in(Speaker speaker, std::string_view sentence) const {
  std::vector<MatchSpan> spans;
  const Side& rules = side(speaker);
  std::vector<std::size_t> candidates;
  rules.patterns.candidates(sentence, candidates);
  for (const std::size_t index : candidates) {
    if (!kBoilerplate.has(rules.tag_of[index])) continue;
    const std::vector<MatchSpan> found = rules.patterns[index].find_all(sentence);
    spans.insert(spans.end(), found.begin(), found.end());
  }
  merge_spans(spans);
  return spans;
}

/// What is left of one sentence; "" when it is boilerplate.
std::string_view Tagger::stripped(Speaker speaker, std::string_view sentence) const {
  const std::vector<MatchSpan> spans = boilerplate_in(speaker, sentence);
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

std::string Tagger::substance_of(Speaker speaker, std::string_view text) const {
  std::string kept;
  const char* kept_until = nullptr;
  for (const std::string_view sentence : split_sentences(text)) {
    const std::string_view rest = stripped(speaker, sentence);
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
