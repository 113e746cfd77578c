// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/conversation_writer.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "core/counted.hpp"
#include "json/build.hpp"
#include "json/writer.hpp"
#include "stages/ingest/conversations/service_greeting.hpp"
#include "stages/ingest/times/timestamp.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// Enough to tell a language; more only costs time (detection was half of the stage's time at 4
/// KiB).
constexpr std::size_t kLanguageBytes = 1024;
constexpr std::size_t kLanguageCodePointsPerTurn = 256;

bool has_language(Role role) {
  return role == Role::kCustomer || role == Role::kAgent;
}

std::string language_of(const std::vector<DraftTurn>& turns) {
  std::string text;
  for (const DraftTurn& turn : turns) {
    if (!has_language(turn.role)) continue;
    text += prefix(turn.text, kLanguageCodePointsPerTurn);
    text += '\n';
    if (text.size() >= kLanguageBytes) break;
  }
  return detect_language(text);
}

std::string in_words(const Grouping& grouping) {
  switch (grouping.kind) {
    case Grouping::Kind::kWhole:
      return "the source holds whole conversations";
    case Grouping::Kind::kSingle:
      return "nothing ties rows together: each is a conversation";
    case Grouping::Kind::kContiguous:
      return "messages with the same id";
    case Grouping::Kind::kGap:
      return "messages of one customer with no silence above " +
             counted(static_cast<std::uint64_t>(grouping.gap_milliseconds / 1000), "second");
    case Grouping::Kind::kReplies:
      return "messages that answer each other";
    case Grouping::Kind::kSections:
      return "messages between two lines that part conversations";
  }
  return {};
}

/// Speakers of whom some turns tell the role. Borrows the names from the conversation.
struct KnownSpeakers {
  explicit KnownSpeakers(const OpenConversation& conversation) {
    for (std::size_t i = 0; i < conversation.turns.size(); ++i) {
      const DraftTurn& turn = conversation.turns[i];
      if (conversation.role_rules[i] == kRoleUnknown) continue;
      if (turn.role == Role::kCustomer && !customer) customer = turn.speaker;
      if (turn.role == Role::kAgent || turn.role == Role::kBot) agents.insert(turn.speaker);
    }
  }
  bool answers(const std::string& speaker) const {
    return !speaker.empty() && agents.contains(speaker);
  }

  std::optional<std::string> customer;  ///< the first
  std::set<std::string_view> agents;
};

/// Who is taken for the customer: the one who is known to be, else the first who may be, and who
/// does not greet as agents do.
std::string customer_speaker(const OpenConversation& conversation, const KnownSpeakers& known) {
  if (known.customer) return *known.customer;
  const DraftTurn *first = nullptr, *greeting = nullptr;
  for (std::size_t i = 0; i < conversation.turns.size(); ++i) {
    if (conversation.role_rules[i] != kRoleUnknown) continue;
    const DraftTurn& turn = conversation.turns[i];
    if (first == nullptr) first = &turn;
    if (known.answers(turn.speaker)) continue;
    if (greeting != nullptr && greeting->speaker == turn.speaker) continue;
    if (greeting != nullptr || !is_service_greeting(turn.text)) return turn.speaker;
    greeting = &turn;
  }
  if (greeting != nullptr) return greeting->speaker;
  return first == nullptr ? std::string() : first->speaker;
}

/// Where both sides say who they are, what nobody says is a notice of the program: taken for a
/// side, it would become a question or an answer.
Role inferred_role(const DraftTurn& turn, const KnownSpeakers& known, const std::string& customer) {
  const bool sides_are_told = known.customer && !known.agents.empty();
  if (turn.speaker.empty() && sides_are_told) return Role::kSystem;
  return turn.speaker == customer ? Role::kCustomer : Role::kAgent;
}

}  // namespace

void infer_roles(OpenConversation& conversation, const Grouping& grouping, Notes& notes) {
  const auto& rules = conversation.role_rules;
  if (std::find(rules.begin(), rules.end(), kRoleUnknown) == rules.end()) return;
  const KnownSpeakers known(conversation);
  const std::string customer = !known.customer && !grouping.likely_customer.empty()
                                   ? grouping.likely_customer
                                   : customer_speaker(conversation, known);
  std::int64_t inferred = 0, nameless = 0, notices = 0;
  for (std::size_t i = 0; i < conversation.turns.size(); ++i) {
    if (rules[i] != kRoleUnknown) continue;
    DraftTurn& turn = conversation.turns[i];
    turn.role = inferred_role(turn, known, customer);
    const bool is_nameless = turn.speaker.empty() && turn.role == Role::kCustomer;
    ++(turn.role == Role::kSystem ? notices : is_nameless ? nameless : inferred);
  }
  if (conversation.customer.empty() && !known.customer) conversation.customer = customer;
  if (inferred > 0) notes.count("roles/inferred", inferred);
  if (nameless > 0) notes.count("roles/nameless", nameless);
  if (notices > 0) notes.count("roles/notices", notices);
}

