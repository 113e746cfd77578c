// SPDX-License-Identifier: Apache-2.0
#include "stages/label/label_set.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/error.hpp"
#include "json/pointer.hpp"
#include "json/string.hpp"
#include "rules/alternatives.hpp"
#include "rules/width.hpp"

namespace deskmill {
namespace {

std::string escaped(std::string_view phrase) {
  static constexpr std::string_view kSpecial = R"(\^$.|?*+()[]{})";
  std::string expression;
  for (const char c : phrase) {
    if (kSpecial.find(c) != std::string_view::npos) expression += '\\';
    expression += c;
  }
  return expression;
}

/// The phrase as an expression: literal, with word boundaries at ASCII ends (Chinese has none).
std::string phrase_expression(std::string_view phrase) {
  std::string expression = is_word(phrase.front()) ? R"(\b)" : "";
  expression += escaped(phrase);
  if (is_word(phrase.back())) expression += R"(\b)";
  return expression;
}

std::string lexicon_expression(const Node& lexicon) {
  if (!lexicon.is_list() && !lexicon.is_empty()) {
    lexicon.fail(
        "the lexicon of a function is a list of phrases, such as "
        "lexicon: [refund policy, money back]");
  }
  std::string expression;
  for (const Node& phrase : lexicon.items()) {
    if (phrase.text().empty()) phrase.fail("a phrase must not be empty");
    if (!expression.empty()) expression += '|';
    expression += phrase_expression(phrase.text());
  }
  return expression;
}

PatternOptions text_options() {
  PatternOptions options;
  options.ignore_case = true;
  return options;
}

Pattern compile(const std::string& expression, const Node& node, std::string_view kind,
                std::string_view name, Compile when = Compile::kNow) {
  return Pattern(expression, text_options(),
                 node.where() + ": " + std::string(kind) + " \"" + std::string(name) + "\"", when);
}

/// An expression of escaped phrases that is no longer than this surely compiles (RE2's limit is
/// some 100 KB), so that may wait until it is needed.
constexpr std::size_t kSmallExpression = 4096;

Compile when_to_compile_lexicon(const std::string& expression) {
  return expression.size() <= kSmallExpression ? Compile::kOnFirstUse : Compile::kNow;
}

/// A pattern that finds nothing in nothing: 'refund|' would find something in every text.
Pattern compile_for_text(const Node& node, std::string_view kind, std::string_view name) {
  Pattern pattern = compile(node.text(), node, kind, name);
  if (!pattern.matches("")) return pattern;
  node.fail("the pattern matches even an empty text, so it would match every text" +
            std::string(kind == "entity" ? "" : "; if that is meant, write ."));
}

void check_label_name(const Node& node) {
  const std::string label = node.text();
  const bool bad = label.empty() || label.front() == '.' || label.back() == '.' ||
                   label.find("..") != std::string::npos ||
                   label.find_first_of(" \t\r\n\"\\/") != std::string::npos;
  if (bad) node.fail("a label is one or more names joined by dots, such as refund.how");
}

/// "/meta/queue" or "meta/queue": member "meta", pointer "/queue". A path as other programs spell
/// it ("meta.queue", "$.meta.queue") would be met by no record; a name with a dot has a slash in
/// front.
void set_pointer(const Node& node, Condition& condition) {
  const std::string text = node.text();
  std::string_view path = text;
  if (path.find('/') == path.npos && path.find_first_of(".$[") != path.npos) {
    std::string pointer;
    for (const char c : path) {
      if (c == '.' || c == '[') pointer += '/';
      if (c != '.' && c != '[' && c != ']' && c != '$') pointer += c;
    }
    node.fail("member: \"" + text + "\" is no JSON pointer, did you mean \"" +
              (pointer.starts_with('/') ? "" : "/") + pointer + "\"?");
  }
  if (path.starts_with('/')) path.remove_prefix(1);
  const std::size_t slash = std::min(path.find('/'), path.size());
  condition.member = path.substr(0, slash);
  condition.pointer = path.substr(slash);
  condition.path = pointer_tokens(condition.pointer);
}

/// Adds one condition for each test of the node: all must hold.
void read_conditions(const Node& node, std::vector<Condition>& conditions) {
  node.only_keys({"member", "equals", "in", "matches", "at_least", "at_most", "exists"});
  const auto add = [&](Condition::Test test) -> Condition& {
    Condition& condition = conditions.emplace_back();
    set_pointer(node["member"], condition);
    condition.test = test;
    return condition;
  };
  if (!node["exists"].boolean_or(true)) node.fail("exists: only true can be asked for");
  const std::size_t before = conditions.size();
  for (const std::string_view key : {"equals", "in"}) {
    if (node[key].exists()) add(Condition::Test::kIn).values = node[key].texts();
  }
  if (const Node pattern = node["matches"]; pattern.exists()) {
    Condition& condition = add(Condition::Test::kMatches);
    condition.pattern.emplace(compile(pattern.text(), node, "member", node["member"].text()));
  }
  if (const Node least = node["at_least"]; least.exists()) {
    add(Condition::Test::kAtLeast).number = least.number();
  }
  if (const Node most = node["at_most"]; most.exists()) {
    add(Condition::Test::kAtMost).number = most.number();
  }
  if (conditions.size() == before) add(Condition::Test::kExists);
}

Where read_where(const Node& node) {
  if (!node.exists()) return Where::kCustomer;
  const std::string where = node.one_of({"customer", "agent", "all", "first"});
  if (where == "agent") return Where::kAgent;
  if (where == "all") return Where::kAll;
  return where == "first" ? Where::kFirst : Where::kCustomer;
}

/// Without a value, that of each entity is the text it was found as.
Owner entity_owner(std::size_t index, std::string_view name, std::string_view value = {}) {
  Owner owner{.is_entity = true, .index = index, .has_value = !value.empty()};
  owner.members = "\"type\":" + json_string(name);
  if (owner.has_value) owner.members += ",\"value\":" + json_string(value);
  return owner;
}

/// Fills a LabelSet from the root of a file.
class Loader {
 public:
  LabelSet load(const Node& root) {
    root.only_keys({"labels", "functions", "entities"});
    for (const Node& label : root["labels"].items()) {
      check_label_name(label);
      allowed_.push_back(label.text());
      set_.labels.add(allowed_.back());
    }
    allowed_labels_ = set_.labels.size();
    for (const Node& node : root["functions"].items()) read_function(node);
    for (const Node& node : root["entities"].items()) read_entity(node);
    if (set_.functions.empty() && set_.entities.empty()) {
      root.fail("neither functions nor entities: nothing to label with");
    }
    add_lexicon_gate();
    set_.patterns.finish();
    set_.of_others.finish();
    set_.lexicon.finish();
    for (std::size_t label = 0; label < set_.labels.size(); ++label) {
      set_.intent_counts.push_back("intents/" + set_.labels.name(label));
    }
    return std::move(set_);
  }

