// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/line_mapper.hpp"

#include <algorithm>
#include <utility>

#include "core/ascii.hpp"
#include "stages/ingest/readers/chat_lines.hpp"

namespace deskmill {

LineMapper::LineMapper(SharedMapping mapping, MessageMapper::Settings settings)
    : columns_{chat_columns(*mapping), false, {}},
      mapper_(mapping, columns_, std::move(settings)),
      time_(mapping->time, columns_) {
  const auto& names = columns_.names;
  text_ = static_cast<std::size_t>(std::find(names.begin(), names.end(), "text") - names.begin());
}

LineMapper::Line LineMapper::map(std::string_view line, const std::vector<MatchSpan>& groups,
                                 Notes& notes, std::string_view date) const {
  std::vector<std::string_view> cells(columns_.names.size());
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const MatchSpan& span = groups[i];
    if (span.matched()) cells[i - 1] = line.substr(span.begin, span.end - span.begin);
  }
  Line mapped;
  mapped.has_text = text_ == cells.size() || !is_ascii_blank(cells[text_]);
  // A message without text would be dropped, its role unknown.
  if (!mapped.has_text) cells[text_] = "…";
  const SourceRow row{&cells, {}, {}};
  mapper_.map(row, date, mapped.message, notes);
  mapped.answer = mapper_.answer_to(mapped.message, row, notes);
  if (!mapped.has_text) mapped.message.turn.text.clear();
  mapped.has_time = !time_.text(row).empty();
  return mapped;
}

}  // namespace deskmill
