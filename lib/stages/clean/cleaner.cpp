// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/cleaner.hpp"

#include <algorithm>
#include <charconv>

#include "config/node.hpp"
#include "core/error.hpp"
#include "json/stale_spans.hpp"
#include "stages/clean/rules/builtin_rules.hpp"
#include "stages/clean/texts/emoticons.hpp"
#include "stages/clean/texts/initials.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// "mail" and "mail.quoted" both mean mail.quoted.
bool is_meant(std::string_view rule, std::string_view selector) {
  return rule == selector || (rule.size() > selector.size() && rule[selector.size()] == '.' &&
                              rule.substr(0, selector.size()) == selector);
}

void check_selectors(const std::vector<Rule>& rules, const std::vector<std::string>& selectors,
                     const std::string& option) {
  for (const std::string& selector : selectors) {
    const bool known = std::any_of(rules.begin(), rules.end(),
                                   [&](const Rule& rule) { return is_meant(rule.name, selector); });
    if (known) continue;
    std::vector<std::string_view> names;
    for (const Rule& rule : rules) {
      names.push_back(rule.name);
      names.push_back(std::string_view(rule.name).substr(0, rule.name.find('.')));
    }
    const std::string nearest = nearest_name(selector, names);
    throw OptionError(option, selector,
                      "there is no rule " + quoted(selector) +
                          (nearest.empty() ? "" : "; did you mean " + quoted(nearest) + "?"));
  }
}

/// Throws for a rule of action `builtin` for which there is no code.
void check_builtin_names(const std::vector<Rule>& rules) {
  const std::vector<Rule> builtin = builtin_clean_rules();
  for (const Rule& rule : rules) {
    if (rule.action != "builtin") continue;
    const bool exists = std::any_of(builtin.begin(), builtin.end(), [&](const Rule& known) {
      return known.name == rule.name && known.action == "builtin";
    });
    if (exists) continue;
    throw Error(Exit::kUsage, rule.place() + " needs a pattern and another action than builtin");
  }
}

bool is_any_meant(std::string_view rule, const std::vector<std::string>& selectors) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [rule](const std::string& selector) { return is_meant(rule, selector); });
}

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
    if (!role) throw Error(Exit::kUsage, rule.place() + ": there is no role \"" + name + "\"");
    bits |= role_bit(*role);
  }
  return bits;
}

/// The bytes of `max_chars` Chinese characters: a longer text surely has more characters, or rarer
/// ones.
std::size_t max_bytes_of(const Rule& rule) {
  const std::string_view digits = rule.extra_value("max_chars");
  if (digits.empty()) return std::string_view::npos;
  std::size_t chars = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), chars);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw Error(Exit::kUsage, rule.place() + ": max_chars is a number");
  }
  return 3 * chars;
}

constexpr std::array<std::string_view, 2> kRecallMarks = {"\"recalled\"", "\"revoked\""};

bool has_recall_member(std::string_view members) {
  return std::any_of(kRecallMarks.begin(), kRecallMarks.end(),
                     [&](std::string_view name) { return members.find(name) != members.npos; });
}

/// A member `"recalled": true` or `"revoked": true`.
bool has_recall_mark(std::string_view members) {
  return std::any_of(kRecallMarks.begin(), kRecallMarks.end(), [&](std::string_view name) {
    const std::size_t begin = members.find(name);
    if (begin == members.npos) return false;
    const std::size_t value = members.find_first_not_of(" :", begin + name.size());
    return members.substr(std::min(value, members.size()), 4) == "true";
  });
}

TextContext context_of(const Record& record, std::string_view mail) {
  TextContext context;
  const std::string_view channel = record.channel();
  const bool is_mail = channel == "email" || channel == "ticket";
  context.mail = mail == "never"               ? MailMode::kNever
                 : mail == "always" || is_mail ? MailMode::kAlways
                                               : MailMode::kAuto;
  context.is_call = channel == "call";
  return context;
}

/// Most texts begin with visible ASCII or with Han, whose first bytes are E4 to E9.
bool begins_visibly(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text[0]);
  return (first > ' ' && first < 0x7F) || (first >= 0xE4 && first <= 0xE9);
}

bool is_blank(std::string_view text) {
  if (begins_visibly(text)) return false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_space(c) && !is_zero_width(c)) return false;
  }
  return true;
}

}  // namespace

std::vector<Rule> clean_rules(const CleanOptions& options, std::string_view rules_yaml,
                              std::string_view file) {
  std::vector<Rule> rules = builtin_clean_rules();
  if (!rules_yaml.empty()) {
    const Node root = parse_yaml(rules_yaml, file);
    root.only_keys({"rules"});
    merge_rules(rules, load_rules(root, clean_actions(), clean_rule_keys()));
  }
  check_builtin_names(rules);
  check_selectors(rules, options.without, "without");
  check_selectors(rules, options.only, "only");
  for (Rule& rule : rules) {
    if (!options.only.empty()) rule.enabled = rule.enabled && is_any_meant(rule.name, options.only);
    if (is_any_meant(rule.name, options.without)) rule.enabled = false;
  }
  return rules;
}

