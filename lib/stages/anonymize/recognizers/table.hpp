// All recognizers there are, in one table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "stages/anonymize/recognizers/recognizer.hpp"

namespace deskmill {

extern const Recognizer kCnMobile, kCnLandline, kInternationalPhone, kEmail, kMailName,
    kCnResidentId, kPassport, kUsSsn, kBankCard, kIban, kIpV4, kIpV6, kUrlParts, kOrderNumber,
    kWaybill, kNumbered, kShopOrder, kAccount, kSecret, kPersonZh, kPersonEn, kAddressZh,
    kAddressEn, kPlateCn, kPlateNamed, kIdDocument, kBirthDate, kCardExpiry, kDictated,
    kAddressParts, kAnswer, kLastDigits;

/// In order of precedence among equal findings.
std::span<const Recognizer* const> recognizers();

/// Runs every recognizer that has anchors to look at; appends to `findings`. False when there was
/// none: then there is none either for a text that differs in nothing but the values of its digits,
/// which no cue has any of.
bool recognize(const Anchors& anchors, Findings& findings);

/// Whether a number of these ASCII digits can be found with nothing around it and nothing
/// expected. Times in seconds or milliseconds since 1970, which are most of the long
/// numbers in members, cannot.
bool may_be_found(std::string_view digits);

}  // namespace deskmill
