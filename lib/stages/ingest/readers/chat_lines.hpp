// What one line of chat text is to its mapping.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// One of header_lines matches.
bool is_header_line(const Mapping& mapping, std::string_view line);
/// One of skip_lines matches.
bool is_skipped_line(const Mapping& mapping, std::string_view line);
/// A number alone: above a skipped line it counts the captions.
bool is_cue_number(std::string_view line);
/// The line holds a date for the clock times below it.
bool is_date_line(const Mapping& mapping, std::string_view line);

/// The columns of a chat line: the groups of Mapping::line, and with sections "section", which is
/// what stood between the separator and the first message.
std::vector<std::string> chat_columns(const Mapping& mapping);

/// The separator that a line is, with its groups; nullptr when it is none.
const GatedPattern* separator_in(const Mapping& mapping, std::string_view line,
                                 std::vector<MatchSpan>& groups);

}  // namespace deskmill
