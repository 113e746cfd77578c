// Which delimiter and quotes the rows of a table have, found out by trying all of them on its head.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "stages/ingest/cutting/csv.hpp"

namespace deskmill {

/// The dialect under which the rows of a head agree best: every delimiter of , tab ; | is tried
/// unless a separator line names it, quotes count unless they break more rows than they hold
/// together. nullopt when nothing splits the rows evenly (plain text, one column).
std::optional<Dialect> detect_dialect(std::string_view head, bool complete);

/// For a head that is known to be a table: the dialect that splits best, however badly, else
/// commas.
Dialect likeliest_dialect(std::string_view head, bool complete);

}  // namespace deskmill
