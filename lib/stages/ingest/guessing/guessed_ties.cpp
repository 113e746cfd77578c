// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/guessed_ties.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/ingest/conversations/service_greeting.hpp"
#include "stages/ingest/guessing/guessed_messages.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/guessing/sample_names.hpp"

namespace deskmill {
namespace {

using Values = std::vector<std::string>;

/// Longer silences part what two people write to each other.
constexpr std::int64_t kGap = std::int64_t{4} * 3600 * 1000;

/// How many of `values` stand in the same row of `others`, too.
std::size_t count_same(const Values& values, const Values& others) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < std::min(values.size(), others.size()); ++i) {
    same += !values[i].empty() && values[i] == others[i] ? 1 : 0;
  }
  return same;
}

std::size_t count_given(const Values& values) {
  return values.size() -
         static_cast<std::size_t>(std::count(values.begin(), values.end(), std::string()));
}

RoleRule same_as(const FieldNames& speaker, std::string other, Role role) {
  RoleRule rule;
  rule.kind = RoleRule::Kind::kSameAs;
  rule.field = speaker;
  rule.other = {std::move(other)};
  rule.role = role;
  return rule;
}

bool names_agents(const std::string& name) {
  constexpr std::array<std::string_view, 11> kWords = {"客服",   "坐席",  "座席",     "卖家",
                                                       "商家",   "agent", "operator", "seller",
                                                       "waiter", "staff", "rep"};
  const std::string canonical = canonical_name(name);
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return canonical.find(word) != std::string::npos;
  });
}

/// What the element around a message names, once for each of its messages.
Values around_messages(const Sample& sample, const Mapping& mapping, const std::string& name) {
  Values values;
  for (const JsonDocument& document : sample.documents) {
    const JsonValue root = document.root();
    const JsonValue value = name.starts_with('/') ? root.at_pointer(name) : root[name];
    const std::size_t count = root.at_pointer(mapping.messages).size();
    values.insert(values.end(), count, std::string(value.text()));
  }
  return values;
}

/// Some of the speakers are named in the column of customers, but not all.
bool is_some(std::size_t same, std::size_t given) {
  return same > 0 && same < given;
}

void add_rule(RoleRule&& rule, Mapping& mapping) {
  // Behind notes and words for roles in other columns, in front of what names of speakers tell.
  const auto of_speakers =
      std::find_if(mapping.roles.begin(), mapping.roles.end(),
                   [&](const RoleRule& other) { return other.field == mapping.speaker; });
  mapping.roles.insert(of_speakers, std::move(rule));
}

void guess_sides_of_lists(const Sample& sample, Mapping& mapping) {
  const Sample inner = first_messages(sample, mapping.messages);
  const Values speakers = values_of(inner, mapping.speaker.front());
  for (const std::string& name : plain_names(sample)) {
    if (known_name({name}, KnownField::kCustomer).empty()) continue;
    const Values customers = around_messages(sample, mapping, name);
    if (!is_some(count_same(speakers, customers), count_given(speakers))) continue;
    add_rule(same_as(mapping.speaker, "^" + name, Role::kCustomer), mapping);
    return;
  }
}

void guess_sides_of_rows(const Sample& sample, Mapping& mapping) {
  const Values speakers = values_of(sample, mapping.speaker.front());
  const std::size_t given = count_given(speakers);
  for (const std::string& name : plain_names(sample)) {
    if (name.empty() || name == mapping.speaker.front()) continue;
    const bool is_customer = !known_name({name}, KnownField::kCustomer).empty();
    if (!is_customer && !names_agents(name)) continue;
    if (!is_some(count_same(speakers, values_of(sample, name)), given)) continue;
    add_rule(same_as(mapping.speaker, name, is_customer ? Role::kCustomer : Role::kAgent), mapping);
    if (is_customer) mapping.customer = {name};
  }
}

