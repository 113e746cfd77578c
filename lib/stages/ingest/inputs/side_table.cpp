// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/inputs/side_table.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "io/spill_file.hpp"

namespace deskmill {

/// What is read of the source, and what has been.
struct SideTable::Copy {
  std::unique_ptr<ByteSource> source;
  SpillFile spill;
};

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

}  // namespace

SideTable::SideTable(std::unique_ptr<ByteSource> source, const Framing& framing,
                     std::size_t max_record_bytes, const std::string& tmp_dir)
    : copy_(new Copy{std::move(source), SpillFile(tmp_dir)}),
      cutter_(make_cutter(framing, std::make_unique<SpillingSource>(*copy_->source, copy_->spill),
                          max_record_bytes)) {}

SideTable::~SideTable() = default;

std::unique_ptr<ByteSource> SideTable::whole_input() && {
  cutter_.reset();
  copy_->spill.flush();
  return std::make_unique<SpilledSource>(std::move(copy_->spill), std::move(copy_->source));
}

}  // namespace deskmill
