// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/numbered_sides.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "stages/ingest/guessing/guessed_messages.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/role_words.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostSides = 4;  ///< customer, agent, bot, system
constexpr std::size_t kMostDigits = 2;

/// One message of a conversation: which side it says, and when.
struct Said {
  std::string side, time;
};
using Conversation = std::vector<Said>;

bool is_small_number(std::string_view text) {
  return !text.empty() && text.size() <= kMostDigits &&
         std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::vector<Said> messages_in(const Sample& sample, const std::string& side,
                              const FieldNames& time) {
  std::vector<Said> messages;
  for (std::string& value : values_of(sample, side)) messages.push_back({std::move(value), ""});
  if (time.empty()) return messages;
  const std::vector<std::string> times = values_of(sample, time.front());
  for (std::size_t i = 0; i < std::min(times.size(), messages.size()); ++i) {
    messages[i].time = times[i];
  }
  return messages;
}

/// Neighbours with the same id.
std::vector<Conversation> by_id(const Sample& sample, const Mapping& mapping,
                                const std::string& side) {
  std::vector<Said> messages = messages_in(sample, side, mapping.time);
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
  std::vector<Said> messages = messages_in(shown, side, mapping.time);
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

/// The side that speaks first, also where the newest stands first; "" when only one speaks.
std::string first_side(Conversation conversation) {
  std::erase_if(conversation, [](const Said& said) { return said.side.empty(); });
  if (conversation.empty()) return {};
  const Said &first = conversation.front(), &last = conversation.back();
  const bool one_speaks = std::all_of(conversation.begin(), conversation.end(),
                                      [&](const Said& said) { return said.side == first.side; });
  if (one_speaks) return {};
  const bool goes_back = first.time.size() == last.time.size() && first.time > last.time;
  return goes_back ? last.side : first.side;
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
    if (const std::string first = first_side(conversation); !first.empty()) ++begins[first];
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

bool finds_customer(const Sample& shown, const Mapping& mapping) {
  return std::any_of(mapping.roles.begin(), mapping.roles.end(), [&](const RoleRule& rule) {
    const auto seen = words_seen(shown, rule);
    return std::any_of(seen.begin(), seen.end(),
                       [](const auto& word) { return word.second == Role::kCustomer; });
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

}  // namespace deskmill
