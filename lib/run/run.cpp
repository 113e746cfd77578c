// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "io/byte_source.hpp"
#include "run/batches/progress_meter.hpp"
#include "run/drivers.hpp"
#include "run/outputs/books.hpp"
#include "run/outputs/dry_run.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostPendingBytes = 1u << 20;  ///< of rejects, and of dropped units

/// Calls `watch` after each read.
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
  State(const RunOptions& run_options, const std::vector<std::string>& targets);

  void clear_pending();
  void flush_pending();
  void end_inputs();

  const RunOptions options;
  const RunPlan plan;
  std::optional<Books> books;                    ///< not in a dry run
  std::vector<InputFile> inputs;                 ///< to be read: all or none
  std::vector<std::uint64_t> bytes_before;       ///< of the sizes of all inputs before each
  std::vector<std::optional<InputFacts>> facts;  ///< of inputs read to their end
  BatchResult pending;                           ///< rejects and dropped units not yet handed over
  ProgressMeter progress;
  std::atomic<std::uint64_t> lines = 0;  ///< written so far; the reading thread reports them
};

Run::State::State(const RunOptions& run_options, const std::vector<std::string>& targets)
    : options(run_options),
      plan(make_plan(options, {.targets = targets, .keeps_names = false})),
      facts(plan.inputs.files.size()),
      progress(options, plan.inputs.files) {
  if (options.dry_run) return;
  books.emplace(options, plan, Books::Parts::kWholeRun);
  if (!books->all_done()) inputs = plan.inputs.files;
  std::uint64_t bytes = 0;
  for (const InputFile& input : inputs)
    bytes_before.push_back(std::exchange(bytes, bytes + input.bytes));
  clear_pending();
}

void Run::State::clear_pending() {
  pending.reset(books->settings(), LineBatch());
}

void Run::State::flush_pending() {
  books->add_counts(pending);
  clear_pending();
}

void Run::State::end_inputs() {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!facts[i] && inputs[i].is_regular) {  // the stage did not read it to its end
      const FileFacts stored = facts_of(inputs[i].path);
      facts[i] = {inputs[i].name, stored.bytes, stored.hash, 0};
    }
    books->end_input(i, {facts[i].value_or(InputFacts{inputs[i].name, 0, {}, 0}), {}});
  }
}

Run::Run(const RunOptions& options, const std::vector<std::string>& targets)
    : state_(std::make_unique<State>(options, targets)) {}

Run::~Run() = default;

const std::vector<InputFile>& Run::inputs() const {
  return state_->inputs;
}

std::unique_ptr<ByteSource> Run::open(std::size_t input) {
  const InputFile& file = state_->inputs.at(input);
  const auto watch = [this, &file, input](const ByteSource& source, bool at_end) {
    state_->progress.update(state_->bytes_before[input] + source.raw_bytes(), state_->lines);
    if (!at_end) return;
    state_->facts[input] = InputFacts{file.name, source.raw_bytes(), source.raw_hash(), 0};
  };
  auto source = open_input(file.path, hashing_for(state_->options), program_name(state_->options));
  return std::make_unique<WatchedSource>(std::move(source), watch);
}

void Run::reject(const BadUnit& unit) {
  state_->pending.reject(unit, state_->books->settings().reject_lines);
  if (state_->pending.rejects.size() > kMostPendingBytes) state_->flush_pending();
}

void Run::write_dropped(std::string_view json) {
  if (!state_->books->settings().dropped_lines) return;
  state_->pending.dropped += json;
  state_->pending.dropped += '\n';
  if (state_->pending.dropped.size() > kMostPendingBytes) state_->flush_pending();
}

void Run::begin(Sink& sink, std::string_view lent) const {
  if (!state_->books) return sink.reset({});
  sink.reset(state_->books->settings().new_notes());
  if (state_->books->settings().lends_lines) sink.lend(lent);
}

void Run::write(Sink& sink, std::size_t input) {
  BatchResult result;
  result.input = input;
  result.sink = std::move(sink);
  result.out.resize(state_->books->settings().targets);
  if (state_->books->settings().content_sums) result.sum_output();
  state_->lines += result.sink.lines();
  state_->books->add(result);
  sink = std::move(result.sink);
}

RunSummary Run::finish() {
  if (!state_->books) return describe_run(state_->options, state_->plan, Books::Parts::kWholeRun);
  if (!state_->books->all_done()) {
    state_->flush_pending();
    state_->end_inputs();
  }
  return state_->books->finish();
}

}  // namespace deskmill
