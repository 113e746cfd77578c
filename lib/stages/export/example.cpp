// SPDX-License-Identifier: Apache-2.0
#include "stages/export/example.hpp"

#include <algorithm>
#include <optional>

namespace deskmill {
namespace {

std::optional<bool> is_user(Role role, const ExampleOptions& options) {
  if (role == Role::kCustomer) return true;
  if (role == Role::kAgent || (role == Role::kBot && options.bots)) return false;
  return std::nullopt;
}

void append(std::vector<ExampleMessage>& messages, bool user, std::string_view text) {
  if (!messages.empty() && messages.back().is_user == user) {
    messages.back().text += '\n';
    messages.back().text += text;
  } else {
    messages.push_back({user, std::string(text)});
  }
}

void trim_ends(TrainingExample& example) {
  auto& messages = example.messages;
  const auto first = std::find_if(messages.begin(), messages.end(),
                                  [](const ExampleMessage& message) { return message.is_user; });
  example.trimmed += static_cast<std::size_t>(first - messages.begin());
  messages.erase(messages.begin(), first);
  if (!messages.empty() && messages.back().is_user) {
    messages.pop_back();
    ++example.trimmed;
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

TrainingExample example_of(const Record& record, const ExampleOptions& options) {
  TrainingExample example;
  example.system = options.system;
  for (const Turn& turn : record.turns()) {
    const bool is_context = record.kind() == Kind::kPair && !turn.fixed;
    const auto user = is_user(turn.role, options);
    if (!user || is_blank(turn.text) || (is_context && options.without_context)) continue;
    append(example.messages, *user, turn.text);
  }
  trim_ends(example);
  return example;
}

}  // namespace deskmill
