// SPDX-License-Identifier: Apache-2.0
#include "json/codec.hpp"

#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "json/cursor.hpp"
#include "json/object_layout.hpp"
#include "json/turn_reader.hpp"

namespace deskmill {
namespace {

/// The members of a record that mean something to us; all others are carried along. The parser
/// takes the values of those before kTakenMembers; the others are for stages, which look them up by
/// name and so must find one of each.
enum KnownMember : unsigned {
  kKind,
  kId,
  kChannel,
  kLang,
  kCustomer,
  kConversation,
  kTurns,
  kContext,
  kQuestion,
  kAnswer,
  kText,
  kTakenMembers,
  kMeta = kTakenMembers,
  kPii,
  kEntities,
  kIntent,
  kIntentScore,
  kIntentSource,
  kQuestionTurns,
  kAnswerTurns,
  kScore,
  kSignals,
  kDurable,
  kCluster,
  kDuplicateOf,
  kJaccard,
  kSplit,
  kDroppedBy,
  kKnownMembers,
};
constexpr std::array<std::string_view, kKnownMembers> kMemberNames = {
    "kind",         "id",       "channel",   "lang",         "customer",      "conversation",
    "turns",        "context",  "question",  "answer",       "text",          "meta",
    "pii",          "entities", "intent",    "intent_score", "intent_source", "question_turns",
    "answer_turns", "score",    "signals",   "durable",      "cluster",       "duplicate_of",
    "jaccard",      "split",    "dropped_by"};

/// True for the name of `member`. Its length is known at compile time, so the comparison needs no
/// call.
template <KnownMember member>
bool is_name_of(std::string_view name) {
  constexpr std::string_view kName = kMemberNames[member];
  return name.size() == kName.size() && std::memcmp(name.data(), kName.data(), kName.size()) == 0;
}

/// The one of `members` that has this name, else kKnownMembers.
template <KnownMember... members>
KnownMember one_of(std::string_view name) {
  KnownMember found = kKnownMembers;
  ((is_name_of<members>(name) && (found = members, true)) || ...);
  return found;
}

/// kKnownMembers for any other name.
KnownMember known_member(std::string_view name) {
  switch (name.size()) {
    case 2:
      return one_of<kId>(name);
    case 3:
      return one_of<kPii>(name);
    case 4:
      return one_of<kText, kMeta, kKind, kLang>(name);
    case 5:
      return one_of<kTurns, kScore, kSplit>(name);
    case 6:
      return one_of<kAnswer, kIntent>(name);
    case 7:
      return one_of<kContext, kChannel, kSignals, kDurable, kCluster, kJaccard>(name);
    case 8:
      return one_of<kCustomer, kQuestion, kEntities>(name);
    case 10:
      return one_of<kDroppedBy>(name);
    case 12:
      return one_of<kConversation, kIntentScore, kAnswerTurns, kDuplicateOf>(name);
    case 13:
      return one_of<kIntentSource>(name);
    case 14:
      return one_of<kQuestionTurns>(name);
    default:
      return kKnownMembers;
  }
}

/// Remembers members, each as a bit; add() is false for one it has seen already.
static_assert(kKnownMembers <= 32);
class SeenMembers {
 public:
  bool add(unsigned member) {
    const unsigned bit = 1U << member;
    const bool is_new = (bits_ & bit) == 0;
    bits_ |= bit;
    return is_new;
  }
  bool has(unsigned member) const { return (bits_ >> member & 1U) != 0; }

 private:
  unsigned bits_ = 0;
};

/// Passes objects that nobody reads. Those of an export mostly have the layout of the one before.
class UnreadObjects {
 public:
  bool pass(JsonCursor& cursor, Span& object) {
    if (layout_ && layout_->matches(cursor)) {
      const std::uint32_t end = cursor.token(layout_->tokens() - 1) + 1;
      if (cursor.is_plain_up_to(end)) {
        object = {cursor.position(), end};
        cursor.pass_tokens(layout_->tokens());
        credit_.earn();
        return true;
      }
    }
    return walk(cursor, object);
  }

 private:
  [[gnu::noinline]] bool walk(JsonCursor& cursor, Span& object) {
    const JsonCursor begin = cursor;
    ValueToken token;
    if (!cursor.value(token)) return false;
    object = token.span;
    if (!credit_.is_left()) return true;
    credit_.pay();
    layout_ = ObjectLayout::of_object(begin, cursor.tokens_since(begin), [](auto...) {});
    return true;
  }

  std::optional<ObjectLayout> layout_;
  LearningCredit credit_;
};

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
  SeenMembers seen;
  std::array<KnownValue, kTakenMembers> values;
  TurnList turns, context;
  Reject reject;

  std::optional<Reject> parse(std::string_view line, Record& target);

  bool read_record();
  bool read_member(JsonCursor& cursor, StringSpan name);
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
  if (known != kKnownMembers && !seen.add(known)) {
    return fail("json.duplicate_key", quoted(member.name) + " occurs twice", name.span.begin);
  }
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
  Span object;
  return cursor.object(object, [&](StringSpan name) { return read_member(cursor, name); }) &&
         cursor.finish();
}

bool RecordParser::State::read_known(JsonCursor& cursor, KnownMember known, Member& member) {
  ValueToken token;
  if ((known == kTurns || known == kContext) && cursor.peek() == '[') {
    Span list;  // not that of `token`, whose address stays unknown: see cursor.hpp
    if (!turn_reader.read(cursor, known == kTurns ? turns : context, list)) return false;
    token = {list, JsonType::kArray};
  } else if (!cursor.value(token)) {
    return false;
  }
  member.value = token.span;
  member.type = token.type;
  const bool is_string = token.type == JsonType::kString;
  values[known] = {
      token.span, token.type,
      is_string ? decode(cursor, token.span, token.escaped) : cursor.slice(token.span)};
  return true;
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
      return fail("record.unknown_kind", "no kind, turns, question and answer, or text", 0);
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

bool is_record_member(std::string_view name) {
  return known_member(name) != kKnownMembers;
}

RecordParser::RecordParser() : state_(std::make_unique<State>()) {}
RecordParser::~RecordParser() = default;
RecordParser::RecordParser(RecordParser&&) noexcept = default;
RecordParser& RecordParser::operator=(RecordParser&&) noexcept = default;

std::optional<Reject> RecordParser::parse(std::string_view line, Record& record) {
  return state_->parse(line, record);
}

}  // namespace deskmill
