// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/element_cutters.hpp"

#include <utility>

#include "json/element_cutter.hpp"
#include "stages/ingest/cutting/line_cutters.hpp"

namespace deskmill {
namespace {

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
    if (!std::exchange(started_, true) && chunk.starts_with(kByteOrderMark)) {
      tally_.add("input/bom");
      chunk.remove_prefix(kByteOrderMark.size());
      skipped_ = kByteOrderMark.size();
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

class LineElementCutter : public UnitCutter {
 public:
  LineElementCutter(const Framing& framing, std::unique_ptr<ByteSource> source,
                    std::size_t max_unit_bytes)
      : lines_(make_line_cutter(framing, std::move(source), max_unit_bytes)),
        pointer_(framing.pointer),
        max_unit_bytes_(max_unit_bytes) {}

  bool next(UnitBatch& batch) override {
    if (!lines_->next(batch)) return false;
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

  const Tally& tally() const override { return lines_->tally(); }

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

  std::unique_ptr<UnitCutter> lines_;
  std::string pointer_;
  std::size_t max_unit_bytes_;
};

}  // namespace

std::unique_ptr<UnitCutter> make_element_cutter(const std::string& pointer,
                                                std::unique_ptr<ByteSource> source,
                                                std::size_t max_unit_bytes) {
  return std::make_unique<ElementBatchCutter>(pointer, std::move(source), max_unit_bytes);
}

std::unique_ptr<UnitCutter> make_line_element_cutter(const Framing& framing,
                                                     std::unique_ptr<ByteSource> source,
                                                     std::size_t max_unit_bytes) {
  return std::make_unique<LineElementCutter>(framing, std::move(source), max_unit_bytes);
}

}  // namespace deskmill
