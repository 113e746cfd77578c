// A recognizer: one function that looks at the anchors of a text and reports findings of one type.
//
// To add one: a source file in the folder of its kind (table.hpp) that ends in its Recognizer
// object, its name in the header of the folder and in table.cpp. Its examples must and must not
// match; a test runs every one of them. docs/adding-a-recognizer.md walks through it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// What a text must have for a recognizer to be called at all.
enum Needs : unsigned {
  kNeedsDigits = 1,
  kNeedsAt = 2,
  kNeedsScheme = 4,
  kNeedsColon = 8,
  kNeedsCue = 16,
  kNeedsThreeRuns = 32,          ///< three runs of digits and more, nine digits joined
  kNeedsFourRuns = 64,           ///< four runs of digits and more, some of them joined
  kNeedsCapitalBeforeRun = 128,  ///< A-Z before a run of digits, one of " .-" between or nothing
  kNeedsWideBeforeRun = 256,     ///< a character beyond ASCII directly before a run of digits
  kNeedsWordBehindRun = 512,     ///< a space and A-Z or a digit directly behind a run of digits
  kNeedsSignature = 1024,        ///< the text ends like "^Anna" or "*AB"
  kNeedsNumberSign = 2048,       ///< # and eight digits in one run
  // Numbers by their digits, in one run or in joined ones (Anchors::joined_digits):
  kNeedsLocalNumber = 4096,    ///< seven and more; joined, 10
  kNeedsSpelledPhone = 8192,   ///< seven joined; in one run where there is a + or a word like phone
  kNeedsMobileNumber = 16384,  ///< 11 and with a prefix 12, 13 or 15; joined, 11
  kNeedsCardNumber = 32768,    ///< 12 to 19; joined, 12
  kNeedsResidentId = 65536,    ///< 15, 17 or 18; joined, 15
};

struct Recognizer {
  PiiType type;
  std::string_view name;  ///< the `rule` of its findings
  unsigned needs;         ///< called when the text has any of these anchors
  CueMask cues;           ///< with kNeedsCue: called when the text has or expects one of these
  void (*find)(const Anchors&, Findings&);
  std::string_view doc;
  /// Texts in which the part between ⟦ and ⟧ must be found with a score of at least 0.5. A text
  /// that answers a question stands behind it: "What is your zip code? → ⟦62704⟧".
  std::span<const std::string_view> match;
  /// Texts in which this recognizer must find nothing with a score of at least 0.5.
  std::span<const std::string_view> no_match;
};

}  // namespace deskmill
