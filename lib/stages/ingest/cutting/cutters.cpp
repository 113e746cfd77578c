// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/cutters.hpp"

#include <utility>

#include "stages/ingest/cutting/element_cutters.hpp"
#include "stages/ingest/cutting/line_cutters.hpp"

namespace deskmill {

std::unique_ptr<UnitCutter> make_cutter(const Framing& framing, std::unique_ptr<ByteSource> source,
                                        std::size_t max_unit_bytes) {
  switch (framing.kind) {
    case Framing::Kind::kRecords:
      return make_record_cutter(framing.dialect, std::move(source), max_unit_bytes);
    case Framing::Kind::kElements:
      return framing.by_line
                 ? make_line_element_cutter(framing, std::move(source), max_unit_bytes)
                 : make_element_cutter(framing.pointer, std::move(source), max_unit_bytes);
    case Framing::Kind::kLines:
    case Framing::Kind::kChat:
      break;
  }
  return make_line_cutter(framing, std::move(source), max_unit_bytes);
}

}  // namespace deskmill
