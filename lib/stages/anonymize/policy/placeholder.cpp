// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/policy/placeholder.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "stages/anonymize/policy/pii_type.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongest = 48;  ///< bytes of a label, its number and a bracket

bool is_label(std::string_view text) {
  const auto is = [text](std::string_view zh, std::string_view en) {
    return text == zh || (text.ends_with('_') && text.substr(0, text.size() - 1) == en);
  };
  return is(kSpeakerLabel.zh, kSpeakerLabel.en) ||
         std::any_of(kPiiTypes.begin(), kPiiTypes.end(),
                     [&](const PiiTypeRow& row) { return is(row.zh, row.en); });
}

/// 电话1, PHONE_1.
bool is_numbered_label(std::string_view text) {
  const std::size_t size = text.size();
  while (!text.empty() && is_ascii_digit(text.back())) text.remove_suffix(1);
  return text.size() < size && is_label(text);
}

}  // namespace

void append_placeholder(PlaceholderLabel label, bool chinese, std::size_t number,
                        std::string& out) {
  out += '[';
  out += chinese ? label.zh : label.en;
  if (!chinese) out += '_';
  out.append(std::to_string(number)) += ']';
}

bool is_part_of_placeholder(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t to_close = text.substr(begin, kLongest).find(']');
  const std::size_t close = begin + to_close;
  if (to_close == text.npos || end > close + 1) return false;
  const std::size_t from = close - std::min(close, kLongest);
  const std::size_t open = text.substr(from, begin + 1 - from).rfind('[');
  return open != text.npos && is_numbered_label(text.substr(from, close - from).substr(open + 1));
}

std::size_t placeholder_end(std::string_view text, std::size_t open) {
  const std::string_view inside = text.substr(open + 1, kLongest);
  const std::size_t close = inside.find(']');
  const bool whole = close != text.npos && is_numbered_label(inside.substr(0, close));
  return whole ? open + 1 + close + 1 : open;
}

}  // namespace deskmill
