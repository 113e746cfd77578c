// A training example made from a record of any kind: alternating user and assistant messages.
//
// A pair gives its context, its question, what was said between question and answer
// (`after_question`) and its answer; a conversation gives its turns. Internal notes and system
// events are never part of it. Neighbours of one role are joined by a line break, since trainers
// want alternation; leading assistant messages (greetings) and trailing user messages (unanswered)
// are cut, since nothing can be learnt from them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/record.hpp"

namespace deskmill {

struct ExampleMessage {
  bool is_user = true;
  std::string text;
};

struct TrainingExample {
  std::string system;                    ///< system prompt, or ""
  std::vector<ExampleMessage> messages;  ///< user, assistant, user, ..., assistant
  std::size_t trimmed = 0;               ///< messages cut at the ends
  bool answer_only = false;              ///< only the last message is to be learnt
};

struct ExampleOptions {
  std::string system;            ///< system prompt for every row
  bool without_context = false;  ///< pairs: question and answer only
  bool bots = true;          ///< bots count as the assistant; otherwise their turns are left out
  bool answer_only = false;  ///< of pairs, the context is there to be read only
};

TrainingExample example_of(const Record& record, const ExampleOptions& options);

}  // namespace deskmill
