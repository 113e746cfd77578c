// SPDX-License-Identifier: Apache-2.0
#include "rules/width.hpp"

#include <algorithm>

namespace deskmill {
namespace {

/// First offset at or after `from` of a character with an ASCII twin and this lead byte; npos when
/// there is none.
std::size_t find_wide(std::string_view text, char lead, std::size_t from) {
  std::size_t i = text.find(lead, from);
  while (i != text.npos && ascii_twin(text, i) == 0) i = text.find(lead, i + 1);
  return i;
}

bool is_metacharacter(char c) {
  return std::string_view(".+*?()|[]{}^$\\-/&#").find(c) != std::string_view::npos;
}

}  // namespace

bool word_before(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  if (begin >= kWideBytes && is_word(ascii_twin(text, begin - kWideBytes))) return true;
  return is_word(text[begin - 1]);
}

bool word_after(std::string_view text, std::size_t end) {
  return end < text.size() && (is_word(text[end]) || is_word(ascii_twin(text, end)));
}

WidthFolding::WidthFolding(std::string_view text) : original_(text) {
  constexpr char kSymbolLead = '\xEF', kSpaceLead = '\xE3';
  std::size_t symbol = find_wide(text, kSymbolLead, 0), space = find_wide(text, kSpaceLead, 0);
  std::size_t copied = 0;
  for (std::size_t i; (i = std::min(symbol, space)) != text.npos;) {
    folded_.append(text, copied, i - copied);
    wide_.push_back(folded_.size());
    folded_ += ascii_twin(text, i);
    copied = i + kWideBytes;
    (i == symbol ? symbol : space) = find_wide(text, text[i], copied);
  }
  if (!wide_.empty()) folded_.append(text, copied);
}

std::size_t WidthFolding::to_original(std::size_t folded_offset) const {
  const auto before = std::lower_bound(wide_.begin(), wide_.end(), folded_offset) - wide_.begin();
  return folded_offset + static_cast<std::size_t>(before) * (kWideBytes - 1);
}

std::string fold_expression(std::string_view expression) {
  std::string out;
  bool escaped = false;
  for (std::size_t i = 0; i < expression.size();) {
    const char twin = ascii_twin(expression, i);
    if (twin == 0) {
      escaped = !escaped && expression[i] == '\\';
      out += expression[i++];
      continue;
    }
    if (is_metacharacter(twin) && !escaped) out += '\\';
    out += twin;
    escaped = false;
    i += kWideBytes;
  }
  return out;
}

}  // namespace deskmill
