// SPDX-License-Identifier: Apache-2.0
#include "json/grammar.hpp"

#include <cstdint>

#include "core/ascii.hpp"
#include "core/load.hpp"

namespace deskmill {
namespace {

/// Moves over one or more digits; false when there is none.
bool skip_digits(const char*& at, const char* end) {
  const char* const begin = at;
  while (at < end && is_ascii_digit(*at)) ++at;
  return at > begin;
}

/// Four or eight bytes at once: those of digits are 30 to 39, and 36 to 3F when 6 is added.
template <typename Word>
bool are_digits(const char* bytes) {
  constexpr Word kHighHalves = static_cast<Word>(0xF0F0F0F0F0F0F0F0u);
  constexpr Word kThrees = static_cast<Word>(0x3030303030303030u);
  constexpr Word kSixes = static_cast<Word>(0x0606060606060606u);
  const Word word = load<Word>(bytes);
  return (word & kHighHalves) == kThrees && ((word + kSixes) & kHighHalves) == kThrees;
}

/// True for most whole numbers of 4 to 16 digits: without a look at each digit.
bool is_plain_integer(std::string_view token) {
  if (token.size() < 4 || token.size() > 16 || token.front() == '0') return false;
  const char* const end = token.data() + token.size();
  return token.size() < 8
             ? are_digits<std::uint32_t>(token.data()) && are_digits<std::uint32_t>(end - 4)
             : are_digits<std::uint64_t>(token.data()) && are_digits<std::uint64_t>(end - 8);
}

bool is_unicode_escape(std::string_view escape) {
  return escape.size() >= 6 && escape[0] == '\\' && escape[1] == 'u' && is_hex_digit(escape[2]) &&
         is_hex_digit(escape[3]) && is_hex_digit(escape[4]) && is_hex_digit(escape[5]);
}

// D800 to DBFF and DC00 to DFFF, told by the first two of the four digits.
bool is_surrogate(std::string_view escape) {
  return (escape[2] | 0x20) == 'd' && escape[3] >= '8';
}
bool is_low_surrogate(std::string_view escape) {
  return (escape[2] | 0x20) == 'd' && (escape[3] | 0x20) >= 'c';
}

/// Length of the escape at the start of `rest`, or 0 after filling `fault`.
std::size_t escape_length(std::string_view rest, Reject& fault) {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  if (rest[1] != 'u') {
    if (kLetters.find(rest[1]) != std::string_view::npos) return 2;
    fault = {"json.parse", "unknown escape in a string", 0};
    return 0;
  }
  if (!is_unicode_escape(rest)) {
    fault = {"json.parse", "\\u without four hexadecimal digits", 0};
    return 0;
  }
  if (!is_surrogate(rest)) return 6;
  const std::string_view low = rest.substr(6);
  if (!is_low_surrogate(rest) && is_unicode_escape(low) && is_low_surrogate(low)) return 12;
  fault = {"json.lone_surrogate", "half of a surrogate pair in a string", 0};
  return 0;
}

}  // namespace

bool is_json_number(std::string_view token) {
  if (is_plain_integer(token)) return true;
  const char* at = token.data();
  const char* const end = at + token.size();
  if (at < end && *at == '-') ++at;
  if (at < end && *at == '0') {
    ++at;
  } else if (!skip_digits(at, end)) {
    return false;
  }
  if (at < end && *at == '.') {
    ++at;
    if (!skip_digits(at, end)) return false;
  }
  if (at < end && (*at | 0x20) == 'e') {
    ++at;
    if (at < end && (*at == '+' || *at == '-')) ++at;
    if (!skip_digits(at, end)) return false;
  }
  return at == end;
}

std::optional<Reject> check_escapes(std::string_view inner) {
  for (std::size_t at = inner.find('\\'); at != std::string_view::npos;) {
    Reject fault;
    const std::size_t length = escape_length(inner.substr(at), fault);
    if (length == 0) {
      fault.byte = at;
      return fault;
    }
    at = inner.find('\\', at + length);
  }
  return std::nullopt;
}

}  // namespace deskmill
