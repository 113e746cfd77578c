// Zendesk Support tickets with their comments inside: a JSON array,
// {"tickets":[...],"users":[...]}, JSON Lines, or one ticket per file; also as scripts put together
// what the API gives one by one: {"ticket":{...},"comments":[...],"users":[...]}, the comments as
// the page that held them, requester and authors as objects instead of their ids.
//
// A comment becomes a turn; the ticket around it and the users are joined ("merged"). The ticket's
// description repeats its first comment and counts only when there are no comments.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>

#include "core/ascii.hpp"
#include "json/string.hpp"
#include "markup/html.hpp"
#include "stages/ingest/conversations/compact_json.hpp"
#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/head/array_pointers.hpp"
#include "stages/ingest/readers/readers.hpp"
#include "stages/ingest/times/time_format.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kTickets = "/tickets";

struct User {
  std::string name, role;
};

User user_from(JsonValue user) {
  return {std::string(user["name"].text()), std::string(user["role"].text())};
}

/// A ticket, and what may stand inside or beside it.
struct TicketParts {
  JsonValue ticket, comments, users;
};

TicketParts parts_of(JsonValue unit) {
  TicketParts parts;
  parts.ticket = unit["ticket"].is(JsonType::kObject) ? unit["ticket"] : unit;
  parts.comments = parts.ticket["comments"];
  if (parts.comments.size() == 0) parts.comments = unit["comments"];
  if (parts.comments.is(JsonType::kObject)) parts.comments = parts.comments["comments"];  // a page
  parts.users = unit["users"];
  return parts;
}

