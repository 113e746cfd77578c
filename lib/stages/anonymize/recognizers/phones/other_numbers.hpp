// Digits that might be a telephone number of some country, and what else they are in most texts:
// dates, amounts, addresses of machines, columns of a table.
//
// Plans of all countries together allow nearly any digits, so a candidate without a word like phone
// beside it has first to be none of these.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

struct PhoneCandidate {
  std::size_t from, last;  ///< runs
  std::size_t begin, end;  ///< bytes
  std::string_view digits;
  bool plus;
};

/// A date or its year, or a part of a date goes over its edge.
bool holds_date(const Anchors& anchors, const PhoneCandidate& candidate);

/// "1234567.89": two runs with a full stop between them.
bool is_decimal(const Anchors& anchors, const PhoneCandidate& candidate);

/// What no phone number is, whatever its digits: to be asked where no word says that it is one.
bool is_other_number(const Anchors& anchors, const PhoneCandidate& candidate);

}  // namespace deskmill
