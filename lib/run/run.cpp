// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "io/output_file.hpp"
#include "run/books.hpp"
#include "run/drivers.hpp"
#include "run/dry_run.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostPendingBytes = 1u << 20;

RunPlan plan_of(const RunOptions& options, const std::vector<std::string>& targets) {
  return make_plan(options, {.targets = targets, .keeps_names = false});
}

/// Reports what is read through it.
class WatchedSource : public ByteSource {
 public:
  using Watch = std::function<void(const ByteSource& source, bool at_end)>;
  WatchedSource(std::unique_ptr<ByteSource> source, Watch watch)
      : source_(std::move(source)), watch_(std::move(watch)) {}

  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t bytes = source_->read(buffer, capacity);
    watch_(*source_, bytes == 0);
    return bytes;
  }
  std::uint64_t raw_bytes() const override { return source_->raw_bytes(); }
  Hash128 raw_hash() const override { return source_->raw_hash(); }

 private:
  std::unique_ptr<ByteSource> source_;
  Watch watch_;
};

}  // namespace

struct Run::State {
  State(const RunOptions& run_options, const std::vector<std::string>& targets, Inputs inputs);

  void end_inputs_before(std::size_t place);
  void flush();
  BatchResult empty_result() const;

  const RunOptions options;
  const RunPlan plan;
  const Books::Parts parts;
  std::optional<Books> books;             ///< not in a dry run
  std::vector<InputFile> inputs;          ///< to be read
  std::vector<std::size_t> places;        ///< their places in plan.inputs
  std::size_t current = 0;                ///< a place
  std::vector<std::optional<InputFacts>> facts;  ///< by place, of inputs read to their end
  BatchResult pending;                    ///< rejects and dropped units not yet handed over
  ProgressMeter progress;
  std::atomic<std::uint64_t> lines = 0;   ///< written, for the progress of the thread that reads
};

Run::State::State(const RunOptions& run_options, const std::vector<std::string>& targets,
                  Inputs use)
    : options(run_options),
      plan(plan_of(options, targets)),
      parts(use == Inputs::kIndependent ? Books::Parts::kEachInput : Books::Parts::kWholeRun),
      facts(plan.inputs.files.size()),
      progress(options, total_bytes(plan.inputs.files)) {
  if (options.dry_run) return;
  books.emplace(options, plan, parts);
  for (std::size_t place = 0; place < plan.inputs.files.size(); ++place) {
    if (books->done()[place]) continue;
    places.push_back(place);
    inputs.push_back(plan.inputs.files[place]);
  }
  pending = empty_result();
}

BatchResult Run::State::empty_result() const {
  BatchResult result;
  result.input = current;
  result.sink = Sink(books->settings().new_notes(), books->settings().targets);
  result.out.resize(books->settings().targets);
  return result;
}

void Run::State::flush() {
  books->add_counts(pending);
  pending = empty_result();
}

/// Also those from which nothing was written: their outputs are empty files.
void Run::State::end_inputs_before(std::size_t place) {
  for (; current < place; ++current) {
    pending.input = current;
    if (books->done()[current]) continue;
    books->add(pending);
    pending = empty_result();
    const InputFile& file = plan.inputs.files[current];
    if (!facts[current] && file.is_regular) {
      const OutputFacts stored = facts_of(file.path);
      facts[current] = {file.name, stored.bytes, stored.file_hash, 0};
    }
    books->end_input(current, facts[current].value_or(InputFacts{file.name, 0, {}, 0}), {});
  }
}

Run::Run(const RunOptions& options, const std::vector<std::string>& targets, Inputs inputs)
    : state_(std::make_unique<State>(options, targets, inputs)) {}

Run::~Run() = default;

const std::vector<InputFile>& Run::inputs() const { return state_->inputs; }

std::unique_ptr<ByteSource> Run::open(std::size_t input) {
  const std::size_t place = state_->places.at(input);
  state_->end_inputs_before(place);
  std::uint64_t bytes_before = 0;
  for (std::size_t i = 0; i < place; ++i) bytes_before += state_->plan.inputs.files[i].bytes;
  const auto watch = [state = state_.get(), place, bytes_before](const ByteSource& source,
                                                                 bool at_end) {
    state->progress.update(bytes_before + source.raw_bytes(), state->lines);
    if (!at_end) return;
    const std::string& name = state->plan.inputs.files[place].name;
    state->facts[place] = InputFacts{name, source.raw_bytes(), source.raw_hash(), 0};
  };
  return std::make_unique<WatchedSource>(open_input(state_->plan.inputs.files[place]), watch);
}

void Run::reject(const BadUnit& unit) {
  state_->pending.reject(unit, state_->books->settings().reject_lines);
  if (state_->pending.rejects.size() > kMostPendingBytes) state_->flush();
}

void Run::write_dropped(std::string_view json) {
  if (!state_->books->settings().dropped_lines) return;
  state_->pending.dropped += json;
  state_->pending.dropped += '\n';
  if (state_->pending.dropped.size() > kMostPendingBytes) state_->flush();
}

void Run::write(Sink&& sink) {
  BatchResult result;
  result.input = state_->current;
  result.sink = std::move(sink);
  result.out.resize(state_->books->settings().targets);
  if (state_->books->settings().content_sums) result.sum_output();
  state_->lines += result.sink.lines();
  state_->books->add(result);
}

Notes Run::new_notes() const {
  return state_->books ? state_->books->settings().new_notes() : Notes();
}

RunSummary Run::finish() {
  if (!state_->books) return describe_run(state_->options, state_->plan, state_->parts);
  state_->end_inputs_before(state_->plan.inputs.files.size());
  return state_->books->finish();
}

}  // namespace deskmill
