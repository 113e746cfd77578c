// Personal data in one text by itself: anchors, recognizers, the policy's own rules, and which of
// their findings count.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/policy/policy.hpp"
#include "stages/anonymize/scan/anchors.hpp"
#include "stages/anonymize/scan/cues.hpp"

namespace deskmill {

/// Immutable; one object serves all threads.
class TextScanner {
 public:
  /// `policy` must outlive the scanner.
  explicit TextScanner(const Policy& policy) : policy_(policy) {}

  const CueIndex& cues() const { return cues_; }

  /// Appends what recognizers and rules report, accepted or not. `anchors` is left filled;
  /// `readable_behind` as in find_anchors(). False when nothing had to look at the
  /// text, see recognize().
  bool scan(std::string_view text, CueMask expected, Anchors& anchors, Findings& findings,
            std::size_t readable_behind = 0) const;
  /// Removes what scores too little or is to be kept, and decides between findings that overlap.
  void accept(std::string_view text, Findings& findings) const;

 private:
  const Policy& policy_;
  CueIndex cues_;
};

}  // namespace deskmill
