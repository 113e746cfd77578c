// SPDX-License-Identifier: Apache-2.0
#include "run/reports/trace.hpp"

#include <utility>

#include "io/output_file.hpp"
#include "json/writer.hpp"

namespace deskmill {
namespace {

std::string line_of(const TraceSample& sample) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().name("record").string(sample.record).name("rule").string(sample.rule);
  if (sample.explain && sample.before.empty()) {
    json.name("explain").string(sample.after);
  } else {
    json.name("before").string(sample.before).name("after").string(sample.after);
  }
  json.end_object();
  return line;
}

/// A change of an explained record comes twice when --trace samples it as well.
bool is_twin(const TraceSample& explanation, const TraceSample& sample) {
  return explanation.explain && !sample.explain && line_of(explanation) == line_of(sample);
}

}  // namespace

void TraceLog::add(const std::vector<TraceSample>& samples) {
  const TraceSample* last = nullptr;
  for (const TraceSample& sample : samples) {
    const TraceSample* before = std::exchange(last, &sample);
    if (sample.explain) explained_.insert(sample.record);
    if (!sample.explain && taken_of_[sample.rule]++ >= samples_per_rule_) continue;
    if (before == nullptr || !is_twin(*before, sample)) lines_.push_back(line_of(sample));
  }
}

void write_trace(const RunOptions& options, const TraceLog& log) {
  if (!options.trace_out.empty()) {
    OutputFile file(options.trace_out, {.private_mode = true});
    for (const std::string& line : log.lines()) file.write(line + "\n");
    file.commit();
  }
  if (!options.answer) return;
  if (options.trace_out.empty()) {
    for (const std::string& line : log.lines()) options.answer(line);
  }
  for (const std::string& id : options.explain) {
    if (!log.has_explained(id)) {
      options.answer("--explain: no record with id \"" + id + "\" was read");
    }
  }
}

}  // namespace deskmill
