// schemas/mapping.schema.json says of mapping files what the program says.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "config/node.hpp"
#include "json/string.hpp"
#include "schema/validator.hpp"
#include "stages/ingest/mapping/mapping.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

std::string json_of(const Node& node) {
  if (node.is_empty()) return "null";
  std::string json;
  if (node.is_map()) {
    for (const auto& [name, value] : node.entries()) {
      json += (json.empty() ? "" : ",") + json_string(name) + ":" + json_of(value);
    }
    return "{" + json + "}";
  }
  if (node.is_list()) {
    for (const Node& item : node.items()) json += (json.empty() ? "" : ",") + json_of(item);
    return "[" + json + "]";
  }
  const std::string text = node.text();
  const bool is_whole_number = !text.empty() && text.front() != '0' &&
                               text.find_first_not_of("0123456789") == std::string::npos;
  return text == "true" || text == "false" || is_whole_number ? text : json_string(text);
}

bool fits_schema(std::string_view yaml) {
  const Schema schema(std::string(builtin_schema("mapping")), "mapping");
  const std::string json = json_of(parse_yaml(yaml, "map.yaml"));
  JsonParser parser;
  JsonDocument document;
  return !parser.parse(json, document) && schema.validate(document.root()).empty();
}

TEST(MappingSchema, TakesEveryPreset) {
  int presets = 0;
  for (const ReaderInfo& reader : readers()) {
    if (reader.preset.empty()) continue;
    ++presets;
    EXPECT_TRUE(fits_schema(reader.preset)) << reader.name;
    EXPECT_NO_THROW(parse_mapping(reader.preset, reader.name, Compile::kNow)) << reader.name;
  }
  EXPECT_GE(presets, 5);
}

TEST(MappingSchema, RefusesWhatTheProgramRefuses) {
  for (const std::string_view yaml :
       {"text: a\ntexts: b\n", "text: a\ndetect: {alternations: 0}\n",
        "text: a\nrole: [{default: boss}]\n", "text: a\ninput: {format: xls}\n",
        "text: {fields: a}\n", "text: a\nconversation: {gap: 4h, of: b}\n",
        "text: a\nreply: {id: b}\n"}) {
    EXPECT_FALSE(fits_schema(yaml)) << yaml;
    EXPECT_THROW(parse_mapping(yaml, "map.yaml"), Error) << yaml;
  }
}

}  // namespace
}  // namespace deskmill