Cleaner::Cleaner(const CleanOptions& options, std::vector<Rule> rules)
    : options_(options), text_cleaner_(rules, scan_) {
  for (const Rule& rule : rules) {
    if (rule.action != "builtin") add_turn_rule(rule);
    if (!rule.enabled || rule.action != "builtin") continue;
    repeats_ = repeats_ || rule.name == "repeat.turn";
    recall_targets_ = recall_targets_ || rule.name == "recall.target";
    empty_turns_ = empty_turns_ || rule.name == "empty.turn";
    emoticons_ = emoticons_ || rule.name == "media.emoticons";
    initials_ = initials_ || rule.name == "agent.initials";
  }
}

void Cleaner::add_turn_rule(const Rule& rule) {
  if (!rule.enabled) return;
  if (rule.pattern.empty()) throw Error(Exit::kUsage, rule.place() + " needs a pattern");
  using Action = TurnRule::Action;
  const Action action = rule.action == "drop_turn" ? Action::kDropTurn
                        : rule.action == "count"   ? Action::kCount
                                                   : Action::kReplace;
  static_assert(TextScan::kMaxRules == 64);
  if (turn_rules_.size() == TextScan::kMaxRules) {
    throw Error(Exit::kUsage, rule.place() + ": more than 64 pattern rules");
  }
  const std::vector<std::string> needs = split(rule.extra_value("needs"), '|');
  for (const std::string& phrase : needs) {
    if (scan_.add_phrase(phrase, turn_rules_.size())) continue;
    throw Error(Exit::kUsage, rule.place() + ": needs: \"" + phrase +
                                  "\" is too short: two Chinese or four ASCII characters at least");
  }
  if (needs.empty()) ungated_ |= std::uint64_t{1} << turn_rules_.size();
  turn_rules_.push_back({rule.name, action,
                         rule.action == "remove" ? std::string() : rule.replacement, roles_of(rule),
                         max_bytes_of(rule), rule.compile()});
}

/// Turns of one layout have the same names, so most are known without a look at them.
bool Cleaner::Memory::is_marked_recalled(const Record& record, const Turn& turn) {
  if (!turn.more) return false;
  const bool known = turn.layout != 0 &&
                     std::find(unmarked_layouts_.begin(), unmarked_layouts_.end(), turn.layout) !=
                         unmarked_layouts_.end();
  if (known) return false;
  const std::uint32_t begin = record.structure()[turn.more_token];
  const std::string_view head =
      record.slice({std::min(begin, turn.text_token.begin), turn.text_token.begin});
  const std::string_view tail =
      record.slice({std::max(begin, turn.text_token.end), turn.object.end});
  if (has_recall_member(head) || has_recall_member(tail)) {
    return has_recall_mark(head) || has_recall_mark(tail);
  }
  if (turn.layout != 0) {
    unmarked_layouts_[next_layout_++ % unmarked_layouts_.size()] = turn.layout;
  }
  return false;
}

bool Cleaner::apply_turn_rules(std::uint64_t rules, const Turn& turn, std::string_view& text,
                               std::string& edited, Notes& notes) const {
  std::string replaced;
  for (std::size_t i = 0; i < turn_rules_.size(); ++i) {
    const TurnRule& rule = turn_rules_[i];
    const bool is_candidate = (rules >> i & 1) != 0 && (rule.roles & role_bit(turn.role)) != 0;
    if (!is_candidate || text.size() > rule.max_bytes) continue;
    const bool replaces = rule.action == TurnRule::Action::kReplace;
    const bool applies = replaces ? rule.pattern.replace_all(text, rule.replacement, replaced) > 0
                                  : rule.pattern.matches(text);
    if (!applies) continue;
    const bool drops = rule.action == TurnRule::Action::kDropTurn;
    const std::string_view next = drops ? std::string_view() : replaces ? replaced : text;
    notes.change(rule.name, text, next);
    if (is_blank(next)) return false;
    if (!replaces) continue;
    edited.swap(replaced);
    text = edited;
  }
  return true;
}

bool Cleaner::stays(const Turn& turn, const ScanResult& found, const TextContext& context) const {
  if ((found.rules | ungated_) != 0 || text_cleaner_.may_change(found, context)) return false;
  return !(initials_ && may_end_in_initials(turn.text)) && begins_visibly(turn.text) &&
         !may_be_emoticons(turn.text);
}

