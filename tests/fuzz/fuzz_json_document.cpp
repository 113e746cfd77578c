// A document that parses can be rebuilt from its values; the rebuilt one is the same document.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/check.hpp"
#include "json/document.hpp"
#include "json/writer.hpp"

namespace deskmill {
namespace {

void rebuild(const JsonValue& value, JsonWriter& writer) {
  if (value.is(JsonType::kObject)) {
    writer.begin_object();
    for (const JsonValue member : value) rebuild(member, writer.name(member.name()));
    writer.end_object();
  } else if (value.is(JsonType::kArray)) {
    writer.begin_array();
    for (const JsonValue element : value) rebuild(element, writer);
    writer.end_array();
  } else if (value.is(JsonType::kString)) {
    writer.string(value.text());
  } else {
    check(value.text() == (value.is(JsonType::kNull) ? std::string_view() : value.raw()));
    writer.raw(value.raw());
  }
}

std::string rebuilt(const JsonDocument& document) {
  std::string out;
  JsonWriter writer(out);
  rebuild(document.root(), writer);
  return out;
}

void run(std::string_view text) {
  JsonParser parser;
  JsonDocument document;
  if (const auto reject = parser.parse(text, document)) {
    check(!document.root().exists() && reject->byte <= text.size());
    return;
  }
  const std::string first = rebuilt(document);
  JsonDocument again;
  check(!parser.parse(first, again));
  check(rebuilt(again) == first);
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
