// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/repeated_names.hpp"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace deskmill {
namespace {

/// Names that were seen: different marks tell that two differ, equal ones tell nothing.
class Marks {
 public:
  /// False when `name` may have been seen.
  bool add(std::string_view name) {
    const std::size_t mark = mark_of(name);
    const bool is_new = !seen_[mark];
    seen_[mark] = true;
    return is_new;
  }

 private:
  static constexpr std::size_t kMarks = 256;

  /// The upper bits of a product by 2^32 over the golden ratio spread even what is alike.
  static std::size_t mark_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto at = [&](std::size_t i) -> std::uint32_t {
      return static_cast<unsigned char>(name[i]);
    };
    const std::size_t size = name.size();
    const auto length = static_cast<std::uint32_t>(size);
    const std::uint32_t key = length ^ at(0) << 8 ^ at(size / 2) << 16 ^ at(size - 1) << 24;
    return (key * 0x9E3779B1u) >> 24;
  }

  std::bitset<kMarks> seen_;
};

bool repeats_a_name(JsonValue object) {
  std::vector<std::string_view> names;
  names.reserve(object.size());
  for (const JsonValue member : object) names.push_back(member.name());
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

}  // namespace

JsonValue object_with_repeated_name(JsonValue value) {
  const bool is_object = value.is(JsonType::kObject);
  Marks marks;
  bool surely_differ = true;
  for (const JsonValue child : value) {
    if (is_object && !marks.add(child.name())) surely_differ = false;
    if (child.size() == 0) continue;
    const JsonValue found = object_with_repeated_name(child);
    if (found.exists()) return found;
  }
  return surely_differ || !repeats_a_name(value) ? JsonValue() : value;
}

}  // namespace deskmill
