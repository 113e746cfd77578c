// A conversation made of any bytes: as much of them as is valid UTF-8, a line a
// turn, the sides in turn.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "core/utf8.hpp"
#include "json/writer.hpp"

namespace deskmill {

/// One line of JSON. `last` is the text of a last turn, a customer's.
inline std::string conversation_of(std::string_view bytes, std::string_view last) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().name("kind").string("conversation").name("turns").begin_array();
  const auto add = [&](bool customer, std::string_view text) {
    writer.begin_object().name("role").string(customer ? "customer" : "agent");
    writer.name("text").string(text).end_object();
  };
  bool customer = true;
  for (std::string_view rest = bytes.substr(0, valid_utf8_prefix(bytes)); !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    add(customer, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    customer = !customer;
  }
  add(true, last);
  writer.end_array().end_object();
  return json;
}

}  // namespace deskmill
