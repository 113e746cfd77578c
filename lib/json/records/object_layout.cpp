// SPDX-License-Identifier: Apache-2.0
#include "json/records/object_layout.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

namespace deskmill {
namespace {

constexpr std::size_t kMaxTokens = 96;
static_assert(kMaxTokens <= 0xFF, "they are counted in bytes");
constexpr std::size_t kMaxFixed = 256;

/// The two words at `at`, of which some stand before the text: these bytes are 0.
TwoWords load_before_start(const char* text, std::int64_t at) {
  std::array<char, sizeof(TwoWords)> bytes = {};
  const auto missing = static_cast<std::size_t>(-at);
  if (missing < bytes.size()) {
    std::memcpy(bytes.data() + missing, text, bytes.size() - missing);
  }
  return load_two_words(bytes.data());
}

bool is_value(char first) {
  constexpr std::string_view kStructural = "{}[],:";
  return kStructural.find(first) == std::string_view::npos;
}

bool is_name(const JsonCursor& object, std::size_t token) {
  return object.byte_of_token(token) == '"' && object.byte_of_token(token + 1) == ':';
}

bool is_plain_name(std::string_view spelt) {
  return spelt.back() == '"' && spelt.find('\\') == std::string_view::npos;
}

}  // namespace

std::optional<ObjectLayout> ObjectLayout::of_object(const JsonCursor& object, std::size_t tokens,
                                                    const OnName& on_name) {
  if (tokens > kMaxTokens) return std::nullopt;
  ObjectLayout layout;
  layout.tokens_ = tokens;
  std::size_t depth = 0;
  std::uint32_t fixed_begin = object.token(0);
  for (std::size_t i = 0; i < tokens; ++i) {
    const char c = object.byte_of_token(i);
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (is_name(object, i)) {
      const Span name = {object.token(i), object.token(i + 1)};
      if (!is_plain_name(object.slice(name))) return std::nullopt;
      if (depth == 1) on_name(object.inner(name), static_cast<std::uint8_t>(i));
    } else if (is_value(c) && !layout.add_value(object, i, fixed_begin)) {
      return std::nullopt;
    }
  }
  const std::uint32_t end = object.token(tokens - 1) + 1;
  if (!layout.add_fixed(object, {fixed_begin, end}, tokens - 1)) return std::nullopt;
  return layout;
}

/// Adds the fixed bytes up to the value and moves `fixed_begin` behind it.
bool ObjectLayout::add_value(const JsonCursor& object, std::size_t token,
                             std::uint32_t& fixed_begin) {
  const std::uint32_t quote = object.byte_of_token(token) == '"' ? 1 : 0;
  if (!add_fixed(object, {fixed_begin, object.token(token) + quote}, token)) return false;
  fixed_begin = object.token(token + 1) - quote;
  if (quote == 0) scalars_.push_back(static_cast<std::uint8_t>(token));
  const char last = object.byte_before_token(token + 1);
  return quote == 1 ? last == '"' : !is_json_blank(last);
}

/// Aligns chunks with the end of the fixed bytes, not with their beginning: then no chunk reaches
/// behind the end of the text. Only the first bytes of the object are aligned with its beginning,
/// so that objects at the start of a text need no care; their number is compared as well.
bool ObjectLayout::add_fixed(const JsonCursor& object, Span fixed, std::size_t token) {
  const std::string_view bytes = object.slice(fixed);
  if (bytes.size() > kMaxFixed) return false;
  if (fixed.begin == object.token(0)) {
    first_value_ = static_cast<std::uint8_t>(token);
    first_bytes_ = object.token(token) - object.token(0);
  }
  for (std::size_t left = bytes.size(); left > 0;) {
    const std::size_t size = std::min(left, kChunkBytes);
    left -= size;
    const std::string_view part = bytes.substr(left, size);
    const auto begin = static_cast<std::uint32_t>(fixed.begin + left);
    if (begin == object.token(0)) {
      add_chunk(part, 0, 0, 0);
    } else {
      const std::size_t unused = kChunkBytes - size;
      add_chunk(part, unused,
                std::int64_t{begin} - static_cast<std::int64_t>(unused) - object.token(token),
                token);
    }
  }
  return true;
}

void ObjectLayout::add_chunk(std::string_view part, std::size_t unused, std::int64_t begin,
                             std::size_t token) {
  Chunk chunk;
  std::memcpy(reinterpret_cast<char*>(chunk.bytes.data()) + unused, part.data(), part.size());
  std::memset(reinterpret_cast<char*>(chunk.mask.data()) + unused, 0xFF, part.size());
  chunk.begin = static_cast<std::int16_t>(begin);
  chunk.token = static_cast<std::uint8_t>(token);
  chunks_.push_back(chunk);
  // Token n starts at least n bytes behind token 0, so the chunk begins at most this far before it.
  const std::int64_t before = -begin - static_cast<std::int64_t>(token);
  lead_ = std::max(lead_, static_cast<std::uint32_t>(std::max<std::int64_t>(before, 0)));
}

bool ObjectLayout::fixed_bytes_match_near_start(const JsonCursor& object) const {
  const char* const text = object.text();
  return fixed_bytes_match(object, [text](std::int64_t at) {
    return at < 0 ? load_before_start(text, at) : load_two_words(text + at);
  });
}

bool ObjectLayout::is_scalar(std::string_view spelt) {
  return is_json_number(spelt) || spelt == "null" || spelt == "true" || spelt == "false";
}

}  // namespace deskmill