 private:
  std::size_t label_index(const Node& node) {
    check_label_name(node);
    const std::string label = node.text();
    const std::size_t index = set_.labels.add(label);
    // The levels above a listed label are there, too: records may end there, so functions may vote
    // for them.
    if (!allowed_.empty() && index >= allowed_labels_) {
      const std::vector<std::string_view> names(allowed_.begin(), allowed_.end());
      node.fail("label \"" + label + "\" is not in labels" + did_you_mean(label, names));
    }
    return index;
  }

  std::string unique_name(const Node& node) {
    const std::string name = node["name"].text();
    if (!names_.insert(name).second) node.fail("the name \"" + name + "\" is used twice");
    return name;
  }

  std::size_t place_of(const Condition& condition) {
    const auto [known, is_new] =
        places_.try_emplace({condition.member, condition.pointer}, set_.places);
    if (is_new) ++set_.places;
    return known->second;
  }

  static void name_counts(LabelFunction& function) {
    function.fired_count = "function_fired/" + function.name;
    function.overlap_count = "function_overlap/" + function.name;
    function.conflict_count = "function_conflict/" + function.name;
    function.judged_count = "function_judged/" + function.name;
    function.right_count = "function_right/" + function.name;
  }

  void read_function(const Node& node) {
    node.only_keys({"name", "label", "weight", "where", "pattern", "lexicon", "unless", "when",
                    "match", "no_match"});
    LabelFunction function;
    function.name = unique_name(node);
    name_counts(function);
    function.label = label_index(node["label"]);
    function.weight = node["weight"].number_or(1);
    function.where = read_where(node["where"]);
    if (node["unless"].exists()) {
      function.unless.emplace(compile_for_text(node["unless"], "function", function.name));
    }
    for (const Node& condition : node["when"].items()) {
      read_conditions(condition, function.when);
    }
    for (Condition& condition : function.when) condition.place = place_of(condition);
    const std::size_t first = set_.patterns.size();
    add_patterns(node, function);
    function.reads_text = set_.patterns.size() > first;
    if (!function.reads_text && function.when.empty()) {
      node.fail("function \"" + function.name + "\" needs a pattern, a lexicon or when");
    }
    check_examples(node, function, first);
    if (!function.reads_text) set_.on_metadata.push_back(set_.functions.size());
    set_.functions.push_back(std::move(function));
  }

