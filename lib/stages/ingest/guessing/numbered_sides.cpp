// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/numbered_sides.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "stages/ingest/conversations/service_greeting.hpp"
#include "stages/ingest/guessing/guessed_messages.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/guessing/sample_names.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostSides = 4;  ///< customer, agent, bot, system
constexpr std::size_t kMostDigits = 2;

/// One message of a conversation: which side it says, when, and what.
struct Said {
  std::string side, time, text;
};
using Conversation = std::vector<Said>;

bool is_small_number(std::string_view text) {
  return !text.empty() && text.size() <= kMostDigits &&
         std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::vector<Said> messages_in(const Sample& sample, const std::string& side,
                              const Mapping& mapping) {
  std::vector<Said> messages;
  for (std::string& value : values_of(sample, side)) messages.push_back({std::move(value), "", ""});
  const auto add = [&](const FieldNames& field, std::string Said::*member) {
    if (field.empty()) return;
    std::vector<std::string> values = values_of(sample, field.front());
    for (std::size_t i = 0; i < std::min(values.size(), messages.size()); ++i) {
      messages[i].*member = std::move(values[i]);
    }
  };
  add(mapping.time, &Said::time);
  add(mapping.text, &Said::text);
  return messages;
}

/// Neighbours with the same id.
std::vector<Conversation> by_id(const Sample& sample, const Mapping& mapping,
                                const std::string& side) {
  std::vector<Said> messages = messages_in(sample, side, mapping);
  const std::vector<std::string> ids = values_of(sample, mapping.conversation.front());
  std::vector<Conversation> conversations;
  for (std::size_t i = 0; i < std::min(ids.size(), messages.size()); ++i) {
    if (i == 0 || ids[i] != ids[i - 1]) conversations.emplace_back();
    conversations.back().push_back(std::move(messages[i]));
  }
  return conversations;
}

/// Those of the same list, as far as they are shown.
std::vector<Conversation> by_list(const Sample& sample, const Sample& shown, const Mapping& mapping,
                                  const std::string& side) {
  std::vector<Said> messages = messages_in(shown, side, mapping);
  std::vector<Conversation> conversations;
  auto next = messages.begin();
  for (const JsonDocument& document : sample.documents) {
    const auto size =
        static_cast<std::ptrdiff_t>(document.root().at_pointer(mapping.messages).size());
    const auto end = next + std::min(size, messages.end() - next);
    conversations.emplace_back(std::make_move_iterator(next), std::make_move_iterator(end));
    next = end;
  }
  return conversations;
}

/// The side that asks: the first to speak, also where the newest stands first, but not one that
/// greets as agents do; "" when only one speaks.
std::string first_to_ask(Conversation conversation) {
  std::erase_if(conversation, [](const Said& said) { return said.side.empty(); });
  if (conversation.empty()) return {};
  if (conversation.front().time.size() == conversation.back().time.size() &&
      conversation.front().time > conversation.back().time) {
    std::reverse(conversation.begin(), conversation.end());
  }
  const Said& first = conversation.front();
  const auto other = std::find_if(conversation.begin(), conversation.end(),
                                  [&](const Said& said) { return said.side != first.side; });
  if (other == conversation.end()) return {};
  return is_service_greeting(first.text) ? other->side : first.side;
}

/// How many conversations each side begins; nullopt when some are no small numbers.
std::optional<std::map<std::string, std::size_t>> count_beginnings(
    const std::vector<Conversation>& conversations) {
  std::map<std::string, std::size_t> begins;
  for (const Conversation& conversation : conversations) {
    for (const Said& said : conversation) {
      if (said.side.empty()) continue;
      if (!is_small_number(said.side)) return std::nullopt;
      begins.try_emplace(said.side, 0);
    }
    if (const std::string first = first_to_ask(conversation); !first.empty()) ++begins[first];
  }
  return begins;
}

/// Which number is which side, if they are that.
std::optional<RoleRule> rule_by(const std::string& field,
                                const std::vector<Conversation>& conversations) {
  const auto begins = count_beginnings(conversations);
  if (!begins || begins->size() < 2 || begins->size() > kMostSides) return std::nullopt;
  std::size_t all = 0, most = 0;
  for (const auto& [side, count] : *begins) {
    all += count;
    most = std::max(most, count);
  }
  if (all == 0 || most * 5 < all * 4) return std::nullopt;
  RoleRule rule;
  rule.kind = RoleRule::Kind::kMap;
  rule.field = {field};
  for (const auto& [side, count] : *begins) {
    rule.map.emplace_back(side, count == most ? Role::kCustomer : Role::kAgent);
  }
  return rule;
}

/// v, a, s: who asks and who answers must both be there, and nothing else.
std::optional<RoleRule> rule_by_letters(const std::string& field,
                                        const std::vector<std::string>& values) {
  constexpr std::string_view kAsking = "vcuq", kAnswering = "ab";
  std::set<char> seen;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (value.size() > 1) return std::nullopt;
    seen.insert(ascii_lower(value.front()));
  }
  RoleRule rule;
  rule.kind = RoleRule::Kind::kMap;
  rule.field = {field};
  std::size_t asking = 0, answering = 0;
  for (const char letter : seen) {
    const bool asks = kAsking.find(letter) != kAsking.npos;
    const bool answers = kAnswering.find(letter) != kAnswering.npos;
    if (!asks && !answers && letter != 's') return std::nullopt;
    asking += asks ? 1 : 0;
    answering += answers ? 1 : 0;
    const Role role = asks            ? Role::kCustomer
                      : !answers      ? Role::kSystem
                      : letter == 'b' ? Role::kBot
                                      : Role::kAgent;
    rule.map.emplace_back(std::string(1, letter), role);
    rule.map.emplace_back(std::string(1, ascii_upper(letter)), role);
  }
  if (asking != 1 || answering == 0) return std::nullopt;
  return rule;
}

