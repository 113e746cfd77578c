// An input that no reader understands, among others that are read: it ends as one reject, named and
// counted like any bad unit, and does not take the others with it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "stages/ingest/cutting/cutters.hpp"
#include "stages/ingest/readers/reader.hpp"

namespace deskmill {

/// Rejects every unit as "ingest.unknown_format" with `problem` as the detail.
std::unique_ptr<Reader> unknown_input(std::string problem);

/// One unit: the beginning of an input of `true_bytes`.
std::unique_ptr<UnitCutter> whole_input(std::string beginning, std::uint64_t true_bytes);

}  // namespace deskmill
