// SPDX-License-Identifier: Apache-2.0
#include "stages/export/writers/alpaca.hpp"

#include "json/string.hpp"
#include "json/writer.hpp"

namespace deskmill {

FormatProblem check_alpaca(const TrainingExample& example) {
  const auto& messages = example.messages;
  if (messages.size() < 2) return {"export.alpaca.no_output", "no question with an answer is left"};
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (messages[i].is_user != (i % 2 == 0)) {
      return {"export.alpaca.history_order", "history must be pairs of question and answer"};
    }
    if (messages[i].text.empty()) return {"export.alpaca.empty_text", "a message has no text"};
  }
  if (messages.size() % 2 != 0) {
    return {"export.alpaca.no_output", "the last message has no answer"};
  }
  return {};
}

void write_alpaca(const TrainingExample& example, std::string& out) {
  const auto& messages = example.messages;
  const std::size_t last = messages.size() - 2;
  JsonWriter writer(out);
  writer.begin_object().name("instruction").string(messages[last].text);
  writer.name("input").string("").name("output").string(messages[last + 1].text);
  if (!example.system.empty()) writer.name("system").string(example.system);
  writer.name("history").begin_array();
  for (std::size_t i = 0; i < last; i += 2) {
    writer.begin_array().string(messages[i].text).string(messages[i + 1].text).end_array();
  }
  writer.end_array().end_object();
}

std::string alpaca_dataset_info(std::string_view file_name, bool with_system) {
  return R"({"file_name":)" + json_string(file_name) +
         R"(,"formatting":"alpaca","columns":{"prompt":"instruction","query":"input",)"
         R"("response":"output",)" +
         (with_system ? R"("system":"system",)" : "") + R"("history":"history"}})";
}

std::string alpaca_columns(const ExampleOptions& options) {
  std::string columns;
  for (const std::string_view name : {"instruction", "input", "output", "system"}) {
    if (name == "system" && options.system.empty()) continue;
    columns.append("  - name: ").append(name).append("\n    dtype: string\n");
  }
  return columns +
         "  - name: history\n"
         "    list:\n"
         "      list: string\n";
}

}  // namespace deskmill
