// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/token_pattern.hpp"

#include <algorithm>
#include <array>

namespace deskmill {
namespace {

/// Of a token, by its first byte: one for each structural character, 0 for numbers and literals.
constexpr auto kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  std::uint8_t next = 1;
  for (const char c : {'{', '}', '[', ']', ':', ',', '"'}) {
    classes[static_cast<unsigned char>(c)] = next++;
  }
  return classes;
}();

std::uint8_t class_of(std::string_view raw, std::uint32_t place) {
  return kClasses[static_cast<unsigned char>(raw[place])];
}

/// A token with the blanks behind it.
std::string_view slice(std::string_view raw, std::span<const std::uint32_t> tokens,
                       std::size_t token) {
  return raw.substr(tokens[token], tokens[token + 1] - tokens[token]);
}

}  // namespace

TokenPattern::TokenPattern(std::string_view raw, std::span<const std::uint32_t> tokens,
                           std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && raw[tokens[i]] == ':') {
      const std::string_view name = slice(raw, tokens, i - 1);
      names_.push_back(
          {static_cast<std::uint32_t>(i - 1 - first), ShortKey::of(name), std::string(name)});
    }
    classes_.push_back(class_of(raw, tokens[i]));
  }
}

bool TokenPattern::matches(std::string_view raw, std::span<const std::uint32_t> tokens,
                           std::size_t first) const {
  if (tokens.size() - first <= size()) return false;
  const std::span<const std::uint32_t> here = tokens.subspan(first);
  unsigned different = 0;
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    different |= class_of(raw, here[i]) ^ unsigned { classes_[i] };
  }
  if (different != 0) return false;
  return std::all_of(names_.begin(), names_.end(), [&](const Name& name) {
    const std::string_view text = slice(raw, here, name.token);
    return ShortKey::of(text) == name.key &&
           (text.size() <= ShortKey::kLongest || text == name.text);
  });
}

}  // namespace deskmill
