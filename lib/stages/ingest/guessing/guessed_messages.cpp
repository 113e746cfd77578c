// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/guessed_messages.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "stages/ingest/guessing/guessed_fields.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/input_shape.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/sample_names.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostMessages = 100;

std::string_view first_member(JsonValue element) {
  return element.size() == 0 ? std::string_view() : (*element.begin()).name();
}

/// Of the elements that begin as `holder` does, half have something there, if only an empty list:
/// where the elements are messages, one of them may hold a list of those that it forwards.
bool is_usual(const std::string& pointer, JsonValue holder, const Sample& sample) {
  std::size_t alike = 0, having = 0;
  for (const JsonDocument& document : sample.documents) {
    if (first_member(document.root()) != first_member(holder)) continue;
    ++alike;
    if (document.root().at_pointer(pointer).exists()) ++having;
  }
  return 2 * having >= alike;
}

/// "" when the elements have none, or several beside each other: to read one would be to lose the
/// others.
std::string pointer_of_messages(const Sample& sample) {
  for (const JsonDocument& document : sample.documents) {
    const std::vector<std::string> lists = message_lists(document.root());
    if (lists.size() > 1) return {};
    if (lists.empty()) continue;
    return is_usual(lists.front(), document.root(), sample) ? lists.front() : std::string();
  }
  return {};
}

/// The object that holds the list of messages, as one sees it from a message: the element itself,
/// or one inside it: {"ticket":{"id":7,"comments":[..]}}.
struct Holder {
  std::string pointer;             ///< in the element, "" for the element
  std::vector<std::string> names;  ///< of its plain members
  Mapping guess;

  /// The same field as a message names it.
  FieldNames outer(const std::string& name) const {
    return {"^" + (pointer.empty() ? name : pointer + "/" + name)};
  }
};

std::string parent_of(const std::string& pointer) {
  return pointer.substr(0, pointer.rfind('/'));
}

/// What `pointer` finds in the elements, as elements of a sample of their own.
Sample values_at(const Sample& sample, const std::string& pointer) {
  Sample values;
  values.head = sample.head;
  JsonParser parser;
  for (const JsonDocument& document : sample.documents) {
    const JsonValue value = document.root().at_pointer(pointer);
    JsonDocument copy;
    if (value.exists() && !parser.parse(value.raw(), copy)) {
      values.documents.push_back(std::move(copy));
    }
  }
  return values;
}

/// The object that holds the list, and the element around it.
std::vector<Holder> holders_of(const Sample& sample, const std::string& messages) {
  std::vector<Holder> holders;
  for (std::string pointer = parent_of(messages);; pointer = parent_of(pointer)) {
    Holder& holder = holders.emplace_back();
    holder.pointer = pointer;
    holder.names = plain_names(values_at(sample, pointer));
    holder.guess = guess_fields(holder.names);
    if (pointer.empty()) return holders;
  }
}

/// What in the object around tells the conversation: a known name, else its id. The "number" of a
/// single element counts what is in it as often.
FieldNames outer_id(const std::vector<Holder>& holders, bool is_single) {
  for (const Holder& holder : holders) {
    if (!holder.guess.conversation.empty()) return holder.outer(holder.guess.conversation.front());
    const std::string id = element_id_name(holder.names);
    const bool is_count = is_single && id == "number";
    if (!id.empty() && !is_count) return holder.outer(id);
  }
  return {};
}

/// The customer of the list stands beside it; one who is named by each message only where no other
/// is.
FieldNames outer_customer(const std::vector<Holder>& holders) {
  for (const Holder& holder : holders) {
    if (!holder.guess.customer.empty()) return holder.outer(holder.guess.customer.front());
  }
  return {};
}

/// "" or "first_message": where in the holder the words stand that open the conversation.
std::string name_of_opening(const Sample& holder, const Mapping& mapping) {
  constexpr std::array<std::string_view, 5> kOpenings = {
      "conversation_message", "first_message", "initial_message", "original_message", "source"};
  for (const JsonDocument& document : holder.documents) {
    for (const std::string_view name : kOpenings) {
      if (document.root()[name][mapping.text.front()].exists()) return "/" + std::string(name);
    }
  }
  return {};
}

/// A rule for what opens the conversation, where its members do not tell who says it: only there is
/// `member`, which messages do not have, with something in it.
void add_customer_of_opening(const std::string& member, Mapping& mapping) {
  RoleRule rule;
  rule.kind = RoleRule::Kind::kRegex;
  rule.field = {member};
  rule.regex.emplace(".", PatternOptions{}, "");
  rule.role = Role::kCustomer;
  mapping.roles.push_back(std::move(rule));
}

