// SPDX-License-Identifier: Apache-2.0
#include "io/line_batch.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/lines.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongLineHead = 64u << 10;
constexpr std::size_t kMinBatch = 16;  ///< holds a byte order mark and then some
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// The hash of a line that comes in pieces, but for carriage returns at its end.
class LineHash {
 public:
  void add(std::string_view piece) {
    const std::size_t end = before_returns(piece, 0, piece.size());
    if (end > 0) {
      for (; held_back_ > 0; --held_back_) hash_.update("\r");
      hash_.update(piece.substr(0, end));
    }
    held_back_ += piece.size() - end;
  }
  bool ends_in_carriage_return() const { return held_back_ > 0; }
  Hash128 digest() const { return hash_.digest(); }

 private:
  StreamHash hash_;
  std::uint64_t held_back_ = 0;  ///< carriage returns
};

}  // namespace

/// What follows the last newline of a batch, the beginning of a line, is kept aside and copied to
/// the start of the next batch. Each batch keeps its own buffer: with one job there is but one,
/// which stays in the cache, and steady reading allocates nothing.
struct LineReader::State {
  State(std::unique_ptr<ByteSource> byte_source, std::size_t input_index, std::size_t limit,
        std::size_t batch)
      : source(std::move(byte_source)),
        input(input_index),
        max_line(std::min(limit, kMostRecordBytes)),
        batch_bytes(std::max(batch, kMinBatch)) {}

  bool next(LineBatch& batch);
  void start(LineBatch& batch);
  void fill(std::string& bytes, std::size_t target);
  void skip_byte_order_mark(const LineBatch& batch);
  void cut_lines(LineBatch& batch);
  void add_line(LineBatch& batch, std::size_t begin, std::size_t end);
  bool is_certainly_too_long() const { return filled - line_begin > longest_kept() + 1; }
  void skip_long_line(LineBatch& batch);
  void add_unended_line(LineBatch& batch);
  void carry_over(LineBatch& batch);
  void finish(LineBatch& batch);

  /// At least the head of a long line, so that it is kept whole however the reads of the source
  /// fall.
  std::size_t longest_kept() const { return std::max(max_line, kLongLineHead); }

  std::unique_ptr<ByteSource> source;
  std::size_t input;
  std::size_t max_line;
  std::size_t batch_bytes;
  Tally tally;

  std::string carry;  ///< its first `carried` bytes begin the next batch
  std::size_t carried = 0;
  std::uint64_t next_line = 1;  ///< number and offset of what `carry` begins with
  std::uint64_t next_byte = 0;
  bool at_end = false;  ///< of the source
  bool done = false;

  // Of the batch under construction:
  std::size_t filled = 0;       ///< bytes of it that hold input
  std::size_t scanned = 0;      ///< every newline before this has been seen
  std::size_t line_begin = 0;   ///< first byte of the line not yet ended
  std::uint64_t discarded = 0;  ///< bytes of a long line that were read and not kept
  std::int64_t crlf_lines = 0;
};

bool LineReader::State::next(LineBatch& batch) {
  if (done) return false;
  start(batch);
  std::size_t target = batch_bytes;
  do {
    fill(batch.bytes, std::min(target, longest_kept() + batch_bytes));
    skip_byte_order_mark(batch);
    cut_lines(batch);
    if (batch.lines.empty() && is_certainly_too_long()) skip_long_line(batch);
    target = 2 * filled;
  } while (batch.lines.empty() && !at_end);
  finish(batch);
  return true;
}

void LineReader::State::start(LineBatch& batch) {
  if (batch.bytes.size() < carried) batch.bytes.resize(carried);
  std::memcpy(batch.bytes.data(), carry.data(), carried);
  batch.lines.clear();
  batch.long_lines.clear();
  batch.input = input;
  batch.first_line = next_line;
  batch.first_byte = next_byte;
  filled = carried;
  scanned = line_begin = 0;
  discarded = 0;
  crlf_lines = 0;
}

/// The buffer grows with what comes: a short input touches little memory.
void LineReader::State::fill(std::string& bytes, std::size_t target) {
  constexpr std::size_t kFirst = std::size_t{16} << 10;
  while (filled < target && !at_end) {
    const std::size_t size = std::min(target, std::max({kFirst, 2 * filled, bytes.capacity()}));
    if (bytes.size() < size) bytes.resize(size);
    const std::size_t got = source->read(bytes.data() + filled, size - filled);
    filled += got;
    at_end = got == 0;
  }
}

