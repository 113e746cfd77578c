// SPDX-License-Identifier: Apache-2.0
#include "json/writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "json/string.hpp"

namespace deskmill {
namespace {

/// Appends `scaled` / `power` in decimal notation; `power` is 10 to the `decimals`, `scaled` >= 0.
void append_decimal(std::string& out, std::int64_t scaled, std::int64_t power, int decimals) {
  std::array<char, 24> digits;
  char* const point =
      std::to_chars(digits.data(), digits.data() + digits.size(), scaled / power).ptr;
  if (decimals == 0) {
    out.append(digits.data(), point);
    return;
  }
  *point = '.';
  std::int64_t rest = scaled % power;
  for (int i = decimals; i > 0; --i, rest /= 10) point[i] = static_cast<char>('0' + rest % 10);
  out.append(digits.data(), point + decimals + 1);
}

}  // namespace

/// No value ends in an opening bracket or a colon, so the last byte tells whether a value precedes.
void JsonWriter::before_value() {
  if (depth_ == 0) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  out_ += '{';
  ++depth_;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  out_ += '}';
  --depth_;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  before_value();
  out_ += '[';
  ++depth_;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  out_ += ']';
  --depth_;
  return *this;
}

JsonWriter& JsonWriter::name(std::string_view name) {
  before_value();
  append_json_string(out_, name);
  out_ += ':';
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  before_value();
  append_json_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  before_value();
  std::array<char, 20> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_.append(digits.data(), result.ptr);
  return *this;
}

JsonWriter& JsonWriter::fixed(double value, int decimals) {
  constexpr double kLargest = 9e15;  // every integer below is exact in a double
  constexpr double kPowers[] = {1, 10, 100, 1000};
  const bool few = decimals < 4;
  const double power = few ? kPowers[decimals] : std::pow(10.0, decimals);
  const double scaled = std::round(value * power);
  if (!std::isfinite(scaled)) return null();
  before_value();
  // Scores, which are written by the million: integers are exact here, and faster than the library.
  if (few && scaled >= 0 && scaled < 1e12) {
    append_decimal(out_, static_cast<std::int64_t>(scaled), static_cast<std::int64_t>(power),
                   decimals);
    return *this;
  }
  std::array<char, 400> digits;  // the largest double has 309 digits before the point
  const double printed = std::abs(scaled) < kLargest ? scaled / power + 0.0 : value;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), printed,
                                    std::chars_format::fixed, decimals);
  out_.append(digits.data(), result.ptr);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
  return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  before_value();
  out_ += json;
  return *this;
}

}  // namespace deskmill
