// SPDX-License-Identifier: Apache-2.0
#include "stages/export/export.hpp"

#include <cstdint>
#include <string>

#include "json/members.hpp"

namespace deskmill {
namespace {

bool is_durable(const Record& record) {
  const Member* member = record.find("durable");
  return member == nullptr || record.raw_value(*member) != "false";
}

}  // namespace

Outcome Exporter::operator()(const Record& record, Sink& sink) const {
  if (record.kind() == Kind::kUtterance) {
    return Outcome::rejected("export.no_answer", "an utterance has no answer to train on");
  }
  if (number_member(record, "score").value_or(1) < options_.min_score) {
    return Outcome::dropped("export.below_score");
  }
  if (options_.durable_only && !is_durable(record)) return Outcome::dropped("export.not_durable");
  const TrainingExample example = example_of(record, options_.example);
  const FormatProblem problem = format_.check(example);
  if (!problem.reason.empty()) {
    return Outcome::rejected(std::string(problem.reason), std::string(problem.detail));
  }
  if (example.trimmed > 0) {
    sink.notes.count("export/trimmed_turns", static_cast<std::int64_t>(example.trimmed));
  }
  std::string line;
  format_.write(example, line);
  sink.emit(line);
  return Outcome::kept();
}

}  // namespace deskmill
