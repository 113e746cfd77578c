// SPDX-License-Identifier: Apache-2.0
#include "json/records/turn_reader.hpp"

#include <array>
#include <string>
#include <utility>

#include "core/hash.hpp"
#include "core/load.hpp"
#include "json/grammar.hpp"

namespace deskmill {
namespace {

/// The role whose name has a certain length, with the name at the end of eight bytes: no two roles
/// have names of the same length.
struct RoleOfLength {
  std::array<char, 8> name = {};
  std::array<char, 8> mask = {};
  Role role = Role::kCustomer;
};

constexpr auto kRolesByLength = [] {
  std::array<RoleOfLength, 9> roles;
  for (RoleOfLength& none : roles) none.name.fill('?');  // not under its mask
  for (std::size_t role = 0; role < kRoleNames.size(); ++role) {
    const std::string_view name = kRoleNames[role];
    RoleOfLength& place = roles[name.size()];
    place = {{}, {}, static_cast<Role>(role)};
    for (std::size_t i = 0; i < name.size(); ++i) {
      place.name[8 - name.size() + i] = name[i];
      place.mask[8 - name.size() + i] = '\xFF';
    }
  }
  return roles;
}();

/// The same as role_named() of a name in a line, which has at least `"role":` before it: roles come
/// in turns, so it goes without a branch for each.
std::optional<Role> role_named_in_line(std::string_view name) {
  if (name.size() >= kRolesByLength.size()) return std::nullopt;
  const RoleOfLength& expected = kRolesByLength[name.size()];
  const std::uint64_t ending = load<std::uint64_t>(name.data() + name.size() - 8);
  if ((ending & load<std::uint64_t>(expected.mask.data())) !=
      load<std::uint64_t>(expected.name.data())) {
    return std::nullopt;
  }
  return expected.role;
}

/// Appended by copy: one block of bytes, where emplace_back() without arguments would store each
/// member.
constexpr Turn kEmptyTurn;

}  // namespace

void TurnReader::start(std::vector<Turn>& turns, DecodedStrings& strings) {
  turns_ = &turns;
  strings_ = &strings;
}

TurnReader::TurnMember TurnReader::member_named(std::string_view name) {
  if (is_literal(name, "text")) return kText;
  if (is_literal(name, "role")) return kRole;
  if (is_literal(name, "at")) return kAt;
  if (is_literal(name, "speaker")) return kSpeaker;
  return kOther;
}

void TurnReader::note(TurnList& list, std::string_view reason, std::string_view detail,
                      std::size_t byte) {
  if (list.problem) return;
  std::string where(list.name);
  where += '[' + std::to_string(list.end - list.begin) + ']';
  list.problem = Reject{reason, where.append(detail), byte};
}

bool TurnReader::read(JsonCursor& cursor, TurnList& list, Span& span) {
  list.begin = list.end = turns_->size();
  JsonCursor local = cursor;
  if (!local.array(span, [&] { return read_turn(local, list); })) return false;
  cursor = local;
  return true;
}

[[gnu::always_inline]] inline bool TurnReader::read_turn(JsonCursor& cursor, TurnList& list) {
  const Layout* const layout = layouts_.recognise(cursor);
  const bool valid =
      layout == nullptr ? walk_and_learn(cursor, list) : take_by(*layout, cursor, list);
  ++list.end;
  return valid;
}

/// Takes a turn of a known layout. Escapes are expected in its text only; with others it is walked.
[[gnu::always_inline]] inline bool TurnReader::take_by(const Layout& layout, JsonCursor& cursor,
                                                       TurnList& list) {
  const auto token_span = [&](TurnMember member) -> Span {
    return {cursor.token(layout.value[member]), cursor.token(layout.value[member] + 1u)};
  };
  const auto string_of = [&](TurnMember member) -> std::string_view {
    return layout.value[member] == 0 ? std::string_view() : cursor.inner(token_span(member));
  };
  const Span text = token_span(kText);
  const std::uint32_t end = cursor.token(layout.object.tokens() - 1) + 1;
  const bool escaped = !cursor.is_plain_up_to(end);
  if (escaped) {
    if (!cursor.has_escapes_only_in(text, end)) return walk(cursor, list);
    if (!cursor.check_escapes_of(text)) return false;
  }
  Turn& turn = turns_->emplace_back(kEmptyTurn);
  turn.object = {cursor.token(0), end};
  turn.text_token = text;
  turn.text = strings_->decode(cursor, text, escaped);
  turn.at = string_of(kAt);
  turn.speaker = string_of(kSpeaker);
  turn.more = layout.first_other != 0;
  if (turn.more) turn.more_token = cursor.index() + layout.first_other;
  turn.layout = layout.fingerprint;
  take_role(list, turn, role_named_in_line(string_of(kRole)), cursor.token(layout.value[kRole]));
  cursor.pass_tokens(layout.object.tokens());
  return true;
}

bool TurnReader::walk_and_learn(JsonCursor& cursor, TurnList& list) {
  const JsonCursor begin = cursor;
  const bool had_problem = list.problem.has_value();
  if (!walk(cursor, list)) return false;
  if (begin.peek() == '{' && list.problem.has_value() == had_problem) {
    layouts_.learn([&] { return layout_of(begin, cursor.tokens_since(begin)); });
  }
  return true;
}

/// None for a turn whose known members are not strings, each once, or role or text is missing.
std::optional<TurnReader::Layout> TurnReader::layout_of(const JsonCursor& turn,
                                                        std::size_t tokens) {
  Layout layout;
  bool is_usual = true;
  const auto on_name = [&](std::string_view name, std::uint8_t token) {
    const TurnMember member = member_named(name);
    if (member == kOther) {
      if (layout.first_other == 0) layout.first_other = token;
    } else {
      is_usual &= layout.value[member] == 0 && turn.byte_of_token(token + 2u) == '"';
      layout.value[member] = static_cast<std::uint8_t>(token + 2u);
    }
  };
  const auto object = ObjectLayout::of_object(turn, tokens, on_name);
  if (!object || !is_usual || layout.value[kRole] == 0 || layout.value[kText] == 0) {
    return std::nullopt;
  }
  layout.object = *object;
  layout.fingerprint = fingerprint_of(turn, tokens);
  return layout;
}

/// Hashes what a layout compares: the object with its names, but with only the kinds of its values.
std::uint64_t TurnReader::fingerprint_of(const JsonCursor& turn, std::size_t tokens) {
  std::string skeleton;
  for (std::size_t i = 0; i < tokens; ++i) {
    const char first = turn.byte_of_token(i);
    const bool is_name = first == '"' && turn.byte_of_token(i + 1) == ':';
    const bool is_mark = std::string_view("{}[],:\"").find(first) != std::string_view::npos;
    if (is_name) skeleton += turn.slice({turn.token(i), turn.token(i + 1)});
    if (!is_name) skeleton += is_mark ? first : '0';
  }
  return hash64(skeleton) | 1U;
}

[[gnu::noinline]] bool TurnReader::walk(JsonCursor& cursor, TurnList& list) {
  Turn& turn = turns_->emplace_back(kEmptyTurn);
  const std::uint32_t begin = cursor.position();
  if (cursor.peek() != '{') {
    note(list, "record.member", " is not an object", begin);
    ValueToken ignored;
    return cursor.value(ignored);
  }
  JsonCursor local = cursor;
  unsigned seen = 0;
  const auto on_member = [&](StringSpan name) {
    return read_member(local, list, turn, seen, name);
  };
  if (!local.object(turn.object, on_member)) return false;
  cursor = local;
  if ((seen >> kRole & 1U) == 0) note(list, "record.role", " has no role", begin);
  if ((seen >> kText & 1U) == 0) note(list, "record.member", " has no text", begin);
  return true;
}

[[gnu::always_inline]] inline bool TurnReader::read_member(JsonCursor& cursor, TurnList& list,
                                                           Turn& turn, unsigned& seen,
                                                           StringSpan name) {
  const TurnMember member = member_named(strings_->decode(cursor, name.span, name.escaped));
  if (member == kOther && !turn.more) {
    turn.more = true;
    turn.more_token = cursor.index() - 2;  // the name and its colon were passed
  }
  ValueToken token;
  if (!cursor.value(token)) return false;
  if (member == kOther) return true;
  if ((seen >> member & 1U) != 0) {
    note(list, "json.duplicate_key", " has a member twice", name.span.begin);
  }
  seen |= 1U << member;
  take_value(cursor, list, turn, member, token);
  return true;
}

[[gnu::always_inline]] inline void TurnReader::take_value(const JsonCursor& cursor, TurnList& list,
                                                          Turn& turn, TurnMember member,
                                                          const ValueToken& token) {
  const bool is_string = token.type == JsonType::kString;
  const std::string_view text =
      is_string ? strings_->decode(cursor, token.span, token.escaped) : std::string_view();
  if (member == kRole) {
    take_role(list, turn, role_named(text), token.span.begin);
  } else if (member == kText) {
    if (!is_string) note(list, "record.member", ": text is not a string", token.span.begin);
    turn.text = text;
    turn.text_token = token.span;
  } else {
    if (!is_string && token.type != JsonType::kNull) {
      note(list, "record.member", ": at and speaker are strings", token.span.begin);
    }
    (member == kAt ? turn.at : turn.speaker) = text;
  }
}

inline void TurnReader::take_role(TurnList& list, Turn& turn, std::optional<Role> role,
                                  std::size_t byte) {
  if (role) turn.role = *role;
  if (!role) note(list, "record.role", " has an unknown role", byte);
}

}  // namespace deskmill
