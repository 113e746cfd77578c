// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/token_pattern.hpp"

#include <algorithm>
#include <array>

namespace deskmill {
namespace {

/// Of a token, by its first byte: one for each structural character, 0 for numbers and literals.
constexpr auto kKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  std::uint8_t next = 1;
  for (const char c : {'{', '}', '[', ']', ':', ',', '"'}) {
    kinds[static_cast<unsigned char>(c)] = next++;
  }
  return kinds;
}();

std::uint32_t kind_of(std::string_view raw, std::uint32_t place) {
  return kKinds[static_cast<unsigned char>(raw[place])];
}

/// The name at `token` with what stands up to the colon behind it, and that.
std::string_view name_at(std::string_view raw, std::span<const std::uint32_t> tokens,
                         std::size_t token) {
  return {raw.data() + tokens[token], tokens[token + 1] + 1 - tokens[token]};
}

}  // namespace

TokenPattern::TokenPattern(std::string_view raw, std::span<const std::uint32_t> tokens,
                           std::size_t first, std::size_t last)
    : size_(last - first) {
  for (std::size_t i = first; i < last; ++i) {
    const auto token = static_cast<std::uint32_t>(i - first);
    if (raw[tokens[i]] == '"' && i + 1 < last && raw[tokens[i + 1]] == ':') {
      const std::string_view name = name_at(raw, tokens, i);
      names_.push_back({token, ShortKey::of(name), std::string(name)});
      ++i;
    } else {
      others_.push_back({token, kind_of(raw, tokens[i])});
    }
  }
}

bool TokenPattern::matches(std::string_view raw, std::span<const std::uint32_t> tokens,
                           std::size_t first) const {
  if (tokens.size() - first <= size()) return false;
  const std::span<const std::uint32_t> here = tokens.subspan(first);
  std::uint32_t different = 0;
  for (const Other& other : others_) {
    different |= kind_of(raw, here[other.token]) ^ other.kind;
  }
  if (different != 0) return false;
  return std::all_of(names_.begin(), names_.end(), [&](const Name& name) {
    const std::string_view text = name_at(raw, here, name.token);
    return text.size() == name.text.size() && ShortKey::of(text) == name.key &&
           (text.size() <= ShortKey::kLongest || text == name.text);
  });
}

}  // namespace deskmill