/// Who `name` ("author", "requester") is: name_id, or the id in an object of that name.
std::string_view id_of(JsonValue holder, const std::string& name) {
  const std::string_view id = holder[name + "_id"].text();
  return id.empty() ? holder[name]["id"].text() : id;
}

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
    const auto [known, is_new] = users_.try_emplace(std::string(user["id"].text()));
    known->second = user_from(user);
    if (is_new) side_bytes_ += bytes_of(*known);
  }

  std::size_t side_bytes() const override { return side_bytes_; }

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

  void map_ticket(JsonValue element, const UnitBatch& batch, const Unit& unit, Mapped& out) const {
    const TicketParts parts = parts_of(element);
    if (!parts.ticket["id"].exists() || parts.ticket["id"].is(JsonType::kNull)) {
      out.rejected("ingest.ticket", "no id: not a ticket", batch, unit);
      return;
    }
    ConversationDraft draft;
    draft.id = parts.ticket["id"].text();
    draft.customer = id_of(parts.ticket, "requester");
    draft.meta = meta_of(parts.ticket);
    for (const JsonValue user : parts.users) out.merged("user", unit, user.raw());
    if (parts.comments.size() == 0) {
      map_description(parts, std::move(draft), unit, out);
      return;
    }
    draft.turns = turns_of(parts, unit, out);
    out.merged("ticket", unit, header_of(parts.ticket));
    if (!draft.turns.empty()) out.conversation(std::move(draft), unit);
  }

  void map_description(const TicketParts& parts, ConversationDraft&& draft, const Unit& unit,
                       Mapped& out) const {
    if (!parts.comments.exists()) out.odd("tickets/without_comments", unit);
    DraftTurn turn;
    turn.text = parts.ticket["description"].text();
    if (turn.text.empty()) {
      out.dropped("empty_ticket", unit, parts.ticket.raw());
      return;
    }
    if (const auto time = time_of(parts.ticket["created_at"])) turn.at = to_rfc3339(*time);
    turn.speaker = user_of(parts.ticket, "requester", parts).name;
    draft.turns.push_back(std::move(turn));
    out.conversation(std::move(draft), unit);
  }

  std::vector<DraftTurn> turns_of(const TicketParts& parts, const Unit& unit, Mapped& out) const {
    std::vector<TimedTurn> timed;
    for (const JsonValue comment : parts.comments) {
      TimedTurn next;
      next.turn.text = text_of(comment);
      if (is_ascii_blank(next.turn.text)) {
        out.dropped("empty_text", unit, comment.raw());
        continue;
      }
      const User author = user_of(comment, "author", parts);
      next.turn.role = role_of(comment, author, parts.ticket, timed.empty());
      next.turn.speaker = author.name;
      if (const auto time = time_of(comment["created_at"])) {
        next.turn.at = to_rfc3339(*time);
        next.time = time->utc_milliseconds();
      }
      timed.push_back(std::move(next));
    }
    return in_time_order(std::move(timed));
  }

  /// As they stand when one of them has no time.
  static std::vector<DraftTurn> in_time_order(std::vector<TimedTurn>&& timed) {
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

  static Role role_of(JsonValue comment, const User& author, JsonValue ticket, bool is_first) {
    if (says_no(comment["public"].text()) || says_yes(comment["private"].text())) {
      return Role::kNote;
    }
    const std::string_view id = id_of(comment, "author");
    if (id == "-1") return Role::kSystem;
    if (id.empty() && author.role.empty()) return is_first ? Role::kCustomer : Role::kAgent;
    if (!id.empty() && id == id_of(ticket, "requester")) return Role::kCustomer;
    return author.role == "end-user" ? Role::kCustomer : Role::kAgent;
  }

  /// The user that `holder` calls `name`: as told there, beside the ticket, in the table of all, or
  /// in the ticket.
  User user_of(JsonValue holder, const std::string& name, const TicketParts& parts) const {
    const JsonValue told = holder[name];
    if (!told["name"].text().empty() || !told["role"].text().empty()) return user_from(told);
    const std::string_view id = id_of(holder, name);
    if (id.empty()) return {};
    for (const JsonValue user : parts.users) {
      if (user["id"].text() == id) return user_from(user);
    }
    const auto known = users_.find(id);
    return known == users_.end() ? party_of(parts.ticket, id) : known->second;
  }

  /// Accounts export their tickets with the people in them.
  static User party_of(JsonValue ticket, std::string_view id) {
    for (const std::string_view party : {"requester", "submitter", "assignee"}) {
      if (ticket[party]["id"].text() == id) return user_from(ticket[party]);
    }
    for (const JsonValue user : ticket["collaborator"]) {
      if (user["id"].text() == id) return user_from(user);
    }
    return {};
  }

  using Users = std::map<std::string, User, std::less<>>;

  /// A node of the map, and texts too long to stand in it, with what each allocation costs.
  static std::size_t bytes_of(const Users::value_type& entry) {
    constexpr std::size_t kCost = 16, kLinks = 4 * sizeof(void*), kInside = 15;
    std::size_t bytes = sizeof entry + kLinks + kCost;
    for (const std::string* text : {&entry.first, &entry.second.name, &entry.second.role}) {
      if (text->size() > kInside) bytes += text->size() + kCost;
    }
    return bytes;
  }

  Framing framing_;
  Users users_;
  std::size_t side_bytes_ = 0;
};

/// Users may stand in front of the tickets, and be more than the head holds.
Framing framing_of(const Sample& sample) {
  Framing framing = sample.framing;
  if (framing.by_line || sample.head->complete || !framing.pointer.empty()) return framing;
  const std::vector<std::string> lists = array_pointers(sample.head->text);
  if (lists.size() == 1 && lists.front() == "/users") {
    framing.kind = Framing::Kind::kElements;
    framing.pointer = kTickets;
  }
  return framing;
}

}  // namespace

double detect_zendesk(const ReaderInfo&, const Sample& sample) {
  double most = 0;
  const auto score = [&](double certainty, const std::vector<std::string_view>& members) {
    most = std::max(most, certainty * sample.share_with(members));
  };
  score(0.97, {"id", "requester_id", "comments"});
  score(0.97, {"/ticket/id", "/ticket/requester_id", "comments"});
  score(0.97, {"/ticket/id", "/ticket/requester_id", "/ticket/comments"});
  score(0.92, {"id", "/requester/id", "/comments/0/public"});
  score(0.9, {"id", "requester_id", "submitter_id", "description"});
  score(0.9, {"/ticket/id", "/ticket/requester_id", "/ticket/submitter_id"});
  return most;
}

std::unique_ptr<Reader> make_zendesk(const ReaderInfo&, const Sample& sample,
                                     const ReaderSettings&) {
  return std::make_unique<ZendeskTickets>(framing_of(sample));
}

}  // namespace deskmill
