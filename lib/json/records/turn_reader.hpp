// Reads an array of turns: role, text, at and speaker of each; other members are only checked.
//
// Internal to json. What is wrong with the meaning of a turn (not with its grammar) is noted and
// not an error yet: whether the array is one of turns at all depends on the record's kind, which
// may stand behind it. Most turns have a layout that was seen before: they are recognised by its
// fixed bytes (ObjectLayout) instead of being walked token by token.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "json/records/layout_memory.hpp"
#include "json/records/object_layout.hpp"
#include "json/tokens/cursor.hpp"
#include "json/tokens/decoded_strings.hpp"

namespace deskmill {

/// Where the turns of one array are in the record's list, and the first thing wrong with them.
struct TurnList {
  std::string_view name;
  std::size_t begin = 0, end = 0;
  std::optional<Reject> problem;
};

/// Keeps the layouts it has seen from line to line.
class TurnReader {
 public:
  void start(std::vector<Turn>& turns, DecodedStrings& strings);
  /// The next token must be `[`. Appends the turns; false when the text is broken.
  bool read(JsonCursor& cursor, TurnList& list, Span& span);

 private:
  /// The members that are read; kOther is any other, and the number of those before it.
  enum TurnMember : std::uint8_t { kRole, kText, kAt, kSpeaker, kOther };

  /// A layout of turns whose known members are strings, each at most once.
  struct Layout {
    ObjectLayout object;
    /// By TurnMember: the number of the value's token in the object; 0: absent.
    std::array<std::uint8_t, kOther> value = {};
    std::uint8_t first_other = 0;   ///< token of the first other name; 0: none
    std::uint64_t fingerprint = 0;  ///< Turn::layout

    bool matches(const JsonCursor& cursor) const { return object.matches(cursor); }
  };

  static TurnMember member_named(std::string_view name);
  static void note(TurnList& list, std::string_view reason, std::string_view detail,
                   std::size_t byte);

  bool read_turn(JsonCursor& cursor, TurnList& list);
  bool walk(JsonCursor& cursor, TurnList& list);
  bool walk_and_learn(JsonCursor& cursor, TurnList& list);
  bool read_member(JsonCursor& cursor, TurnList& list, Turn& turn, unsigned& seen, StringSpan name);
  void take_value(const JsonCursor& cursor, TurnList& list, Turn& turn, TurnMember member,
                  const ValueToken& token);
  void take_role(TurnList& list, Turn& turn, std::optional<Role> role, std::size_t byte);

  bool take_by(const Layout& layout, JsonCursor& cursor, TurnList& list);
  static std::optional<Layout> layout_of(const JsonCursor& turn, std::size_t tokens);
  static std::uint64_t fingerprint_of(const JsonCursor& turn, std::size_t tokens);

  std::vector<Turn>* turns_ = nullptr;
  DecodedStrings* strings_ = nullptr;

  LayoutMemory<Layout> layouts_;
};

}  // namespace deskmill
