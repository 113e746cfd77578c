// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/cutters.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/lines.hpp"
#include "json/element_cutter.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// Bytes of a source behind a moving front, for cutters that look ahead.
class Window {
 public:
  explicit Window(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// Reads until `wanted` bytes are there or the input ends. The buffer grows with what is there:
  /// clearing all of it takes longer than reading a small file.
  void fill(std::size_t wanted) {
    while (!ended_ && filled_ < wanted) {
      const std::size_t size = std::min(filled_ + std::max(filled_, kFirstRead), wanted);
      if (buffer_.size() < size) buffer_.resize(size);
      const std::size_t got = source_->read(buffer_.data() + filled_, size - filled_);
      filled_ += got;
      ended_ = got == 0;
    }
  }

  std::string_view bytes() const { return std::string_view(buffer_).substr(0, filled_); }
  bool ended() const { return ended_; }
  std::uint64_t offset() const { return offset_; }
  std::uint64_t line() const { return line_; }

  bool skip_bom() {
    fill(kBom.size());
    if (!bytes().starts_with(kBom)) return false;
    drop(kBom.size());
    return true;
  }

  /// Moves the first `count` bytes, which hold `lines` newlines, into `out`. The buffer of `out` is
  /// the one that is filled next.
  void take(std::size_t count, std::uint64_t lines, std::string& out) {
    const std::size_t rest = filled_ - count;
    if (out.size() < rest) out.resize(rest);
    if (rest > 0) std::memcpy(out.data(), buffer_.data() + count, rest);
    out.swap(buffer_);
    out.resize(count);
    filled_ = rest;
    offset_ += count;
    line_ += lines;
  }

  /// Skips the rest of a line that is too long; returns how many bytes that were.
  std::uint64_t skip_line() {
    std::uint64_t skipped = 0;
    while (true) {
      const std::size_t newline = bytes().find('\n');
      const std::size_t count = newline == std::string::npos ? filled_ : newline + 1;
      skipped += count;
      drop(count);
      if (newline != std::string::npos) {
        ++line_;
        return skipped;
      }
      if (ended_) return skipped;
      fill(kSkippedAtOnce);
    }
  }

 private:
  static constexpr std::size_t kFirstRead = 16u << 10, kSkippedAtOnce = 256u << 10;
  void drop(std::size_t count) {
    std::memmove(buffer_.data(), buffer_.data() + count, filled_ - count);
    filled_ -= count;
    offset_ += count;
  }

  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t filled_ = 0;  ///< bytes of the buffer that hold input
  std::uint64_t offset_ = 0, line_ = 1;
  bool ended_ = false;
};

/// Common to CSV and lines: a batch is the longest run of whole units in a window of about 1 MiB.
class WindowCutter : public UnitCutter {
 public:
  WindowCutter(std::unique_ptr<ByteSource> source, std::size_t max_unit_bytes)
      : window_(std::move(source)), max_unit_bytes_(max_unit_bytes) {}

  bool next(UnitBatch& batch) override {
    batch.clear();
    if (!std::exchange(started_, true) && window_.skip_bom()) tally_.add("input/bom");
    for (std::size_t wanted = kUnitBatchBytes;; wanted *= 2) {
      window_.fill(wanted);
      if (window_.bytes().empty()) return false;
      const std::size_t end = cut(window_.bytes(), window_.ended(), batch);
      if (end > 0) {
        finish(end, batch);
        return true;
      }
      if (wanted > max_unit_bytes_) {
        take_long_unit(batch);
        return true;
      }
    }
  }

 protected:
  /// Where the unit at `begin` really begins. Files joined by `cat` bring their marks along.
  static std::size_t behind_bom(std::string_view bytes, std::size_t begin) {
    return begin + (bytes.substr(begin).starts_with(kBom) ? kBom.size() : 0);
  }

  /// Appends the whole units of `bytes` and returns where they end: 0 when there is none.
  virtual std::size_t cut(std::string_view bytes, bool complete, UnitBatch& batch) = 0;

  void add_unit(std::size_t begin, std::size_t end, UnitBatch& batch,
                Unit::Fault fault = Unit::Fault::kNone) const {
    Unit unit;
    unit.begin = static_cast<std::uint32_t>(begin);
    unit.end = static_cast<std::uint32_t>(end);
    unit.fault = fault;
    if (end - begin > max_unit_bytes_) {
      unit.fault = Unit::Fault::kTooLong;
      unit.true_bytes = end - begin;
      unit.end = static_cast<std::uint32_t>(begin + kLongUnitHead);
    }
    batch.units.push_back(unit);
  }

  Window window_;
  std::size_t max_unit_bytes_;

