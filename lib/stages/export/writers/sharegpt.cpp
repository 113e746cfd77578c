// SPDX-License-Identifier: Apache-2.0
#include "stages/export/writers/sharegpt.hpp"

#include "json/string.hpp"
#include "json/writer.hpp"

namespace deskmill {

FormatProblem check_sharegpt(const TrainingExample& example) {
  if (example.messages.empty()) {
    return {"export.sharegpt.no_turns", "no question with an answer is left"};
  }
  for (std::size_t i = 0; i < example.messages.size(); ++i) {
    if (example.messages[i].is_user != (i % 2 == 0)) {
      return {"export.sharegpt.role_order", "human and gpt must take turns"};
    }
    if (example.messages[i].text.empty()) {
      return {"export.sharegpt.empty_value", "a turn has no text"};
    }
  }
  if (example.messages.size() % 2 != 0) {
    return {"export.sharegpt.odd_count", "the last turn must be gpt's"};
  }
  return {};
}

void write_sharegpt(const TrainingExample& example, std::string& out) {
  JsonWriter writer(out);
  writer.begin_object().name("conversations").begin_array();
  for (const ExampleMessage& message : example.messages) {
    writer.begin_object().name("from").string(message.is_user ? "human" : "gpt");
    writer.name("value").string(message.text).end_object();
  }
  writer.end_array();
  if (!example.system.empty()) writer.name("system").string(example.system);
  writer.end_object();
}

std::string sharegpt_dataset_info(std::string_view file_name, bool with_system) {
  return R"({"file_name":)" + json_string(file_name) +
         R"(,"formatting":"sharegpt","columns":{"messages":"conversations")" +
         (with_system ? R"(,"system":"system"},)" : "},") +
         R"("tags":{"role_tag":"from","content_tag":"value","user_tag":"human","assistant_tag":"gpt"}})";
}

std::string sharegpt_columns(const ExampleOptions& options) {
  std::string columns =
      "  - name: conversations\n"
      "    list:\n"
      "    - name: from\n"
      "      dtype: string\n"
      "    - name: value\n"
      "      dtype: string\n";
  if (!options.system.empty()) {
    columns +=
        "  - name: system\n"
        "    dtype: string\n";
  }
  return columns;
}

}  // namespace deskmill
