// deskmill's own conversations: validated by the codec and passed on byte for byte.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "core/time.hpp"
#include "stages/ingest/conversations/compact_json.hpp"
#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

/// The first turn with a time that is none.
std::optional<std::size_t> turn_without_sound_time(const Record& record) {
  const auto& turns = record.turns();
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (!turns[i].at.empty() && !is_rfc3339(turns[i].at)) return i;
  }
  return std::nullopt;
}

class ConversationLines : public Reader {
 public:
  explicit ConversationLines(Framing framing) : framing_(std::move(framing)) {}
  Framing framing() const override { return framing_; }
  Grouping grouping() const override { return {Grouping::Kind::kWhole, 0}; }

  void map(const UnitBatch& batch, Mapped& out) const override {
    std::string compact;
    const bool is_utf8 = out.writer().source().charset == "UTF-8" && !batch.replaced;
    for (const Unit& unit : batch.units) {
      if (unit.begin == unit.end) {
        out.finished.notes.count("input/blank_lines");
        continue;
      }
      if (out.reject_fault(batch, unit)) continue;
      // The codec checks UTF-8 itself, so sound input is read once.
      const auto text = is_utf8 ? batch.text(unit) : out.decoded(batch, unit);
      if (text) pass(*text, batch, unit, compact, out);
    }
  }

 private:
  void pass(std::string_view text, const UnitBatch& batch, const Unit& unit, std::string& compact,
            Mapped& out) const {
    if (auto reject = out.workspace.record_parser.parse(text, out.workspace.record)) {
      out.rejected(reject->reason, std::move(reject->detail), batch, unit, reject->byte);
      return;
    }
    if (out.workspace.record.kind() != Kind::kConversation) {
      out.rejected("ingest.not_conversation",
                   std::string(name_of(out.workspace.record.kind())) + " among conversations",
                   batch, unit);
      return;
    }
    if (const auto turn = turn_without_sound_time(out.workspace.record)) {
      out.rejected("record.member",
                   "turns[" + std::to_string(*turn) + "]: at is no time of RFC 3339 with an offset",
                   batch, unit);
      return;
    }
    Notes& notes = out.finished.notes;
    if (notes.tracing()) {
      notes.begin_record(id_or_derived(out.workspace.record));
      notes.explain("outcome", "passed through as it is, from " + out.writer().source().id_name +
                                   ":" + std::to_string(unit.line));
    }
    if (framing_.kind == Framing::Kind::kElements) {
      compact.clear();
      append_compact_json(compact, text);
      text = compact;
    }
    out.finished_line(text, out.workspace.record.turns().size());
  }

  Framing framing_;
};

/// {"role":"user"}, {"role":"客服"}: words for roles, but not as deskmill writes them.
bool has_other_roles(JsonValue turns) {
  for (const JsonValue turn : turns) {
    const std::string_view role = turn["role"].text();
    if (!role_named(role) && role_of_word(role)) return true;
  }
  return false;
}

}  // namespace

double detect_conversation_lines(const ReaderInfo&, const Sample& sample) {
  if (!sample.is_json() || !sample.framing.pointer.empty()) return 0;
  const auto own = std::count_if(
      sample.documents.begin(), sample.documents.end(),
      [](const JsonDocument& document) { return !has_other_roles(document.root()["turns"]); });
  if (own == 0) return 0;
  return sample.share_with({"/turns/0/role", "/turns/0/text"});
}

std::unique_ptr<Reader> make_conversation_lines(const ReaderInfo&, const Sample& sample,
                                                const ReaderSettings&) {
  return std::make_unique<ConversationLines>(sample.framing);
}

}  // namespace deskmill
