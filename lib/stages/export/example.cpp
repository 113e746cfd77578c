// SPDX-License-Identifier: Apache-2.0
#include "stages/export/example.hpp"

#include <algorithm>
#include <optional>

#include "json/members.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// Whether a turn is the user's or the assistant's; nothing for one that is no part of the example.
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

/// Whether nothing of the text shows: such an answer teaches to say nothing.
bool is_invisible(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_space(c) && !is_zero_width(c) && !is_control(c)) return false;
  }
  return true;
}

/// Cuts what comes before the first message of the user and behind the last one of the assistant.
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

/// True for a turn of a pair's context that was said between question and answer: when the agent
/// asks back, the conversation goes question, question back, reply, answer.
bool is_after_question(const Record& record, const Turn& turn) {
  return !turn.fixed && turn.more &&
         raw_member(record.slice(turn.object), "after_question") == "true";
}

class ExampleBuilder {
 public:
  ExampleBuilder(const Record& record, const ExampleOptions& options)
      : record_(record), options_(options) {
    example_.system = options.system;
  }

  TrainingExample build() {
    if (record_.kind() == Kind::kPair) {
      example_.answer_only = options_.answer_only;
      add_pair();
    } else {
      for (const Turn& turn : record_.turns()) add(turn);
    }
    trim_ends(example_);
    return std::move(example_);
  }

 private:
  void add(const Turn& turn) {
    const auto user = is_user(turn.role, options_);
    if (user && !is_invisible(turn.text)) append(example_.messages, *user, turn.text);
  }

  void add_context(bool after_question) {
    if (options_.without_context) return;
    for (const Turn& turn : record_.turns()) {
      if (!turn.fixed && is_after_question(record_, turn) == after_question) add(turn);
    }
  }

  /// The question and the answer are the last two turns of the record. Without one of them nothing
  /// is left: what stands in the context is no answer to the question.
  void add_pair() {
    const Turn& question = record_.turns()[record_.turns().size() - 2];
    const Turn& answer = record_.turns().back();
    if (is_invisible(question.text) || is_invisible(answer.text)) return;
    add_context(false);
    add(question);
    add_context(true);
    add(answer);
  }

  const Record& record_;
  const ExampleOptions& options_;
  TrainingExample example_;
};

}  // namespace

TrainingExample example_of(const Record& record, const ExampleOptions& options) {
  return ExampleBuilder(record, options).build();
}

}  // namespace deskmill