bool finds_customer(const Sample& shown, const RoleRule& rule) {
  const auto seen = words_seen(shown, rule);
  return std::any_of(seen.begin(), seen.end(),
                     [](const auto& word) { return word.second == Role::kCustomer; });
}

bool finds_customer(const Sample& shown, const Mapping& mapping) {
  return std::any_of(mapping.roles.begin(), mapping.roles.end(),
                     [&](const RoleRule& rule) { return finds_customer(shown, rule); });
}

/// The same, but by the names of speakers alone it does not count.
bool column_finds_customer(const Sample& shown, const Mapping& mapping) {
  return std::any_of(mapping.roles.begin(), mapping.roles.end(), [&](const RoleRule& rule) {
    return rule.field != mapping.speaker && finds_customer(shown, rule);
  });
}

/// The fields that may tell sides: those of rules for roles, and the speaker.
std::vector<std::string> fields_of_sides(const Mapping& mapping) {
  std::vector<std::string> fields;
  for (const RoleRule& rule : mapping.roles) {
    if (!rule.map.empty() && !tells_notes(rule)) fields.push_back(rule.field.front());
  }
  if (!mapping.speaker.empty()) fields.push_back(mapping.speaker.front());
  return fields;
}

/// A number is nobody's name.
void take(RoleRule&& rule, Mapping& mapping) {
  std::erase_if(mapping.roles, [&](const RoleRule& other) { return other.field == rule.field; });
  if (mapping.speaker == rule.field) mapping.speaker = {};
  mapping.roles.push_back(std::move(rule));
}

}  // namespace

void guess_numbered_sides(const Sample& sample, Mapping& mapping) {
  const bool in_lists = !mapping.messages.empty();
  if (!in_lists && mapping.conversation.empty()) return;
  const Sample inner = first_messages(sample, mapping.messages);
  const Sample& shown = in_lists ? inner : sample;
  if (finds_customer(shown, mapping)) return;
  for (const std::string& field : fields_of_sides(mapping)) {
    const auto conversations =
        in_lists ? by_list(sample, shown, mapping, field) : by_id(sample, mapping, field);
    if (auto rule = rule_by(field, conversations)) return take(std::move(*rule), mapping);
  }
}

void guess_lettered_sides(const Sample& sample, Mapping& mapping) {
  if (!mapping.answer.empty()) return;
  const bool in_lists = !mapping.messages.empty();
  const Sample inner = first_messages(sample, mapping.messages);
  const Sample& shown = in_lists ? inner : sample;
  if (column_finds_customer(shown, mapping)) return;
  std::vector<std::string> fields = fields_of_sides(mapping);
  for (const std::string& name : nested_names(shown)) fields.push_back(name);
  for (const std::string& field : fields) {
    auto rule = rule_by_letters(field, values_of(shown, field));
    if (!rule) continue;
    take(std::move(*rule), mapping);
    // In front of what names of speakers tell: somebody may be called Visitor.
    const auto others = std::find_if(mapping.roles.begin(), mapping.roles.end(), tells_customers);
    std::rotate(others, mapping.roles.end() - 1, mapping.roles.end());
    return;
  }
}

}  // namespace deskmill
