// SPDX-License-Identifier: Apache-2.0
#include "json/members.hpp"

#include <algorithm>

#include "core/number.hpp"
#include "json/grammar.hpp"
#include "json/records/known_members.hpp"
#include "json/string.hpp"

namespace deskmill {
namespace {

std::size_t skip_blanks(std::string_view json, std::size_t at) {
  while (at < json.size() && is_json_blank(json[at])) ++at;
  return at;
}

/// Behind the string that begins at `at`.
std::size_t skip_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return std::min(at + 1, json.size());
}

/// Behind the value that begins at `at`: where its object goes on or ends.
std::size_t skip_value(std::string_view json, std::size_t at) {
  for (std::size_t depth = 0; at < json.size();) {
    const char c = json[at];
    if (c == '"') {
      at = skip_string(json, at);
      continue;
    }
    const bool closes = c == '}' || c == ']';
    if (depth == 0 && (closes || c == ',')) return at;
    if (closes) --depth;
    if (c == '{' || c == '[') ++depth;
    ++at;
  }
  return at;
}

}  // namespace

bool is_record_member(std::string_view name) {
  return known_member(name) != kKnownMembers;
}

bool is_turn_member(std::string_view name) {
  return name == "role" || name == "text" || name == "at" || name == "speaker";
}

std::string_view raw_member(std::string_view object, std::string_view name) {
  if (object.find(name) == object.npos) return {};
  for (std::size_t at = skip_blanks(object, 1); at < object.size() && object[at] == '"';) {
    const std::size_t name_end = skip_string(object, at);
    const std::string_view key = object.substr(at + 1, name_end - at - 2);
    const std::size_t begin = skip_blanks(object, skip_blanks(object, name_end) + 1);
    std::size_t end = skip_value(object, begin);
    at = skip_blanks(object, end + 1);
    if (key != name) continue;
    while (end > begin && is_json_blank(object[end - 1])) --end;
    return object.substr(begin, end - begin);
  }
  return {};
}

std::string name_member(const Record& record, std::string_view name) {
  const Member* member = record.find(name);
  if (member == nullptr) return {};
  const std::string_view token = record.raw_value(*member);
  if (member->type == JsonType::kNumber) return std::string(token);
  if (member->type != JsonType::kString) return {};
  return decode_json_string(token.substr(1, token.size() - 2));
}

std::string conversation_of(const Record& record) {
  if (record.kind() == Kind::kConversation) return std::string(record.id());
  const std::string conversation = name_member(record, "conversation");
  const std::size_t mark = record.id().rfind('#');
  if (!conversation.empty() || record.kind() != Kind::kPair || mark == record.id().npos) {
    return conversation;
  }
  return std::string(record.id().substr(0, mark));
}

std::optional<double> number_member(const Record& record, std::string_view name) {
  const Member* member = record.find(name);
  if (member == nullptr || member->type != JsonType::kNumber) return std::nullopt;
  return parse_number<double>(record.raw_value(*member));
}

}  // namespace deskmill