 private:
  void finish(std::size_t end, UnitBatch& batch) {
    const std::string_view passed = window_.bytes().substr(0, end);
    std::uint64_t lines = 0;
    std::size_t counted = 0;
    for (Unit& unit : batch.units) {
      lines += count_newlines(passed.substr(counted, unit.begin - counted));
      counted = unit.begin;
      unit.line = window_.line() + lines;
      unit.byte = window_.offset() + unit.begin;
    }
    lines += count_newlines(passed.substr(counted));
    window_.take(end, lines, batch.bytes);
    if (window_.ended() && window_.bytes().empty() && !batch.bytes.ends_with('\n')) {
      tally_.add("input/no_final_newline");
    }
  }

  void take_long_unit(UnitBatch& batch) {
    const std::size_t first_line = window_.bytes().find('\n');
    if (first_line <= max_unit_bytes_) {  // only what a quote opened there is too long
      batch.units.clear();
      const bool carriage_return = first_line > 0 && window_.bytes()[first_line - 1] == '\r';
      add_unit(0, first_line - (carriage_return ? 1 : 0), batch, Unit::Fault::kBadQuote);
      finish(first_line + 1, batch);
      return;
    }
    Unit unit;
    batch.units.clear();
    unit.line = window_.line();
    unit.byte = window_.offset();
    batch.bytes = window_.bytes().substr(0, kLongUnitHead);
    unit.end = static_cast<std::uint32_t>(batch.bytes.size());
    unit.fault = Unit::Fault::kTooLong;
    unit.true_bytes = window_.skip_line();
    batch.units.push_back(unit);
  }

  bool started_ = false;
};

class RecordCutter : public WindowCutter {
 public:
  RecordCutter(const Dialect& dialect, std::unique_ptr<ByteSource> source,
               std::size_t max_unit_bytes)
      : WindowCutter(std::move(source), max_unit_bytes), dialect_(dialect) {}

 private:
  std::size_t cut(std::string_view bytes, bool complete, UnitBatch& batch) override {
    std::size_t begin = window_.line() == 1 ? separator_line_bytes(bytes) : 0;
    batch.units.clear();
    while (begin < bytes.size()) {
      const std::size_t first_cell = behind_bom(bytes, begin);
      const RecordEnd record = find_record_end(bytes, first_cell, dialect_, complete);
      if (record.state == RecordEnd::State::kNeedMore) break;
      if (record.end == first_cell) {
        tally_.add("input/blank_lines");
      } else {
        add_unit(first_cell, record.end, batch,
                 record.state == RecordEnd::State::kBadQuote ? Unit::Fault::kBadQuote
                                                             : Unit::Fault::kNone);
      }
      begin = record.next;
    }
    return begin;
  }

  Dialect dialect_;
};

class TextLineCutter : public WindowCutter {
 public:
  TextLineCutter(const Framing& framing, std::unique_ptr<ByteSource> source,
                 std::size_t max_unit_bytes)
      : WindowCutter(std::move(source), max_unit_bytes), framing_(framing) {}

 private:
  std::size_t cut(std::string_view bytes, bool complete, UnitBatch& batch) override {
    std::size_t end = bytes.size();
    if (!complete) {
      const std::size_t newline = bytes.rfind('\n');
      if (newline == std::string_view::npos) return 0;
      end = newline + 1;
    }
    batch.units.clear();
    for (std::size_t begin = 0; begin < end;) {
      begin = behind_bom(bytes, begin);
      const std::size_t newline = std::min(bytes.find('\n', begin), end);
      const bool carriage_return = newline > begin && bytes[newline - 1] == '\r';
      add_unit(begin, newline - (carriage_return ? 1 : 0), batch);
      begin = newline + 1;
    }
    if (!complete && framing_.starts_message) end = back_to_message(bytes, end, batch);
    batch.context = context_;
    if (framing_.is_context) remember_context(bytes, batch);
    return end;
  }

  /// Leaves the last message to the next batch: its further lines may still come. When the window
  /// holds no second message, it is cut anyway once it has grown to the limit.
  std::size_t back_to_message(std::string_view bytes, std::size_t end, UnitBatch& batch) const {
    for (std::size_t i = batch.units.size(); i-- > 1;) {
      const Unit& unit = batch.units[i];
      if (!framing_.starts_message(bytes.substr(unit.begin, unit.end - unit.begin))) continue;
      const std::size_t cut = unit.begin;
      batch.units.resize(i);
      return cut;
    }
    return bytes.size() > max_unit_bytes_ ? end : 0;
  }

  void remember_context(std::string_view bytes, const UnitBatch& batch) {
    for (const Unit& unit : batch.units) {
      const std::string_view line = bytes.substr(unit.begin, unit.end - unit.begin);
      if (framing_.is_context(line)) context_ = line;
    }
  }

  Framing framing_;
  std::string context_;
};

class ElementBatchCutter : public UnitCutter {
 public:
  ElementBatchCutter(const std::string& pointer, std::unique_ptr<ByteSource> source,
                     std::size_t max_unit_bytes)
      : cutter_(pointer, max_unit_bytes), source_(std::move(source)), buffer_(kReadBytes, '\0') {}

