// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/gated_pattern.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>

#include "core/ascii.hpp"
#include "core/hash.hpp"
#include "rules/required.hpp"
#include "rules/width.hpp"

namespace deskmill {

using Answer = AnchoredPattern::Answer;

namespace {

/// Text and clauses in one form (rules/required.hpp), but for two letters outside ASCII.
std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (const char twin = ascii_twin(text, i); twin != '\0') {
      c = twin;
      i += kWideBytes - 1;
    }
    result += is_ascii_digit(c) ? '0' : ascii_lower(c);
  }
  return result;
}

/// The Kelvin sign and the long s, whose lower case is ASCII.
bool has_odd_letters(std::string_view text) {
  return text.find("\xE2\x84\xAA") != text.npos || text.find("\xC5\xBF") != text.npos;
}

}  // namespace

/// Closed until the first text that has something of each clause, or until so many were asked about
/// that compiling the expression pays: it is faster than a search for all phrases.
class GatedPattern::Gate {
 public:
  Gate(std::string_view expression, const PatternOptions& options)
      : expression_(options.fold_width ? fold_expression(expression) : std::string(expression)),
        ignore_case_(options.ignore_case) {}

  bool lets_pass(std::string_view text) {
    if (is_open_.load(std::memory_order_relaxed)) return true;
    std::call_once(read_, [this] { read_clauses(); });
    const bool pays = asked_.fetch_add(1, std::memory_order_relaxed) >= kFewTexts;
    if (!pays && !has_needed(text)) return false;
    is_open_.store(true, std::memory_order_relaxed);
    return true;
  }

 private:
  /// Those of an expression whose width is not folded may have wide marks ("会话：").
  void read_clauses() {
    clauses_ = required_clauses(expression_, ignore_case_);
    for (Clause& clause : clauses_) {
      for (std::string& phrase : clause) phrase = folded(phrase);
    }
  }
  bool has_needed(std::string_view text) const {
    if (has_odd_letters(text)) return true;
    const std::string form = folded(text);
    return std::all_of(clauses_.begin(), clauses_.end(), [&](const Clause& clause) {
      return std::any_of(clause.begin(), clause.end(),
                         [&](const std::string& phrase) { return form.find(phrase) != form.npos; });
    });
  }

  std::string expression_;
  bool ignore_case_;
  static constexpr int kFewTexts = 200;
  std::atomic<bool> is_open_ = false;
  std::atomic<int> asked_ = 0;
  std::once_flag read_;
  std::vector<Clause> clauses_;
};

/// Whether the last texts matched, by their hashes: 63 bits of it, and the answer in the last one.
class GatedPattern::RecentAnswers {
 public:
  std::optional<bool> find(std::uint64_t hash) const {
    const std::uint64_t kept = slots_[hash % kSlots].load(std::memory_order_relaxed);
    if ((kept | 1) != (hash | 1)) return std::nullopt;
    return (kept & 1) != 0;
  }
  void keep(std::uint64_t hash, bool answer) {
    slots_[hash % kSlots].store(answer ? hash | 1 : hash & ~std::uint64_t{1},
                                std::memory_order_relaxed);
  }

 private:
  static constexpr std::size_t kSlots = 32;
  std::array<std::atomic<std::uint64_t>, kSlots> slots_{};
};

GatedPattern::GatedPattern(const std::string& expression, const PatternOptions& options,
                           std::string_view where)
    : folds_width_(options.fold_width),
      anchored_(folds_width_ ? fold_expression(expression) : expression, options.ignore_case),
      pattern_(expression, options, where, Compile::kOnFirstUse),
      gate_(std::make_unique<Gate>(expression, options)),
      recent_(std::make_unique<RecentAnswers>()) {}

GatedPattern::~GatedPattern() = default;
GatedPattern::GatedPattern(GatedPattern&&) noexcept = default;
GatedPattern& GatedPattern::operator=(GatedPattern&&) noexcept = default;

Answer GatedPattern::find_anchored(std::string_view text, std::vector<MatchSpan>* groups) const {
  if (!anchored_.is_known()) return Answer::kUnknown;
  // A wide letter in front would be another one in the folded text.
  const bool is_as_written = !folds_width_ || text.empty() || ascii_twin(text, 0) == '\0';
  if (is_as_written && !anchored_.may_match(text)) return Answer::kNo;
  if (folds_width_ && WidthFolding(text).text().data() != text.data()) return Answer::kUnknown;
  return groups == nullptr ? anchored_.matches(text) : anchored_.find(text, *groups);
}

bool GatedPattern::matches(std::string_view text) const {
  constexpr std::size_t kLongestName = 64;
  const Answer answer = find_anchored(text, nullptr);
  if (answer != Answer::kUnknown) return answer == Answer::kYes;
  if (text.size() > kLongestName) return matches_by_re2(text);
  const std::uint64_t hash = hash64(text);
  if (const auto known = recent_->find(hash)) return *known;
  const bool matches = matches_by_re2(text);
  recent_->keep(hash, matches);
  return matches;
}

bool GatedPattern::matches_by_re2(std::string_view text) const {
  return gate_->lets_pass(text) && pattern_.matches(text);
}

bool GatedPattern::find(std::string_view text, std::vector<MatchSpan>& groups) const {
  const Answer answer = find_anchored(text, &groups);
  if (answer != Answer::kUnknown) return answer == Answer::kYes;
  return gate_->lets_pass(text) && pattern_.find(text, groups);
}

}  // namespace deskmill
