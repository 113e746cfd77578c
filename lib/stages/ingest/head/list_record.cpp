// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/head/list_record.hpp"

#include "core/ascii.hpp"

namespace deskmill {

std::string_view opening_of_list_record(std::string_view json) {
  if (first_visible(json) != '[') return {};
  const std::string_view inside = json.substr(json.find('[') + 1);
  const char first = first_visible(inside);
  if (first != '{' && first != ']') return {};
  const std::string_view object = inside.substr(0, inside.find('}'));
  const auto has = [&](std::string_view name) { return object.find(name) != object.npos; };
  const bool is_sharegpt = has("\"from\"") && has("\"value\"");
  return is_sharegpt ? "{\"conversations\":" : "{\"messages\":";
}

std::string list_as_record(std::string_view json) {
  const std::string_view opening = opening_of_list_record(json);
  std::string record(opening);
  record += json;
  if (!opening.empty()) record += '}';
  return record;
}

}  // namespace deskmill
