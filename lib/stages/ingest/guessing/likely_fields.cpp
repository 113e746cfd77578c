// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/likely_fields.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "core/ascii.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/times/date_order.hpp"
#include "stages/ingest/times/time_format.hpp"

namespace deskmill {
namespace {

/// Numbers alone may be times, too, but also anything else.
bool spells_time(std::string_view value) {
  return value.find(':') != value.npos &&
         (TimeFormat::parse(value, "auto") || split_numeric_time(value));
}

std::size_t bytes_of_words(std::string_view value) {
  constexpr std::size_t kLessForOneWord = 8;
  if (spells_time(value)) return 0;
  const bool has_words = std::any_of(value.begin(), value.end(), [](char c) {
    return c == ' ' || static_cast<unsigned char>(c) >= 0x80;
  });
  return has_words ? value.size() : value.size() / kLessForOneWord;
}

bool is_number(std::string_view cell) {
  return !cell.empty() && std::all_of(cell.begin(), cell.end(), [](char c) {
    return is_ascii_digit(c) || c == '.' || c == '-';
  });
}

constexpr std::size_t kLongestKey = 12;  // bytes_of_words()

/// So many are looked at: a draft is for people, and each costs a search among all.
std::span<const std::string> first_names(const std::vector<std::string>& names) {
  return std::span(names).first(std::min(names.size(), kSampleMembers));
}

}  // namespace

bool begins_with_data(const Sample& table) {
  if (table.rows.size() < 2) return false;
  const std::vector<std::string>& first = table.rows.front();
  for (std::size_t column = 0; column < first.size(); ++column) {
    if (first[column].empty()) continue;
    if (is_number(first[column])) return true;
    const bool comes_again = std::any_of(
        table.rows.begin() + 1, table.rows.end(),
        [&](const auto& row) { return column < row.size() && row[column] == first[column]; });
    if (comes_again) return true;
  }
  return false;
}

std::string longest_text(const Sample& sample, const std::vector<std::string>& names) {
  std::string best = names.empty() ? "NAME" : names.front();
  std::size_t most = 0;
  for (const std::string& name : first_names(names)) {
    std::size_t bytes = 0;
    for (const std::string& value : values_of(sample, name)) bytes += bytes_of_words(value);
    if (bytes <= most) continue;
    most = bytes;
    best = name;
  }
  return best;
}

std::string conversation_by_values(const Sample& sample, const std::vector<std::string>& names) {
  for (const std::string& name : first_names(names)) {
    const std::vector<std::string> values = values_of(sample, name);
    const bool are_keys = std::none_of(values.begin(), values.end(), spells_time) &&
                          bytes_of_words(values.empty() ? "" : values.front()) < kLongestKey;
    if (are_keys && are_conversations(values)) return name;
  }
  return {};
}

std::string time_by_values(const Sample& sample, const std::vector<std::string>& names) {
  for (const std::string& name : first_names(names)) {
    const std::vector<std::string> values = values_of(sample, name);
    const bool all = std::all_of(values.begin(), values.end(), [](const std::string& value) {
      return value.empty() || spells_time(value);
    });
    const bool any = std::any_of(values.begin(), values.end(), spells_time);
    if (all && any) return name;
  }
  return {};
}

}  // namespace deskmill
