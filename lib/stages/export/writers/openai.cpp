// SPDX-License-Identifier: Apache-2.0
#include "stages/export/writers/openai.hpp"

#include <algorithm>

#include "json/string.hpp"
#include "json/writer.hpp"

namespace deskmill {
namespace {

/// `learnt`: OpenAI takes the loss on every message of the assistant that has no weight of 0.
void write_message(JsonWriter& writer, std::string_view role, std::string_view content,
                   bool learnt = true) {
  writer.begin_object().name("role").string(role).name("content").string(content);
  if (!learnt) writer.name("weight").number(0);
  writer.end_object();
}

}  // namespace

FormatProblem check_openai(const TrainingExample& example) {
  if (example.messages.empty()) {
    return {"export.openai.example_missing_assistant_message",
            "no question with an answer is left"};
  }
  const bool empty =
      std::any_of(example.messages.begin(), example.messages.end(),
                  [](const ExampleMessage& message) { return message.text.empty(); });
  if (empty) return {"export.openai.missing_content", "a message has no text"};
  return {};
}

void write_openai(const TrainingExample& example, std::string& out) {
  JsonWriter writer(out);
  writer.begin_object().name("messages").begin_array();
  if (!example.system.empty()) write_message(writer, "system", example.system);
  for (const ExampleMessage& message : example.messages) {
    const bool learnt =
        message.is_user || !example.answer_only || &message == &example.messages.back();
    write_message(writer, message.is_user ? "user" : "assistant", message.text, learnt);
  }
  writer.end_array().end_object();
}

std::string openai_dataset_info(std::string_view file_name, bool /*with_system*/) {
  return R"({"file_name":)" + json_string(file_name) +
         R"(,"formatting":"sharegpt","columns":{"messages":"messages"},"tags":{"role_tag":"role",)"
         R"("content_tag":"content","user_tag":"user","assistant_tag":"assistant","system_tag":"system"}})";
}

std::string openai_columns(const ExampleOptions& options) {
  std::string columns =
      "  - name: messages\n"
      "    list:\n"
      "    - name: role\n"
      "      dtype: string\n"
      "    - name: content\n"
      "      dtype: string\n";
  if (options.answer_only) {
    columns +=
        "    - name: weight\n"
        "      dtype: int64\n";
  }
  return columns;
}

}  // namespace deskmill
