// Zendesk Support tickets with their comments inside: a JSON array,
// {"tickets":[...],"users":[...]}, JSON Lines, or one ticket per file.
//
// A comment becomes a turn; the ticket around it and the users are joined ("merged"). The ticket's
// description repeats its first comment and counts only when there are no comments.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>

#include "core/ascii.hpp"
#include "json/text.hpp"
#include "markup/html.hpp"
#include "stages/ingest/readers/guessed_values.hpp"
#include "stages/ingest/readers/readers.hpp"
#include "stages/ingest/source_row.hpp"
#include "stages/ingest/timestamp.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kTickets = "/tickets";

struct User {
  std::string name, role;
};

/// The text a person wrote: the plain form when there is one, else the HTML as it would be seen.
std::string text_of(JsonValue comment) {
  if (const auto plain = comment["plain_body"].text(); !plain.empty()) return std::string(plain);
  if (const auto html = comment["html_body"].text(); !html.empty()) return html_to_text(html);
  return std::string(comment["body"].text());
}

std::optional<Timestamp> time_of(JsonValue value) {
  return TimeFormat::parse(value.text(), "iso");
}

void append_meta(std::string& meta, std::string_view name, JsonValue value) {
  if (!value.exists() || value.type() == JsonType::kNull) return;
  if (value.is(JsonType::kString) && value.text().empty()) return;
  if (value.is(JsonType::kArray) && value.size() == 0) return;
  if (!meta.empty()) meta += ',';
  meta += json_string(name) + ":";
  append_compact_json(meta, value.raw());
}

std::string meta_of(JsonValue ticket) {
  std::string meta;
  append_meta(meta, "subject",
              ticket[ticket["subject"].text().empty() ? "raw_subject" : "subject"]);
  for (const std::string_view name : {"tags", "status", "priority", "type", "custom_fields"}) {
    append_meta(meta, name, ticket[name]);
  }
  append_meta(meta, "rating", ticket.at_pointer("/satisfaction_rating/score"));
  append_meta(meta, "via", ticket.at_pointer("/via/channel"));
  return meta;
}

/// The ticket without its comments: what --dropped keeps of a joined header.
std::string header_of(JsonValue ticket) {
  std::string header = "{";
  for (const JsonValue member : ticket) {
    if (member.name() == "comments") continue;
    if (header.size() > 1) header += ',';
    header += json_string(member.name()) + ":";
    append_compact_json(header, member.raw());
  }
  return header + "}";
}

class ZendeskTickets : public Reader {
 public:
  explicit ZendeskTickets(Framing framing) : framing_(std::move(framing)) {}
  Framing framing() const override { return framing_; }
  Grouping grouping() const override { return {Grouping::Kind::kWhole, 0}; }
  std::string channel() const override { return "ticket"; }
  std::string side_table() const override { return framing_.pointer == kTickets ? "/users" : ""; }

  void add_side_row(JsonValue user) override {
    if (user["id"].text().empty()) return;  // or every comment without an author would be theirs
    users_[std::string(user["id"].text())] = {std::string(user["name"].text()),
                                              std::string(user["role"].text())};
  }

  void map(const UnitBatch& batch, Mapped& out) const override {
    for (const Unit& unit : batch.units) {
      if (const auto ticket = out.parsed(batch, unit)) map_ticket(*ticket, batch, unit, out);
    }
  }

 private:
  struct TimedTurn {
    DraftTurn turn;
    std::optional<std::int64_t> time;
  };

  void map_ticket(JsonValue ticket, const UnitBatch& batch, const Unit& unit, Mapped& out) const {
    if (!ticket["id"].exists() || ticket["id"].is(JsonType::kNull)) {
      out.rejected("ingest.ticket", "no id: not a ticket", batch, unit);
      return;
    }
    ConversationDraft draft;
    draft.id = ticket["id"].text();
    draft.customer = ticket["requester_id"].text();
    draft.meta = meta_of(ticket);
    const JsonValue comments = ticket["comments"];
    if (comments.size() == 0) {
      map_description(ticket, std::move(draft), unit, out);
      return;
    }
    draft.turns = turns_of(ticket, unit, out);
    out.merged("ticket", unit, header_of(ticket));
    if (!draft.turns.empty()) out.conversation(std::move(draft), unit);
  }

  void map_description(JsonValue ticket, ConversationDraft&& draft, const Unit& unit,
                       Mapped& out) const {
    DraftTurn turn;
    turn.text = ticket["description"].text();
    if (turn.text.empty()) {
      out.dropped("empty_ticket", unit, ticket.raw());
      return;
    }
    if (const auto time = time_of(ticket["created_at"])) turn.at = to_rfc3339(*time);
    turn.speaker = user_of(ticket["requester_id"].text()).name;
    draft.turns.push_back(std::move(turn));
    out.conversation(std::move(draft), unit);
  }

  std::vector<DraftTurn> turns_of(JsonValue ticket, const Unit& unit, Mapped& out) const {
    std::vector<TimedTurn> timed;
    for (const JsonValue comment : ticket["comments"]) {
      TimedTurn next;
      next.turn.text = text_of(comment);
      if (is_ascii_blank(next.turn.text)) {
        out.dropped("empty_text", unit, comment.raw());
        continue;
      }
      next.turn.role = role_of(comment, ticket, timed.empty());
      next.turn.speaker = user_of(comment["author_id"].text()).name;
      if (const auto time = time_of(comment["created_at"])) {
        next.turn.at = to_rfc3339(*time);
        next.time = time->utc_milliseconds();
      }
      timed.push_back(std::move(next));
    }
    const bool all_timed = std::all_of(timed.begin(), timed.end(),
                                       [](const TimedTurn& turn) { return turn.time.has_value(); });
    if (all_timed) {
      std::stable_sort(timed.begin(), timed.end(),
                       [](const TimedTurn& a, const TimedTurn& b) { return *a.time < *b.time; });
    }
    std::vector<DraftTurn> turns;
    for (TimedTurn& turn : timed) turns.push_back(std::move(turn.turn));
    return turns;
  }

  Role role_of(JsonValue comment, JsonValue ticket, bool is_first) const {
    if (says_no(comment["public"].text()) || says_yes(comment["private"].text())) {
      return Role::kNote;
    }
    const std::string_view author = comment["author_id"].text();
    if (author == "-1") return Role::kSystem;
    if (author.empty()) return is_first ? Role::kCustomer : Role::kAgent;
    if (author == ticket["requester_id"].text()) return Role::kCustomer;
    return user_of(author).role == "end-user" ? Role::kCustomer : Role::kAgent;
  }

  const User& user_of(std::string_view id) const {
    static const User nobody;
    const auto user = users_.find(id);
    return user == users_.end() ? nobody : user->second;
  }

  Framing framing_;
  std::map<std::string, User, std::less<>> users_;
};

}  // namespace

double detect_zendesk(const ReaderInfo&, const Sample& sample) {
  const double with_comments = sample.share_with({"id", "requester_id", "comments"});
  const double bare = sample.share_with({"id", "requester_id", "submitter_id", "description"});
  return std::max(0.97 * with_comments, 0.9 * bare);
}

std::unique_ptr<Reader> make_zendesk(const ReaderInfo&, const Sample& sample,
                                     const ReaderSettings&) {
  return std::make_unique<ZendeskTickets>(sample.framing);
}

}  // namespace deskmill
