// What cutting tables and cutting lines have in common: a window over the source that moves behind
// whole units, and batches that are filled from it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "stages/ingest/cutting/cutters.hpp"

namespace deskmill {

/// Bytes of a source behind a moving front, for cutters that look ahead.
class Window {
 public:
  explicit Window(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// Reads until `wanted` bytes are there or the input ends.
  void fill(std::size_t wanted);

  std::string_view bytes() const { return std::string_view(buffer_).substr(0, filled_); }
  bool ended() const { return ended_; }
  std::uint64_t offset() const { return offset_; }
  std::uint64_t line() const { return line_; }

  /// At the beginning of the input; false when there is no byte order mark.
  bool skip_bom();
  /// Moves the first `count` bytes, which hold `lines` newlines, into `out`. The buffer of `out` is
  /// the one that is filled next.
  void take(std::size_t count, std::uint64_t lines, std::string& out);
  /// Skips the rest of a line that is too long; returns how many bytes that were.
  std::uint64_t skip_line();

 private:
  void drop(std::size_t count);

  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t filled_ = 0;  ///< bytes of the buffer that hold input
  std::uint64_t offset_ = 0, line_ = 1;
  bool ended_ = false;
};

/// A batch is the longest run of whole units in a window of about 1 MiB.
class WindowCutter : public UnitCutter {
 public:
  WindowCutter(std::unique_ptr<ByteSource> source, std::size_t max_unit_bytes)
      : window_(std::move(source)), max_unit_bytes_(max_unit_bytes) {}

  bool next(UnitBatch& batch) override;

 protected:
  /// Where the unit at `begin` really begins. Files joined by `cat` bring their marks along.
  static std::size_t behind_bom(std::string_view bytes, std::size_t begin) {
    return begin + (bytes.substr(begin).starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  }

  /// Appends the whole units of `bytes` and returns where they end: 0 when there is none.
  virtual std::size_t cut(std::string_view bytes, bool complete, UnitBatch& batch) = 0;

  void add_unit(std::size_t begin, std::size_t end, UnitBatch& batch,
                Unit::Fault fault = Unit::Fault::kNone) const;

  Window window_;
  std::size_t max_unit_bytes_;

 private:
  void finish(std::size_t end, UnitBatch& batch);
  void take_long_unit(UnitBatch& batch);

  bool started_ = false;
};

}  // namespace deskmill