  bool next(UnitBatch& batch) override {
    batch.clear();
    while (batch.bytes.size() < kUnitBatchBytes && batch.units.size() < kMostUnitsOfBatch) {
      ElementCutter::Element element;
      if (cutter_.next(element)) {
        add(element, batch);
      } else if (!feed() && std::exchange(ended_, true)) {
        break;
      }
    }
    return !batch.units.empty();
  }

  std::string complaint() override { return cutter_.finish(); }

 private:
  static constexpr std::size_t kReadBytes = 256u << 10;

  bool feed() {
    const std::size_t got = source_->read(buffer_.data(), buffer_.size());
    std::string_view chunk = std::string_view(buffer_).substr(0, got);
    if (!std::exchange(started_, true) && chunk.starts_with(kBom)) {
      tally_.add("input/bom");
      chunk.remove_prefix(kBom.size());
      skipped_ = kBom.size();
    }
    if (!chunk.empty()) {
      cutter_.feed(chunk);
    } else if (got == 0) {
      cutter_.end_input();
    }
    return got > 0;
  }

  void add(const ElementCutter::Element& element, UnitBatch& batch) {
    Unit unit;
    unit.line = element.line;
    unit.byte = element.byte + skipped_;
    unit.begin = static_cast<std::uint32_t>(batch.bytes.size());
    batch.bytes += element.oversized ? element.json.substr(0, kLongUnitHead) : element.json;
    unit.end = static_cast<std::uint32_t>(batch.bytes.size());
    if (element.oversized) unit.fault = Unit::Fault::kTooLong;
    unit.true_bytes = element.bytes;
    nth_of_line_ = element.line == line_ ? nth_of_line_ + 1 : 0;
    line_ = element.line;
    unit.nth_of_line = nth_of_line_;
    batch.units.push_back(unit);
  }

  ElementCutter cutter_;
  std::uint64_t line_ = 0;  ///< of the last element
  std::uint32_t nth_of_line_ = 0;
  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t skipped_ = 0;
  bool started_ = false, ended_ = false;
};

/// Every line by itself, so that a broken one costs itself: its elements, or the line as one faulty
/// unit.
class LineElementCutter : public UnitCutter {
 public:
  LineElementCutter(const Framing& framing, std::unique_ptr<ByteSource> source,
                    std::size_t max_unit_bytes)
      : lines_(Framing{}, std::move(source), max_unit_bytes),
        pointer_(framing.pointer),
        max_unit_bytes_(max_unit_bytes) {}

  bool next(UnitBatch& batch) override {
    if (!lines_.next(batch)) return false;
    for (const Unit& line : std::exchange(batch.units, {})) {
      const bool is_whole = line.fault == Unit::Fault::kNone && line.begin < line.end;
      if (is_whole) {
        add_elements(line, batch);
      } else {
        batch.units.push_back(line);
      }
    }
    return true;
  }

  const Tally& tally() const override { return lines_.tally(); }

 private:
  void add_elements(const Unit& line, UnitBatch& batch) const {
    const std::size_t before = batch.units.size();
    ElementCutter cutter(pointer_, max_unit_bytes_);
    cutter.feed(batch.text(line));
    ElementCutter::Element element;
    while (cutter.next(element)) {
      Unit unit = line;
      unit.begin = line.begin + static_cast<std::uint32_t>(element.byte);
      unit.end = unit.begin + static_cast<std::uint32_t>(element.json.size());
      unit.byte = line.byte + element.byte;
      unit.nth_of_line = static_cast<std::uint32_t>(batch.units.size() - before);
      batch.units.push_back(unit);
    }
    if (cutter.finish().empty()) return;
    batch.units.resize(before);
    batch.units.push_back(line);
    batch.units.back().fault = Unit::Fault::kNoElements;
  }

  TextLineCutter lines_;
  std::string pointer_;
  std::size_t max_unit_bytes_;
};

}  // namespace

std::unique_ptr<UnitCutter> make_cutter(const Framing& framing, std::unique_ptr<ByteSource> source,
                                        std::size_t max_unit_bytes) {
  switch (framing.kind) {
    case Framing::Kind::kRecords:
      return std::make_unique<RecordCutter>(framing.dialect, std::move(source), max_unit_bytes);
    case Framing::Kind::kElements:
      if (framing.by_line) {
        return std::make_unique<LineElementCutter>(framing, std::move(source), max_unit_bytes);
      }
      return std::make_unique<ElementBatchCutter>(framing.pointer, std::move(source),
                                                  max_unit_bytes);
    case Framing::Kind::kLines:
    case Framing::Kind::kChat:
      break;
  }
  return std::make_unique<TextLineCutter>(framing, std::move(source), max_unit_bytes);
}

}  // namespace deskmill
