// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/inputs/input_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "io/prepended_source.hpp"
#include "stages/ingest/conversations/message_spool.hpp"
#include "stages/ingest/inputs/decoded_source.hpp"
#include "stages/ingest/inputs/unknown_input.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

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
  context_ = std::move(input.context);
  reader_ = std::move(input.reader);
  if (reader_->side_table().empty()) {
    cutter_ = make_cutter(framing, std::move(source), run_options_.max_record_bytes);
    return;
  }
  Framing side_framing = framing;
  side_framing.pointer = reader_->side_table();
  side_table_.emplace(std::move(source), side_framing, run_options_.max_record_bytes,
                      run_options_.tmp_dir);
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
  if (!cutter_ && !side_table_) return false;
  job.context = context_;
  job.reader = reader_;
  if (side_table_) {
    if (next_side_rows(job)) return true;
    cutter_ = make_cutter(reader_->framing(), std::move(*side_table_).whole_input(),
                          run_options_.max_record_bytes);
    side_table_.reset();
  }
  if (!cut(job)) end(job);
  return true;
}

bool InputReader::next_side_rows(IngestJob& job) {
  UnitBatch rows;
  if (!side_table_->next(rows)) return false;
  rows.replaced = replaced_ > 0;
  job.batch.clear();
  prepare(job);
  const bool by_line = reader_->framing().by_line;
  for (const Unit& unit : rows.units) {
    if (by_line && unit.fault != Unit::Fault::kNone) continue;  // a whole line, which comes again
    const auto row = job.mapped->parsed(rows, unit);
    if (!row) continue;
    reader_->add_side_row(*row);
    job.mapped->merged("user", Unit{}, rows.text(unit));
  }
  const std::uint64_t limit =
      run_options_.max_memory == 0 ? kDefaultSpoolMemory : run_options_.max_memory;
  if (reader_->side_bytes() > limit) {
    throw Error(Exit::kTryAgain, context_->writer.source().id_name + ": its " +
                                     reader_->side_table() +
                                     " need more than --max-memory; give more");
  }
  return true;
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
  run_.begin(job.workspace.sink, job.batch.bytes);
  job.mapped.emplace(context_->writer, context_->grouping, collect, job.workspace);
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
