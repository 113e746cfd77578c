// Tables and JSON objects nobody described: the mapping is guessed, and the user is told how.
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "core/error.hpp"
#include "stages/ingest/guessing/advice.hpp"
#include "stages/ingest/guessing/guessed_mapping.hpp"
#include "stages/ingest/readers/mapping_reader.hpp"
#include "stages/ingest/readers/readers.hpp"
#include "stages/ingest/readers/transcript_cells.hpp"

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

/// The field of texts that are whole conversations, unless a list holds their messages.
TranscriptField field_of_transcripts(const Sample& sample) {
  TranscriptField field = transcript_field(sample);
  if (!field.name.empty() && !guess_mapping(sample).messages.empty()) field = {};
  return field;
}

Mapping guess(const Sample& sample) {
  const TranscriptField transcripts = field_of_transcripts(sample);
  if (transcripts.name.empty()) return guess_mapping(sample);
  Mapping mapping = guess_mapping_of_transcripts(sample, transcripts.name);
  mapping.transcript_form = transcripts.form;
  mapping.html = transcripts.html;
  return mapping;
}

std::unique_ptr<Reader> make_guessed(const ReaderInfo& self, const Sample& sample,
                                     const ReaderSettings& settings) {
  auto mapping = std::make_shared<Mapping>(guess(sample));
  mapping->name = self.name;
  if (mapping->text.empty()) {
    throw Error(Exit::kUsage, "no name that is known to hold the text; " + advice_on(*sample.head));
  }
  std::string remark = description_of(*mapping, sample);
  if (sample.is_json() && !mapping->transcript) add_unseen_notes(sample, *mapping);
  auto inner = make_mapping_reader(mapping, sample, settings);
  return std::make_unique<GuessedReader>(std::move(remark), std::move(inner));
}

/// Surer than that the table as a whole is a transcript.
constexpr double kSureOfTranscripts = 0.95;

double score(const Sample& sample) {
  return field_of_transcripts(sample).name.empty() ? score_guess(sample) : kSureOfTranscripts;
}

}  // namespace

double detect_csv(const ReaderInfo&, const Sample& sample) {
  return score(sample);
}
double detect_json(const ReaderInfo&, const Sample& sample) {
  return score(sample);
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
