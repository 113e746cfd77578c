// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/window_cutter.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/lines.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kFirstRead = 16u << 10, kSkippedAtOnce = 256u << 10;

}  // namespace

/// The buffer grows with what is there: clearing all of it takes longer than reading a small file.
void Window::fill(std::size_t wanted) {
  while (!ended_ && filled_ < wanted) {
    const std::size_t size = std::min(filled_ + std::max(filled_, kFirstRead), wanted);
    if (buffer_.size() < size) buffer_.resize(size);
    const std::size_t got = source_->read(buffer_.data() + filled_, size - filled_);
    filled_ += got;
    ended_ = got == 0;
  }
}

bool Window::skip_bom() {
  fill(kByteOrderMark.size());
  if (!bytes().starts_with(kByteOrderMark)) return false;
  drop(kByteOrderMark.size());
  return true;
}

void Window::take(std::size_t count, std::uint64_t lines, std::string& out) {
  const std::size_t rest = filled_ - count;
  if (out.size() < rest) out.resize(rest);
  if (rest > 0) std::memcpy(out.data(), buffer_.data() + count, rest);
  out.swap(buffer_);
  out.resize(count);
  filled_ = rest;
  offset_ += count;
  line_ += lines;
}

std::uint64_t Window::skip_line() {
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

void Window::drop(std::size_t count) {
  std::memmove(buffer_.data(), buffer_.data() + count, filled_ - count);
  filled_ -= count;
  offset_ += count;
}

bool WindowCutter::next(UnitBatch& batch) {
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

void WindowCutter::add_unit(std::size_t begin, std::size_t end, UnitBatch& batch,
                            Unit::Fault fault) const {
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

void WindowCutter::finish(std::size_t end, UnitBatch& batch) {
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

void WindowCutter::take_long_unit(UnitBatch& batch) {
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

}  // namespace deskmill
