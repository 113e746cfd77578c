// Any bytes at all: the format is recognised or refused, every reader maps them without harm, and
// no unit goes unaccounted for.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "fuzz/check.hpp"
#include "json/codec.hpp"
#include "stages/ingest/cutting/cutters.hpp"
#include "stages/ingest/inputs/recogniser.hpp"
#include "stages/ingest/readers/readers.hpp"
#include "support/memory_source.hpp"

namespace deskmill {
namespace {

void check_lines(const Mapped& mapped) {
  RecordParser parser;
  Record record;
  std::string_view lines = mapped.finished.targets().front().bytes;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    check(end != std::string_view::npos && !parser.parse(lines.substr(0, end), record));
    lines.remove_prefix(end + 1);
  }
}

void check_law(const Tally& tally, std::size_t rejects) {
  check(tally.get("records/in") == tally.get("records/kept") + tally.get("records/merged") +
                                       tally.get("records/dropped") +
                                       static_cast<std::int64_t>(rejects));
}

void read_as(const std::string& format, const Head& head, const std::string& bytes) {
  IngestOptions options;
  options.from = format;
  const auto input = Recogniser(options).recognise(head, Tell{}).input;
  if (!input) return;
  const auto cutter = make_cutter(input->reader->framing(), memory_source(bytes), 1u << 16);
  UnitBatch batch;
  Mapped::Workspace workspace;
  for (bool first = true; cutter->next(batch); first = false) {
    batch.first = first;
    workspace.sink.reset({});
    Mapped mapped(input->context->writer, input->context->grouping, false, workspace);
    input->reader->map(batch, mapped);
    check_lines(mapped);
    check_law(mapped.finished.notes.tally, mapped.rejects.size());
  }
}

void run(const std::string& bytes) {
  Head head = decode_head({bytes, true}, "");
  head.name = head.id_name = head.path = "input";
  // One forced reader per input keeps a run short; mutations of the length reach all of them.
  const std::string forced(readers()[bytes.size() % readers().size()].name);
  for (const std::string& format : {forced, std::string()}) {
    try {
      read_as(format, head, bytes);
    } catch (const Error&) {  // refused: as good as read
    }
  }
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
