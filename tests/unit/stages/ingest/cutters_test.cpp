// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/cutters.hpp"

#include <gtest/gtest.h>

#include <string>

#include "io/byte_source.hpp"

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

}  // namespace
}  // namespace deskmill
