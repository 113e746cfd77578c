// What --explain says of ids, found and not found.
// SPDX-License-Identifier: Apache-2.0
#include "run/reports/trace.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(Trace, SaysWhichIdsNoRecordHad) {
  RunOptions options;
  options.explain = {"a", "b"};
  std::vector<std::string> said;
  options.answer = [&](const std::string& line) { said.push_back(line); };
  TraceLog log(0);
  Notes notes(0, &options.explain);
  notes.begin_record("a");
  notes.explain("outcome", "kept");
  notes.begin_record("c");
  notes.explain("outcome", "kept");
  log.add(notes.samples);
  write_trace(options, log);
  EXPECT_EQ(said, (std::vector<std::string>{R"({"record":"a","rule":"outcome","explain":"kept"})",
                                            R"(--explain: no record with id "b" was read)"}));
}

std::string traced(std::size_t samples_per_rule, const std::vector<std::string>& explain) {
  Notes notes(samples_per_rule, &explain);
  TraceLog log(samples_per_rule);
  notes.begin_record("a");
  for (int i = 0; i < 3; ++i) notes.change("trim", "ok ", "ok");
  log.add(notes.samples);
  std::string lines;
  for (const std::string& line : log.lines()) lines += line + "\n";
  return lines;
}

TEST(Trace, EqualChangesOfARecordAreAsManySamples) {
  const std::string line = R"({"record":"a","rule":"trim","before":"ok ","after":"ok"})"
                           "\n";
  EXPECT_EQ(traced(2, {}), line + line);
  EXPECT_EQ(traced(5, {}), line + line + line);
  EXPECT_EQ(traced(0, {"a"}), line + line + line);
  EXPECT_EQ(traced(2, {"a"}), line + line + line) << "sampled and explained, but shown once";
}

}  // namespace
}  // namespace deskmill
