// A list inside an input that must be known before the first unit: the users of tickets.
//
// It may stand behind the units, and the input may be a pipe. So the input is read once for the
// list and copied to disk on the way; from there it is read again for its units.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "io/byte_source.hpp"
#include "stages/ingest/cutting/cutters.hpp"

namespace deskmill {

class SideTable {
 public:
  /// `framing` leads to the rows of the list.
  SideTable(std::unique_ptr<ByteSource> source, const Framing& framing,
            std::size_t max_record_bytes, const std::string& tmp_dir);
  ~SideTable();
  /// The next rows; false behind the last one.
  bool next(UnitBatch& batch) { return cutter_->next(batch); }
  /// The whole input from its beginning, once all rows were read.
  std::unique_ptr<ByteSource> whole_input() &&;

 private:
  struct Copy;
  std::unique_ptr<Copy> copy_;
  std::unique_ptr<UnitCutter> cutter_;
};

}  // namespace deskmill
