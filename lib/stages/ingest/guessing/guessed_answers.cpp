// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/guessed_answers.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/sample_names.hpp"

namespace deskmill {
namespace {

/// The time of the reply is not that of the question, and nobody else's is written.
bool is_time_of_reply(const FieldNames& time) {
  if (time.empty()) return false;
  const std::string name = canonical_name(time.front());
  return name.starts_with("回复") || name.starts_with("repl") || name.starts_with("resol");
}

void set_sides(const std::string& question, const std::string& answer, Role role, Mapping& rows) {
  rows.text = {question};
  rows.answer = {answer};
  rows.answer_role = role;
  rows.html = false;
  rows.speaker = {};
  rows.roles.clear();
  if (is_time_of_reply(rows.time)) rows.time = {};
}

bool is_written(std::string_view value) {
  constexpr std::size_t kShortest = 9;  // bytes: three Han
  return value.size() >= kShortest && std::any_of(value.begin(), value.end(), [](char c) {
           return c == ' ' || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// Words of people, of which hardly two are the same: no states, no numbers.
bool are_texts(std::vector<std::string> values) {
  constexpr std::size_t kFew = 3;
  std::erase(values, "");
  const auto written = std::count_if(values.begin(), values.end(), is_written);
  const std::set<std::string_view> different(values.begin(), values.end());
  const bool differ = values.size() <= kFew || different.size() * 2 > values.size();
  return differ && static_cast<std::size_t>(written) * 2 > values.size();
}

/// The answer was cut out of the text: a set of mails and the replies in them.
bool stand_in(const std::vector<std::string>& answers, const std::vector<std::string>& texts) {
  std::size_t inside = 0;
  for (std::size_t i = 0; i < std::min(answers.size(), texts.size()); ++i) {
    inside += !answers[i].empty() && texts[i].find(answers[i]) != std::string::npos ? 1 : 0;
  }
  return inside * 2 > answers.size();
}

/// What is asked, beside the column `answer`.
std::string question_beside(const std::string& answer, std::vector<std::string> names) {
  std::erase(names, answer);
  for (const KnownField field :
       {KnownField::kQuestion, KnownField::kDescription, KnownField::kText}) {
    if (std::string question = known_name(names, field); !question.empty()) return question;
  }
  return {};
}

/// Names that mean both sides only together.
void guess_paired_names(const std::vector<std::string>& names, Mapping& rows) {
  struct Pair {
    std::string_view question, answer;
    Role role;
  };
  constexpr std::array kPairs = {
      Pair{"q", "a", Role::kAgent}, Pair{"user", "assistant", Role::kAgent},
      Pair{"user", "bot", Role::kBot}, Pair{"human", "gpt", Role::kAgent},
      Pair{"input", "output", Role::kAgent}};
  const auto named = [&](std::string_view canonical) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
      return canonical_name(name) == canonical;
    });
    return found == names.end() ? std::string() : *found;
  };
  for (const Pair& pair : kPairs) {
    const std::string question = named(pair.question), answer = named(pair.answer);
    if (!question.empty() && !answer.empty()) return set_sides(question, answer, pair.role, rows);
  }
}

}  // namespace

void guess_named_answers(const std::vector<std::string>& names, Mapping& rows) {
  const std::string question = known_name(names, KnownField::kQuestion);
  if (question.empty() && rows.text.empty()) return guess_paired_names(names, rows);
  // Those who write an "instruction" put half of the question into "input".
  const bool has_input = std::find(names.begin(), names.end(), "input") != names.end();
  if (question.empty() || (has_input && question == "instruction")) return;
  std::string answer = known_name(names, KnownField::kAnswer);
  const bool is_agent = !answer.empty();
  if (!is_agent) answer = known_name(names, KnownField::kBotAnswer);
  if (!answer.empty()) set_sides(question, answer, is_agent ? Role::kAgent : Role::kBot, rows);
}

void guess_answers(const Sample& sample, Mapping& rows) {
  if (!rows.answer.empty() || has_role_column(rows)) return;
  const std::vector<std::string> names = plain_names(sample);
  for (const KnownField field :
       {KnownField::kAnswer, KnownField::kBotAnswer, KnownField::kOutcome}) {
    const std::string answer = known_name(names, field);
    if (answer.empty()) continue;
    const std::string question = question_beside(answer, names);
    if (question.empty()) continue;
    const std::vector<std::string> answers = values_of(sample, answer);
    if (!are_texts(answers) || stand_in(answers, values_of(sample, question))) continue;
    const bool is_bot = field == KnownField::kBotAnswer;
    return set_sides(question, answer, is_bot ? Role::kBot : Role::kAgent, rows);
  }
}

}  // namespace deskmill