  /// `reads_others`: also turns that are not the customer's.
  void add_pattern(Pattern pattern, bool reads_others) {
    if (reads_others) {
      set_.of_others.add(
          Pattern(pattern.expression(), text_options(), "gate", Compile::kOnFirstUse));
      set_.pattern_of_other.push_back(set_.patterns.size());
    }
    set_.patterns.add(std::move(pattern));
  }

  void add_patterns(const Node& node, const LabelFunction& function) {
    const bool reads_others = function.where == Where::kAgent || function.where == Where::kAll;
    auto add = [&](Pattern pattern) {
      add_pattern(std::move(pattern), reads_others);
      set_.pattern_owners.push_back({.is_entity = false, .index = set_.functions.size()});
    };
    if (const Node pattern = node["pattern"]; pattern.exists()) {
      const Pattern whole = compile_for_text(pattern, "function", function.name);
      for (const std::string& part : split_alternatives(whole.expression())) {
        add(compile(part, pattern, "function", function.name, Compile::kOnFirstUse));
      }
    }
    if (const Node lexicon = node["lexicon"]; lexicon.exists()) {
      const std::string expression = lexicon_expression(lexicon);
      add(compile(expression, lexicon, "function", function.name,
                  when_to_compile_lexicon(expression)));
    }
  }

  /// The patterns of the function are those from `first` on.
  void check_examples(const Node& node, const LabelFunction& function, std::size_t first) const {
    auto fires = [&](const std::string& text) {
      bool hit = false;
      for (std::size_t i = first; i < set_.patterns.size(); ++i) {
        hit = hit || set_.patterns[i].matches(text);
      }
      return hit && !(function.unless && function.unless->matches(text));
    };
    for (const Node& example : node["match"].items()) {
      if (fires(example.text())) continue;
      example.fail("function \"" + function.name + "\" does not match its example " +
                   quoted(example.text()));
    }
    for (const Node& example : node["no_match"].items()) {
      if (!fires(example.text())) continue;
      example.fail("function \"" + function.name + "\" must not match " + quoted(example.text()) +
                   " and does");
    }
  }

  void read_entity(const Node& node) {
    node.only_keys({"name", "pattern", "lexicon"});
    const std::string name = unique_name(node);
    if (!node["pattern"].exists() && !node["lexicon"].exists()) {
      node.fail("entity \"" + name + "\" needs a pattern or a lexicon");
    }
    const std::size_t index = set_.entities.size();
    if (node["pattern"].exists()) {
      add_pattern(compile_for_text(node["pattern"], "entity", name), true);
      set_.pattern_owners.push_back(entity_owner(index, name));
    }
    if (node["lexicon"].is_list() || node["lexicon"].is_scalar()) {
      node["lexicon"].fail(
          "the lexicon of an entity maps each value to its spellings, such as "
          "lexicon: {phone: [mobile, handset], earphones: [headset]}");
    }
    for (const auto& [value, spellings] : node["lexicon"].entries()) {
      for (const std::string& spelling : spellings.texts()) {
        if (spelling.empty()) spellings.fail("a phrase must not be empty");
        set_.lexicon.add(spelling);
        if (phrases_.size() <= kSmallExpression) {
          phrases_ += (phrases_.empty() ? "" : "|") + escaped(spelling);
        }
        set_.phrase_owners.push_back(entity_owner(index, name, value));
      }
    }
    set_.entities.push_back(name);
  }

  /// Never compiled: only the gate of the patterns reads it.
  void add_lexicon_gate() {
    if (phrases_.empty() || phrases_.size() > kSmallExpression) return;
    set_.lexicon_gate = set_.patterns.size();
    add_pattern(Pattern(phrases_, text_options(), "phrases of entities", Compile::kOnFirstUse),
                true);
  }

  LabelSet set_;
  std::string phrases_;  ///< of entities, as an expression; cut short when it gets too long
  std::set<std::string> names_;
  std::vector<std::string> allowed_;  ///< empty = any
  std::size_t allowed_labels_ = 0;    ///< those and the levels above them are the first of all
  std::map<std::pair<std::string, std::string>, std::size_t> places_;
};

}  // namespace

LabelSet LabelSet::load(const Node& root) {
  return Loader().load(root);
}

}  // namespace deskmill
