// Recognizers of what some company or person made up: order numbers, accounts, secrets.
//
// Their shapes say little, so the word in front counts, or the question that they answer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/recognizers/recognizer.hpp"

namespace deskmill {

extern const Recognizer kOrderNumber, kWaybill, kNumbered, kShopOrder, kAccount, kSecret, kAnswer,
    kLastDigits;

}  // namespace deskmill
