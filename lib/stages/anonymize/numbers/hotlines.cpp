// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/hotlines.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/digits.hpp"

namespace deskmill {
namespace {

/// Ten digits without country code.
bool is_national(std::string_view digits) {
  constexpr std::string_view kTollFree[] = {"400", "800", "888", "877",  "866",
                                            "855", "844", "833", "1300", "1800"};
  return digits.size() == 10 && starts_with_any(digits, kTollFree);
}

bool is_british(std::string_view digits) {
  constexpr std::string_view kFree[] = {"0800", "0808"};
  return digits.size() >= 10 && digits.size() <= 11 && starts_with_any(digits, kFree);
}

/// With the country code of China, North America or Britain.
bool is_international(std::string_view digits) {
  constexpr std::string_view kChinese[] = {"86400", "86800"};
  constexpr std::string_view kBritish[] = {"44800", "44808", "440800", "440808"};
  if (digits.size() == 12 && starts_with_any(digits, kChinese)) return true;
  if (digits.size() == 11 && digits[0] == '1') return is_national(digits.substr(1));
  return digits.size() >= 11 && digits.size() <= 13 && starts_with_any(digits, kBritish);
}

/// "1-800-...", "1 (800) ...": the first digit is a group of its own, the next three are one. A
/// mobile number dictated digit by digit (1 8 3 3 ...) has no such group.
bool has_one_apart(std::string_view number) {
  const std::size_t one = number.find_first_of("0123456789");
  if (one == std::string_view::npos || number[one] != '1') return false;
  const std::size_t prefix = number.find_first_of("0123456789", one + 1);
  return prefix != std::string_view::npos && prefix > one + 1 &&
         digits_in(number.substr(prefix, 3)).size() == 3;
}

}  // namespace

bool is_hotline(std::string_view number) {
  constexpr std::size_t kFewest = 10;  // digits, hence bytes
  if (number.size() < kFewest) return false;
  const std::string digits = digits_in(number);
  if (is_national(digits) || is_british(digits)) return true;
  return (number.find('+') != std::string_view::npos || has_one_apart(number)) &&
         is_international(digits);
}

}  // namespace deskmill
