// Recognizers of what an authority or a bank has issued to somebody, and of the dates in it.
//
// The form is laid down somewhere, often with a checksum; a word beside it makes up for what a form
// leaves open.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/recognizers/recognizer.hpp"

namespace deskmill {

extern const Recognizer kCnResidentId, kPassport, kUsSsn, kIdDocument, kBankCard, kCardExpiry,
    kIban, kPlateCn, kPlateNamed, kBirthDate;

}  // namespace deskmill
