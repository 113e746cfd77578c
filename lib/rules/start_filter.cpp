// SPDX-License-Identifier: Apache-2.0
#include "rules/start_filter.hpp"

#include "core/load.hpp"

namespace deskmill {
namespace {

std::uint32_t byte(char c) {
  return static_cast<unsigned char>(c);
}

/// The bytes of the text from `at` on, of which there are less than four, as if zeros followed.
std::uint32_t last_word(std::string_view text, std::size_t at) {
  const std::size_t left = text.size() - at;
  if (left == 0) return 0;
  if (text.size() >= 4)
    return load<std::uint32_t>(text.data() + text.size() - 4) >> (32 - 8 * left);
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < left; ++i) word |= byte(text[at + i]) << 8 * i;
  return word;
}

}  // namespace

StartFilter::StartFilter()
    : first_(std::make_unique<Table>()), second_(std::make_unique<Table>()) {}

void StartFilter::mark(Table& table, std::string_view first, std::string_view second,
                       unsigned group) {
  const auto mark = static_cast<std::uint8_t>(1u << group);
  if (first.size() * second.size() == table.size()) {
    for (std::uint8_t& groups : table) groups |= mark;
    return;
  }
  for (const char a : first) {
    for (const char b : second) table[byte(a) | byte(b) << 8] |= mark;
  }
}

void StartFilter::add(const Window& window, unsigned group) {
  mark(*first_, window[0], window[1], group);
  mark(*second_, window[2], window[3], group);
}

std::size_t StartFilter::next(std::string_view text, std::size_t from) const {
  const std::size_t size = text.size();
  std::size_t at = from;
  for (; at + kBytes <= size; ++at) {
    if (passes(load<std::uint32_t>(text.data() + at))) return at;
  }
  std::uint32_t last = last_word(text, at);
  for (; at < size; ++at, last >>= 8) {
    if (passes(last)) return at;
  }
  return size;
}

}  // namespace deskmill
