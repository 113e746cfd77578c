// SPDX-License-Identifier: Apache-2.0
#include "json/stale_spans.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "json/document.hpp"

namespace deskmill {
namespace {

/// The members whose elements point into texts by turn, start and end.
constexpr std::array<std::string_view, 2> kSpanMembers = {"pii", "entities"};

bool is_touched(const Turn& turn) {
  return turn.edited || turn.removed;
}

bool has_member_edit(const Record& record, std::string_view name) {
  const auto& edits = record.member_edits();
  return std::any_of(edits.begin(), edits.end(),
                     [name](const Record::MemberEdit& edit) { return edit.name == name; });
}

/// For every turn the index it will have, or nothing when spans on it no longer hold.
std::vector<std::optional<std::size_t>> new_indices(const Record& record) {
  std::vector<std::optional<std::size_t>> indices;
  std::size_t live = 0;
  for (const Turn& turn : record.turns()) {
    indices.push_back(is_touched(turn) ? std::nullopt : std::optional(live));
    if (!turn.removed) ++live;
  }
  return indices;
}

/// One of kSpanMembers with its elements brought in step.
class SpanList {
 public:
  explicit SpanList(const Record& record)
      : indices_(new_indices(record)), single_turn_(record.kind() == Kind::kUtterance) {}

  void rewrite(const JsonValue& elements);
  const std::string& json() const { return json_; }
  std::size_t dropped() const { return dropped_; }
  bool changed() const { return changed_; }

 private:
  /// nullopt for an element that names no turn of this record: it is left alone.
  std::optional<std::size_t> turn_of(const JsonValue& element) const;
  void append(std::string_view element) {
    if (json_.size() > 1) json_ += ',';
    json_ += element;
  }
  void append_renumbered(const JsonValue& element, std::size_t turn);

  const std::vector<std::optional<std::size_t>> indices_;
  const bool single_turn_;
  std::string json_;
  std::size_t dropped_ = 0;
  bool changed_ = false;
};

std::optional<std::size_t> SpanList::turn_of(const JsonValue& element) const {
  const JsonValue turn = element["turn"];
  std::optional<std::int64_t> index = turn.integer();
  if (!turn.exists() && single_turn_ && element.is(JsonType::kObject)) index = 0;
  if (!index || *index < 0 || static_cast<std::size_t>(*index) >= indices_.size()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(*index);
}

void SpanList::append_renumbered(const JsonValue& element, std::size_t turn) {
  const std::string_view raw = element.raw();
  const std::string_view number = element["turn"].raw();
  const auto before = static_cast<std::size_t>(number.data() - raw.data());
  std::string renumbered(raw.substr(0, before));
  renumbered += std::to_string(turn);
  renumbered += raw.substr(before + number.size());
  append(renumbered);
}

void SpanList::rewrite(const JsonValue& elements) {
  json_.assign(1, '[');
  dropped_ = 0;
  changed_ = false;
  for (const JsonValue element : elements) {
    const std::optional<std::size_t> turn = turn_of(element);
    if (turn && !indices_[*turn]) {
      ++dropped_;
      changed_ = true;
    } else if (turn && *indices_[*turn] != *turn) {
      append_renumbered(element, *indices_[*turn]);
      changed_ = true;
    } else {
      append(element.raw());
    }
  }
  json_ += ']';
}

}  // namespace

std::size_t drop_stale_spans(Record& record) {
  if (std::none_of(record.turns().begin(), record.turns().end(), is_touched)) return 0;
  std::size_t dropped = 0;
  for (const std::string_view name : kSpanMembers) {
    const Member* member = record.find(name);
    if (member == nullptr || member->type != JsonType::kArray) continue;
    if (has_member_edit(record, name)) continue;  // the stage has just written it
    JsonParser parser;
    JsonDocument document;
    parser.parse(record.raw_value(*member), document);  // cannot fail: part of a valid line
    SpanList list(record);
    list.rewrite(document.root());
    if (list.changed()) record.set_member(name, list.json());
    dropped += list.dropped();
  }
  return dropped;
}

}  // namespace deskmill
