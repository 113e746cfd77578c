// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/ingest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>

#include "core/error.hpp"
#include "run/input_names.hpp"
#include "run/ordered_map.hpp"
#include "stages/ingest/conversations/assembler.hpp"
#include "stages/ingest/inputs/input_reader.hpp"
#include "stages/ingest/inputs/reject_advice.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

struct Told {
  std::string_view name, one, several;  ///< of the count, words behind "1" and behind other numbers
  std::string_view rest;                ///< of the sentence
};

/// What a user should know of counts that are neither an error nor in the summary's main line.
constexpr std::array<Told, 16> kTold = {{
    {"conversations/across_files", "conversation is made", "conversations are made",
     " of messages from several files; --local-ids keeps them apart if each file counts its "
     "ids for itself"},
    {"rejected_by/charset.undecodable", "row is not valid in the charset of its file",
     "rows are not valid in the charset of their file",
     "; --encoding names another one, such as windows-1252 or GB18030"},
    {"ids/rounded", "id was rounded", "ids were rounded",
     " by a spreadsheet (such as 5.7E+17); nothing is grouped by such ids"},
    {"ids/missing", "message has no id of a conversation and is one",
     "messages have no id of a conversation and are one each",
     "; what holds them together can be said by a mapping"},
    {"times/zoneless", "time has no zone and is left out", "times have no zone and are left out",
     "; --tz +08:00 gives a zone to those without"},
    {"times/dateless", "clock time stands below no date and is left out",
     "clock times stand below no date and are left out", ""},
    {"times/unreadable", "time could not be read and is left out",
     "times could not be read and are left out",
     "; a mapping can say how times are written, such as "
     "time: {field: NAME, format: \"%d.%m.%Y %H:%M\"}"},
    {"roles/inferred", "turn has an inferred role", "turns have an inferred role",
     ": the first speaker is taken as the customer"},
    {"roles/nameless", "turn says neither role nor speaker and is taken for the customer's",
     "turns say neither role nor speaker and are taken for the customer's",
     "; a mapping can say who wrote (--draft-map writes a first one)"},
    {"roles/notices", "turn says neither role nor speaker, as others do, and is taken for a notice",
     "turns say neither role nor speaker, as others do, and are taken for notices",
     "; a mapping can say who wrote (--draft-map writes a first one)"},
    {"transcripts/without_speakers", "transcript has no line that says who speaks and is one turn",
     "transcripts have no line that says who speaks and are one turn each", ""},
    {"conversations/out_of_order", "conversation has messages", "conversations have messages",
     " that are earlier than those above them; --group-sort puts them in the order of their times"},
    {"tickets/without_comments", "ticket comes without comments",
     "tickets come without their comments",
     ": the description is all that is read; the API gives comments ticket by ticket, and where "
     "they stand in a file of their own, that one is to be read instead"},
    {"conversations/without_messages", "conversation comes without the list of its messages",
     "conversations come without the list of their messages",
     ": what stands before it is all that is read; the API gives the rest one by one"},
    {"input/trailing_commas", "line ends", "lines end",
     " with a comma behind the object, which is left out"},
    {"input/rows_in_cells", "quoted cell holds lines", "quoted cells hold lines",
     " that look like rows of their own; a closing quote may be missing"},
}};

void tell_counts(const RunOptions& run_options, const Tally& tally, const Assembler& assembler) {
  if (!run_options.message) return;
  for (const Told& told : kTold) {
    const std::int64_t count = tally.get(told.name);
    if (count == 0) continue;
    std::string line = std::to_string(count) + " ";
    line += count == 1 ? told.one : told.several;
    line += told.rest;
    const std::string place = assembler.first_place(std::string(told.name));
    if (!place.empty()) line += " (first: " + place + ")";
    run_options.message(line);
  }
}

/// Tickets without comments and comments without tickets, as the API of Zendesk lists them: both
/// become conversations.
void tell_tickets_twice(const RunOptions& run_options, const Tally& tally,
                        const std::set<std::string>& formats) {
  const bool has_comments = std::any_of(formats.begin(), formats.end(), [](const auto& format) {
    return format.starts_with("zendesk-");
  });
  if (!has_comments || tally.get("tickets/without_comments") == 0 || !run_options.message) return;
  run_options.message(
      "comments of tickets were read beside tickets without comments, so that a ticket may be "
      "there "
      "twice; leave the tickets out, or join comments in JSON Lines to them: jq -c --slurpfile c "
      "COMMENTS '($c | group_by(.ticket_id) | map({key: (.[0].ticket_id | tostring), value: .}) | "
      "from_entries) as $by | .tickets[] | .comments = ($by[.id | tostring] // [])' TICKETS");
}

}  // namespace

RunSummary run_ingest(const RunOptions& run_options, const IngestOptions& options) {
  const Recogniser recogniser(options);
  Run run(run_options);
  Assembler assembler(run, run_options);
  const std::vector<std::string> names = distinct_names(run.inputs());
  std::size_t next_input = 0;
  std::optional<InputReader> reader;
  std::set<std::string> formats;
  const auto next_job = [&](IngestJob& job) {
    while (!reader || !reader->next(job)) {
      if (next_input == run.inputs().size()) return false;
      reader.emplace(run, next_input, names[next_input], run_options, options, recogniser);
      ++next_input;
    }
    return true;
  };
  ordered_map<IngestJob, IngestJob*>(
      run_options.jobs, next_job,
      [](IngestJob& job) {
        if (!job.batch.units.empty()) job.reader->map(job.batch, *job.mapped);
        return &job;
      },
      [&](IngestJob*&& job) {
        if (job->context) formats.insert(job->context->writer.source().format);
        assembler.add(job->context, std::move(*job->mapped));
      });
  assembler.finish();
  RunSummary summary = run.finish();
  const std::string advice = advice_on_rejects(summary, options);
  if (!advice.empty()) summary.advice = advice;
  tell_counts(run_options, summary.tally, assembler);
  tell_tickets_twice(run_options, summary.tally, formats);
  return summary;
}

std::string list_formats() {
  std::size_t width = 0;
  for (const ReaderInfo& reader : readers()) width = std::max(width, reader.name.size());
  std::string table;
  for (const ReaderInfo& reader : readers()) {
    table += reader.name;
    table.append(width + 2 - reader.name.size(), ' ');
    table += reader.summary;
    table += reader.preset.empty() ? "\n" : " [--dump-map]\n";
  }
  return table;
}

std::string dump_map(const std::string& name) {
  const ReaderInfo* reader = reader_named(name);
  if (reader != nullptr && !reader->preset.empty()) return std::string(reader->preset);
  std::string names;
  for (const ReaderInfo& known : readers()) {
    if (!known.preset.empty()) names.append(names.empty() ? "" : ", ").append(known.name);
  }
  throw Error(Exit::kUsage, "--dump-map: \"" + name + "\" is no mapping; there are " + names);
}

std::vector<std::string> ingest_suffixes() {
  return {".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".txt", ".log", ".vtt", ".srt"};
}

}  // namespace deskmill
