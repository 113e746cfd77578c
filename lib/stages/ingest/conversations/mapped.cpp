// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/mapped.hpp"

#include <algorithm>
#include <utility>

#include "core/ascii.hpp"
#include "json/writer.hpp"
#include "stages/ingest/conversations/repeated_names.hpp"
#include "stages/ingest/head/list_record.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

}  // namespace

void Mapped::begin_unit(const Unit& unit) {
  if (!finished.notes.tracing()) return;
  finished.notes.begin_record(writer_.source().id_name +
                              (unit.line == 0 ? "" : ":" + std::to_string(unit.line)));
}

void Mapped::trace_message(const Message& message, std::string_view record) {
  const bool known = message.role_rule != kRoleUnknown;
  const std::string role(known ? name_of(message.turn.role) : "role to be inferred");
  finished.notes.sample("message", record, role + ": " + message.turn.text);
  finished.notes.explain(
      "outcome", "became a turn" + (message.conversation.empty() ? std::string()
                                                                 : " of " + message.conversation));
}

void Mapped::message(Message&& message, std::string_view record) {
  if (finished.notes.tracing()) trace_message(message, record);
  finished.notes.count("records/in");
  finished.notes.count("records/kept");
  if (collect_) {
    collected.push_back(std::move(message));
    return;
  }
  OpenConversation& current = head_closed_ ? tail : head;
  if (!current.empty() && !continues(current, message, grouping_)) {
    if (head_closed_) close_tail();
    head_closed_ = true;
  }
  append_message(head_closed_ ? tail : head, std::move(message));
}

void Mapped::end_conversation() {
  if (!tail.empty()) close_tail();
  head_closed_ = ends_open = true;
}

void Mapped::close_tail() {
  if (has_key(grouping_)) closed.push_back(closed_of(tail, grouping_));
  std::string line;
  writer_.write(std::move(tail), grouping_, finished.notes, line);
  finished.emit(line);
  tail = {};
}

void Mapped::conversation(ConversationDraft&& draft, const Unit& unit) {
  const std::size_t turns = draft.turns.size();
  std::string written;
  if (draft.id.empty()) draft.id = writer_.id_of_unit(unit);
  writer_.write(std::move(draft), unit.line, finished.notes, written);
  finished_line(written, turns);
}

void Mapped::finished_line(std::string_view line, std::size_t turns) {
  finished.notes.count("records/in", static_cast<std::int64_t>(turns));
  finished.notes.count("records/kept", static_cast<std::int64_t>(turns));
  finished.emit(line);
}

void Mapped::merged(std::string_view reason, const Unit& unit, std::string_view raw) {
  write_gone("merged", reason, unit, raw);
}

void Mapped::dropped(std::string_view reason, const Unit& unit, std::string_view raw) {
  write_gone("dropped", reason, unit, raw);
}

void Mapped::write_gone(std::string_view fate, std::string_view reason, const Unit& unit,
                        std::string_view raw) {
  finished.notes.count("records/in");
  finished.notes.count("records/" + std::string(fate));
  if (finished.notes.tracing()) {
    begin_unit(unit);
    finished.notes.sample(reason, raw, "");
    finished.notes.explain("outcome", std::string(fate).append(" by ").append(reason));
  }
  finished.notes.count(std::string(fate) + "_by/" + std::string(reason));
  std::string& line = dropped_lines.emplace_back();
  JsonWriter writer(line);
  writer.begin_object();
  writer.name("dropped_by").string(reason);
  writer.name("source").string(writer_.source().id_name);
  writer.name("line").number(static_cast<std::int64_t>(unit.line));
  writer.name("raw").string(raw);
  writer.end_object();
}

void Mapped::rejected(std::string_view reason, std::string detail, const UnitBatch& batch,
                      const Unit& unit, std::uint64_t byte_in_unit) {
  finished.notes.count("records/in");
  begin_unit(unit);
  finished.notes.explain("outcome",
                         std::string("rejected by ").append(reason).append(": ") + detail);
  const bool cut = unit.fault == Unit::Fault::kTooLong;
  rejects.push_back({std::string(reason), std::move(detail), unit.line, unit.byte + byte_in_unit,
                     std::string(batch.text(unit)), cut ? unit.true_bytes : 0});
}

void Mapped::odd(std::string_view name, const Unit& unit) {
  finished.notes.count(name);
  odd_lines.try_emplace(std::string(name), unit.line);
}

bool Mapped::reject_fault(const UnitBatch& batch, const Unit& unit) {
  if (unit.fault == Unit::Fault::kNone) return false;
  if (unit.fault == Unit::Fault::kTooLong) {
    rejected("record.too_long", "longer than --max-record-bytes", batch, unit);
  } else if (unit.fault == Unit::Fault::kNoElements) {
    reject_line(batch, unit);
  } else {
    rejected("csv.quote", "a quoted cell is not closed, or text follows its closing quote", batch,
             unit);
  }
  return true;
}

void Mapped::reject_line(const UnitBatch& batch, const Unit& unit) {
  const auto text = decoded(batch, unit);
  if (!text) return;
  if (auto reject = workspace.json_parser.parse(*text, workspace.document)) {
    rejected(reject->reason, std::move(reject->detail), batch, unit, reject->byte);
  } else {
    rejected("ingest.no_elements", "a line without the list that holds the elements of others",
             batch, unit);
  }
}

std::optional<JsonValue> Mapped::parsed(const UnitBatch& batch, const Unit& unit) {
  if (unit.begin == unit.end || reject_fault(batch, unit)) return std::nullopt;
  // The parser checks UTF-8 itself, so sound input is read once.
  const bool is_utf8 = writer_.source().charset == "UTF-8" && !batch.replaced;
  auto text = is_utf8 ? batch.text(unit) : decoded(batch, unit);
  if (!text) return std::nullopt;
  const std::size_t added = opening_of_list_record(*text).size();
  if (added > 0) text = decoded_ = list_as_record(*text);
  if (auto reject = workspace.json_parser.parse(*text, workspace.document)) {
    if (is_utf8 && !decoded(batch, unit)) return std::nullopt;
    rejected(reject->reason, std::move(reject->detail), batch, unit,
             reject->byte - std::min<std::uint64_t>(reject->byte, added));
    return std::nullopt;
  }
  const JsonValue root = workspace.document.root();
  if (const JsonValue object = object_with_repeated_name(root); object.exists()) {
    rejected("json.duplicate_key", "an object has a member twice", batch, unit,
             static_cast<std::uint64_t>(object.raw().data() - text->data()) - added);
    return std::nullopt;
  }
  return root;
}

std::optional<std::string_view> Mapped::decoded(const UnitBatch& batch, const Unit& unit) {
  const std::string_view text = batch.text(unit);
  const std::string& charset = writer_.source().charset;
  if (is_all_ascii(text)) return text;
  if (batch.replaced && text.find(kReplacement) != std::string_view::npos) {
    rejected("charset.undecodable", "not valid in the input's charset", batch, unit);
    return std::nullopt;
  }
  if (charset == "UTF-8") {
    if (is_valid_utf8(text)) return text;
  } else if (auto utf8 = decode_strict(text, charset)) {
    decoded_ = std::move(*utf8);
    return decoded_;
  }
  rejected("charset.undecodable", "not valid " + charset, batch, unit);
  return std::nullopt;
}

}  // namespace deskmill
