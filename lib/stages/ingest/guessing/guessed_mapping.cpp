// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/guessed_mapping.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "core/ascii.hpp"
#include "stages/ingest/guessing/guessed_answers.hpp"
#include "stages/ingest/guessing/guessed_fields.hpp"
#include "stages/ingest/guessing/guessed_messages.hpp"
#include "stages/ingest/guessing/guessed_ties.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/input_shape.hpp"
#include "stages/ingest/guessing/json_in_text.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/numbered_sides.hpp"
#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/guessing/sample_names.hpp"
#include "stages/ingest/guessing/table_advice.hpp"
#include "stages/ingest/mapping/name_list.hpp"

namespace deskmill {
namespace {

/// The whole input is one list, so what it holds are records.
bool is_list(const Head& head) {
  return first_visible(head.text) == '[';
}

/// A page of Zendesk's comments, all of one ticket, which it does not name.
bool is_page_of_comments(const Sample& sample) {
  return sample.framing.pointer == "/comments" &&
         sample.share_with({"author_id", "public", "audit_id"}) == 1;
}

/// A small file that is one object around a list of messages from both sides, without an id, or
/// that list, where its messages are those that are sent to a model.
bool is_one_conversation(const Mapping& mapping, const Sample& sample) {
  if (sample.framing.kind != Framing::Kind::kElements || sample.framing.by_line) return false;
  const auto all_have = [&](const std::vector<std::string_view>& names) {
    return sample.share_with(names) == 1;
  };
  const bool is_sent = all_have({"role", "content"}) || all_have({"type", "content"}) ||
                       all_have({"type", "/data/content"});
  const bool is_one_list = is_list(*sample.head) ? is_sent : !sample.framing.pointer.empty();
  return is_one_list && sample.head->complete && mapping.conversation.empty() &&
         (has_both_sides(sample, mapping.roles) || is_page_of_comments(sample));
}

/// Elements of a list inside others that have a text as well are messages, not attachments or
/// fields of a form, when they say when or by whom they were written.
bool look_like_messages(const Mapping& messages) {
  return !messages.time.empty() ||
         std::any_of(messages.roles.begin(), messages.roles.end(), [&](const RoleRule& rule) {
           return !rule.map.empty() && !tells_notes(rule) && rule.field != messages.speaker;
         });
}

/// Several objects, on a line each or behind each other, the elements of a page, or the one object
/// of a file when it has an id: any other may be a page around many.
bool may_hold_messages(const Sample& sample, const Mapping& messages) {
  if (is_list(*sample.head)) return true;
  if (!sample.framing.pointer.empty()) return true;
  return sample.lines.size() > 1 || sample.documents.size() > 1 || !messages.conversation.empty();
}

/// Rows of messages, each a line of the table or an element, whose text is known.
Mapping completed_rows(const Sample& sample, Mapping rows) {
  guess_answers(sample, rows);
  guess_from_values(sample, rows);
  tell_users_from_customers(sample, rows);
  guess_day(sample, rows);
  return rows;
}

/// The text where each element is a message with its text in a list of parts; else empty.
FieldNames text_of_parts(const Sample& sample, const Mapping& rows, const Mapping& messages) {
  const bool is_message =
      !rows.conversation.empty() || !rows.speaker.empty() || look_like_messages(rows);
  const bool may_be =
      rows.text.empty() && is_message && messages.speaker.empty() && !look_like_messages(messages);
  return may_be && may_hold_messages(sample, messages) ? text_in_parts(sample) : FieldNames();
}

/// A table of tickets: what stands beside a subject and an id is said by who wrote the ticket.
void guess_tickets(const std::vector<std::string>& names, Mapping& rows) {
  const auto named = [&](std::string_view canonical) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
      return canonical_name(name) == canonical;
    });
    return found == names.end() ? std::string() : *found;
  };
  const std::string text = known_name(names, KnownField::kDescription);
  if (text.empty() || named("id").empty() || named("subject").empty()) return;
  rows.text = {text};
  rows.conversation = {named("id")};
}

Mapping guess_rows(const Sample& sample) {
  Mapping rows = guess_fields(plain_names(sample), nested_names(sample));
  if (sample.is_delimited() && rows.text.empty()) guess_tickets(plain_names(sample), rows);
  if (sample.documents.size() == 1 && !rows.text.empty() &&
      is_status(rows.text.front(), plain_names(sample))) {
    rows.text = {};
  }
  Mapping messages = guess_messages(sample);
  if (!messages.messages.empty()) {
    forget_ids_of_messages(first_messages(sample, messages.messages), messages);
  }
  if (FieldNames parts = text_of_parts(sample, rows, messages); !parts.empty()) {
    rows.text = std::move(parts);
    return completed_rows(sample, std::move(rows));
  }
  const bool on_page = !is_list(*sample.head) && !sample.framing.pointer.empty();
  if (on_page && !look_like_messages(messages)) messages.text = {};
  const bool hold_messages =
      rows.text.empty() || (!tell_customers(rows.roles) && look_like_messages(messages));
  if (!messages.text.empty() && hold_messages && may_hold_messages(sample, messages)) {
    return messages;
  }
  return completed_rows(sample, std::move(rows));
}

