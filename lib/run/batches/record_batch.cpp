// SPDX-License-Identifier: Apache-2.0
#include "run/batches/record_batch.hpp"

#include <utility>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/hash.hpp"
#include "json/string.hpp"

namespace deskmill {
namespace {

ContentSum sum_of_lines(std::string_view bytes) {
  ContentSum sum;
  while (!bytes.empty()) {
    const std::size_t newline = bytes.find('\n');
    sum.add_line(bytes.substr(0, newline));
    bytes.remove_prefix(newline + 1);
  }
  return sum;
}

/// The last line of an explanation.
std::string in_words(const Outcome& outcome) {
  switch (outcome.fate) {
    case Fate::kKept:
      return "kept";
    case Fate::kMerged:
      return "merged by " + outcome.reason + " into " + outcome.duplicate_of;
    case Fate::kDropped:
      return "dropped by " + outcome.reason;
    case Fate::kRejected:
      return "rejected by " + outcome.reason + ": " + outcome.detail;
  }
  return {};
}

/// What a pair must say and does not: "question", "answer", or "". In files of --dropped that
/// may be why it is there.
std::string_view missing_text(const Record& record) {
  if (record.kind() != Kind::kPair) return {};
  const std::vector<Turn>& turns = record.turns();
  const Turn &question = turns[turns.size() - 2], &answer = turns.back();
  if (!question.text.empty() && !answer.text.empty()) return {};
  if (record.find("dropped_by") != nullptr) return {};
  return question.text.empty() ? "question" : "answer";
}

}  // namespace

void BatchResult::reset(const BatchSettings& settings, const LineBatch& lines) {
  input = lines.input;
  last_of_input = lines.last_of_input;
  if (sink.targets().size() == settings.targets) {
    sink.reset(settings.new_notes());
  } else {
    sink = Sink(settings.new_notes(), settings.targets);
  }
  if (settings.lends_lines) sink.lend(lines.bytes);
  rejects.clear();
  dropped.clear();
  reject_places.clear();
  in.reset();
  out.assign(settings.targets, {});
}

void BatchResult::sum_output() {
  out.clear();
  for (const Sink::Target& target : sink.targets()) out.push_back(sum_of_lines(target.bytes));
}

void BatchResult::reject(const BadUnit& unit, bool as_line) {
  sink.notes.count("records/rejected");
  sink.notes.count("rejected_by/" + unit.reason);
  if (as_line) {
    append_reject_line(unit, rejects);
  } else {
    reject_places.add(unit);
  }
}

void RecordPass::first(const RecordVisitor& visitor) {
  std::int64_t blank = 0;
  ContentSum sum;
  auto long_line = job_.lines.long_lines.cbegin();
  for (std::size_t i = 0; i < job_.lines.lines.size(); ++i) {
    const std::string_view line = job_.lines.line(i);
    if (long_line != job_.lines.long_lines.cend() && long_line->index == i) {
      if (settings_.content_sums) sum.merge(ContentSum(long_line->hash, 1));
      visit_group(visitor);
      reject_long_line(*long_line++);
    } else if (is_ascii_blank(line)) {
      ++blank;
    } else {
      if (settings_.content_sums) sum.add_line(line);
      add(i, visitor);
    }
  }
  visit_group(visitor);
  if (settings_.content_sums) job_.result.in = sum;
  const std::int64_t records = static_cast<std::int64_t>(job_.lines.lines.size()) - blank;
  Notes& notes = job_.result.sink.notes;
  if (blank > 0) notes.count("input/blank_lines", blank);
  if (records > 0) notes.count("records/in", records);
}

void RecordPass::again(const std::function<bool(std::size_t line)>& keeps,
                       const RecordVisitor::Visit& visit) {
  const RecordVisitor visitor = {visit};
  for (std::size_t i = 0; i < job_.lines.lines.size(); ++i) {
    const std::string_view line = job_.lines.line(i);
    if (is_ascii_blank(line)) continue;
    if (!settings_.tracing() && keeps(i)) {
      job_.result.sink.emit(line);
      ++kept_;
    } else {
      add(i, visitor);
    }
  }
}

/// Why the line is refused, if it is.
std::optional<Reject> RecordPass::parse(std::size_t line, Record& record) {
  if (auto bad = job_.parser.parse(job_.lines.line(line), record)) {
    bad->detail += " (byte " + std::to_string(bad->byte) + " of the line)";
    return bad;
  }
  const std::string_view missing =
      settings_.takes_empty_pairs ? std::string_view() : missing_text(record);
  if (missing.empty()) return std::nullopt;
  return Reject{"record.empty", quoted(missing) + " is empty; deskmill clean drops such pairs"};
}

void RecordPass::add(std::size_t line, const RecordVisitor& visitor) {
  if (job_.records.size() <= group_.size()) job_.records.emplace_back();
  if (auto bad = parse(line, job_.records[group_.size()])) {
    visit_group(visitor);  // rejects stand in the order of the input
    reject(line, bad->reason, std::move(bad->detail));
    return;
  }
  group_.push_back(line);
  if (group_.size() >= visitor.largest_group) visit_group(visitor);
}

void RecordPass::visit_group(const RecordVisitor& visitor) {
  const std::span records = std::span(job_.records).first(group_.size());
  if (visitor.prepare && !records.empty()) visitor.prepare(records);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (settings_.tracing()) job_.result.sink.notes.begin_record(id_or_derived(records[i]));
    visitor.visit(group_[i], i, records[i]);
  }
  group_.clear();
}