/// The text that stands beside the messages is the first of them, and the customer's unless its
/// members say otherwise: only there is the list a member.
bool open_with_text(const Holder& holder, Mapping& mapping) {
  std::string text = known_name(holder.names, KnownField::kText);
  if (text.empty()) text = known_name(holder.names, KnownField::kDescription);
  if (text.empty() || is_status(text, holder.names)) return false;
  mapping.opening = holder.pointer;
  if (mapping.text.front() != text) mapping.text.push_back(text);
  const std::string time = known_name(holder.names, KnownField::kTime);
  if (!time.empty() && !mapping.time.empty() && mapping.time.front() != time) {
    mapping.time.push_back(time);
  }
  add_customer_of_opening(mapping.messages.substr(holder.pointer.size()), mapping);
  return true;
}

void find_opening(const Sample& sample, const std::vector<Holder>& holders, Mapping& mapping) {
  for (const Holder& holder : holders) {
    if (open_with_text(holder, mapping)) return;
    const Sample object = values_at(sample, holder.pointer);
    const std::string opening = name_of_opening(object, mapping);
    if (opening.empty()) continue;
    mapping.opening = holder.pointer + opening;
    return;
  }
}

/// Messages of one list that do not all name their conversation are tied by the element.
bool is_missing_somewhere(const Sample& messages, const FieldNames& field) {
  const std::vector<std::string> ids = values_of(messages, field.front());
  return std::find(ids.begin(), ids.end(), "") != ids.end();
}

}  // namespace

Sample first_messages(const Sample& sample, const std::string& pointer) {
  Sample messages;
  messages.head = sample.head;
  if (pointer.empty()) return messages;
  JsonParser parser;
  for (const JsonDocument& document : sample.documents) {
    for (const JsonValue message : document.root().at_pointer(pointer)) {
      if (messages.documents.size() == kMostMessages) return messages;
      JsonDocument copy;
      if (!parser.parse(message.raw(), copy)) messages.documents.push_back(std::move(copy));
    }
  }
  return messages;
}

Mapping guess_messages(const Sample& sample) {
  if (!sample.is_json()) return {};
  const std::string pointer = pointer_of_messages(sample);
  if (pointer.empty()) return {};
  const Sample messages = first_messages(sample, pointer);
  Mapping mapping = guess_fields(plain_names(messages), nested_names(messages));
  mapping.messages = pointer;
  const std::vector<Holder> holders = holders_of(sample, pointer);
  if (mapping.conversation.empty() || is_missing_somewhere(messages, mapping.conversation)) {
    const FieldNames id = outer_id(holders, sample.documents.size() == 1);
    if (!id.empty() || mapping.conversation.empty()) mapping.conversation = id;
  }
  if (const FieldNames customer = outer_customer(holders); !customer.empty()) {
    mapping.customer = customer;
  }
  const FieldNames conversation = mapping.conversation;
  guess_from_values(messages, mapping);
  mapping.conversation = conversation;  // values of one list tell nothing about other lists
  if (!mapping.text.empty()) find_opening(sample, holders, mapping);
  return mapping;
}

FieldNames text_in_parts(const Sample& sample) {
  if (!sample.is_json()) return {};
  const std::string pointer = pointer_of_messages(sample);
  if (pointer.empty()) return {};
  const Sample parts = first_messages(sample, pointer);
  if (parts.documents.size() > sample.documents.size() * 2) return {};
  std::string text = known_name(plain_names(parts), KnownField::kText);
  if (!text.empty()) return {pointer + "/*/" + text};
  text = known_name(nested_names(parts), KnownField::kText);
  return text.empty() ? FieldNames() : FieldNames{pointer + "/*" + text};
}

bool is_status(const std::string& text, const std::vector<std::string>& names) {
  constexpr std::array<std::string_view, 6> kCodes = {"code",    "errcode", "error_code",
                                                      "success", "ret",     "status_code"};
  const std::string canonical = canonical_name(text);
  if (canonical != "message" && canonical != "msg") return false;
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(kCodes.begin(), kCodes.end(), canonical_name(name)) != kCodes.end();
  });
}

std::vector<std::string> names_around_messages(const Sample& sample, const std::string& messages) {
  std::vector<std::string> names = plain_names(first_messages(sample, messages));
  for (const std::string& name : plain_names(sample)) names.push_back("^" + name);
  return names;
}

}  // namespace deskmill