void LineReader::State::skip_byte_order_mark(const LineBatch& batch) {
  if (next_byte != 0 || scanned != 0) return;
  if (!std::string_view(batch.bytes.data(), filled).starts_with(kByteOrderMark)) return;
  line_begin = scanned = kByteOrderMark.size();
  tally.add("input/bom");
}

void LineReader::State::cut_lines(LineBatch& batch) {
  const char* const base = batch.bytes.data();
  const char* const end = base + filled;
  const char* from = base + scanned;
  while (const void* newline = std::memchr(from, '\n', static_cast<std::size_t>(end - from))) {
    from = static_cast<const char*>(newline) + 1;
    add_line(batch, line_begin, static_cast<std::size_t>(from - base) - 1);
    line_begin = static_cast<std::size_t>(from - base);
  }
  scanned = filled;
}

/// Files put behind one another bring their byte order marks with them.
void LineReader::State::add_line(LineBatch& batch, std::size_t begin, std::size_t end) {
  if (batch.bytes[begin] == kByteOrderMark[0] &&
      std::string_view(batch.bytes).substr(begin, end - begin).starts_with(kByteOrderMark)) {
    begin += kByteOrderMark.size();
    tally.add("input/bom");
  }
  if (end > begin && batch.bytes[end - 1] == '\r') {
    --end;
    ++crlf_lines;
  }
  if (end - begin > max_line) {
    const std::string_view line = std::string_view(batch.bytes).substr(begin, end - begin);
    LineHash hash;
    hash.add(line);
    batch.long_lines.push_back({batch.lines.size(), line.size(), hash.digest()});
    end = std::min(end, begin + kLongLineHead);
  }
  batch.lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

/// The batch holds nothing but the beginning of a line over the limit: keeps its head and reads
/// past its end. Leaves `line_begin` behind the newline, or at `filled` when the input ended first.
void LineReader::State::skip_long_line(LineBatch& batch) {
  const std::size_t head_end = line_begin + kLongLineHead;
  const auto bytes = [&](std::size_t begin, std::size_t end) {
    return std::string_view(batch.bytes).substr(begin, end - begin);
  };
  LineHash hash;
  std::size_t hashed = line_begin;
  std::size_t line_end = std::string::npos;
  while (line_end == std::string::npos && filled > head_end) {
    hash.add(bytes(hashed, filled));
    hashed = head_end;
    discarded += filled - head_end;
    filled = head_end;
    fill(batch.bytes, head_end + batch_bytes);
    line_end = bytes(0, filled).find('\n', head_end);
  }
  const bool ended = line_end != std::string::npos;
  if (!ended) line_end = filled;
  hash.add(bytes(hashed, line_end));
  const std::uint64_t length = line_end - line_begin + discarded;
  const std::uint64_t line_break = hash.ends_in_carriage_return() ? 1 : 0;
  crlf_lines += static_cast<std::int64_t>(line_break);
  if (!ended) tally.add("input/no_final_newline");
  batch.long_lines.push_back({0, length - line_break, hash.digest()});
  batch.lines.push_back(
      {static_cast<std::uint32_t>(line_begin), static_cast<std::uint32_t>(head_end)});
  line_begin = ended ? line_end + 1 : filled;
}

void LineReader::State::add_unended_line(LineBatch& batch) {
  if (line_begin == filled) return;
  add_line(batch, line_begin, filled);
  line_begin = filled;
  tally.add("input/no_final_newline");
}

void LineReader::State::carry_over(LineBatch& batch) {
  carried = filled - line_begin;
  if (carry.size() < carried) carry.resize(carried);
  std::memcpy(carry.data(), batch.bytes.data() + line_begin, carried);
  next_line += batch.lines.size();
  next_byte += line_begin + discarded;
}

void LineReader::State::finish(LineBatch& batch) {
  // Behind a long line there may be whole lines, which are the next batch's.
  if (at_end && discarded == 0) add_unended_line(batch);
  carry_over(batch);
  batch.bytes.resize(discarded > 0 ? batch.lines.back().end : line_begin);
  if (crlf_lines > 0) tally.add("input/crlf_lines", crlf_lines);
  done = batch.last_of_input = at_end && carried == 0;
}

LineReader::LineReader(std::unique_ptr<ByteSource> source, std::size_t input,
                       std::size_t max_record_bytes, std::size_t batch_bytes)
    : state_(std::make_unique<State>(std::move(source), input, max_record_bytes, batch_bytes)) {}

LineReader::~LineReader() = default;

bool LineReader::next(LineBatch& batch) {
  return state_->next(batch);
}

const Tally& LineReader::tally() const {
  return state_->tally;
}

const ByteSource& LineReader::source() const {
  return *state_->source;
}

}  // namespace deskmill
