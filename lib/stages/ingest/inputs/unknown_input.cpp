// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/inputs/unknown_input.hpp"

#include <algorithm>
#include <utility>

namespace deskmill {
namespace {

class UnknownInput : public Reader {
 public:
  explicit UnknownInput(std::string problem) : problem_(std::move(problem)) {}
  Framing framing() const override { return {}; }
  Grouping grouping() const override { return {Grouping::Kind::kWhole, 0}; }

  void map(const UnitBatch& batch, Mapped& out) const override {
    for (const Unit& unit : batch.units) {
      out.rejected("ingest.unknown_format", problem_, batch, unit);
    }
  }

 private:
  std::string problem_;
};

class WholeInput : public UnitCutter {
 public:
  WholeInput(std::string beginning, std::uint64_t true_bytes) {
    beginning.resize(std::min(beginning.size(), kLongUnitHead));
    Unit unit;
    unit.end = static_cast<std::uint32_t>(beginning.size());
    if (unit.end < true_bytes) {
      unit.fault = Unit::Fault::kTooLong;
      unit.true_bytes = true_bytes;
    }
    batch_.bytes = std::move(beginning);
    batch_.units.push_back(unit);
  }

  bool next(UnitBatch& batch) override {
    batch = std::exchange(batch_, {});
    return !batch.units.empty();
  }

 private:
  UnitBatch batch_;
};

}  // namespace

std::unique_ptr<Reader> unknown_input(std::string problem) {
  return std::make_unique<UnknownInput>(std::move(problem));
}

std::unique_ptr<UnitCutter> whole_input(std::string beginning, std::uint64_t true_bytes) {
  return std::make_unique<WholeInput>(std::move(beginning), true_bytes);
}

}  // namespace deskmill