struct Parties {
  std::string_view writer, receiver;
};
constexpr std::array kParties = {
    Parties{"from", "to"},
    Parties{"from_id", "to_id"},
    Parties{"from_user", "to_user"},
    Parties{"from_user_id", "to_user_id"},
    Parties{"from_number", "to_number"},
    Parties{"sender", "receiver"},
    Parties{"sender", "recipient"},
    Parties{"sender_id", "receiver_id"},
    Parties{"sender_id", "recipient_id"},
    Parties{"发送人", "接收人"},
    Parties{"发送者", "接收者"},
    Parties{"发送方", "接收方"},
    Parties{"发送人id", "接收人id"},
};

std::string named(const std::vector<std::string>& names, std::string_view canonical) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
    return canonical_name(name) == canonical;
  });
  return found == names.end() ? std::string() : *found;
}

/// What names the message that one answers, and what names the message itself.
struct Reply {
  std::string_view answered, id;
};
constexpr std::array kReplies = {
    Reply{"in_response_to_tweet_id", "tweet_id"},
    Reply{"in_reply_to_status_id_str", "id_str"},
    Reply{"in_reply_to_status_id", "id"},
    Reply{"in_reply_to_id", "id"},
    Reply{"in_reply_to_message_id", "message_id"},
    Reply{"reply_to_message_id", "message_id"},
    Reply{"reply_to_id", "id"},
    Reply{"in_reply_to", "message_id"},
};

/// At least every third message answers one that is there.
bool are_answers(const Values& answered, const Values& ids) {
  const std::set<std::string_view> known(ids.begin(), ids.end());
  const auto found = std::count_if(answered.begin(), answered.end(), [&](const std::string& id) {
    return !id.empty() && known.contains(id);
  });
  return static_cast<std::size_t>(found) * 3 >= answered.size() && found > 0;
}

bool guess_replies(const Sample& sample, Mapping& mapping) {
  const std::vector<std::string> names = plain_names(sample);
  for (const Reply& reply : kReplies) {
    const std::string answered = named(names, reply.answered), id = named(names, reply.id);
    if (answered.empty() || id.empty()) continue;
    if (!are_answers(values_of(sample, answered), values_of(sample, id))) continue;
    mapping.reply_to = {answered};
    mapping.reply_id = {id};
    return true;
  }
  return false;
}

/// Somebody who is written to writes back.
bool is_answered(const Values& writers, const Values& receivers) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (std::size_t i = 0; i < std::min(writers.size(), receivers.size()); ++i) {
    if (writers[i].empty() || writers[i] == receivers[i]) continue;
    if (seen.contains({receivers[i], writers[i]})) return true;
    seen.insert({writers[i], receivers[i]});
  }
  return false;
}

/// Where both write, a field by which all are agents is one of the program ("outgoing").
void forget_rules_of_one_side(const Sample& sample, Mapping& mapping) {
  std::erase_if(mapping.roles, [&](const RoleRule& rule) {
    if (rule.map.empty() || tells_notes(rule) || rule.field == mapping.speaker) return false;
    std::set<Role> seen;
    for (const auto& [word, role] : words_seen(sample, rule)) seen.insert(role);
    return seen.size() == 1;
  });
}

bool guess_parties(const Sample& sample, Mapping& mapping) {
  const std::vector<std::string> names = plain_names(sample);
  for (const Parties& parties : kParties) {
    const std::string writer = named(names, parties.writer);
    const std::string receiver = named(names, parties.receiver);
    if (writer.empty() || receiver.empty()) continue;
    if (!is_answered(values_of(sample, writer), values_of(sample, receiver))) continue;
    mapping.writer = {writer};
    mapping.receiver = {receiver};
    forget_rules_of_one_side(sample, mapping);
    mapping.gap_milliseconds = kGap;
    if (mapping.speaker.empty()) mapping.speaker = {writer};
    return true;
  }
  return false;
}

bool tells_both_sides(const Mapping& mapping) {
  return has_role_column(mapping) ||
         std::any_of(mapping.roles.begin(), mapping.roles.end(),
                     [](const RoleRule& rule) { return rule.kind == RoleRule::Kind::kSameAs; });
}

