// The record: the one type that flows through all stages, as a view over its line of JSON.
//
// Three kinds exist on disk (conversation, pair, utterance); in memory all of them are turns. A
// Record borrows: `raw()` and every string_view live as long as the line (and the parser's arena)
// and die at the next parse into the same Record. Edits own their strings. Writing splices: the
// codec copies the raw bytes between edits, so unknown members, number spellings and key order
// survive to the byte.
//
//   RecordParser parser;                       // json/codec.hpp, one per worker
//   Record record;                             // reused from line to line
//   if (auto reject = parser.parse(line, record)) ...
//   record.set_text(0, cleaned);
//   record.set_member("split", "\"train\"");
//   write_record(record, out);
//
// A Record can be moved, not copied: whoever keeps one longer than its line copies `raw()`.
// Offsets in a Record are bytes of `raw()`; offsets in data (`pii`, `entities`) are code points.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

enum class Kind { kConversation, kPair, kUtterance };
std::string_view name_of(Kind kind);

enum class Role : std::uint8_t { kCustomer, kAgent, kBot, kSystem, kNote };
/// In the order of Role.
inline constexpr std::array<std::string_view, 5> kRoleNames = {"customer", "agent", "bot", "system",
                                                               "note"};
std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

/// Byte range [begin, end) of a record's raw line. Lines are at most 4 GiB.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin == end; }
};

enum class JsonType : std::uint8_t { kObject, kArray, kString, kNumber, kBool, kNull };

/// A member of the record's outermost object. `name` is decoded; the spans are raw tokens (strings
/// with their quotes), without surrounding blanks.
struct Member {
  std::string_view name;
  Span key;
  Span value;
  JsonType type = JsonType::kNull;
};

/// One text of the record with its role.
///
/// conversation: turns[]; pair: context[] first, then the question (customer), then the answer
/// (agent); utterance: the text alone (customer).
struct Turn {
  Role role = Role::kCustomer;
  std::string_view text;     ///< decoded UTF-8; the edited text once set_text was called
  std::string_view at;       ///< RFC 3339 or empty
  std::string_view speaker;  ///< empty when absent
  Span object;               ///< the turn's object; for question, answer and text the string token
  Span text_token;           ///< the string token of the text
  bool more = false;         ///< the object has members beside role, text, at and speaker
  /// Where `more` is set: the name of the first such member, as an index into structure().
  std::uint32_t more_token = 0;
  /// Fingerprint of the object's form, or 0 when it was not recognised. Turns that share it have
  /// the same brackets and member names in the same order, with strings in the same places and
  /// numbers or literals in the same others: what was found out about one holds for all.
  std::uint64_t layout = 0;
  bool fixed = false;  ///< question, answer, text: cannot be removed, only edited
  bool removed = false;
  bool edited = false;
};

/// Replacement of one token of the raw line.
struct Splice {
  Span span;
  std::string json;
};

class Record {
 public:
  /// Replacement of a top-level member's value, or its removal.
  struct MemberEdit {
    std::string name;
    std::optional<std::string> json;  ///< nullopt removes
  };

  Record() = default;
  Record(Record&&) = default;
  Record& operator=(Record&&) = default;

  Kind kind() const { return kind_; }
  std::string_view raw() const { return raw_; }

  /// Known members, decoded; empty when absent (see find() to tell absent from empty).
  std::string_view id() const { return id_; }
  std::string_view channel() const { return channel_; }
  std::string_view lang() const { return lang_; }
  std::string_view customer() const { return customer_; }
  /// pair: the conversation it came from. Empty for other kinds.
  std::string_view conversation() const { return conversation_; }

  const std::vector<Turn>& turns() const { return turns_; }
  const std::vector<Member>& members() const { return members_; }
  /// nullptr when there is no such member.
  const Member* find(std::string_view name) const;
  /// The raw token of a member's value.
  std::string_view raw_value(const Member& member) const { return slice(member.value); }
  std::string_view slice(Span span) const { return raw_.substr(span.begin, span.end - span.begin); }
  /// The byte offsets in raw() where its tokens begin (brackets, colons, commas, strings, other
  /// scalars), ascending, followed by the size of raw(). A token ends at the next offset, apart
  /// from blanks; a string whose next token is a colon is the name of a member. Belongs to the
  /// parser: valid until it parses another line.
  std::span<const std::uint32_t> structure() const { return structure_; }
  /// Whether a backslash stands anywhere in raw(). If not, all strings mean what they spell.
  bool has_escapes() const { return has_escapes_; }

  /// Replaces the text of a turn. The new text must be valid UTF-8; it is escaped when written.
  void set_text(std::size_t turn, std::string text);
  /// Cuts a turn of a conversation or of a pair's context. Must not be called on a `fixed` turn.
  void remove_turn(std::size_t turn);
  /// Replaces the value of a member, or appends it as the last one. `json` must be valid JSON. Seen
  /// only in what is written: the getters keep showing the line as it was read. Wins over edits
  /// inside the old value; of a repeated member one remains, at the place of the first.
  void set_member(std::string_view name, std::string json);
  /// Removes a member, every occurrence of it.
  void remove_member(std::string_view name);
  /// Replaces any token; spans of different replacements must not overlap each other or an edited
  /// text. What lies in a removed turn or a replaced member goes with it.
  void replace(Span span, std::string json);

  bool edited() const { return edited_; }
  /// Whether a text was replaced or a turn removed.
  bool has_edited_turns() const { return has_edited_turns_; }
  const std::vector<Splice>& splices() const { return splices_; }
  const std::vector<MemberEdit>& member_edits() const { return member_edits_; }

 private:
  friend class RecordParser;

  void clear(std::string_view raw);

  Kind kind_ = Kind::kUtterance;
  std::span<const std::uint32_t> structure_;
  std::string_view raw_, id_, channel_, lang_, customer_, conversation_;
  std::vector<Turn> turns_;
  std::vector<Member> members_;
  std::vector<char> arena_;        ///< decoded strings; never grows while a record is parsed
  std::deque<std::string> owned_;  ///< edited texts; stable addresses
  std::vector<Splice> splices_;
  std::vector<MemberEdit> member_edits_;
  bool has_escapes_ = false;
  bool edited_ = false;
  bool has_edited_turns_ = false;
};

/// The record's id, or "x:" and 32 hex digits of the XXH3-128 of kind, roles and texts when it has
/// none. Deterministic; two records of equal content share it.
std::string id_or_derived(const Record& record);

}  // namespace deskmill
