// What was found where, for --explain: turns, paths of members, places and rules, never a value.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "core/notes.hpp"
#include "core/record.hpp"
#include "stages/anonymize/passages/passages.hpp"

namespace deskmill {

/// Names of members that `tells` something personal are shown as "…".
void explain_findings(const Record& record, std::span<const Passage> passages,
                      const std::function<bool(std::string_view name)>& tells, Notes& notes);

}  // namespace deskmill
