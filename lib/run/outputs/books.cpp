// SPDX-License-Identifier: Apache-2.0
#include "run/outputs/books.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/number.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"
#include "io/process.hpp"
#include "run/outputs/resume.hpp"

namespace deskmill {
namespace {

BatchSettings settings_of(const RunOptions& options, const RunPlan& plan) {
  BatchSettings settings;
  settings.input_names = &plan.input_names;
  settings.targets = plan.targets;
  settings.reject_lines = !options.rejects.empty();
  settings.dropped_lines = !options.dropped.empty();
  settings.content_sums = !plan.stats.empty() || !plan.manifest.empty();
  settings.takes_empty_pairs = options.takes_empty_pairs;
  settings.lends_lines = !settings.content_sums && plan.layout != Layout::kShards;
  settings.max_record_bytes = options.max_record_bytes;
  settings.samples_per_rule = options.trace;
  settings.explain = &options.explain;
  return settings;
}

/// Several lines and none that could be a record: an export, given to a stage behind ingest.
bool is_foreign(const Tally& tally) {
  const std::int64_t in = tally.get("records/in");
  std::int64_t foreign = 0;
  for (const char* reason :
       {"json.parse", "json.utf8", "record.not_object", "record.unknown_kind"}) {
    foreign += tally.get(std::string("rejected_by/") + reason);
  }
  return in > 1 && foreign == in;
}

/// A run that was killed while it made a part again that was finished before.
void remove_leftovers(const PartPaths& paths) {
  for (const std::string& path : paths.data) remove_leftover(path);
  for (const std::string* path : {&paths.rejects, &paths.dropped, &paths.manifest}) {
    remove_leftover(*path);
  }
}

/// Small outputs become visible together, since syncing costs more than writing them; what a killed
/// run has to do again stays little. Each part holds up to four descriptors.
constexpr std::size_t kMostPartsTogether = 64;
constexpr std::uint64_t kMostBytesTogether = 1u << 20;
constexpr std::size_t kDescriptorsPerPart = 16;  ///< of those that this process may have

std::size_t parts_together() {
  return std::clamp(open_file_limit() / kDescriptorsPerPart, std::size_t{1}, kMostPartsTogether);
}

}  // namespace

Books::Books(const RunOptions& options, const RunPlan& plan, Parts parts)
    : options_(options),
      plan_(plan),
      each_input_(parts == Parts::kEachInput && plan.layout == Layout::kPerInput),
      settings_(settings_of(options, plan)),
      done_(plan.inputs.files.size(), false),
      finished_(each_input_ ? plan.inputs.files.size() : 1),
      trace_(options.trace) {
  if (!plan.manifest.empty()) config_files_ = hash_config_files(options);
  count_skipped_files();
  make_output_directories(options, plan);
  if (options.resume) find_done();
  say_what_is_not_traced();
  reports_.emplace(options, plan, each_input_);
  if (!each_input_ && !finished_[0]) {
    part_ = std::make_unique<RunPart>(options_, settings_, paths_of_run(options_, plan_));
  }
}

Books::~Books() = default;

void Books::count_skipped_files() {
  const auto skipped = static_cast<std::int64_t>(plan_.inputs.skipped.size());
  if (skipped > 0) totals_.tally.add("input/skipped_files", skipped);
}

void Books::find_done() {
  const auto& inputs = plan_.inputs.files;
  if (!each_input_) {
    finished_[0] =
        find_finished(options_, config_files_, inputs, paths_of_run(options_, plan_)).manifest;
    if (!finished_[0]) return;
    done_.assign(inputs.size(), true);
    summary_.done_before = plan_.outputs;
    remove_leftovers(paths_of_run(options_, plan_));
    return;
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    finished_[i] =
        find_finished(options_, config_files_, {inputs[i]}, paths_of_input(options_, plan_, i))
            .manifest;
    if (!finished_[i]) continue;
    done_[i] = true;
    summary_.done_before.push_back(plan_.outputs[i]);
    remove_leftovers(paths_of_input(options_, plan_, i));
  }
}

/// The samples would come of work that is not done.
void Books::say_what_is_not_traced() const {
  const bool is_traced = options_.trace > 0 || !options_.explain.empty();
  if (summary_.done_before.empty() || !is_traced || !options_.answer) return;
  options_.answer("--resume skips finished outputs (" +
                  std::to_string(summary_.done_before.size()) + " of " +
                  std::to_string(plan_.outputs.size()) +
                  "), so nothing in them is traced or explained; leave --resume out to do so");
}

RunPart& Books::part_of(std::size_t input) {
  if (!part_) {
    part_ = std::make_unique<RunPart>(options_, settings_, paths_of_input(options_, plan_, input));
  }
  return *part_;
}

bool Books::all_done() const {
  return !done_.empty() && std::find(done_.begin(), done_.end(), false) == done_.end();
}

void Books::add(const BatchResult& result) {
  part_of(result.input).add_data(result.input, result);
  add_counts(result);
}

void Books::add_counts(const BatchResult& result) {
  part_of(result.input).add_counts(result);
  reject_places_.merge(result.reject_places);
  trace_.add(result.sink.notes.samples);
}

void Books::add_notes(const Notes& notes) {
  part_of(0).add_tally(notes.tally);
  trace_.add(notes.samples);
}

void Books::end_input(std::size_t input, const EndOfInput& end) {
  part_of(input).add_input(end.facts, end.tally);
  if (!each_input_) return;
  check_conservation(part_->totals().tally);
  part_->end_data();
  for (const DataFile& file : part_->manifest().outputs) ended_bytes_ += file.facts.bytes;
  ended_.push_back(std::move(part_));
  ended_inputs_.push_back(input);
  if (ended_.size() >= parts_together() || ended_bytes_ >= kMostBytesTogether) commit_ended();
}

void Books::commit_ended() {
  // Taken out first: what could not be synced must not be tried again, the system tells only once.
  const RunParts parts = std::exchange(ended_, {});
  const std::vector<std::size_t> inputs = std::exchange(ended_inputs_, {});
  ended_bytes_ = 0;
  if (parts.empty()) return;
  reports_->remove_manifests();
  commit_side_files(parts);
  commit_data(parts, config_files_);
  for (std::size_t i = 0; i < parts.size(); ++i) finished_[inputs[i]] = parts[i]->manifest();
}

void Books::keep_ended() noexcept {
  try {
    commit_ended();
  } catch (...) {
  }
}

RunSummary Books::finish(const std::function<void()>& before_data) {
  commit_ended();
  if (part_) {
    check_conservation(part_->totals().tally);
    part_->close_data();
    ended_.push_back(std::move(part_));
    commit_side_files(ended_);
  }
  sum_up();
  reports_->assemble_side_files();
  write_trace(options_, trace_);
  reports_->write_stats(totals_);
  if (over_budget()) {
    ended_.clear();
    return std::move(summary_);
  }
  if (!ended_.empty()) {
    if (before_data) before_data();
    reports_->remove_manifests();
    commit_data(ended_, config_files_);
    finished_[0] = ended_[0]->manifest();
  }
  reports_->write_manifests(finished_, totals_, config_files_);
  list_outputs();
  summary_.strangers = strangers_beside_outputs(options_, plan_);
  return std::move(summary_);
}

void Books::list_outputs() {
  for (std::size_t i = 0; i < finished_.size(); ++i) {
    const bool was_done = each_input_ ? done_[i] : all_done();
    for (const DataFile& file : finished_[i]->outputs) {
      if (file.path == kStandardStream) continue;
      if (!was_done) summary_.outputs.push_back(file.path);
      (file.records > 0 ? summary_.filled_files : summary_.empty_files).push_back(file.path);
    }
  }
}

void Books::sum_up() {
  for (const auto& part : ended_) totals_.merge(part->totals());
  for (const auto& part : finished_) {
    if (part) totals_.merge(part->totals);
  }
  totals_.tally.add("records/in", 0);
  summary_.tally = totals_.tally;
  summary_.rejects = reject_places_.list();
  summary_.skipped_inputs = plan_.inputs.skipped;
}

bool Books::over_budget() {
  const std::int64_t rejected = totals_.tally.get("records/rejected");
  const std::int64_t in = totals_.tally.get("records/in");
  const double allowed = options_.max_reject_rate * static_cast<double>(in);
  if (rejected <= options_.max_rejects || static_cast<double>(rejected) <= allowed) return false;
  summary_.exit = Exit::kBadData;
  summary_.message = std::to_string(rejected) + " of " + std::to_string(in) +
                     " rejected, which is over --max-rejects " +
                     std::to_string(options_.max_rejects) + " and --max-reject-rate " +
                     spell_number(options_.max_reject_rate);
  const std::string& output = options_.out_dir.empty() ? options_.output : plan_.manifest;
  const bool streamed = output.empty() || output == kStandardStream ||
                        (file_exists(output) && !is_regular_file(output));
  if (!streamed) summary_.message += "; " + output + " is not written";
  if (is_foreign(totals_.tally)) {
    summary_.advice = "no line is a record of deskmill; exports become records by: deskmill ingest";
  } else if (options_.rejects.empty()) {
    summary_.advice = "--rejects FILE keeps what is rejected, --max-rejects N lets up to N pass";
  }
  return true;
}

}  // namespace deskmill
