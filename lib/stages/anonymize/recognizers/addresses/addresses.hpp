// Recognizers of postal addresses, and of their parts where a word names them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/recognizers/recognizer.hpp"

namespace deskmill {

extern const Recognizer kAddressZh, kAddressEn, kAddressParts;

}  // namespace deskmill
