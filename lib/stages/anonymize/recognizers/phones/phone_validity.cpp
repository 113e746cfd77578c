// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/phones/phone_validity.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>

#include "stages/anonymize/numbers/digits.hpp"

namespace deskmill {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t kMostDigits = 15;  ///< ITU-T E.164

/// A number is valid when it is in any of these. Those that allow most come first: each region that
/// is asked costs microseconds, and much more when it is asked for the first time.
constexpr const char* kRegionsWithTrunkPrefix[] = {"DE", "AT", "FR", "CN", "AU", "TW",
                                                   "JP", "GB", "NZ", "ZA", "CH"};
constexpr const char* kOtherRegions[] = {"IN", "IT", "ES", "BR", "HK", "SG", "DK", "PT"};

/// Numbers in Germany by their first three digits: any four to twelve may follow.
struct Areas {
  int first, last;
};
constexpr Areas kGermanAreas[] = {
    {201, 206}, {208, 248}, {250, 269}, {271, 277}, {280, 287}, {290, 309}, {330, 347}, {349, 369},
    {371, 377}, {381, 388}, {390, 410}, {412, 456}, {460, 468}, {470, 477}, {479, 489}, {502, 508},
    {510, 538}, {540, 577}, {580, 588}, {590, 597}, {602, 648}, {650, 659}, {661, 678}, {680, 699},
    {702, 708}, {711, 727}, {730, 748}, {750, 758}, {760, 768}, {770, 777}, {780, 785}, {790, 791},
    {793, 797}, {802, 817}, {819, 834}, {836, 846}, {853, 859}, {861, 868}, {870, 878}, {890, 899},
    {906, 957}, {960, 968}, {970, 974}, {980, 987}, {990, 997}};

bool is_german(std::string_view digits) {
  if (digits.size() < 7) return false;
  const int area = number_of(digits.substr(0, 3));
  return std::any_of(std::begin(kGermanAreas), std::end(kGermanAreas), [area](const Areas& areas) {
    return areas.first <= area && area <= areas.last;
  });
}

bool is_french(std::string_view digits) {
  return digits.size() == 9 && (digits[0] == '1' || digits[0] == '3');
}

/// A number without what is dialled before it within the country. Parsing costs several times as
/// much as looking whether a number is valid, and finds out nothing else of plain digits.
bool is_valid_in(const char* region, std::uint64_t number, bool leading_zero = false) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber phone;
  phone.set_country_code(util.GetCountryCodeForRegion(region));
  phone.set_national_number(number);
  if (leading_zero) phone.set_italian_leading_zero(true);
  return util.IsValidNumber(phone);
}

std::uint64_t value_of(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

bool is_valid_in_any(std::span<const char* const> regions, std::string_view digits) {
  if (digits.starts_with('0')) return false;
  return std::any_of(
      regions.begin(), regions.end(),
      [number = value_of(digits)](const char* region) { return is_valid_in(region, number); });
}

/// 1 650 253 0000
bool is_north_american(std::string_view digits) {
  if (digits.size() == 11 && digits.starts_with('1')) digits.remove_prefix(1);
  return digits.size() == 10 && is_valid_in("US", value_of(digits));
}

bool is_valid_behind_plus(std::string_view digits) {
  PhoneNumber phone;
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  return util.Parse("+" + std::string(digits), "ZZ", &phone) == PhoneNumberUtil::NO_PARSING_ERROR &&
         util.IsValidNumber(phone);
}

/// Digits with the 0 before an area code or, in Italy, as a part of it; or with 00 before a
/// country's code.
bool is_valid_behind_zero(std::string_view digits) {
  const std::string_view rest = digits.substr(1);
  if (rest.starts_with('0')) return is_valid_behind_plus(rest.substr(1));
  return is_valid_in_any(kRegionsWithTrunkPrefix, rest) || is_valid_in_any(kOtherRegions, rest) ||
         is_valid_in("IT", value_of(digits), true);
}

}  // namespace

bool is_surely_valid_anywhere(std::string_view digits) {
  if (digits.size() > kMostDigits) return false;
  if (digits.starts_with('0')) digits.remove_prefix(1);  // before the area code
  return is_german(digits) || is_french(digits);
}

bool is_surely_valid_international(std::string_view digits) {
  constexpr std::string_view kMobile[] = {"8613", "8615", "8618"};
  return digits.size() == 13 && !digits.starts_with("86154") &&
         std::find(std::begin(kMobile), std::end(kMobile), digits.substr(0, 4)) !=
             std::end(kMobile);
}

bool PhoneJudge::is_valid_anywhere(std::string_view digits) {
  if (!may_ask()) return false;
  if (is_surely_valid_anywhere(digits)) return true;
  if (digits.starts_with('0')) return is_valid_behind_zero(digits);
  return is_valid_in_any(kRegionsWithTrunkPrefix, digits) ||
         is_valid_in_any(kOtherRegions, digits) || is_north_american(digits);
}

bool PhoneJudge::is_dialled_anywhere(std::string_view digits) {
  if (digits.starts_with('0')) return is_valid_anywhere(digits);
  return may_ask() && (is_valid_in_any(kOtherRegions, digits) || is_north_american(digits));
}

bool PhoneJudge::is_valid_international(std::string_view digits) {
  return may_ask() && (is_surely_valid_international(digits) || is_valid_behind_plus(digits));
}

}  // namespace deskmill
