// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/guessed_messages.hpp"

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

/// The same field in the element around a message.
FieldNames outer(const FieldNames& field) {
  return field.empty() ? field : FieldNames{"^" + field.front()};
}

/// What in the element around tells the conversation: a known name, else its id. The "number" of a
/// single element counts what is in it as often.
FieldNames outer_id(const std::vector<std::string>& names, const Mapping& around, bool is_single) {
  if (!around.conversation.empty()) return outer(around.conversation);
  const std::string id = element_id_name(names);
  const bool is_count = is_single && id == "number";
  return id.empty() || is_count ? FieldNames() : FieldNames{"^" + id};
}

/// The text that stands beside the messages is the first of them, and the customer's unless its
/// members say otherwise: only there is the list a member.
void open_with_text(const std::vector<std::string>& around, Mapping& mapping) {
  std::string text = known_name(around, KnownField::kText);
  if (text.empty()) text = known_name(around, KnownField::kDescription);
  if (text.empty()) return;
  mapping.opening = "";
  if (mapping.text.front() != text) mapping.text.push_back(text);
  const std::string time = known_name(around, KnownField::kTime);
  if (!time.empty() && !mapping.time.empty() && mapping.time.front() != time) {
    mapping.time.push_back(time);
  }
  RoleRule rule;
  rule.kind = RoleRule::Kind::kRegex;
  rule.field = {mapping.messages};
  rule.regex.emplace(".", PatternOptions{}, "");
  rule.role = Role::kCustomer;
  mapping.roles.push_back(std::move(rule));
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
  const std::vector<std::string> names = plain_names(sample);
  const Mapping around = guess_fields(names);
  if (mapping.conversation.empty()) {
    mapping.conversation = outer_id(names, around, sample.documents.size() == 1);
  }
  if (!around.customer.empty()) mapping.customer = outer(around.customer);
  const FieldNames conversation = mapping.conversation;
  guess_from_values(messages, mapping);
  mapping.conversation = conversation;  // values of one list tell nothing about other lists
  if (!mapping.text.empty()) open_with_text(names, mapping);
  return mapping;
}

std::vector<std::string> names_around_messages(const Sample& sample, const std::string& messages) {
  std::vector<std::string> names = plain_names(first_messages(sample, messages));
  for (const std::string& name : plain_names(sample)) names.push_back("^" + name);
  return names;
}

}  // namespace deskmill
