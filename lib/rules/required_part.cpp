// SPDX-License-Identifier: Apache-2.0
#include "rules/required_part.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace deskmill {
namespace {

// Beyond these, more strings or longer ones cost the gate more than they tell.
constexpr std::size_t kMaxStrings = 64;
constexpr std::size_t kMaxBytes = 32;

void remove_repeats(Clause& strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

/// Every string of `a` followed by every one of `b`. The usual case is first: `b` is the next
/// letter of a word.
Clause combinations(Clause a, const Clause& b) {
  if (b.size() == 1) {
    for (std::string& left : a) left += b.front();
    if (a.size() > 1) std::sort(a.begin(), a.end());
    return a;
  }
  Clause all;
  for (const std::string& left : a) {
    for (const std::string& right : b) all.push_back(left + right);
  }
  remove_repeats(all);
  return all;
}

bool any_longer_than(const Clause& strings, std::size_t bytes) {
  return std::any_of(strings.begin(), strings.end(),
                     [bytes](const std::string& text) { return text.size() > bytes; });
}

/// A piece that ends with one of these may end with anything if one of them is empty.
Clause told(Clause ends) {
  const bool any = std::find(ends.begin(), ends.end(), "") != ends.end();
  return any ? Clause{""} : ends;
}

/// True for a single letter, digit or blank: most texts have it.
bool is_common(const std::string& atom) {
  if (atom.size() >= 2) return false;
  if (atom.empty()) return true;
  const char c = atom[0];
  return (c >= 'a' && c <= 'z') || c == '0' || c == ' ' || c == '\n';
}

/// Words of courtesy, which tell nearly nothing of a customer's or an agent's message.
bool is_courtesy(std::string_view atom) {
  constexpr std::array<std::string_view, 8> kWords = {"please", "can you", "could you", "thank you",
                                                      "您",     "请",      "请您",      "您好"};
  while (atom.ends_with(' ')) atom.remove_suffix(1);
  while (atom.starts_with(' ')) atom.remove_prefix(1);
  return std::find(kWords.begin(), kWords.end(), atom) != kWords.end();
}

std::size_t selectivity(const std::string& atom) {
  if (is_common(atom)) return 0;
  return is_courtesy(atom) ? 1 : atom.size();
}

}  // namespace

std::size_t selectivity(const Clause& clause) {
  std::size_t shortest = kMaxBytes * kMaxStrings;
  for (const std::string& atom : clause) shortest = std::min(shortest, selectivity(atom));
  return clause.empty() ? 0 : shortest;
}

RequiredPart RequiredPart::one_of(Clause strings) {
  remove_repeats(strings);
  if (strings.size() > kMaxStrings) return unknown();
  RequiredPart part;
  part.prefix_ = std::move(strings);
  return part;
}

RequiredPart RequiredPart::unknown() {
  RequiredPart part;
  part.exact_ = false;
  return part;
}

void RequiredPart::require(const Clause& clause) {
  if (selectivity(clause) > 0) inner_.push_back(clause);
}

void RequiredPart::extend(Clause& ends, const Clause& next, const Clause& kept) {
  if (ends.size() * next.size() <= kMaxStrings && !any_longer_than(ends, kMaxBytes)) {
    ends = combinations(ends, next);
    return;
  }
  require(ends);
  require(next);
  ends = kept;
}

void RequiredPart::append(const RequiredPart& next) {
  inner_.insert(inner_.end(), next.inner_.begin(), next.inner_.end());
  if (exact_ && next.exact_) {
    const bool fits =
        prefix_.size() * next.prefix_.size() <= kMaxStrings && !any_longer_than(prefix_, kMaxBytes);
    if (fits) {
      prefix_ = combinations(std::move(prefix_), next.prefix_);
    } else {
      exact_ = false;
      suffix_ = told(next.prefix_);
    }
  } else if (exact_) {
    exact_ = false;
    const Clause before = prefix_;
    extend(prefix_, next.prefix_, before);
    suffix_ = next.suffix_;
  } else if (next.exact_) {
    extend(suffix_, next.prefix_, next.prefix_);
    suffix_ = told(std::move(suffix_));
  } else {
    Clause middle = suffix_;
    extend(middle, next.prefix_, {""});
    require(middle);
    suffix_ = next.suffix_;
  }
}

RequiredPart RequiredPart::repeated(std::size_t at_least, bool more) const {
  if (at_least == 0) {
    const bool optional = exact_ && !more && prefix_.size() < kMaxStrings;
    if (!optional) return unknown();
    RequiredPart part = *this;
    part.prefix_.emplace_back();
    remove_repeats(part.prefix_);
    return part;
  }
  RequiredPart part = *this;
  const std::size_t copies = std::min<std::size_t>(at_least, kMaxBytes + 2);
  for (std::size_t i = 1; i < copies; ++i) part.append(*this);
  if (!more && copies == at_least) return part;
  if (part.exact_) part.suffix_ = part.prefix_;
  part.exact_ = false;
  return part;
}

RequiredPart RequiredPart::either(const std::vector<RequiredPart>& branches) {
  if (branches.size() == 1) return branches.front();
  const bool all_exact = std::all_of(branches.begin(), branches.end(),
                                     [](const RequiredPart& branch) { return branch.exact_; });
  Clause united;
  for (const RequiredPart& branch : branches) {
    Clause best;
    for (Clause& clause : branch.all_clauses()) {
      if (best.empty() || selectivity(clause) > selectivity(best)) best = std::move(clause);
    }
    if (all_exact) best = branch.prefix_;
    if (best.empty()) return unknown();
    united.insert(united.end(), best.begin(), best.end());
  }
  if (all_exact && united.size() <= kMaxStrings) return one_of(std::move(united));
  remove_repeats(united);
  RequiredPart part = unknown();
  part.require(united);
  part.prefix_ = united_prefix(branches);
  return part;
}

/// What every match of any of the branches begins with; {""} when nothing is known.
Clause RequiredPart::united_prefix(const std::vector<RequiredPart>& branches) {
  Clause united;
  for (const RequiredPart& branch : branches) {
    united.insert(united.end(), branch.prefix_.begin(), branch.prefix_.end());
  }
  remove_repeats(united);
  const bool known = united.size() <= kMaxStrings && !united.front().empty();
  return known ? united : Clause{""};
}

std::vector<Clause> RequiredPart::all_clauses() const {
  RequiredPart all = *this;
  all.require(prefix_);
  if (!exact_) all.require(suffix_);
  return all.inner_;
}

}  // namespace deskmill
