// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/anonymizer.hpp"

#include <memory>
#include <utility>

#include "core/error.hpp"
#include "stages/anonymize/record_anonymizer.hpp"
#include "stages/anonymize/scan/questions.hpp"

namespace deskmill {

Anonymizer::Anonymizer(const AnonymizeOptions& options, Policy policy, std::optional<KeyedHash> key)
    : options_(options), policy_(std::move(policy)), key_(std::move(key)), scanner_(policy_) {
  if (policy_.uses(Action::kSurrogate) && !key_ && !options_.detect) {
    throw Error(Exit::kUsage,
                "the policy asks for surrogates, which need a key: give --key-file or --key-env");
  }
}

Anonymizer::Worker Anonymizer::new_worker() const {
  const auto worker =
      std::make_shared<RecordAnonymizer>(options_, policy_, scanner_, key_ ? &*key_ : nullptr);
  return [worker](Record& record, Notes& notes) { return (*worker)(record, notes); };
}

Outcome Anonymizer::operator()(Record& record, Notes& notes) const {
  return new_worker()(record, notes);
}

CueMask Anonymizer::expectation_after(std::string_view text) const {
  Anchors anchors;
  find_anchors(scanner_.cues(), text, 0, anchors);
  return asked_by(anchors);
}

Findings Anonymizer::find(std::string_view text, CueMask expected) const {
  Anchors anchors;
  Findings findings;
  scanner_.scan(text, expected, anchors, findings);
  scanner_.accept(text, findings);
  return findings;
}

}  // namespace deskmill
