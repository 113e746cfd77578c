// SPDX-License-Identifier: Apache-2.0
#include "json/codec.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "json/records/known_members.hpp"
#include "json/records/layout_memory.hpp"
#include "json/records/member_run.hpp"
#include "json/records/object_layout.hpp"
#include "json/records/turn_reader.hpp"
#include "json/records/unread_objects.hpp"
#include "json/tokens/cursor.hpp"

namespace deskmill {
namespace {

/// The member that holds the turns.
bool is_turns(const Member& member) {
  return member.type == JsonType::kArray && is_list_of_turns(known_member(member.name));
}

/// Checks the value that begins with this token.
bool passes(const JsonCursor& run, std::size_t token) {
  JsonCursor cursor = run;
  cursor.pass_tokens(token);
  ValueToken ignored;
  return cursor.value(ignored);
}

}  // namespace

/// One record while it is parsed. The kind may stand behind the turns, so turns are taken as they
/// come; what is wrong with their meaning (not with their grammar) is kept until the kind is known.
struct RecordParser::State {
  struct KnownValue {
    Span span;
    JsonType type = JsonType::kNull;
    std::string_view text;  ///< decoded string, or a number as spelt
  };

  IndexedJson json;
  Record* record = nullptr;
  DecodedStrings strings;
  TurnReader turn_reader;
  UnreadObjects unread_objects;
  LayoutMemory<MemberRun> heads;  ///< members up to the list of turns, or all where there is none
  LayoutMemory<MemberRun> tails;  ///< members behind that list
  SeenMembers seen;
  std::array<KnownValue, kTakenMembers> values;
  TurnList turns, context;
  Reject reject;

  std::optional<Reject> parse(std::string_view line, Record& target);

  bool read_record();
  bool read_members(JsonCursor& cursor);
  bool read_member(JsonCursor& cursor, StringSpan name);
  bool take_run(const MemberRun& run, JsonCursor& cursor);
  bool take_placed(const PlacedMember& place, const JsonCursor& cursor);
  bool take_list(const MemberRun& run, JsonCursor& cursor);
  void learn_head();
  void learn_tail(const JsonCursor& tail, std::size_t first_member);
  bool is_new(KnownMember known, const Member& member);
  void note_value(const JsonCursor& cursor, KnownMember known, ValueToken token);
  bool read_known(JsonCursor& cursor, KnownMember known, Member& member);