bool is_repeated(const std::vector<std::string>& values) {
  std::set<std::string_view> seen;
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return !value.empty() && !seen.insert(value).second;
  });
}

/// Each row is a conversation of its own: what several have names something around them, such as
/// the case of two chats.
FieldNames id_of_transcripts(const Sample& sample, std::vector<std::string> names) {
  for (;;) {
    std::string id = known_name(names, KnownField::kConversation);
    if (id.empty()) break;
    if (!is_repeated(values_of(sample, id))) return {id};
    std::erase(names, id);
  }
  for (const std::string& name : names) {
    if (canonical_name(name) == "id" && !is_repeated(values_of(sample, name))) return {name};
  }
  return {};
}

Mapping guess_rows_of_transcripts(const Sample& sample, const std::string& field) {
  std::vector<std::string> names = plain_names(sample);
  std::erase(names, field);
  Mapping rows = guess_fields(names, {});
  rows.conversation = id_of_transcripts(sample, names);
  rows.text = {field};
  rows.transcript = true;
  rows.answer = rows.speaker = {};
  rows.html = false;
  rows.roles.clear();
  if (const std::string start = known_name(names, KnownField::kStart); !start.empty()) {
    rows.time = {start};
  }
  if (const std::string id = element_id_name(names); rows.conversation.empty() && !id.empty()) {
    rows.conversation = {id};
  }
  return rows;
}

/// What all guesses have in common.
Mapping completed(Mapping mapping, const Sample& sample) {
  mapping.where = sample.head->id_name;
  mapping.channel = "chat";
  mapping.objects_are_text = false;
  mapping.nulls = {"", "NULL", "null", "\\N", "nan", "NaN", "None"};
  mapping.input = sample.is_delimited() ? Mapping::Input::kDelimited : Mapping::Input::kJson;
  return mapping;
}

std::vector<std::string> names_of(const Mapping& mapping, const Sample& sample) {
  return mapping.messages.empty() ? plain_names(sample)
                                  : names_around_messages(sample, mapping.messages);
}

