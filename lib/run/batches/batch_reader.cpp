// SPDX-License-Identifier: Apache-2.0
#include "run/batches/batch_reader.hpp"

#include <string>
#include <utility>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "io/byte_source.hpp"
#include "io/paths.hpp"
#include "run/multiline_json.hpp"

namespace deskmill {
namespace {

[[noreturn]] void refuse_document(const InputFile& input, std::uint64_t line) {
  const bool is_stream = input.path == kStandardStream;
  const std::string file = is_stream ? "standard input" : input.path;
  throw Error(Exit::kBadData,
              at_line(file, line,
                      "this is a JSON array, or JSON over several lines, not JSONL; run: "
                      "deskmill ingest" +
                          (is_stream ? "" : " " + shell_quoted(input.path))));
}

}  // namespace

BatchReader::BatchReader(const RunOptions& options, const std::vector<InputFile>& inputs,
                         std::vector<bool> skip)
    : options_(options),
      inputs_(inputs),
      skip_(std::move(skip)),
      ends_(inputs.size()),
      progress_(options, inputs) {}

bool BatchReader::next(LineBatch& batch) {
  while (true) {
    if (!reader_) open_next();
    if (!reader_) return false;
    if (reader_->next(batch)) break;
    reader_.reset();
  }
  if (!form_checked_) check_form(batch);
  lines_ += batch.lines.size();
  progress_.update(finished_bytes_ + reader_->source().raw_bytes(), lines_);
  if (batch.last_of_input) end_input(batch);
  return true;
}

void BatchReader::open_next() {
  for (; next_input_ < inputs_.size() && skip_[next_input_]; ++next_input_) {
    finished_bytes_ += inputs_[next_input_].bytes;
  }
  if (next_input_ == inputs_.size()) return;
  reader_ = std::make_unique<LineReader>(
      open_input(inputs_[next_input_].path, hashing_for(options_), program_name(options_)),
      next_input_, options_.max_record_bytes);
  form_checked_ = false;
  ++next_input_;
}

void BatchReader::check_form(const LineBatch& batch) {
  for (std::size_t i = 0; i < batch.lines.size(); ++i) {
    const std::string_view line = batch.line(i);
    if (is_ascii_blank(line)) continue;
    form_checked_ = true;
    const std::string_view following = std::string_view(batch.bytes).substr(batch.lines[i].end);
    if (opens_multiline_json(line, following)) {
      refuse_document(inputs_[batch.input], batch.first_line + i);
    }
    return;
  }
}

void BatchReader::end_input(const LineBatch& batch) {
  const ByteSource& source = reader_->source();
  EndOfInput& end = ends_[batch.input];
  end.facts = {inputs_[batch.input].name, source.raw_bytes(), source.raw_hash(),
               batch.first_line + batch.lines.size() - 1};
  end.tally = reader_->tally();
  finished_bytes_ += source.raw_bytes();
  reader_.reset();
}

}  // namespace deskmill
