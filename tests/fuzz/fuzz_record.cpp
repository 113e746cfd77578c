// Whatever the parser accepts is written back unchanged; after any edits it is still a record.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/hash.hpp"
#include "fuzz/check.hpp"
#include "json/codec.hpp"
#include "json/stale_spans.hpp"
#include "json/walk.hpp"

namespace deskmill {
namespace {

/// Edits drawn from the bits of `choices`: texts, turns, members new and old, strings of members.
void edit(Record& record, std::uint64_t choices) {
  const auto choose = [&choices](std::uint64_t bound) {
    const std::uint64_t choice = choices % bound;
    choices = choices / bound + 0x9E3779B97F4A7C15U;
    return choice;
  };
  for (std::size_t i = 0; i < record.turns().size() && i < 20; ++i) {
    if (choose(3) == 0) record.set_text(i, "\"new\"\n\\ 文本\x7f");
    if (choose(3) == 0 && !record.turns()[i].fixed) record.remove_turn(i);
  }
  std::vector<std::string> names;
  for (const Member& member : record.members()) names.emplace_back(member.name);
  for (const std::string& name : names) {
    if (name == "meta" && choose(2) == 0) record.remove_member(name);
    if (name == "id" && choose(2) == 0) record.set_member(name, "\"i\"");
  }
  if (const Member* meta = record.find("meta")) {
    for_each_string(record.raw_value(*meta), [&](const StringToken& token) {
      const std::uint32_t base = meta->value.begin;
      if (choose(2) == 0) record.replace({base + token.span.begin, base + token.span.end}, "\"r\"");
    });
  }
  if (choose(2) == 0) record.set_member("split", "[1]");
  drop_stale_spans(record);
}

void run(std::string_view line) {
  RecordParser parser;
  Record record;
  if (const auto reject = parser.parse(line, record)) {
    check(!reject->reason.empty() && !reject->detail.empty() && reject->byte <= line.size());
    return;
  }
  std::string out;
  write_record(record, out);
  check(out == line);
  edit(record, hash64(line));
  std::size_t live = 0;
  for (const Turn& turn : record.turns()) live += turn.removed ? 0 : 1;
  out.clear();
  write_record(record, out);
  Record again;
  check(!parser.parse(out, again));
  check(again.kind() == record.kind() && again.turns().size() == live);
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
