// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/cutters.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/memory_source.hpp"

namespace deskmill {
namespace {

TEST(ElementBatches, OfEmptyElementsAreBounded) {
  constexpr std::size_t kElements = 5 * kMostUnitsOfBatch / 2;
  Framing framing;
  framing.kind = Framing::Kind::kElements;
  const auto cutter =
      make_cutter(framing, memory_source("[" + std::string(kElements - 1, ',') + "]"), 1U << 20U);
  std::size_t elements = 0;
  for (UnitBatch batch; cutter->next(batch);) {
    EXPECT_LE(batch.units.size(), kMostUnitsOfBatch);
    elements += batch.units.size();
  }
  EXPECT_EQ(elements, kElements);
  EXPECT_EQ(cutter->complaint(), "");
}

/// Each line opens a cell that is closed on the next one, for longer than a record may be. To follow
/// them from each line anew would take hours.
TEST(RecordBatches, StayLinearInLinesThatSeemToGoOnBeyondTheLongestRecord) {
  std::string text;
  while (text.size() < (24u << 20)) text += "1,x\",\"y\n";
  const std::size_t lines = text.size() / std::string("1,x\",\"y\n").size();
  Framing framing;
  framing.kind = Framing::Kind::kRecords;
  const auto cutter = make_cutter(framing, memory_source(text), 2U << 20U);
  std::size_t broken = 0;
  for (UnitBatch batch; cutter->next(batch);) {
    for (const Unit& unit : batch.units) broken += unit.fault == Unit::Fault::kBadQuote;
  }
  EXPECT_EQ(broken, lines);
}

}  // namespace
}  // namespace deskmill