/// Every message names the customer, the agents' as well.
bool guess_rows_of_customers(const Sample& sample, Mapping& mapping) {
  if (mapping.customer.empty() || !tells_both_sides(mapping)) return false;
  const Values customers = values_of(sample, mapping.customer.front());
  std::size_t together = 0;
  for (std::size_t i = 1; i < customers.size(); ++i) {
    together += !customers[i].empty() && customers[i] == customers[i - 1] ? 1 : 0;
  }
  if (together * 4 < customers.size() || count_given(customers) < customers.size()) return false;
  mapping.gap_milliseconds = kGap;
  return true;
}

/// Changes of speaker from row to row.
std::size_t count_changes(const Values& speakers) {
  std::size_t changes = 0;
  for (std::size_t i = 1; i < speakers.size(); ++i) changes += speakers[i] != speakers[i - 1];
  return changes;
}

/// All of a small file, which calls itself a list of messages: other lists may hold what two people
/// wrote independently of each other.
bool holds_all(const Sample& sample) {
  constexpr std::size_t kFewUnits = 15;  // below what a sample takes
  return sample.head->complete && sample.framing.pointer.ends_with("/messages") &&
         sample.documents.size() < kFewUnits;
}

/// Who of two people asks: the first, where the newest stands first the last, unless it greets.
std::string who_asks(const Sample& sample, const Mapping& mapping, const Values& speakers) {
  const Values times = values_of(sample, mapping.time.front());
  const Values texts = values_of(sample, mapping.text.front());
  const bool goes_back =
      times.front().size() == times.back().size() && times.front() > times.back();
  const std::size_t first = goes_back ? speakers.size() - 1 : 0;
  const std::string& begins = speakers[first];
  if (first >= texts.size() || !is_service_greeting(texts[first])) return begins;
  return *std::find_if(speakers.begin(), speakers.end(),
                       [&](const std::string& speaker) { return speaker != begins; });
}

void guess_talk_of_two(const Sample& sample, Mapping& mapping) {
  if (mapping.speaker.empty() || mapping.time.empty() || !mapping.customer.empty()) return;
  if (has_role_column(mapping)) return;
  const Values speakers = values_of(sample, mapping.speaker.front());
  const std::set<std::string_view> different(speakers.begin(), speakers.end());
  if (different.size() != 2 || different.contains("")) return;
  if (count_changes(speakers) < 2 && !holds_all(sample)) return;
  mapping.whole_input = true;
  mapping.gap_milliseconds = kGap;
  mapping.likely_customer = who_asks(sample, mapping, speakers);
}

}  // namespace

void guess_named_sides(const Sample& sample, Mapping& mapping) {
  if (mapping.speaker.empty() || !mapping.answer.empty() || has_role_column(mapping)) return;
  if (mapping.messages.empty()) {
    guess_sides_of_rows(sample, mapping);
  } else {
    guess_sides_of_lists(sample, mapping);
  }
}

void forget_ids_of_messages(const Sample& sample, Mapping& mapping) {
  if (mapping.conversation.empty()) return;
  const std::string name = canonical_name(mapping.conversation.front());
  if (name != "sid" && name != "tid") return;
  Values ids = values_of(sample, mapping.conversation.front());
  const std::set<std::string_view> different(ids.begin(), ids.end());
  if (ids.size() > 1 && different.size() == ids.size()) mapping.conversation = {};
}

void guess_ties(const Sample& sample, Mapping& mapping) {
  if (!mapping.messages.empty() || !mapping.answer.empty() || mapping.text.empty()) return;
  forget_ids_of_messages(sample, mapping);
  if (!mapping.conversation.empty() || mapping.whole_input) return;
  if (guess_parties(sample, mapping) || guess_rows_of_customers(sample, mapping)) return;
  if (!guess_replies(sample, mapping)) guess_talk_of_two(sample, mapping);
}

}  // namespace deskmill
