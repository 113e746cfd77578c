// Tables and JSON objects nobody described: the mapping is guessed, and the user is told how.
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "core/error.hpp"
#include "stages/ingest/guessing/advice.hpp"
#include "stages/ingest/guessing/guessed_mapping.hpp"
#include "stages/ingest/readers/mapping_reader.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

/// Wraps the mapping reader only to say what was guessed.
class GuessedReader : public Reader {
 public:
  GuessedReader(std::string remark, std::unique_ptr<Reader> inner)
      : inner_(std::move(inner)), remark_(std::move(remark)) {}
  Framing framing() const override { return inner_->framing(); }
  Grouping grouping() const override { return inner_->grouping(); }
  std::string channel() const override { return inner_->channel(); }
  void map(const UnitBatch& batch, Mapped& out) const override { inner_->map(batch, out); }
  std::vector<std::string> remarks() const override {
    std::vector<std::string> remarks = inner_->remarks();
    remarks.insert(remarks.begin(), remark_);
    return remarks;
  }

 private:
  std::unique_ptr<Reader> inner_;
  std::string remark_;
};

std::unique_ptr<Reader> make_guessed(const ReaderInfo& self, const Sample& sample,
                                     const ReaderSettings& settings) {
  auto mapping = std::make_shared<Mapping>(guess_mapping(sample));
  mapping->name = self.name;
  if (mapping->text.empty()) {
    throw Error(Exit::kUsage, "no name that is known to hold the text; " + advice_on(*sample.head));
  }
  std::string remark = description_of(*mapping, sample);
  if (sample.is_json()) add_unseen_notes(sample, *mapping);
  auto inner = make_mapping_reader(mapping, sample, settings);
  return std::make_unique<GuessedReader>(std::move(remark), std::move(inner));
}

}  // namespace

double detect_csv(const ReaderInfo&, const Sample& sample) {
  return score_guess(sample);
}
double detect_json(const ReaderInfo&, const Sample& sample) {
  return score_guess(sample);
}
std::unique_ptr<Reader> make_csv(const ReaderInfo& self, const Sample& sample,
                                 const ReaderSettings& settings) {
  return make_guessed(self, sample, settings);
}
std::unique_ptr<Reader> make_json(const ReaderInfo& self, const Sample& sample,
                                  const ReaderSettings& settings) {
  return make_guessed(self, sample, settings);
}

}  // namespace deskmill
