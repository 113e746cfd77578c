// deskmill-ingest: exports of help desks, chats and tables to conversations.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/ingest.hpp"
#include "cli/tool.hpp"
#include "stages/ingest/draft_map.hpp"

int main(int argc, char** argv) {
  using namespace deskmill;
  IngestOptions options;
  Tool tool({
      .name = "ingest",
      .description = "Reads chat logs, tickets and tables of support systems and writes one "
                     "conversation per line. The format of each input is recognised by its "
                     "content; --from forces one, --map describes any other CSV, TSV, JSON or "
                     "chat text.\n\n"
                     "Messages of one conversation are expected to stand together. An id that "
                     "opens again ends the run with status 65; --group-sort groups by sorting "
                     "instead.",
      .examples = {{"Whatever is in a folder", "deskmill ingest raw/ -o conversations.jsonl"},
                   {"A table, times given in Chinese time",
                    "deskmill ingest --tz +08:00 chat.csv -o chat.jsonl"},
                   {"A format of your own",
                    "deskmill ingest --map our-export.yaml export.csv -o chat.jsonl"},
                   {"A mapping to start from",
                    "deskmill ingest --draft-map export.csv > our-export.yaml"}},
      .suffixes = ingest_suffixes(),
      .spooling = true,
  });
  tool.add({
      value("--from", "FORMAT", options.from,
            "Read all inputs as this format (see --list-formats)."),
      value("--map", "FILE", options.map, "Read all inputs by this mapping file (YAML).").file(),
      value("--encoding", "CHARSET", options.encoding,
            "Charset of all inputs, such as GB18030 or UTF-16LE. Detected when not given."),
      value("--tz", "OFFSET", options.tz,
            "Offset of times that have no zone, such as +08:00. Without it they are left out."),
      value("--date-order", "ORDER", options.date_order,
            "Order of numeric dates: dmy, mdy or ymd. Decided file by file when not given."),
      flag("--local-ids", options.local_ids,
           "Ids count within their file only: put its name in front of them."),
      flag("--group-sort", options.group_sort,
           "Group messages of one conversation that do not stand together, by sorting on disk."),
      value("--group-gap", "DURATION", options.group_gap,
            "A conversation ends when nobody writes for this long: 30m, 4h, 7d."),
  });
  tool.on_print("--list-formats", "Print the table of formats and exit.", list_formats);
  tool.on_print("--dump-map", "FORMAT", "Print the mapping file of a format and exit.", dump_map);
  tool.on_print("--draft-map", "FILE",
                "Print a mapping file for this input to start from (- is standard input) and exit.",
                draft_map);
  return tool.run(argc, argv, [&](const RunOptions& run) { return run_ingest(run, options); });
}
