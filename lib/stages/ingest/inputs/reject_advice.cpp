// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/inputs/reject_advice.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "core/counted.hpp"

namespace deskmill {
namespace {

/// What is likely wrong with the way in which the input is read.
struct Advice {
  std::string_view reason, advice;
};

constexpr std::array<Advice, 9> kAdvice = {{
    {"json.parse", "most of the input is no JSON"},
    {"record.not_object", "most records are no objects"},
    {"csv.ragged", "the delimiter is another one, or the first row is no header"},
    {"csv.quote", "quotes may be letters in this table: input: {format: csv, quotes: false}"},
    {"chat.no_message", "hardly a line of the input begins a message"},
    {"ingest.no_messages", "the messages of a record are not where they are looked for"},
    {"ingest.no_elements", "the list of records is not where it is looked for"},
    {"ingest.messages", "the rows are none of this format"},
    {"ingest.ticket", "the records are none of this format"},
}};

std::string_view advice_on(std::string_view reason) {
  const auto known = std::find_if(kAdvice.begin(), kAdvice.end(),
                                  [&](const Advice& advice) { return advice.reason == reason; });
  return known == kAdvice.end() ? std::string_view() : known->advice;
}

/// Where the way in which the input is read comes from, and how to find a better one.
std::string way_out(const IngestOptions& options) {
  if (!options.map.empty()) {
    return "compare " + options.map + " with what --draft-map writes for the input";
  }
  if (!options.from.empty()) {
    return "without --from " + options.from + " the format is recognised by its content";
  }
  return "--from names another format, a mapping can describe it (--draft-map writes a first one)";
}

/// Titles above a chat are what is rejected most often in an input that is read rightly.
std::string advice_on_titles(const Tally& tally) {
  const std::int64_t lines = tally.get("rejected_by/chat.no_message");
  if (lines == 0 || lines != tally.get("records/rejected") || tally.get("records/kept") == 0) {
    return {};
  }
  return counted(static_cast<std::uint64_t>(lines), "line") +
         " above the first message of a file: --max-rejects " + std::to_string(lines) +
         " lets them pass, header_lines of a mapping drops them by name";
}

}  // namespace

std::string advice_on_rejects(const RunSummary& summary, const IngestOptions& options) {
  const Tally& tally = summary.tally;
  for (const auto& [reason, count] : tally.section("rejected_by")) {
    const bool is_most = count > 1 && 2 * count >= tally.get("records/in");
    const std::string_view advice = is_most ? advice_on(reason) : std::string_view();
    if (!advice.empty()) return std::string(advice) + "; " + way_out(options);
  }
  return summary.exit == Exit::kBadData ? advice_on_titles(tally) : std::string();
}

}  // namespace deskmill
