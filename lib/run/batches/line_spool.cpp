// SPDX-License-Identifier: Apache-2.0
#include "run/batches/line_spool.hpp"

#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

namespace deskmill {
namespace {

/// In front of each batch. The file is private to this process: no byte order, no version.
struct BatchHeader {
  std::uint64_t input, first_line, first_byte, first_ordinal, lines, bytes;
};
static_assert(std::is_trivially_copyable_v<LineBatch::Line>);

}  // namespace

LineSpool::LineSpool(std::string directory, std::size_t memory_bytes)
    : directory_(std::move(directory)), memory_bytes_(memory_bytes) {}

void LineSpool::append(const LineBatch& batch, std::uint64_t first_ordinal) {
  const BatchHeader header{batch.input,   batch.first_line,   batch.first_byte,
                           first_ordinal, batch.lines.size(), batch.bytes.size()};
  store(&header, sizeof header);
  store(batch.lines.data(), batch.lines.size() * sizeof(LineBatch::Line));
  store(batch.bytes.data(), batch.bytes.size());
}

void LineSpool::store(const void* bytes, std::size_t size) {
  const std::string_view view(static_cast<const char*>(bytes), size);
  stored_ += size;
  if (!spill_ && buffer_.size() + size > memory_bytes_) {
    spill_.emplace(directory_);
    spill_->append(buffer_);
    buffer_ = std::string();
  }
  if (spill_) {
    spill_->append(view);
  } else {
    buffer_ += view;
  }
}

void LineSpool::finish() {
  if (spill_) spill_->flush();
}

bool LineSpool::next(LineBatch& batch, std::uint64_t& first_ordinal) {
  if (loaded_ == stored_) return false;
  BatchHeader header{};
  load(&header, sizeof header);
  batch.input = header.input;
  batch.first_line = header.first_line;
  batch.first_byte = header.first_byte;
  batch.long_lines.clear();
  batch.last_of_input = false;
  first_ordinal = header.first_ordinal;
  batch.lines.resize(header.lines);
  load(batch.lines.data(), header.lines * sizeof(LineBatch::Line));
  batch.bytes.resize(header.bytes);
  load(batch.bytes.data(), header.bytes);
  return true;
}

void LineSpool::load(void* bytes, std::size_t size) {
  if (size == 0) return;
  if (spill_) {
    spill_->read(loaded_, static_cast<char*>(bytes), size);
  } else {
    std::memcpy(bytes, buffer_.data() + loaded_, size);
  }
  loaded_ += size;
}

}  // namespace deskmill
