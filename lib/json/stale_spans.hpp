// What a record says about places in its texts (`pii`, `entities`), kept true when texts change.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "core/record.hpp"

namespace deskmill {

/// Brings `pii` and `entities` in step with edits: spans on an edited text or a removed turn are
/// removed, those behind a removed turn are renumbered. Returns how many spans were removed. A
/// stage that edits texts calls it once per record, after its last edit, and counts the result.
///
/// A span belongs to the turn its member `turn` names; in an utterance it may be missing. Elements
/// that name no turn of the record are left alone, as is a member the stage has set itself.
std::size_t drop_stale_spans(Record& record);

}  // namespace deskmill
