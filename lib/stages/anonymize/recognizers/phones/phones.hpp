// Recognizers of telephone numbers: by the plans of countries, and of numbers in spoken words.
//
// Other numbers may be dictated as well; what kind one is of, the words in front of it say.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/recognizers/recognizer.hpp"

namespace deskmill {

extern const Recognizer kCnMobile, kCnLandline, kInternationalPhone, kDictated;

}  // namespace deskmill
