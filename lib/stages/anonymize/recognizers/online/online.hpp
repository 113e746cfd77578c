// Recognizers of what has a grammar of its own: addresses of mail and machines, secrets in links.
//
// What stands here is found by its signs ('@', "://", colons), whatever the words around it say.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/recognizers/recognizer.hpp"

namespace deskmill {

extern const Recognizer kEmail, kIpV4, kIpV6, kMac, kUrlParts;

}  // namespace deskmill
