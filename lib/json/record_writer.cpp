// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>
#include <vector>

#include "json/codec.hpp"
#include "json/string.hpp"

namespace deskmill {
namespace {

/// What to put in place of a part of the raw line.
struct Patch {
  Span span;
  std::string_view content;
  bool is_text = false;  ///< to be written as a JSON string; else JSON as it stands
  std::size_t rank = 0;  ///< at the same place the lower one wins
};

/// An element of an array or a member of an object, for cutting.
struct Item {
  Span span;
  bool removed = false;
};

/// The edits of one record as patches of its raw line.
class PatchList {
 public:
  explicit PatchList(const Record& record) : record_(record) {
    patches_.reserve(record.splices().size() + record.member_edits().size() + kUsualTexts);
    if (!record.member_edits().empty()) add_member_edits();
    add_turn_edits();
    for (const Splice& splice : record.splices()) add(splice.span, splice.json);
  }

  void apply(BorrowingText& out);

 private:
  static constexpr std::size_t kUsualTexts = 8;  ///< edited in a record

  void add(Span span, std::string_view content, bool is_text = false) {
    patches_.push_back({span, content, is_text, patches_.size()});
  }
  void add_member_edits();
  void add_turn_edits();
  template <typename ItemAt>
  bool cut(std::size_t count, ItemAt item_at);
  Item item_of(const Member& member) const;
  void cut_turns();
  void append_new_members(bool after_member);
  Span inside_of_turns() const;
  void sort();

  const Record& record_;
  std::vector<Patch> patches_;
  std::string new_members_;
};

Span without_brackets(Span span) {
  return {span.begin + 1, span.end - 1};
}

Span inside_of_object(std::string_view raw) {
  return {static_cast<std::uint32_t>(raw.find('{') + 1),
          static_cast<std::uint32_t>(raw.rfind('}'))};
}

const Record::MemberEdit* edit_of(const Record& record, std::string_view name) {
  for (const Record::MemberEdit& edit : record.member_edits()) {
    if (edit.name == name) return &edit;
  }
  return nullptr;
}

void append_member(const Record::MemberEdit& edit, bool after_member, std::string& out) {
  if (after_member) out += ',';
  append_json_string(out, edit.name);
  out += ':';
  out += *edit.json;
}

/// Cuts the removed ones of `count` items, each row of them with one comma, so that the rest stays
/// a valid list. False when none is left: then nothing was cut.
template <typename ItemAt>
bool PatchList::cut(std::size_t count, ItemAt item_at) {
  bool any_left = false, in_row = false;
  std::uint32_t left_end = 0;  // of the last one that stays
  Span row;                    // of removed ones
  for (std::size_t i = 0; i < count; ++i) {
    const auto [span, removed] = item_at(i);
    if (removed) {
      if (!in_row) row.begin = any_left ? left_end : span.begin;
      row.end = span.end;
    } else {
      if (in_row) add({row.begin, any_left ? row.end : span.begin}, {});
      left_end = span.end;
      any_left = true;
    }
    in_row = removed;
  }
  if (in_row && any_left) add(row, {});
  return any_left;
}

/// A member that is replaced takes the place of its first occurrence; the others go.
Item PatchList::item_of(const Member& member) const {
  const Record::MemberEdit* const edit = edit_of(record_, member.name);
  const bool removed = edit != nullptr && (!edit->json || record_.find(member.name) != &member);
  return {{member.key.begin, member.value.end}, removed};
}

void PatchList::add_member_edits() {
  for (const Record::MemberEdit& edit : record_.member_edits()) {
    const Member* const member = edit.json ? record_.find(edit.name) : nullptr;
    if (member != nullptr) add(member->value, *edit.json);
  }
  const std::vector<Member>& members = record_.members();
  const bool any_left = cut(members.size(), [&](std::size_t i) { return item_of(members[i]); });
  if (!any_left && !members.empty()) add(inside_of_object(record_.raw()), {});
  append_new_members(any_left);
}

void PatchList::append_new_members(bool after_member) {
  for (const Record::MemberEdit& edit : record_.member_edits()) {
    if (!edit.json || record_.find(edit.name) != nullptr) continue;
    append_member(edit, after_member, new_members_);
    after_member = true;
  }
  if (new_members_.empty()) return;
  const std::uint32_t at = new_members_.front() == ',' ? record_.members().back().value.end
                                                       : inside_of_object(record_.raw()).end;
  add({at, at}, new_members_);
}

void PatchList::add_turn_edits() {
  bool any_removed = false;
  for (const Turn& turn : record_.turns()) {
    if (turn.edited) add(turn.text_token, turn.text, true);
    any_removed |= turn.removed;
  }
  if (any_removed) cut_turns();
}

/// Of a pair the question and the answer, which are fixed, stand behind the others.
void PatchList::cut_turns() {
  const std::vector<Turn>& turns = record_.turns();
  const auto fixed =
      std::count_if(turns.begin(), turns.end(), [](const Turn& t) { return t.fixed; });
  const std::size_t count = turns.size() - static_cast<std::size_t>(fixed);
  const bool any_left = cut(count, [&](std::size_t i) -> Item {
    return {turns[i].object, turns[i].removed};
  });
  if (!any_left) add(inside_of_turns(), {});
}

Span PatchList::inside_of_turns() const {
  const bool is_pair = record_.kind() == Kind::kPair;
  return without_brackets(record_.find(is_pair ? "context" : "turns")->value);
}

/// The edits of most records come in the order of their places.
void PatchList::sort() {
  const auto before = [](const Patch& a, const Patch& b) {
    return std::tuple(a.span.begin, b.span.end, a.rank) <
           std::tuple(b.span.begin, a.span.end, b.rank);
  };
  if (std::is_sorted(patches_.begin(), patches_.end(), before)) return;
  std::sort(patches_.begin(), patches_.end(), before);
}

/// Where patches lie in each other the outer one wins.
void PatchList::apply(BorrowingText& out) {
  sort();
  const std::string_view raw = record_.raw();
  std::size_t copied = 0;
  for (const Patch& patch : patches_) {
    if (patch.span.begin < copied) continue;
    out.append(raw.substr(copied, patch.span.begin - copied));
    if (patch.is_text) {
      append_json_string(out.bytes(), patch.content);
    } else {
      out.bytes() += patch.content;
    }
    copied = patch.span.end;
  }
  out.append(raw.substr(copied));
}

/// True when nothing is to be done but to append members: what most stages do to most records.
bool only_adds_members(const Record& record) {
  const auto is_new = [&](const Record::MemberEdit& edit) {
    return edit.json && record.find(edit.name) == nullptr;
  };
  return !record.has_edited_turns() && record.splices().empty() && !record.members().empty() &&
         std::all_of(record.member_edits().begin(), record.member_edits().end(), is_new);
}

void append_with_new_members(const Record& record, BorrowingText& out) {
  const std::size_t end = record.members().back().value.end;
  out.append(record.raw().substr(0, end));
  for (const Record::MemberEdit& edit : record.member_edits()) {
    append_member(edit, true, out.bytes());
  }
  out.append(record.raw().substr(end));
}

}  // namespace

void write_record(const Record& record, BorrowingText& out) {
  if (!record.edited()) {
    out.append(record.raw());
  } else if (only_adds_members(record)) {
    append_with_new_members(record, out);
  } else {
    PatchList(record).apply(out);
  }
}

void write_record(const Record& record, std::string& out) {
  std::vector<Borrowed> none;
  BorrowingText text(out, none, {});
  write_record(record, text);
}

}  // namespace deskmill
