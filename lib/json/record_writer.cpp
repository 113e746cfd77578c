// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>
#include <vector>

#include "json/codec.hpp"
#include "json/text.hpp"

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
    add_member_edits();
    add_turn_edits();
    for (const Splice& splice : record.splices()) add(splice.span, splice.json);
  }

  void apply(std::string& out);

 private:
  static constexpr std::size_t kUsualTexts = 8;  ///< edited in a record

  void add(Span span, std::string_view content, bool is_text = false) {
    patches_.push_back({span, content, is_text, patches_.size()});
  }
  void add_member_edits();
  void add_turn_edits();
  void cut(const std::vector<Item>& items, Span inside);
  std::vector<Item> members_as_items() const;
  void append_new_members(bool after_member);
  Span inside_of_turns() const;

  const Record& record_;
  std::vector<Patch> patches_;
  std::string new_members_;
};

bool is_removed(const Item& item) {
  return item.removed;
}

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

/// Cuts the removed ones, each with one comma, so that the rest stays a valid list.
void PatchList::cut(const std::vector<Item>& items, Span inside) {
  if (std::none_of(items.begin(), items.end(), is_removed)) return;
  if (std::all_of(items.begin(), items.end(), is_removed)) return add(inside, {});
  bool after_live = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].removed) {
      after_live = true;
    } else if (after_live) {
      add({items[i - 1].span.end, items[i].span.end}, {});
    } else {
      add({items[i].span.begin, items[i + 1].span.begin}, {});
    }
  }
}

/// A member that is replaced takes the place of its first occurrence; the others go.
std::vector<Item> PatchList::members_as_items() const {
  std::vector<Item> items;
  items.reserve(record_.members().size());
  for (const Member& member : record_.members()) {
    const Record::MemberEdit* edit = edit_of(record_, member.name);
    const bool removed = edit != nullptr && (!edit->json || record_.find(member.name) != &member);
    items.push_back({{member.key.begin, member.value.end}, removed});
  }
  return items;
}

void PatchList::add_member_edits() {
  bool any_existing = false;
  for (const Record::MemberEdit& edit : record_.member_edits()) {
    const Member* member = record_.find(edit.name);
    if (member != nullptr && edit.json) add(member->value, *edit.json);
    any_existing |= member != nullptr;
  }
  bool any_live = !record_.members().empty();
  if (any_existing) {
    const std::vector<Item> items = members_as_items();
    cut(items, inside_of_object(record_.raw()));
    any_live = !std::all_of(items.begin(), items.end(), is_removed);
  }
  append_new_members(any_live);
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
  for (const Turn& turn : record_.turns()) {
    if (turn.edited) add(turn.text_token, turn.text, true);
  }
  if (record_.live_turns() == record_.turns().size()) return;
  std::vector<Item> items;
  for (const Turn& turn : record_.turns()) {
    if (!turn.fixed) items.push_back({turn.object, turn.removed});
  }
  cut(items, inside_of_turns());
}

Span PatchList::inside_of_turns() const {
  const bool is_pair = record_.kind() == Kind::kPair;
  return without_brackets(record_.find(is_pair ? "context" : "turns")->value);
}

/// Where patches lie in each other the outer one wins.
void PatchList::apply(std::string& out) {
  std::sort(patches_.begin(), patches_.end(), [](const Patch& a, const Patch& b) {
    return std::tuple(a.span.begin, b.span.end, a.rank) <
           std::tuple(b.span.begin, a.span.end, b.rank);
  });
  const std::string_view raw = record_.raw();
  std::size_t copied = 0;
  for (const Patch& patch : patches_) {
    if (patch.span.begin < copied) continue;
    out.append(raw, copied, patch.span.begin - copied);
    if (patch.is_text) {
      append_json_string(out, patch.content);
    } else {
      out += patch.content;
    }
    copied = patch.span.end;
  }
  out.append(raw, copied);
}

/// True when nothing is to be done but to append members: what most stages do to most records.
bool only_adds_members(const Record& record) {
  const auto is_new = [&](const Record::MemberEdit& edit) {
    return edit.json && record.find(edit.name) == nullptr;
  };
  const auto is_touched = [](const Turn& turn) { return turn.edited || turn.removed; };
  return record.splices().empty() && !record.members().empty() &&
         std::all_of(record.member_edits().begin(), record.member_edits().end(), is_new) &&
         std::none_of(record.turns().begin(), record.turns().end(), is_touched);
}

void append_with_new_members(const Record& record, std::string& out) {
  const std::size_t end = record.members().back().value.end;
  out.append(record.raw(), 0, end);
  for (const Record::MemberEdit& edit : record.member_edits()) append_member(edit, true, out);
  out.append(record.raw(), end);
}

}  // namespace

void write_record(const Record& record, std::string& out) {
  if (!record.edited()) {
    out += record.raw();
  } else if (only_adds_members(record)) {
    append_with_new_members(record, out);
  } else {
    PatchList(record).apply(out);
  }
}

}  // namespace deskmill
