// SPDX-License-Identifier: Apache-2.0
#include "json/members.hpp"

#include <charconv>

#include "json/text.hpp"

namespace deskmill {

std::string string_member(const Record& record, std::string_view name) {
  const Member* member = record.find(name);
  if (member == nullptr || member->type != JsonType::kString) return {};
  const std::string_view token = record.raw_value(*member);
  return decode_json_string(token.substr(1, token.size() - 2));
}

std::optional<double> number_member(const Record& record, std::string_view name) {
  const Member* member = record.find(name);
  if (member == nullptr || member->type != JsonType::kNumber) return std::nullopt;
  const std::string_view token = record.raw_value(*member);
  double number = 0;
  std::from_chars(token.data(), token.data() + token.size(), number);
  return number;
}

}  // namespace deskmill
