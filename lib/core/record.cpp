// SPDX-License-Identifier: Apache-2.0
#include "core/record.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/hash.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 3> kKindNames = {"conversation", "pair", "utterance"};

}  // namespace

std::string_view name_of(Kind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}
std::string_view name_of(Role role) {
  return kRoleNames[static_cast<std::size_t>(role)];
}

std::optional<Role> role_named(std::string_view name) {
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    if (kRoleNames[i] == name) return static_cast<Role>(i);
  }
  return std::nullopt;
}

const Member* Record::find(std::string_view name) const {
  const auto found = std::find_if(members_.begin(), members_.end(),
                                  [name](const Member& member) { return member.name == name; });
  return found == members_.end() ? nullptr : &*found;
}

void Record::set_text(std::size_t turn, std::string text) {
  Turn& target = turns_[turn];
  if (target.text == text) return;
  owned_.push_back(std::move(text));
  target.text = owned_.back();
  target.edited = true;
  edited_ = has_edited_turns_ = true;
}

void Record::remove_turn(std::size_t turn) {
  turns_[turn].removed = true;
  edited_ = has_edited_turns_ = true;
}

void Record::set_member(std::string_view name, std::string json) {
  edited_ = true;
  for (MemberEdit& edit : member_edits_) {
    if (edit.name == name) {
      edit.json = std::move(json);
      return;
    }
  }
  member_edits_.push_back({std::string(name), std::move(json)});
}

void Record::remove_member(std::string_view name) {
  for (MemberEdit& edit : member_edits_) {
    if (edit.name == name) {
      edit.json.reset();
      return;
    }
  }
  if (find(name) == nullptr) return;
  edited_ = true;
  member_edits_.push_back({std::string(name), std::nullopt});
}

void Record::replace(Span span, std::string json) {
  edited_ = true;
  splices_.push_back({span, std::move(json)});
}

void Record::clear(std::string_view raw) {
  raw_ = raw;
  structure_ = {};
  id_ = channel_ = lang_ = customer_ = conversation_ = {};
  turns_.clear();
  members_.clear();
  if (!edited_) return;
  owned_.clear();
  splices_.clear();
  member_edits_.clear();
  edited_ = has_edited_turns_ = false;
}

std::string id_or_derived(const Record& record) {
  if (!record.id().empty()) return std::string(record.id());
  std::string content(name_of(record.kind()));
  for (const Turn& turn : record.turns()) {
    content += '\0';
    content += name_of(turn.role);
    content += '\0';
    content += turn.text;
  }
  return "x:" + to_hex(hash128(content));
}

}  // namespace deskmill
