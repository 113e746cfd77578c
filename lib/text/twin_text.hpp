// When two records say the same: what split keeps on one side and check looks for on two.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/record.hpp"

namespace deskmill {

/// The texts of a record, folded for comparison and each ended by a zero byte; "" when folding
/// leaves nothing of them. Of a pair question and answer count, not the context. The kind of the
/// record does not: an utterance and a conversation of one turn with its text are twins.
std::string twin_text(const Record& record);

}  // namespace deskmill
