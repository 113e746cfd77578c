// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/gated_pattern.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "core/ascii.hpp"
#include "rules/required.hpp"
#include "rules/width.hpp"

namespace deskmill {
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

GatedPattern::GatedPattern(const std::string& expression, const PatternOptions& options,
                           std::string_view where)
    : pattern_(expression, options, where, Compile::kOnFirstUse),
      gate_(std::make_unique<Gate>(expression, options)) {}

GatedPattern::~GatedPattern() = default;
GatedPattern::GatedPattern(GatedPattern&&) noexcept = default;
GatedPattern& GatedPattern::operator=(GatedPattern&&) noexcept = default;

bool GatedPattern::may_match(std::string_view text) const {
  return gate_->lets_pass(text);
}

}  // namespace deskmill