void RecordPass::reject_long_line(const LineBatch::LongLine& line) {
  std::string detail = "the line has " + std::to_string(line.bytes) + " bytes, the limit is " +
                       std::to_string(settings_.max_record_bytes) + " (--max-record-bytes)";
  reject(line.index, "record.too_long", std::move(detail), line.bytes);
}

void RecordPass::reject(std::size_t line, std::string_view reason, std::string detail,
                        std::uint64_t true_bytes) {
  LineBatch& lines = job_.lines;
  BadUnit unit;
  unit.reason = reason;
  unit.detail = std::move(detail);
  unit.source = (*settings_.input_names)[lines.input];
  unit.line = lines.first_line + line;
  unit.byte = lines.first_byte + lines.lines[line].begin;
  unit.raw = lines.line(line);
  unit.raw_bytes = true_bytes;
  job_.result.reject(unit, settings_.reject_lines);
  lines.lines[line].end = lines.lines[line].begin;  // blank from now on: see first()
}

void RecordPass::settle(std::size_t line, Record& record, const Outcome& outcome) {
  Notes& notes = job_.result.sink.notes;
  if (notes.explaining()) notes.explain("outcome", in_words(outcome));
  switch (outcome.fate) {
    case Fate::kKept:
      ++kept_;
      return;
    case Fate::kMerged:
      notes.count("records/merged");
      notes.count("merged_by/" + outcome.reason);
      break;
    case Fate::kDropped:
      notes.count("records/dropped");
      notes.count("dropped_by/" + outcome.reason);
      break;
    case Fate::kRejected:
      reject(line, outcome.reason, outcome.detail);
      return;
  }
  // Not for --explain, which names places and rules but shows no whole record.
  if (notes.tracing() && !notes.explaining())
    notes.sample(outcome.reason, record.raw(), outcome.duplicate_of);
  if (settings_.dropped_lines) write_dropped(record, outcome);
}

void RecordPass::finish() {
  BatchResult& result = job_.result;
  if (kept_ > 0) result.sink.notes.count("records/kept", kept_);
  if (settings_.content_sums) result.sum_output();
}

/// Writes the line as it came, not as the stage may have edited it: the record is parsed anew.
void RecordPass::write_dropped(Record& record, const Outcome& outcome) {
  if (const auto bad = job_.parser.parse(record.raw(), record)) {
    throw Error(Exit::kBug, "a record was accepted and then not: " + std::string(bad->reason));
  }
  record.set_member("dropped_by", json_string(outcome.reason));
  if (!outcome.duplicate_of.empty()) {
    record.set_member("duplicate_of", json_string(outcome.duplicate_of));
  }
  write_record(record, job_.result.dropped);
  job_.result.dropped += '\n';
}

}  // namespace deskmill
