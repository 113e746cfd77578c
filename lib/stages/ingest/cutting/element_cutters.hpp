// Cutters that end units at brackets: elements of JSON (Framing::Kind::kElements).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "stages/ingest/cutting/cutters.hpp"

namespace deskmill {

/// The whole input is one stream of JSON values, or the value around the list at `pointer`.
std::unique_ptr<UnitCutter> make_element_cutter(const std::string& pointer,
                                                std::unique_ptr<ByteSource> source,
                                                std::size_t max_unit_bytes);
/// Every line by itself, so that a broken one costs itself: its elements, or the line as one faulty
/// unit.
std::unique_ptr<UnitCutter> make_line_element_cutter(const Framing& framing,
                                                     std::unique_ptr<ByteSource> source,
                                                     std::size_t max_unit_bytes);

}  // namespace deskmill
