// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/numbers/other_digits.hpp"

#include <algorithm>
#include <iterator>

#include "core/utf8.hpp"
#include "rules/width.hpp"

namespace deskmill {
namespace {

/// Of most kinds the zero stands right before the one.
struct Kind {
  char32_t zero, one;
};
constexpr Kind kKinds[] = {{0x660, 0x661}, {0x6F0, 0x6F1}, {U'⓪', U'①'}, {U'⓿', U'❶'}};
constexpr char32_t kOnes = 9;  ///< so many digits follow each other from the one on

const Kind* kind_of(char32_t c) {
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [c](const Kind& row) {
    return c == row.zero || c - row.one < kOnes;
  });
  return kind == std::end(kKinds) ? nullptr : kind;
}

/// The kind of the digit at `at`, which is moved behind it.
const Kind* next_kind(std::string_view text, std::size_t& at) {
  return at < text.size() ? kind_of(next_code_point(text, at)) : nullptr;
}

}  // namespace

int other_digit(char32_t c) {
  const Kind* const kind = kind_of(c);
  if (kind == nullptr) return -1;
  return c == kind->zero ? 0 : static_cast<int>(c - kind->one) + 1;
}

char32_t other_digit_like(char32_t c, int value) {
  const Kind& kind = *kind_of(c);
  return value == 0 ? kind.zero : kind.one + static_cast<char32_t>(value - 1);
}

bool begins_other_number(std::string_view text, std::size_t at) {
  const Kind* const first = next_kind(text, at);
  return first != nullptr && next_kind(text, at) == first;
}

std::vector<DigitsOfKind> kinds_of_other_digits() {
  std::vector<DigitsOfKind> kinds;
  for (const Kind& kind : kKinds) {
    DigitsOfKind& digits = kinds.emplace_back();
    for (std::size_t value = 0; value < digits.size(); ++value) {
      append_utf8(digits[value], other_digit_like(kind.one, static_cast<int>(value)));
    }
  }
  return kinds;
}

FoldedText::FoldedText(std::string_view text) {
  const Kind* last = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    if (const char twin = ascii_twin(text, at); twin != 0) {
      folded_ += twin;
      shift(kWideBytes, 1);
      at += kWideBytes;
      last = nullptr;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const Kind* const kind = c < 0x80 ? nullptr : kind_of(c);
    const bool folds = kind != nullptr && (kind == last || begins_other_number(text, begin));
    if (folds) {
      folded_ += static_cast<char>('0' + other_digit(c));
      shift(at - begin, 1);
    } else if (is_invisible(c)) {
      shift(at - begin, 0);
    } else {
      folded_.append(text, begin, at - begin);
    }
    last = folds ? kind : nullptr;
  }
}

void FoldedText::shift(std::size_t original, std::size_t folded) {
  const std::size_t before = shifts_.empty() ? 0 : shifts_.back().bytes;
  shifts_.push_back({folded_.size(), before + original - folded});
}

std::size_t FoldedText::to_original(std::size_t folded_offset) const {
  const auto behind = std::upper_bound(
      shifts_.begin(), shifts_.end(), folded_offset,
      [](std::size_t offset, const Shift& shift) { return offset < shift.offset; });
  return folded_offset + (behind == shifts_.begin() ? 0 : std::prev(behind)->bytes);
}

}  // namespace deskmill
