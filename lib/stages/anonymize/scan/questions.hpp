// What turns of agents ask for: then weaker shapes count in the answer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// The kinds that the scanned text names, when it wants something at all; 0 for most texts.
CueMask asked_by(const Anchors& anchors);

/// Agents ask, customers answer: what the last turns of agents or bots in a row asked for is
/// expected in the customer's turns up to the next of them.
class OpenQuestions {
 public:
  CueMask asked() const { return asked_; }
  void add(CueMask asked) {
    asked_ = answered_ ? asked : asked_ | asked;
    answered_ = false;
  }
  void answer() { answered_ = true; }

 private:
  CueMask asked_ = 0;
  bool answered_ = false;
};

}  // namespace deskmill
