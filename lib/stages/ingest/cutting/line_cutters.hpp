// Cutters that end units at line breaks: records of a table, lines of text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "stages/ingest/cutting/cutters.hpp"

namespace deskmill {

/// Framing::Kind::kRecords.
std::unique_ptr<UnitCutter> make_record_cutter(const Dialect& dialect,
                                               std::unique_ptr<ByteSource> source,
                                               std::size_t max_unit_bytes);
/// Framing::Kind::kLines and kChat.
std::unique_ptr<UnitCutter> make_line_cutter(const Framing& framing,
                                             std::unique_ptr<ByteSource> source,
                                             std::size_t max_unit_bytes);

/// Of a line of JSON Lines the object, where a comma stands behind it (Framing::trailing_commas).
std::string_view without_trailing_comma(std::string_view line);

}  // namespace deskmill