/// Members that hold something in a list, which no guess reads but as messages.
std::vector<std::string> lists_beside(const Sample& sample) {
  std::vector<std::string> names;
  for (const JsonDocument& document : sample.documents) {
    std::size_t looked_at = 0;
    for (const JsonValue member : document.root()) {
      if (++looked_at > kSampleMembers) break;
      if (!member.is(JsonType::kArray) || member.size() == 0) continue;
      const std::string name(member.name());
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

/// Columns or members that the guess has no use for.
std::vector<std::string> unused_names(const Mapping& mapping, const Sample& sample) {
  std::vector<std::string> unused;
  const auto is_used = [&](const std::string& name) {
    const auto in = [&](const FieldNames& field) {
      if (mapping.opening && !field.empty() && name == "^" + field.back()) return true;
      return std::find(field.begin(), field.end(), name) != field.end();
    };
    return in(mapping.text) || in(mapping.answer) || in(mapping.conversation) || in(mapping.time) ||
           in(mapping.day) || in(mapping.speaker) || in(mapping.customer) || in(mapping.writer) ||
           in(mapping.receiver) || in(mapping.reply_id) || in(mapping.reply_to) ||
           std::any_of(mapping.roles.begin(), mapping.roles.end(),
                       [&](const RoleRule& rule) { return in(rule.field) || in(rule.other); });
  };
  for (const std::string& name : names_of(mapping, sample)) {
    if (!name.empty() && !is_used(name)) unused.push_back(name);
  }
  if (mapping.messages.empty()) {
    for (std::string& name : lists_beside(sample)) {
      if (!is_used(name)) unused.push_back(std::move(name));
    }
  }
  return unused;
}

bool is_by_number(const RoleRule& rule) {
  return std::all_of(rule.map.begin(), rule.map.end(), [](const auto& entry) {
    return std::all_of(entry.first.begin(), entry.first.end(), is_ascii_digit);
  });
}

/// "1 customer, 2 agent".
std::string sides_of(const RoleRule& rule) {
  std::string text;
  for (const auto& [number, role] : rule.map) {
    text.append(text.empty() ? "" : ", ").append(number).append(" ").append(name_of(role));
  }
  return text;
}

}  // namespace

Mapping guess_mapping(const Sample& sample) {
  Mapping mapping = guess_rows(sample);
  mapping.whole_input = is_one_conversation(mapping, sample);
  // What stands beside an agent's message there is the agent's.
  if (mapping.whole_input) mapping.customer_when = Role::kCustomer;
  guess_lettered_sides(sample, mapping);
  guess_named_sides(sample, mapping);
  guess_numbered_sides(sample, mapping);
  guess_ties(sample, mapping);
  return completed(std::move(mapping), sample);
}

Mapping guess_mapping_of_transcripts(const Sample& sample, const std::string& field) {
  return completed(guess_rows_of_transcripts(sample, field), sample);
}

void add_unseen_notes(const Sample& sample, Mapping& mapping) {
  std::vector<RoleRule> rules = unseen_note_rules(names_of(mapping, sample));
  std::move(mapping.roles.begin(), mapping.roles.end(), std::back_inserter(rules));
  mapping.roles = std::move(rules);
}

std::string description_of(const Mapping& mapping, const Sample& sample) {
  std::string text = "guessed:";
  const auto say = [&](std::string_view what, const FieldNames& field) {
    if (!field.empty()) text.append(" ").append(what).append("=").append(field.front());
  };
  if (!mapping.messages.empty()) text += " messages=" + mapping.messages;
  say("text", mapping.text);
  say("answer", mapping.answer);
  if (mapping.opening) text += " opening=" + mapping.text.back();
  say("conversation", mapping.conversation);
  say("time", mapping.time);
  say("day", mapping.day);
  say("speaker", mapping.speaker);
  say("customer", mapping.customer);
  say("answers", mapping.reply_to);
  for (const RoleRule& rule : mapping.roles) {
    if (rule.kind == RoleRule::Kind::kSameAs) {
      text.append(" ").append(name_of(rule.role)).append("=whoever ").append(rule.other.front());
      text += " names";
    }
    if (rule.map.empty()) continue;  // that of the opening, and names for roles
    say(tells_notes(rule) ? "notes" : "role", rule.field);
    if (is_by_number(rule)) text += " (by who begins: " + sides_of(rule) + ")";
  }
  if (mapping.whole_input) text += " conversation=the whole file";
  if (!mapping.writer.empty()) {
    text += " conversation=what " + mapping.writer.front() + " and " + mapping.receiver.front() +
            " write to each other";
  }
  if (mapping.gap_milliseconds > 0)
    text += ", parted where nobody writes for 4 hours (--group-gap)";
  if (mapping.transcript) text += "; each text is a transcript whose lines say who speaks";
  const bool is_loose = !mapping.transcript && mapping.answer.empty() &&
                        mapping.conversation.empty() && !mapping.whole_input &&
                        mapping.messages.empty() && mapping.gap_milliseconds == 0 &&
                        mapping.reply_to.empty();
  if (is_loose) text += "; nothing ties messages together, so each is a conversation of its own";
  if (is_loose && !mapping.speaker.empty() && !mapping.time.empty()) {
    text += " (--group-gap 4h makes one of what is said without such a pause)";
  }
  const std::vector<std::string> unused = unused_names(mapping, sample);
  if (!unused.empty()) text += "; left out: " + name_list(unused);
  return text + "; a mapping file says it exactly (--draft-map writes a first one)";
}

/// {"code":200,"message":"[{\"id\":1,..}]"}: nobody wrote that, and nobody says when. Inside an
/// object, {"body":{"content":"{\"text\":..}"}}, what somebody wrote is in that JSON.
bool holds_json_as_text(const Sample& sample, const Mapping& mapping) {
  const std::string& text = mapping.text.front();
  const bool is_inside = text.starts_with('/');
  const bool is_message =
      !mapping.messages.empty() || !mapping.conversation.empty() || !mapping.time.empty();
  if (is_message && !is_inside) return false;
  return are_json_in_text(mapping.messages.empty()
                              ? values_of(sample, text)
                              : values_of(first_messages(sample, mapping.messages), text));
}

double score_guess(const Sample& sample) {
  const Mapping mapping = guess_mapping(sample);
  if (mapping.text.empty() || holds_json_as_text(sample, mapping)) return 0;
  if (is_one_of_several_lists(sample)) return 0;
  if (needs_another_form(sample)) return 0;
  const bool is_tied = !mapping.conversation.empty() || !mapping.messages.empty() ||
                       mapping.gap_milliseconds > 0 || !mapping.reply_to.empty();
  const double tied = is_tied ? 0.1 : 0;
  const double told = tell_customers(mapping.roles) || !mapping.answer.empty() ? 0.1 : 0;
  // {"status":0,"message":"success"} has a text as well; alone it proves something only line by
  // line.
  const bool nested = sample.framing.kind == Framing::Kind::kElements && !is_list(*sample.head);
  const bool alone = tied == 0 && told == 0 && mapping.time.empty();
  const bool is_inside = mapping.text.front().starts_with('/') && mapping.speaker.empty();
  if (alone && is_inside) return 0;  // {"text":{"content":".."}} may be anything
  return (nested && alone ? 0.2 : 0.4) + tied + told;
}

}  // namespace deskmill
