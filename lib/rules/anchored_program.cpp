// SPDX-License-Identifier: Apache-2.0
#include "rules/anchored_program.hpp"

#include <algorithm>

namespace deskmill {
namespace {

unsigned lead_byte(char32_t c) {
  if (c < 0x800) return 0xC0 | static_cast<unsigned>(c >> 6);
  if (c < 0x10000) return 0xE0 | static_cast<unsigned>(c >> 12);
  return 0xF0 | static_cast<unsigned>(c >> 18);
}

bool is_surely_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DB5) || (c >= 0x4E00 && c <= 0x9FEF);
}

bool is_surely_not_han(char32_t c) {
  return c < 0x2E80 || (c >= 0x3040 && c < 0x3400) || (c >= 0xA000 && c < 0xF900) ||
         (c >= 0xFB00 && c < 0x10000);
}

}  // namespace

void FirstBytes::add_all(const FirstBytes& other) {
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] |= other.bytes[i];
  end = end || other.end;
}

void CharacterSet::add_wide(char32_t low, char32_t high) {
  wide.emplace_back(low, high);
  for (char32_t page = low >> 8; page <= high >> 8; ++page) pages[page & 0xFF] = true;
}

void CharacterSet::negate() {
  for (bool& in : ascii) in = !in;
  all_others = !all_others;
}

FirstBytes CharacterSet::first_bytes() const {
  FirstBytes first;
  for (unsigned byte = 0; byte < ascii.size(); ++byte) {
    if (ascii[byte]) first.add(byte);
  }
  const bool any_wide = all_others || han;
  for (unsigned byte = 0x80; any_wide && byte < 0x100; ++byte) first.add(byte);
  for (const auto& [low, high] : wide) {
    for (unsigned byte = lead_byte(low); byte <= lead_byte(high); ++byte) first.add(byte);
  }
  return first;
}

std::optional<bool> CharacterSet::has_wide(char32_t c) const {
  const bool listed =
      pages[c >> 8 & 0xFF] && std::any_of(wide.begin(), wide.end(), [c](const auto& range) {
        return c >= range.first && c <= range.second;
      });
  if (listed || !han) return listed != all_others;
  if (is_surely_han(c)) return !all_others;
  return is_surely_not_han(c) ? std::optional(all_others) : std::nullopt;
}

/// From the last step to the first: those behind a step are known before it, but for loops, whose
/// way back leads to a step that takes something.
void find_first_bytes(AnchoredProgram& program) {
  using Kind = AnchoredStep::Kind;
  std::vector<FirstBytes>& first = program.first;
  first.assign(program.steps.size(), FirstBytes{});
  const auto from = [&](std::size_t step, std::int32_t jump) -> const FirstBytes& {
    return first[step + static_cast<std::size_t>(jump)];
  };
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t i = program.steps.size(); i-- > 0;) {
      const AnchoredStep& step = program.steps[i];
      FirstBytes found;
      switch (step.kind) {
        case Kind::kByte:
          found.add(step.value);
          break;
        case Kind::kSet:
          found = program.sets[step.value].first_bytes();
          break;
        case Kind::kRepeat:
        case Kind::kRepeatLazy:
          found = program.sets[step.value].first_bytes();
          if (step.least == 0) found.add_all(first[i + 1]);
          break;
        case Kind::kSplit:
          found = from(i, step.jump);
          found.add_all(from(i, step.other));
          break;
        case Kind::kJump:
          found = from(i, step.jump);
          break;
        case Kind::kEnd:
          found.end = true;
          break;
        case Kind::kMatch:
          for (std::uint64_t& bits : found.bytes) bits = ~std::uint64_t{0};
          found.end = true;
          break;
        default:
          found = first[i + 1];
      }
      grown = grown || found.bytes != first[i].bytes || found.end != first[i].end;
      first[i] = found;
    }
  }
}

}  // namespace deskmill
