// Rows of training sets that hold one exchange: Alpaca, and the same under other names.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/sample_names.hpp"
#include "stages/ingest/readers/readers.hpp"
#include "stages/ingest/readers/training_row.hpp"

namespace deskmill {
namespace {

/// What trainers call the sides of one exchange; `input` goes on with the question.
struct ExchangeNames {
  std::string_view question, input, answer;
};

constexpr std::array<ExchangeNames, 5> kExchanges = {{{"instruction", "input", "output"},
                                                      {"instruction", "context", "response"},
                                                      {"query", "input", "response"},
                                                      {"prompt", "input", "response"},
                                                      {"prompt", "input", "completion"}}};

class AlpacaRows : public TrainingRows {
 public:
  AlpacaRows(Framing framing, const ExchangeNames& names)
      : TrainingRows(std::move(framing)), names_(names) {}

 private:
  std::string read_row(JsonValue row, ConversationDraft& draft, const Unit& unit,
                       Mapped& out) const override {
    if (row[names_.question].is(JsonType::kArray) && row[names_.answer].is(JsonType::kArray)) {
      return read_lists(row, draft, unit, out);
    }
    const auto add = [&](Role role, std::string_view text) {
      if (!text.empty()) draft.turns.push_back({role, std::string(text), {}, {}, {}});
    };
    std::string question(row[names_.question].text());
    const std::string_view answer = row[names_.answer].text();
    if (!is_scalar(row[names_.input])) return std::string(names_.input) + " is no text";
    if (!is_history(row["history"])) return "history is no list of questions with their answers";
    if (const auto input = row[names_.input].text(); !input.empty()) {
      question.append(question.empty() ? "" : "\n").append(input);
    }
    if (question.empty() || answer.empty()) {
      return std::string(names_.question) + " or " + std::string(names_.answer) +
             " is missing or empty";
    }
    add(Role::kSystem, row["system"].text());
    for (const JsonValue exchange : row["history"]) {
      add(Role::kCustomer, exchange.element(0).text());
      add(Role::kAgent, exchange.element(1).text());
    }
    add(Role::kCustomer, question);
    add(Role::kAgent, answer);
    draft.meta = meta_of(
        row,
        {{"history"}, {names_.question, names_.input, names_.answer, "system", id_member(row)}});
    return {};
  }

  /// "prompt" and "completion" as lists of messages with roles.
  std::string read_lists(JsonValue row, ConversationDraft& draft, const Unit& unit,
                         Mapped& out) const {
    for (const std::string_view name : {names_.question, names_.answer}) {
      const std::string problem = add_messages(row[name], draft, unit, out);
      if (!problem.empty()) return problem;
    }
    draft.meta = meta_of(row, {{names_.question, names_.answer}, {id_member(row)}});
    return {};
  }

  static bool is_history(JsonValue history) {
    if (history.type() == JsonType::kNull) return true;  // or missing
    if (!history.is(JsonType::kArray)) return false;
    for (const JsonValue exchange : history) {
      const bool is_pair = exchange.is(JsonType::kArray) && exchange.size() == 2;
      if (!is_pair || !is_scalar(exchange.element(0)) || !is_scalar(exchange.element(1)))
        return false;
    }
    return true;
  }

  ExchangeNames names_;
};

double share_with(const ExchangeNames& names, const Sample& sample) {
  return sample.share_with({names.question, names.answer});
}

/// Those that most rows have; of several the first.
const ExchangeNames& usual_names(const Sample& sample) {
  return *std::max_element(kExchanges.begin(), kExchanges.end(),
                           [&](const ExchangeNames& one, const ExchangeNames& other) {
                             return share_with(one, sample) < share_with(other, sample);
                           });
}

/// What a program was asked and answered, with a session or a time, is a log: for those its rows
/// belong together.
bool is_log(const Sample& sample) {
  const std::vector<std::string> names = plain_names(sample);
  return !known_name(names, KnownField::kConversation).empty() ||
         !known_name(names, KnownField::kTime).empty();
}

}  // namespace

double detect_alpaca(const ReaderInfo&, const Sample& sample) {
  const ExchangeNames& names = usual_names(sample);
  if (&names != &kExchanges.front() && is_log(sample)) return 0;
  return share_with(names, sample) * 0.95;
}

std::unique_ptr<Reader> make_alpaca(const ReaderInfo&, const Sample& sample,
                                    const ReaderSettings&) {
  return std::make_unique<AlpacaRows>(sample.framing, usual_names(sample));
}

}  // namespace deskmill
