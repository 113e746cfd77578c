// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/line_drafts.hpp"

#include <algorithm>
#include <array>

#include "rules/pattern.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kDated = "{field: at, format: auto}";
constexpr std::string_view kClock = "{field: time, format: date_order}";

constexpr std::array kLineDrafts = {
    LineDraft{
        "2026-03-01 10:02:11 Ann: hello",
        R"(^(?P<at>\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)\s+(?P<speaker>[^:：]{1,60})[:：]\s*(?P<text>.*)$)",
        kDated, false},
    LineDraft{
        "[10:02] <ann> hello",
        R"(^[\[(]?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)[\])]?\s+<[@+ ]?(?P<speaker>[^>]{1,60})>\s*(?P<text>.*)$)",
        kClock, true},
    LineDraft{
        "(10:02:11 AM) Ann: hello",
        R"(^[\[(]?(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)[\])]?[\s,-]+(?P<speaker>[^:：]{1,60})[:：]\s*(?P<text>.*)$)",
        kClock, true},
    LineDraft{
        "10:02, Ann and hello with tabs between them",
        R"(^(?P<time>(?:[上下]午|午[前後])?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)\t(?P<speaker>[^\t]*)\t(?P<text>.*)$)",
        kClock, true},
    LineDraft{
        "Ann (id7) 03-01 10:02:11, and hello below it",
        R"(^(?P<speaker>\S.{0,59}?)\s*(?:\([^()]*\))?\s+(?P<at>(?:\d{4}-)?\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)(?P<text>)$)",
        kDated, false},
};

std::size_t lines_that_fit(const LineDraft& draft, const Sample& chat) {
  const Pattern line(draft.line, {}, "");
  return static_cast<std::size_t>(
      std::count_if(chat.lines.begin(), chat.lines.end(),
                    [&](std::string_view text) { return line.matches(text); }));
}

}  // namespace

const LineDraft& likeliest_line(const Sample& chat) {
  const LineDraft* best = &kLineDrafts.front();
  std::size_t most = chat.lines.size() / 5;
  for (const LineDraft& draft : kLineDrafts) {
    const std::size_t fitting = lines_that_fit(draft, chat);
    if (fitting <= most) continue;
    most = fitting;
    best = &draft;
  }
  return *best;
}

}  // namespace deskmill
