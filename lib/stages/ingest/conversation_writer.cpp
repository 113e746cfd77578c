// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversation_writer.hpp"

#include <algorithm>
#include <utility>

#include "json/build.hpp"
#include "json/text.hpp"
#include "stages/ingest/timestamp.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// Enough to tell a language; more only costs time (detection was half of the stage's time at 4 KiB).
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

}  // namespace

void infer_roles(OpenConversation& conversation, Notes& notes) {
  const auto first =
      std::find(conversation.role_known.begin(), conversation.role_known.end(), false);
  if (first == conversation.role_known.end()) return;
  const auto first_turn = static_cast<std::size_t>(first - conversation.role_known.begin());
  const std::string customer = conversation.turns[first_turn].speaker;
  std::int64_t inferred = 0;
  for (std::size_t i = 0; i < conversation.turns.size(); ++i) {
    if (conversation.role_known[i]) continue;
    DraftTurn& turn = conversation.turns[i];
    turn.role = turn.speaker == customer ? Role::kCustomer : Role::kAgent;
    ++inferred;
  }
  if (conversation.customer.empty()) conversation.customer = customer;
  notes.count("roles/inferred", inferred);
}

std::string session_id(const OpenConversation& conversation) {
  const std::string& key =
      conversation.customer.empty() ? conversation.conversation : conversation.customer;
  std::string start = "line" + std::to_string(conversation.first_line);
  if (conversation.first_time) {
    start = to_rfc3339(Timestamp{*conversation.first_time, std::nullopt});
    start.pop_back();  // the clock of the source, no claim about its zone
  }
  return key.empty() ? start : key + "@" + start;
}

void ConversationWriter::write(OpenConversation&& conversation, const Grouping& grouping,
                               Notes& notes, std::string& out) const {
  ConversationDraft draft;
  const bool by_gap = grouping.kind == Grouping::Kind::kGap;
  draft.id = by_gap ? session_id(conversation) : std::move(conversation.conversation);
  infer_roles(conversation, notes);
  draft.customer = std::move(conversation.customer);
  draft.turns = std::move(conversation.turns);
  draft.meta = std::move(conversation.meta);
  write(std::move(draft), conversation.first_line, notes, out);
}

void ConversationWriter::write(ConversationDraft&& draft, std::uint64_t line, Notes& notes,
                               std::string& out) const {
  if (draft.id.empty()) draft.id = source_.id_name + ":" + std::to_string(line);
  draft.id = source_.id_prefix + ":" + draft.id;
  if (draft.channel.empty()) draft.channel = source_.channel;
  if (draft.lang.empty()) draft.lang = language_of(draft.turns);
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
