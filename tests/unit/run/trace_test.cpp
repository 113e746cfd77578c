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

}  // namespace
}  // namespace deskmill
