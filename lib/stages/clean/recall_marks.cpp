// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/recall_marks.hpp"

#include <algorithm>
#include <string_view>

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 2> kNames = {"\"recalled\"", "\"revoked\""};

bool has_name(std::string_view members) {
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return members.find(name) != members.npos; });
}

/// A member `name` that is true. The same bytes may be a value: "state":"recalled".
bool is_true(std::string_view members, std::string_view name) {
  for (std::size_t at = members.find(name); at != members.npos; at = members.find(name, at)) {
    at += name.size();
    const std::size_t value = std::min(members.find_first_not_of(" :", at), members.size());
    if (members.substr(value).starts_with("true")) return true;
  }
  return false;
}

bool has_true_member(std::string_view members) {
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return is_true(members, name); });
}

}  // namespace

bool RecallMarks::is_unmarked(std::uint64_t layout) const {
  return layout != 0 && std::find(unmarked_layouts_.begin(), unmarked_layouts_.end(), layout) !=
                            unmarked_layouts_.end();
}

bool RecallMarks::has_mark(const Record& record, const Turn& turn) {
  const std::uint32_t begin = record.structure()[turn.more_token];
  const Span text = turn.text_token;
  const std::string_view head = record.slice({std::min(begin, text.begin), text.begin});
  const std::string_view tail = record.slice({std::max(begin, text.end), turn.object.end});
  if (has_name(head) || has_name(tail)) return has_true_member(head) || has_true_member(tail);
  if (turn.layout != 0) {
    unmarked_layouts_[next_layout_++ % unmarked_layouts_.size()] = turn.layout;
  }
  return false;
}

}  // namespace deskmill