void Cleaner::decide(const Turn& turn, ScanResult found, const TextContext& context,
                     Decision& decision, Notes& notes) const {
  decision.changed = text_cleaner_.clean(turn.text, found, context, decision.text, notes);
  std::string_view text = decision.text_of(turn);
  std::string edited;
  if (const std::uint64_t rules = found.rules | ungated_; rules != 0) {
    const std::string_view before = text;
    decision.removed = !apply_turn_rules(rules, turn, text, edited, notes);
    if (!decision.removed && text != before) {
      std::string again;
      found = scan_(edited);
      const bool changed = text_cleaner_.clean(edited, found, context, again, notes);
      decision.text = changed ? std::move(again) : std::move(edited);
      decision.changed = true;
      text = decision.text;
    }
  }
  if (initials_ && may_end_in_initials(text) && !decision.removed &&
      (turn.role == Role::kAgent || turn.role == Role::kBot)) {
    take_initials(turn, decision, notes);
    text = decision.text_of(turn);
  }
  decision.removed = decision.removed || is_idle(turn, text, notes);
}

void Cleaner::take_initials(const Turn& turn, Decision& decision, Notes& notes) const {
  for (;;) {
    const std::string_view text = decision.text_of(turn);
    const Initials found = initials_of(text);
    if (found.said == text.size()) return;
    std::string next(text.substr(0, found.said));
    if (!found.part.empty()) next.append(" ").append(found.part);
    notes.change("agent.initials", text, next);
    decision.text = std::move(next);
    decision.changed = true;
  }
}

bool Cleaner::is_idle(const Turn& turn, std::string_view text, Notes& notes) const {
  const bool empty = empty_turns_ && is_blank(text);
  if (!empty && !(emoticons_ && may_be_emoticons(text) && is_only_emoticons(text))) return false;
  notes.change(empty ? "empty.turn" : "media.emoticons", turn.text, "");
  return true;
}

void Cleaner::Decisions::clear() {
  edits.clear();
  kept = 0;
  last_kept = last_change = kNone;
  lost_fixed = false;
}

void Cleaner::Decisions::keep(std::size_t turn) {
  ++kept;
  last_kept = turn;
  last_change = kNone;
}

void Cleaner::Decisions::add(const Turn& turn, Decision&& decision) {
  if (decision.removed) {
    lost_fixed = lost_fixed || turn.fixed;
  } else {
    keep(decision.turn);
    if (decision.changed) last_change = edits.size();
  }
  if (decision.removed || decision.changed) edits.push_back(std::move(decision));
}

std::string_view Cleaner::Decisions::last_text(const Record& record) const {
  return last_change != kNone ? edits[last_change].text : record.turns()[last_kept].text;
}

bool Cleaner::is_repeat(const Record& record, const Turn& turn, std::string_view text,
                        const Decisions& before) const {
  if (!repeats_ || before.last_kept == Decisions::kNone) return false;
  const Turn& last = record.turns()[before.last_kept];
  if (turn.fixed || turn.role != last.role || turn.speaker != last.speaker) return false;
  if (text != before.last_text(record)) return false;
  // "1" and "12" twice are two answers to a menu, not one said twice.
  const bool is_number = text.find_first_not_of("0123456789 ") == text.npos;
  return !is_number;
}

void Cleaner::apply(const std::vector<Decision>& decisions, Record& record, Notes& notes) {
  for (const Decision& decision : decisions) {
    if (decision.removed) {
      record.remove_turn(decision.turn);
      notes.count("turns/removed");
    } else {
      record.set_text(decision.turn, decision.text);
      notes.count("turns/edited");
    }
  }
  if (const std::size_t spans = drop_stale_spans(record); spans > 0) {
    notes.count("spans/removed", static_cast<std::int64_t>(spans));
  }
}

void Cleaner::consider(const Record& record, std::size_t index, const TextContext& context,
                       Notes& notes, Memory& memory) const {
  Decisions& before = memory.decisions_;
  const Turn& turn = record.turns()[index];
  const bool is_recalled = recall_targets_ && memory.is_marked_recalled(record, turn);
  const ScanResult found = scan_(turn.text);
  if (!is_recalled && stays(turn, found, context) && !is_repeat(record, turn, turn.text, before)) {
    before.keep(index);
    return;
  }
  Decision decision{index, is_recalled, false, {}};
  if (is_recalled) {
    notes.change("recall.target", turn.text, "");
  } else {
    decide(turn, found, context, decision, notes);
  }
  if (!decision.removed && is_repeat(record, turn, decision.text_of(turn), before)) {
    notes.change("repeat.turn", decision.text_of(turn), "");
    decision.removed = true;
  }
  before.add(turn, std::move(decision));
}

Outcome Cleaner::operator()(Record& record, Notes& notes, Memory& memory) const {
  const TextContext context = context_of(record, options_.mail);
  Decisions& decisions = memory.decisions_;
  decisions.clear();
  for (std::size_t i = 0; i < record.turns().size(); ++i) {
    consider(record, i, context, notes, memory);
  }
  if (decisions.kept == 0 || decisions.lost_fixed) {
    notes.explain("clean.empty", "a rule removed the last turn, or the question, answer or text");
    return Outcome::dropped("clean.empty");
  }
  if (!decisions.edits.empty()) apply(decisions.edits, record, notes);
  return Outcome::kept();
}

}  // namespace deskmill
