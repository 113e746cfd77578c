// Lines with which messages begin in chat text of no known format: what a drafted mapping starts
// from. None is sure enough to be read without being asked.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "stages/ingest/head/sample.hpp"

namespace deskmill {

struct LineDraft {
  std::string_view example;  ///< invented
  std::string_view line;     ///< the expression of a mapping's `line`
  std::string_view time;     ///< its `time`
  bool is_clock;             ///< the day stands elsewhere
};

/// The one that most lines of the sample fit, one in five at least; else a usual one.
const LineDraft& likeliest_line(const Sample& chat);

}  // namespace deskmill
