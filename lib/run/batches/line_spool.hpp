// Batches of lines kept between the two passes of run_scan: on disk, or in memory while they are
// few.
//
// Whole batches are kept, with the numbers of their lines, so the second pass is as parallel as the
// first and still knows where every record came from. Memory is a few MiB, whatever the input is.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "io/line_batch.hpp"
#include "io/spill_file.hpp"

namespace deskmill {

class LineSpool {
 public:
  /// `directory` as for SpillFile. Less than `memory_bytes` never touch the disk.
  explicit LineSpool(std::string directory, std::size_t memory_bytes = 4u << 20);

  /// Blanked lines stay blank. `first_ordinal` numbers the first line that is not.
  void append(const LineBatch& batch, std::uint64_t first_ordinal);
  /// After the last append, before the first next().
  void finish();
  /// The batches in their order; false at the end.
  bool next(LineBatch& batch, std::uint64_t& first_ordinal);

 private:
  void store(const void* bytes, std::size_t size);
  void load(void* bytes, std::size_t size);

  std::string directory_;
  std::size_t memory_bytes_;
  std::string buffer_;  ///< everything, until spill_ takes over
  std::optional<SpillFile> spill_;
  std::uint64_t stored_ = 0, loaded_ = 0;
};

}  // namespace deskmill