void ConversationWriter::make_ids_local() {
  source_.local_ids = true;
  source_.id_prefix += ":" + source_.id_name;
}

std::string ConversationWriter::id_of_line(std::uint64_t line) const {
  return (source_.local_ids ? "" : source_.id_name + ":") + std::to_string(line);
}

std::string ConversationWriter::id_of_input() const {
  return source_.local_ids ? "1" : source_.id_name;
}

std::string ConversationWriter::id_of_unit(const Unit& unit) const {
  std::string id = id_of_line(unit.line);
  return unit.nth_of_line == 0 ? id : id + "." + std::to_string(unit.nth_of_line + 1);
}

std::string ConversationWriter::session_id(const OpenConversation& conversation) const {
  // A line alone says nothing where several inputs have one.
  if (!conversation.first_time) return id_of_line(conversation.first_line);
  std::string key =
      conversation.customer.empty() ? conversation.conversation : conversation.customer;
  if (key.empty() && !source_.local_ids) key = source_.id_name;
  std::string start = to_rfc3339(Timestamp{*conversation.first_time, std::nullopt});
  start.pop_back();  // the clock of the source, no claim about its zone
  return key.empty() ? start : key + "@" + start;
}

std::string ConversationWriter::role_in_words(const OpenConversation& conversation,
                                              std::size_t turn) const {
  const std::uint8_t rule = conversation.role_rules[turn];
  std::string words = "turn " + std::to_string(turn) + ": " +
                      std::string(name_of(conversation.turns[turn].role)) + ", ";
  if (rule == kRoleUnknown) return words + "inferred (the first speaker is the customer)";
  if (rule == kRoleTold) return words + "told by the format";
  words += "by rule " + std::to_string(rule) + " of role";
  const std::size_t place = rule - 1u;
  const bool has_place = place < source_.role_rules.size() && !source_.role_rules[place].empty();
  return has_place ? words + " (" + source_.role_rules[place] + ")" : words;
}

/// Of a conversation whose roles are known by now.
void ConversationWriter::explain(const OpenConversation& conversation, const Grouping& grouping,
                                 Notes& notes) const {
  constexpr std::size_t kMostTurns = 50;
  const bool one_file = !conversation.across_inputs;
  notes.explain("lines", std::to_string(conversation.first_line) + " to " +
                             std::to_string(conversation.last_line) +
                             (one_file ? "" : " of a later file"));
  notes.explain("grouping", in_words(grouping));
  for (std::size_t i = 0; i < std::min(conversation.turns.size(), kMostTurns); ++i) {
    notes.explain("role", role_in_words(conversation, i));
  }
}

void ConversationWriter::write(OpenConversation&& conversation, const Grouping& grouping,
                               Notes& notes, std::string& out) const {
  ConversationDraft draft;
  const bool by_gap = grouping.kind == Grouping::Kind::kGap;
  draft.id = by_gap ? session_id(conversation) : std::move(conversation.conversation);
  if (draft.id.empty()) draft.id = id_of_line(conversation.first_line);
  infer_roles(conversation, grouping, notes);
  if (conversation.across_inputs) notes.count("conversations/across_files");
  if (conversation.out_of_order) notes.count("conversations/out_of_order");
  if (notes.tracing()) {
    notes.begin_record(source_.id_prefix + ":" + draft.id);
    if (notes.explaining()) explain(conversation, grouping, notes);
  }
  draft.customer = std::move(conversation.customer);
  draft.turns = std::move(conversation.turns);
  draft.meta = std::move(conversation.meta);
  write(std::move(draft), conversation.first_line, notes, out);
}

void ConversationWriter::write(ConversationDraft&& draft, std::uint64_t line, Notes& notes,
                               std::string& out) const {
  if (draft.id.empty()) draft.id = id_of_line(line);
  draft.id = source_.id_prefix + ":" + draft.id;
  if (draft.channel.empty()) draft.channel = source_.channel;
  if (draft.lang.empty()) draft.lang = language_of(draft.turns);
  if (notes.tracing()) {
    notes.begin_record(draft.id);
    notes.explain("reader", source_.format + ", from " + source_.id_name + ":" +
                                std::to_string(line) + ", charset " + source_.charset);
    notes.explain("outcome", "written with " + counted(draft.turns.size(), "turn"));
  }
  if (!draft.meta.empty()) draft.meta += ',';
  draft.meta += "\"source\":";
  JsonWriter source(draft.meta);
  source.begin_object();
  source.name("file").string(source_.file);
  source.name("line").number(static_cast<std::int64_t>(line));
  source.name("format").string(source_.format);
  source.end_object();
  notes.count("languages/" + (draft.lang.empty() ? std::string("unknown") : draft.lang));
  write_conversation(draft, out);
}

}  // namespace deskmill
