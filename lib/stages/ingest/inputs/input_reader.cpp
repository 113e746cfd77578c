// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/inputs/input_reader.hpp"

#include <algorithm>
#include <utility>

#include "io/prepended_source.hpp"
#include "io/spill_file.hpp"
#include "stages/ingest/inputs/decoded_source.hpp"
#include "stages/ingest/inputs/unknown_input.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

/// Spills what it reads.
class SpillingSource : public ByteSource {
 public:
  SpillingSource(ByteSource& source, SpillFile& spill) : source_(source), spill_(spill) {}
  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t got = source_.read(buffer, capacity);
    spill_.append(std::string_view(buffer, got));
    return got;
  }
  std::uint64_t raw_bytes() const override { return source_.raw_bytes(); }
  Hash128 raw_hash() const override { return source_.raw_hash(); }

 private:
  ByteSource& source_;
  SpillFile& spill_;
};

/// Reads back what was spilled.
class SpilledSource : public ByteSource {
 public:
  SpilledSource(SpillFile spill, std::unique_ptr<ByteSource> original)
      : spill_(std::move(spill)), original_(std::move(original)) {}
  std::size_t read(char* buffer, std::size_t capacity) override {
    const auto count =
        static_cast<std::size_t>(std::min<std::uint64_t>(capacity, spill_.size() - at_));
    if (count > 0) spill_.read(at_, buffer, count);
    at_ += count;
    return count;
  }
  std::uint64_t raw_bytes() const override { return original_->raw_bytes(); }
  Hash128 raw_hash() const override { return original_->raw_hash(); }

 private:
  SpillFile spill_;
  std::unique_ptr<ByteSource> original_;
  std::uint64_t at_ = 0;
};

/// Lines that end with CR alone, ended with LF.
class ReturnsAsNewlines : public ByteSource {
 public:
  explicit ReturnsAsNewlines(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}
  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t got = source_->read(buffer, capacity);
    std::replace(buffer, buffer + got, '\r', '\n');
    return got;
  }
  std::uint64_t raw_bytes() const override { return source_->raw_bytes(); }
  Hash128 raw_hash() const override { return source_->raw_hash(); }

 private:
  std::unique_ptr<ByteSource> source_;
};

/// UTF-16 and UTF-32 have zero bytes everywhere; JSON in other charsets may have brackets inside
/// letters.
bool must_be_decoded_first(const std::string& charset, const Framing& framing) {
  if (charset == "UTF-8") return false;
  return charset.starts_with("UTF-") || framing.kind == Framing::Kind::kElements;
}

/// So that the input's hash is known. Returns how many bytes there were.
std::uint64_t read_to_end(ByteSource& source) {
  std::string rest(1u << 16, '\0');
  std::uint64_t bytes = 0;
  while (const std::size_t got = source.read(rest.data(), rest.size())) bytes += got;
  return bytes;
}

}  // namespace

InputReader::InputReader(Run& run, std::size_t input, const std::string& id_name,
                         const RunOptions& run_options, const IngestOptions& options,
                         const Recogniser& recogniser)
    : run_(run), run_options_(run_options), options_(options) {
  auto source = run.open(input);
  RawHead raw = read_head(*source);
  if (raw.lone_returns) source = std::make_unique<ReturnsAsNewlines>(std::move(source));
  Head head = decode_head(raw, options.encoding);
  const InputFile& file = run.inputs()[input];
  head.name = file.name;
  head.id_name = id_name;
  head.path = file.path;
  Recognition found = recogniser.recognise(head, Tell{run_options.message, run_options.verbose});
  if (found.input) {
    begin(std::move(*found.input), head, prepend(std::move(raw.bytes), std::move(source)));
  } else {
    const std::uint64_t bytes = raw.bytes.size() + read_to_end(*source);
    if (!found.problem.empty()) refuse(found, head, std::move(raw.bytes), bytes);
  }
  if (context_) context_->input = input;
}

void InputReader::begin(KnownInput&& input, const Head& head, std::unique_ptr<ByteSource> source) {
  const Framing framing = input.reader->framing();
  if (must_be_decoded_first(head.charset, framing)) {
    source = std::make_unique<DecodedSource>(std::move(source), head.charset, replaced_);
    input.context->writer.set_charset("UTF-8");
  }
  if (!input.reader->side_table().empty()) {
    source = with_side_table(std::move(source), *input.reader);
  }
  cutter_ = make_cutter(framing, std::move(source), run_options_.max_record_bytes);
  context_ = std::move(input.context);
  reader_ = std::move(input.reader);
}

/// One among several inputs is one reject; a run that has no other has nothing to do.
void InputReader::refuse(const Recognition& found, const Head& head, std::string bytes,
                         std::uint64_t true_bytes) {
  if (run_.inputs().size() == 1)
    throw Error(found.exit, head.path == "-" ? head.name + ": " + found.problem
                                             : head.path + ": " + found.problem);
  KnownInput unknown("unknown", head, unknown_input(found.problem));
  context_ = std::move(unknown.context);
  reader_ = std::move(unknown.reader);
  cutter_ = whole_input(std::move(bytes), true_bytes);
}

InputReader::~InputReader() = default;

bool InputReader::next(IngestJob& job) {
  if (!cutter_) return false;
  job.context = context_;
  job.reader = reader_;
  if (!cut(job)) end(job);
  return true;
}

/// Reads the whole input once for its side table and once more, from disk, for its units: the table
/// may stand behind them, and the input may be a pipe.
std::unique_ptr<ByteSource> InputReader::with_side_table(std::unique_ptr<ByteSource> source,
                                                         Reader& reader) {
  SpillFile spill(run_options_.tmp_dir);
  Framing framing = reader.framing();
  framing.pointer = reader.side_table();
  const auto cutter = make_cutter(framing, std::make_unique<SpillingSource>(*source, spill),
                                  run_options_.max_record_bytes);
  JsonParser parser;
  JsonDocument document;
  for (UnitBatch batch; cutter->next(batch);) {
    for (const Unit& unit : batch.units) {
      if (unit.fault != Unit::Fault::kNone || parser.parse(batch.text(unit), document)) continue;
      reader.add_side_row(document.root());
      side_rows_.emplace_back(batch.text(unit));
    }
  }
  spill.flush();
  return std::make_unique<SpilledSource>(std::move(spill), std::move(source));
}

bool InputReader::cut(IngestJob& job) {
  do {
    if (!cutter_->next(job.batch)) return false;
  } while (job.batch.units.empty());
  job.batch.first = std::exchange(first_batch_, false);
  // Decoding runs ahead of cutting: a fault may be noticed some batches early, never late.
  job.batch.replaced = replaced_ > 0;
  prepare(job);
  return true;
}

void InputReader::prepare(IngestJob& job) {
  const Grouping::Kind kind = context_->grouping.kind;
  const bool collect = (options_.group_sort && kind != Grouping::Kind::kSections) ||
                       kind == Grouping::Kind::kReplies;
  job.mapped.emplace(context_->writer, context_->grouping, collect, Sink(run_.new_notes()));
  for (const std::string& row : std::exchange(side_rows_, {})) {
    job.mapped->merged("user", Unit{}, row);
  }
}

void InputReader::end(IngestJob& job) {
  job.batch.clear();
  prepare(job);
  job.mapped->finished.notes.tally.merge(cutter_->tally());
  const std::string complaint = cutter_->complaint();
  if (!complaint.empty()) job.mapped->rejected("json.truncated", complaint, job.batch, Unit{});
  cutter_.reset();
}

}  // namespace deskmill
