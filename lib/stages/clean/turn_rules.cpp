// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/turn_rules.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/number.hpp"
#include "stages/clean/texts/blank_text.hpp"

namespace deskmill {
namespace {

std::vector<std::string> split(std::string_view list, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(separator, begin), list.size());
    std::string_view part = list.substr(begin, end - begin);
    while (!part.empty() && part.front() == ' ' && separator == ',') part.remove_prefix(1);
    if (!part.empty()) parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

unsigned role_bit(Role role) {
  return 1u << static_cast<unsigned>(role);
}

unsigned roles_of(const Rule& rule) {
  const std::string_view list = rule.extra_value("roles");
  if (list.empty()) return ~0u;
  unsigned bits = 0;
  for (const std::string& name : split(list, ',')) {
    const auto role = role_named(name);
    if (!role)
      throw Error(Exit::kUsage, rule.place() + ": there is no role \"" + name +
                                    "\"; there are customer, agent, bot, system, note");
    bits |= role_bit(*role);
  }
  return bits;
}

/// The bytes of `max_chars` Chinese characters: a longer text surely has more characters, or rarer
/// ones.
std::size_t max_bytes_of(const Rule& rule) {
  const std::string_view spelt = rule.extra_value("max_chars");
  if (spelt.empty()) return std::string_view::npos;
  const auto characters = parse_number<std::uint32_t>(spelt);
  if (!characters) throw Error(Exit::kUsage, rule.place() + ": max_chars is a whole number");
  return std::size_t{3} * *characters;
}

/// A rule whose `needs` are not in its own examples would never be tried.
void check_examples_are_found(const Rule& rule, const std::vector<std::string>& needs,
                              const TextScan& scan, std::size_t number) {
  if (needs.empty() || rule.where == "builtin") return;
  for (const std::string& example : rule.match) {
    if ((scan(example).rules >> number & 1) != 0) continue;
    throw Error(Exit::kUsage, rule.place() + ": needs: none is found in the example " +
                                  quoted(example) +
                                  "; ASCII ones count in the first and last 16 bytes only");
  }
}

}  // namespace

void TurnRules::add(const Rule& rule, TextScan& scan) {
  if (rule.pattern.empty()) throw Error(Exit::kUsage, rule.place() + " needs a pattern");
  using Action = TurnRule::Action;
  const Action action = rule.action == "drop_turn" ? Action::kDropTurn
                        : rule.action == "count"   ? Action::kCount
                                                   : Action::kReplace;
  static_assert(TextScan::kMaxRules == 64);
  if (rules_.size() == TextScan::kMaxRules) {
    throw Error(
        Exit::kUsage,
        rule.place() + ": more than 64 pattern rules, built-in ones included; join some by |");
  }
  if (rule.action == "replace" && rule.replacement.empty()) {
    throw Error(Exit::kUsage, rule.place() + ": replace needs a replacement; remove needs none");
  }
  const std::vector<std::string> needs = split(rule.extra_value("needs"), '|');
  for (const std::string& phrase : needs) {
    if (scan.add_phrase(phrase, rules_.size())) continue;
    throw Error(Exit::kUsage, rule.place() + ": needs: \"" + phrase +
                                  "\" is too short: two Chinese or four ASCII characters at least");
  }
  check_examples_are_found(rule, needs, scan, rules_.size());
  if (needs.empty()) ungated_ |= std::uint64_t{1} << rules_.size();
  rules_.push_back({rule.name, action, rule.action == "remove" ? std::string() : rule.replacement,
                    roles_of(rule), max_bytes_of(rule), rule.compile()});
}

bool TurnRules::apply(std::uint64_t rules, const Turn& turn, std::string_view& text,
                      std::string& edited, Notes& notes) const {
  rules |= ungated_;
  std::string replaced;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const TurnRule& rule = rules_[i];
    const bool is_candidate = (rules >> i & 1) != 0 && (rule.roles & role_bit(turn.role)) != 0;
    if (!is_candidate || text.size() > rule.max_bytes) continue;
    const bool replaces = rule.action == TurnRule::Action::kReplace;
    const bool applies = replaces ? rule.pattern.replace_all(text, rule.replacement, replaced) > 0
                                  : rule.pattern.matches(text);
    if (!applies) continue;
    const bool drops = rule.action == TurnRule::Action::kDropTurn;
    const std::string_view next = drops ? std::string_view() : replaces ? replaced : text;
    notes.change(rule.name, text, next);
    if (is_blank_text(next)) return false;
    if (!replaces) continue;
    edited.swap(replaced);
    text = edited;
  }
  return true;
}

}  // namespace deskmill
