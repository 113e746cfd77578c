// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/passage_collector.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "json/grammar.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/passages/role_words.hpp"
#include "stages/anonymize/recognizers/table.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongNumber = 7;  ///< no shorter JSON number can be anything personal

/// What a member's name says helps only with numbers, tokens and names: something with a digit, a
/// capital or a character beyond ASCII, and not shorter than four bytes.
bool may_answer(std::string_view text) {
  return text.size() >= 4 && std::any_of(text.begin(), text.end(), [](char c) {
           return is_ascii_digit(c) || is_ascii_upper(c) || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// Whether a string may be the name of a person: some letters, not too long, no
/// digits in Latin ones.
bool looks_like_name(std::string_view text) {
  if (text.empty() || text.size() > 48) return false;
  if (std::any_of(text.begin(), text.end(), is_ascii_digit)) return false;
  return text.find_first_of("@:/_#=") == std::string_view::npos && !is_role_word(text);
}

/// The digits of a number that is whole: of 13800138000, and of 13800138000.0, which is what tables
/// with empty cells make of it. Empty for any other number.
std::string_view whole_digits(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  const std::string_view digits = number.substr(0, number.find('.'));
  const std::string_view fraction = number.substr(std::min(digits.size() + 1, number.size()));
  if (fraction.find_first_not_of('0') != std::string_view::npos) return {};
  return std::all_of(digits.begin(), digits.end(), is_ascii_digit) ? digits : std::string_view();
}

constexpr std::array<std::string_view, 2> kListsOfTurns = {"turns", "context"};

}  // namespace

PassageCollector::PassageCollector(const Policy& policy, MemberPaths& paths, QuietStrings& quiet)
    : policy_(policy), paths_(paths), quiet_(quiet) {
  for (std::size_t i = 0; i < kListsOfTurns.size(); ++i) {
    const auto allowed = [&](std::string_view name) {
      return policy.allow.contains(std::array<std::string_view, 2>{kListsOfTurns[i], name});
    };
    times_allowed_[i] = allowed("at");
    roles_allowed_[i] = allowed("role");
  }
}

void PassageCollector::collect(const Record& record, Collect which, Passages& out) {
  if (paths_.forget_if_large()) {
    known_turns_.clear();
    known_members_.clear();
  }
  record_ = &record;
  raw_ = record.raw().data();
  out_ = &out;
  which_ = which;
  tokens_ = record.structure();
  place_ = unit_ = next_collected_ = 0;
  collected_ = out.all().size();
  if (which == Collect::kOthers) add_turns();
  for (const Member& member : record.members()) add_member(member);
}

std::string_view PassageCollector::list_of_turns() const {
  return kListsOfTurns[record_->kind() == Kind::kConversation ? 0 : 1];
}

void PassageCollector::add_turns() {
  for (std::size_t i = 0; i < record_->turns().size(); ++i) {
    if (wants(i, true)) add_turn(record_->turns()[i], i, *out_);
  }
}

Passage& PassageCollector::add_turn(const Turn& turn, std::size_t index, Passages& out) {
  Passage& passage = out.add();
  passage.place = Passage::Place::kTurn;
  passage.text = turn.text;
  passage.turn = passage.order = index;
  return passage;
}

void PassageCollector::add_member(const Member& member) {
  ++unit_;
  const PathId path = paths_.child(MemberPaths::kRoot, member.name);
  add_name(member.key, path);
  if (member.type == JsonType::kString) {
    if (!is_fixed_text(member.value)) add_string(member.value, path);
  } else if (member.type == JsonType::kNumber) {
    add_number(member.value, path);
  } else if (member.type == JsonType::kArray && member.name == list_of_turns()) {
    add_turn_members(path);
  } else if (member.type == JsonType::kObject || member.type == JsonType::kArray) {
    add_members_of(member, path);
  }
  if (!numbers_.empty()) add_numbers();
}

/// Role, text and time of a turn were read by the parser; most turns have nothing else,
/// or begin with these.
void PassageCollector::add_turn_members(PathId list) {
  const std::size_t kind = record_->kind() == Kind::kConversation ? 0 : 1;
  for (const Turn& turn : record_->turns()) {
    if (turn.fixed) continue;
    ++unit_;
    turn_text_ = turn.text_token.begin;
    const bool times = !times_allowed_[kind] && !turn.at.empty();
    if (!turn.speaker.empty() || times || (turn.more && !roles_allowed_[kind])) {
      walk(index_of(turn.object.begin), list, 0);
    } else if (turn.more) {
      add_others_of(turn, list);
    }
    if (!numbers_.empty()) add_numbers();
  }
  turn_text_ = 0;
}

void PassageCollector::add_others_of(const Turn& turn, PathId list) {
  constexpr std::size_t kMostLayouts = 16;
  if (turn.layout == 0 || which_ == Collect::kOthers) return walk(turn.more_token, list, 1);
  if (KnownTurn* const known = known_turn(turn.layout, list)) {
    return follow(known->steps, turn.more_token);
  }
  if (known_turns_.size() < kMostLayouts) known_turns_.emplace_back();
  KnownTurn& learned = known_turns_[replaced_turn_++ % known_turns_.size()];
  learned = {turn.layout, list, {}};
  walk_and_record(turn.more_token, list, 1, learned.steps);
}

PassageCollector::KnownTurn* PassageCollector::known_turn(std::uint64_t layout, PathId list) {
  for (std::size_t tried = 0; tried < known_turns_.size(); ++tried) {
    if (last_known_turn_ >= known_turns_.size()) last_known_turn_ = 0;
    KnownTurn& known = known_turns_[last_known_turn_];
    if (known.layout == layout && known.list == list) return &known;
    ++last_known_turn_;
  }
  return nullptr;
}

void PassageCollector::add_members_of(const Member& member, PathId path) {
  constexpr std::size_t kMostPatterns = 8;
  const std::size_t first = place_ = index_of(member.value.begin);
  if (which_ == Collect::kOthers) return walk(first, path, 0);
  if (KnownMember* const known = known_member(path)) {
    place_ += known->pattern.size();
    return follow(known->steps, first);
  }
  if (known_members_.size() < kMostPatterns) known_members_.emplace_back();
  KnownMember& learned = known_members_[replaced_member_++ % known_members_.size()];
  learned = {path, {}, {}};
  walk_and_record(first, path, 0, learned.steps);
  learned.pattern = TokenPattern(record_->raw(), tokens_, first, place_);
}

PassageCollector::KnownMember* PassageCollector::known_member(PathId path) {
  for (KnownMember& known : known_members_) {
    if (known.path == path && known.pattern.matches(record_->raw(), tokens_, place_)) return &known;
  }
  return nullptr;
}

void PassageCollector::walk_and_record(std::size_t index, PathId path, std::size_t depth,
                                       std::vector<Step>& steps) {
  recorded_ = &steps;
  recorded_from_ = index;
  walk(index, path, depth);
  recorded_ = nullptr;
}

void PassageCollector::follow(std::vector<Step>& steps, std::size_t first) {
  for (Step& step : steps) {
    const Span token = token_at(first + step.token);
    if (step.usual && needs_no_look(step, token)) continue;
    if (step.kind == Step::Kind::kString) {
      add_string(token, step.path);
    } else if (step.kind == Step::Kind::kName) {
      add_name(token, step.path);
    } else {
      add_number(token, step.path);
    }
  }
}

/// What most steps come to: a string seen before, a short number.
inline bool PassageCollector::needs_no_look(Step& step, Span token) const {
  if (step.kind != Step::Kind::kString) {
    return step.kind == Step::Kind::kScalar && token.end - token.begin < kLongNumber;
  }
  const std::string_view inside = inner(token);
  const ShortKey key = ShortKey::of(inside);
  if (key == step.last) return true;
  if (!quiet_.contains(inside)) return false;
  step.last = key;  // what is contained is short, so its key is the whole
  return true;
}

/// Leaves out what needs no look, whatever the values are.
inline void PassageCollector::record(std::size_t index, PathId path, Step::Kind kind) {
  if (recorded_ == nullptr) return;
  const bool quiet_name = kind == Step::Kind::kName && paths_[path].name_finds_nothing;
  const bool allowed = kind != Step::Kind::kName && paths_[path].rule == MemberRule::kAllow;
  if (quiet_name || allowed) return;
  const MemberPath& judged = paths_[path];
  const bool usual = judged.rule == MemberRule::kScan && !judged.for_person && judged.expected == 0;
  recorded_->push_back({static_cast<std::uint32_t>(index - recorded_from_), path, kind, usual, {}});
}

/// The path that the name of a member stands for.
inline PassageCollector::PathId PassageCollector::walk_name(std::size_t index, PathId container) {
  const Span token = token_at(index);
  const PathId path = paths_.child(container, inner(token));
  record(index, path, Step::Kind::kName);
  add_name(token, path);
  return path;
}

void PassageCollector::walk(std::size_t index, PathId path, std::size_t depth) {
  containers_.assign(depth, path);
  PathId container = path;  // the innermost one
  while (true) {
    switch (raw_[tokens_[index]]) {
      case '"':
        if (raw_[tokens_[index + 1]] == ':') {
          path = walk_name(index++, container);
        } else if (tokens_[index] != turn_text_) {
          record(index, path, Step::Kind::kString);
          add_string(token_at(index), path);
        }
        break;
      case '{':
      case '[':
        containers_.push_back(container = path);
        break;
      case '}':
      case ']':
        containers_.pop_back();
        if (containers_.empty()) {
          place_ = index + 1;
          return;
        }
        path = container = containers_.back();
        break;
      case ',':
        break;
      default:  // a number, or a literal where other turns of the layout may have a number
        record(index, path, Step::Kind::kScalar);
        add_number(token_at(index), path);
    }
    ++index;
  }
}

std::size_t PassageCollector::index_of(std::uint32_t offset) const {
  const auto from = tokens_.begin() + static_cast<std::ptrdiff_t>(place_);
  return static_cast<std::size_t>(std::lower_bound(from, tokens_.end(), offset) - tokens_.begin());
}

/// Between a scalar and the next token there are only blanks, and no scalar ends below or in one.
inline Span PassageCollector::token_at(std::size_t index) const {
  std::uint32_t end = tokens_[index + 1];
  while (raw_[end - 1] <= ' ') --end;
  return {tokens_[index], end};
}

/// A question, answer or text, which are members of the record and its last turns already.
bool PassageCollector::is_fixed_text(Span token) const {
  const std::vector<Turn>& turns = record_->turns();
  for (auto turn = turns.rbegin(); turn != turns.rend() && turn->fixed; ++turn) {
    if (turn->text_token.begin == token.begin) return true;
  }
  return false;
}

inline bool PassageCollector::wants(std::uint64_t order, bool telling) {
  if (which_ == Collect::kTelling) return telling;
  if (next_collected_ == collected_ || out_->all()[next_collected_].order != order) return true;
  ++next_collected_;
  return false;
}

/// Most strings were seen before; those that are nothing but a plain word are remembered with them.
inline bool PassageCollector::is_telling(std::string_view inside, const MemberPath& path) {
  if (path.rule == MemberRule::kPseudonym || path.for_person) return true;
  if (path.expected == 0 && quiet_.contains(inside)) return false;
  if (!policy_.rules.empty() || !is_plain_word(inside)) return true;
  if (path.expected == 0) quiet_.add(inside);
  return false;
}

inline void PassageCollector::add_string(Span token, PathId id) {
  const MemberPath& path = paths_[id];
  const std::string_view inside = inner(token);
  if (path.rule == MemberRule::kAllow || inside.empty()) return;
  const bool telling = is_telling(inside, path);
  if (telling || which_ == Collect::kOthers) add_string(token, path, inside, telling);
}

void PassageCollector::add_string(Span token, const MemberPath& path, std::string_view inside,
                                  bool telling) {
  if (!wants(order_of(token), telling)) return;
  Passage& passage = add(Passage::Place::kString, token, meaning_of(inside), order_of(token));
  describe(passage, path);
  if (path.rule != MemberRule::kPseudonym || passage.names_a_person) return;
  if (is_role_word(passage.text)) out_->drop_last();
}

inline void PassageCollector::add_name(Span token, PathId id) {
  if (paths_[id].is_of_format) return;
  const bool telling = !paths_[id].name_finds_nothing;
  if (!wants(order_of(token), telling)) return;
  add(Passage::Place::kName, token, meaning_of(inner(token)), order_of(token)).plain_name =
      paths_[id].is_plain_name;
}

/// Long integers are read; a number under `pseudonym` (customer: 8812) is replaced
/// whatever its length.
inline void PassageCollector::add_number(Span token, PathId id) {
  const MemberRule rule = paths_[id].rule;
  const bool is_long = token.end - token.begin >= kLongNumber;
  if (rule == MemberRule::kAllow || (rule == MemberRule::kScan && !is_long)) return;
  const char first = raw_[token.begin];
  if (is_ascii_digit(first) || first == '-') numbers_.push_back({token, id});
}

void PassageCollector::add_numbers() {
  for (const NumberToken& number : numbers_) {
    const MemberPath& path = paths_[number.path];
    const std::string_view spelt = record_->slice(number.token);
    const bool scanned = path.rule == MemberRule::kScan;
    const std::string_view text = scanned ? whole_digits(spelt) : spelt;
    if (scanned && text.size() < kLongNumber) continue;
    const std::uint64_t order = order_of(number.token) | std::uint64_t{1} << 32;
    const bool by_itself = scanned && path.expected == 0 && policy_.rules.empty();
    if (!wants(order, !by_itself || may_be_found(text))) continue;
    describe(add(Passage::Place::kNumber, number.token, text, order), path);
  }
  numbers_.clear();
}

Passage& PassageCollector::add(Passage::Place place, Span token, std::string_view text,
                               std::uint64_t order) {
  Passage& passage = out_->add();
  passage.place = place;
  passage.token = token;
  passage.text = text;
  passage.order = order;
  return passage;
}

void PassageCollector::describe(Passage& passage, const MemberPath& path) const {
  passage.rule = path.rule;
  passage.in_spans = path.in_spans;
  passage.is_customer = path.is_customer;
  passage.id_member = path.id_member;
  passage.names_a_person = path.for_person && looks_like_name(passage.text);
  if (path.expected != 0 && may_answer(passage.text)) passage.expected = path.expected;
}

}  // namespace deskmill