  bool interpret();
  bool find_kind();
  bool take_conversation();
  bool take_pair();
  bool take_utterance();
  /// False, with the reject, when something is wrong with the meaning of the turns.
  bool holds_turns(TurnList& list);
  /// Removes the turns of a list from the record.
  void drop(const TurnList& list);
  bool take_name(KnownMember known, std::string_view& field, bool number_allowed);
  bool take_fixed_text(KnownMember known, Role role);
  bool has(KnownMember known, JsonType type) const {
    return seen.has(known) && values[known].type == type;
  }
  bool absent(KnownMember known) const {
    return !seen.has(known) || values[known].type == JsonType::kNull;
  }
  bool fail(std::string_view reason, std::string detail, std::size_t byte) {
    reject = {reason, std::move(detail), byte};
    return false;
  }
  std::string_view decode(const JsonCursor& cursor, Span string, bool escaped) {
    return strings.decode(cursor, string, escaped);
  }
};

std::optional<Reject> RecordParser::State::parse(std::string_view line, Record& target) {
  record = &target;
  record->clear(line);
  seen = {};
  turns = {kMemberNames[kTurns], 0, 0, std::nullopt};
  context = {kMemberNames[kContext], 0, 0, std::nullopt};
  strings.start(target.arena_, line.size());
  turn_reader.start(target.turns_, strings);
  reject.reason = {};
  if (!json.start(line)) return json.fault();
  record->has_escapes_ = json.has_escapes();
  if (!read_record()) return reject.reason.empty() ? json.fault() : reject;
  record->structure_ = json.tokens();
  if (!interpret()) return reject;
  return std::nullopt;
}

[[gnu::always_inline]] inline bool RecordParser::State::read_member(JsonCursor& cursor,
                                                                    StringSpan name) {
  Member& member = record->members_.emplace_back();
  member.name = decode(cursor, name.span, name.escaped);
  member.key = name.span;
  const KnownMember known = known_member(member.name);
  if (!is_new(known, member)) return false;
  if (known < kTakenMembers) return read_known(cursor, known, member);
  if (cursor.peek() == '{') {
    member.type = JsonType::kObject;
    return unread_objects.pass(cursor, member.value);
  }
  ValueToken token;
  if (!cursor.value(token)) return false;
  member.value = token.span;
  member.type = token.type;
  return true;
}

bool RecordParser::State::read_record() {
  JsonCursor cursor = json.cursor();
  if (cursor.peek() != '{') {
    const std::size_t byte = cursor.position();
    ValueToken ignored;
    if (!cursor.value(ignored) || !cursor.finish()) return false;
    return fail("record.not_object", "a record is a JSON object", byte);
  }
  return read_members(cursor);
}

/// Most records of an export have the layouts of earlier ones; others are walked, and learned from
/// when they are valid to the end of the line, up to which a layout goes.
bool RecordParser::State::read_members(JsonCursor& cursor) {
  const auto on_member = [&](StringSpan name) { return read_member(cursor, name); };
  const MemberRun* const head = heads.recognise(cursor);
  if (head == nullptr) {
    Span object;
    if (!cursor.object(object, on_member) || !cursor.finish()) return false;
    learn_head();
    return true;
  }
  if (!take_run(*head, cursor)) return false;
  if (!head->list) return true;
  if (const MemberRun* const tail = tails.recognise(cursor)) return take_run(*tail, cursor);
  const JsonCursor begin = cursor;
  const std::size_t first_member = record->members_.size();
  if (!cursor.more_members(on_member) || !cursor.finish()) return false;
  if (record->members_.size() > first_member) learn_tail(begin, first_member);
  return true;
}

/// Does what read_member() does for each member of the run at the cursor, and moves behind it.
bool RecordParser::State::take_run(const MemberRun& run, JsonCursor& cursor) {
  const JsonCursor begin = cursor;
  for (const PlacedMember& place : run.members) {
    if (!take_placed(place, begin)) return false;
  }
  if (run.list) return take_list(run, cursor);
  cursor.pass_tokens(run.object.tokens());
  return true;
}

[[gnu::always_inline]] inline bool RecordParser::State::take_placed(const PlacedMember& place,
                                                                    const JsonCursor& run) {
  const Span name = place.name_in(run);
  const Span value = place.value_in(run);
  const JsonType type = type_starting_with(run.byte_of_token(place.value));
  const Member& member = record->members_.emplace_back(run.inner(name), name, value, type);
  if (!is_new(place.known, member)) return false;
  const bool escaped = !run.is_plain_up_to(value.end);
  if (escaped && !passes(run, place.value)) return false;
  if (place.known < kTakenMembers) note_value(run, place.known, {value, type, escaped});
  return true;
}

bool RecordParser::State::take_list(const MemberRun& run, JsonCursor& cursor) {
  const Span name = run.list->name_in(cursor);
  Member& member = record->members_.emplace_back();
  member.name = cursor.inner(name);
  member.key = name;
  if (!is_new(run.list->known, member)) return false;
  cursor.open_object();
  cursor.pass_tokens(run.list->value);
  return read_known(cursor, run.list->known, member);
}

/// The members up to the list of turns, which is walked to its end by then.
void RecordParser::State::learn_head() {
  heads.learn([&] {
    const std::vector<Member>& members = record->members_;
    const auto list = std::find_if(members.begin(), members.end(), is_turns);
    return MemberRun::of(json.cursor(), {members.begin(), list},
                         list == members.end() ? nullptr : &*list);
  });
}

void RecordParser::State::learn_tail(const JsonCursor& tail, std::size_t first_member) {
  tails.learn([&] {
    return MemberRun::of(tail, std::span(record->members_).subspan(first_member), nullptr);
  });
}

bool RecordParser::State::read_known(JsonCursor& cursor, KnownMember known, Member& member) {
  ValueToken token;
  if (is_list_of_turns(known) && cursor.peek() == '[') {
    Span list;  // not that of `token`, whose address stays unknown: see cursor.hpp
    if (!turn_reader.read(cursor, known == kTurns ? turns : context, list)) return false;
    token = {list, JsonType::kArray};
  } else if (!cursor.value(token)) {
    return false;
  }
  member.value = token.span;
  member.type = token.type;
  note_value(cursor, known, token);
  return true;
}

[[gnu::always_inline]] inline bool RecordParser::State::is_new(KnownMember known,
                                                               const Member& member) {
  return known == kKnownMembers || seen.add(known) ||
         fail("json.duplicate_key", quoted(member.name) + " occurs twice", member.key.begin);
}

[[gnu::always_inline]] inline void RecordParser::State::note_value(const JsonCursor& cursor,
                                                                   KnownMember known,
                                                                   ValueToken token) {
  KnownValue& value = values[known];
  value.span = token.span;
  value.type = token.type;
  value.text = token.type == JsonType::kString ? decode(cursor, token.span, token.escaped)
                                               : cursor.slice(token.span);
}

bool RecordParser::State::interpret() {
  if (!find_kind() || !take_name(kId, record->id_, true) ||
      !take_name(kChannel, record->channel_, false) || !take_name(kLang, record->lang_, false) ||
      !take_name(kCustomer, record->customer_, true)) {
    return false;
  }
  switch (record->kind_) {
    case Kind::kConversation:
      return take_conversation();
    case Kind::kPair:
      return take_pair();
    default:
      return take_utterance();
  }
}

/// By `kind`, else by the members and their types, so that a plain {"text":…} is an utterance.
bool RecordParser::State::find_kind() {
  if (!seen.has(kKind)) {
    if (has(kTurns, JsonType::kArray)) {
      record->kind_ = Kind::kConversation;
    } else if (has(kQuestion, JsonType::kString) && has(kAnswer, JsonType::kString)) {
      record->kind_ = Kind::kPair;
    } else if (has(kText, JsonType::kString)) {
      record->kind_ = Kind::kUtterance;
    } else {
      return fail("record.unknown_kind",
                  "no kind, no list \"turns\", no strings \"question\" and \"answer\", no string "
                  "\"text\"",
                  0);
    }
    return true;
  }
  const KnownValue& value = values[kKind];
  for (const Kind kind : {Kind::kConversation, Kind::kPair, Kind::kUtterance}) {
    record->kind_ = kind;
    if (value.type == JsonType::kString && value.text == name_of(kind)) return true;
  }
  return fail("record.unknown_kind", "kind is none of conversation, pair, utterance",
              value.span.begin);
}

bool RecordParser::State::take_name(KnownMember known, std::string_view& field,
                                    bool number_allowed) {
  if (absent(known)) return true;
  const KnownValue& value = values[known];
  const JsonType type = value.type;
  if (type != JsonType::kString && !(number_allowed && type == JsonType::kNumber)) {
    return fail("record.member", quoted(kMemberNames[known]) + " is not a string",
                value.span.begin);
  }
  field = value.text;
  return true;
}

bool RecordParser::State::take_conversation() {
  if (!has(kTurns, JsonType::kArray)) {
    return fail("record.member", "\"turns\" is missing or not an array", 0);
  }
  drop(context);  // a conversation's own member of that name
  return holds_turns(turns);
}

bool RecordParser::State::take_pair() {
  if (!absent(kContext) && !has(kContext, JsonType::kArray)) {
    return fail("record.member", "\"context\" is not an array", values[kContext].span.begin);
  }
  drop(turns);  // a pair's own member of that name
  return holds_turns(context) && take_name(kConversation, record->conversation_, true) &&
         take_fixed_text(kQuestion, Role::kCustomer) && take_fixed_text(kAnswer, Role::kAgent);
}

bool RecordParser::State::holds_turns(TurnList& list) {
  if (!list.problem) return true;
  reject = std::move(*list.problem);
  return false;
}

void RecordParser::State::drop(const TurnList& list) {
  const auto first = record->turns_.begin();
  record->turns_.erase(first + static_cast<std::ptrdiff_t>(list.begin),
                       first + static_cast<std::ptrdiff_t>(list.end));
}

bool RecordParser::State::take_utterance() {
  record->turns_.clear();
  return take_fixed_text(kText, Role::kCustomer);
}

bool RecordParser::State::take_fixed_text(KnownMember known, Role role) {
  const KnownValue& value = values[known];
  if (!has(known, JsonType::kString)) {
    return fail("record.member", quoted(kMemberNames[known]) + " is missing or not a string",
                seen.has(known) ? value.span.begin : 0);
  }
  Turn& turn = record->turns_.emplace_back();
  turn.role = role;
  turn.text = value.text;
  turn.object = turn.text_token = value.span;
  turn.fixed = true;
  return true;
}

RecordParser::RecordParser() : state_(std::make_unique<State>()) {}
RecordParser::~RecordParser() = default;

std::optional<Reject> RecordParser::parse(std::string_view line, Record& record) {
  return state_->parse(line, record);
}

}  // namespace deskmill
