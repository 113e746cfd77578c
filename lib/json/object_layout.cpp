// SPDX-License-Identifier: Apache-2.0
#include "json/object_layout.hpp"

#include <cstring>

namespace deskmill {
namespace {

std::array<std::uint64_t, 2> load_two_words(const char* bytes) {
  std::array<std::uint64_t, 2> words;
  std::memcpy(words.data(), bytes, sizeof words);
  return words;
}

bool is_scalar(std::string_view spelt) {
  const bool is_digit = spelt.size() == 1 && spelt[0] >= '0' && spelt[0] <= '9';
  return is_digit || is_json_number(spelt) || spelt == "null" || spelt == "true" ||
         spelt == "false";
}

}  // namespace

bool ObjectLayout::TokenList::add(std::size_t token) {
  if (size == kMaxParts) return false;
  tokens[size++] = static_cast<std::uint8_t>(token);
  return true;
}

std::optional<ObjectLayout> ObjectLayout::of_object(const JsonCursor& object, std::size_t tokens,
                                                    const OnName& on_name) {
  if (tokens > kMaxTokens) return std::nullopt;
  ObjectLayout layout;
  layout.tokens_ = tokens;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < tokens; ++i) {
    if (!layout.add_token(object, i)) return std::nullopt;
    const char c = object.byte_of_token(i);
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c == '"' && depth == 1 && object.byte_of_token(i + 1) == ':') {
      on_name(object.inner({object.token(i), object.token(i + 1)}), static_cast<std::uint8_t>(i));
    }
  }
  return layout;
}

bool ObjectLayout::add_token(const JsonCursor& object, std::size_t token) {
  constexpr std::string_view kStructural = "{}[],\"";
  const char first = object.byte_of_token(token);
  if (first == ':') return true;  // checked with the name before it
  if (first == '"' && object.byte_of_token(token + 1) == ':') return add_name(object, token);
  const bool is_scalar = kStructural.find(first) == std::string_view::npos;
  if (is_scalar) {
    return !is_json_blank(object.byte_before_token(token + 1)) && scalars_.add(token);
  }
  marks_[mark_count_++] = {static_cast<std::uint8_t>(token), first};
  return first != '"' || (object.byte_before_token(token + 1) == '"' && strings_.add(token));
}

bool ObjectLayout::add_name(const JsonCursor& object, std::size_t token) {
  const std::string_view spelt = object.slice({object.token(token), object.token(token + 1) + 1});
  Name name;
  if (spelt.size() > sizeof name.bytes || name_count_ == kMaxParts) return false;
  if (spelt[spelt.size() - 2] != '"' || spelt.find('\\') != std::string_view::npos) return false;
  std::memcpy(name.bytes.data(), spelt.data(), spelt.size());
  std::memset(name.mask.data(), 0xFF, spelt.size());
  name.token = static_cast<std::uint8_t>(token);
  names_[name_count_++] = name;
  return true;
}

bool ObjectLayout::matches(const JsonCursor& object) const {
  return object.has_tokens(tokens_ + 1) && marks_match(object) && names_match(object) &&
         values_match(object);
}

inline bool ObjectLayout::marks_match(const JsonCursor& object) const {
  int different = 0;
#pragma GCC unroll 4
  for (std::size_t i = 0; i < mark_count_; ++i) {
    different |= object.byte_of_token(marks_[i].token) ^ marks_[i].byte;
  }
  return different == 0;
}

inline bool ObjectLayout::names_match(const JsonCursor& object) const {
  // The last name is loaded with what follows it, which must still be text.
  if (name_count_ == 0) return true;
  if (!object.has_bytes(names_[name_count_ - 1].token, sizeof(Name::bytes))) return false;
  std::uint64_t different = 0;
  for (std::size_t i = 0; i < name_count_; ++i) {
    const Name& name = names_[i];
    const auto words = load_two_words(object.bytes_of_token(name.token));
    different |= (words[0] ^ name.bytes[0]) & name.mask[0];
    different |= (words[1] ^ name.bytes[1]) & name.mask[1];
  }
  return different == 0;
}

inline bool ObjectLayout::values_match(const JsonCursor& object) const {
  for (std::size_t i = 0; i < strings_.size; ++i) {
    if (object.byte_before_token(strings_.tokens[i] + 1u) != '"') return false;
  }
  for (std::size_t i = 0; i < scalars_.size; ++i) {
    const std::size_t token = scalars_.tokens[i];
    if (!is_scalar(object.slice({object.token(token), object.token(token + 1)}))) return false;
  }
  return true;
}

}  // namespace deskmill
