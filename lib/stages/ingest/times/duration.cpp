// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/duration.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"

namespace deskmill {
namespace {

std::optional<std::int64_t> milliseconds_of(std::string_view text) {
  std::int64_t value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 9 && is_ascii_digit(text[digits])) {
    value = value * 10 + (text[digits++] - '0');
  }
  if (digits == 0 || digits + 1 != text.size()) return std::nullopt;
  switch (text[digits]) {
    case 's':
      return value * 1000;
    case 'm':
      return value * 60'000;
    case 'h':
      return value * 3'600'000;
    case 'd':
      return value * 86'400'000;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<std::int64_t> positive_duration(std::string_view text) {
  const auto duration = milliseconds_of(text);
  return duration && *duration > 0 ? duration : std::nullopt;
}

std::string no_duration(std::string_view text) {
  return quoted(text) + " is no duration such as 30m, 4h, 7d";
}

}  // namespace deskmill
