// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/tokens.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "stages/anonymize/characters.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongestToken = 64;
constexpr std::string_view kMarks[] = {":",  "：", "=",   "#",    "＃",
                                       "是", "为", "is ", "are ", "was "};
constexpr std::string_view kFillers[] = {
    " ",  "\t",    "号码", "号",         "no.", "no ", "number ", "id ", "账号", "的",
    "(",  "（",    "[",    "【",         "\"",  "“",   "'",       ",",   "，",   "就",
    "「", "it's ", "of ",  "ending in ", "码",  "呢",  "\n",      "*",   "one "};

/// Of a Chinese character the last byte tells most, of all others the first.
std::size_t slot_of(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(ascii_lower(text[at]));
  const bool wide = first >= 0xE0 && at + 2 < text.size();
  return wide ? 256 + static_cast<unsigned char>(text[at + 2]) : first;
}

/// Whether a mark or filler may begin here: one look instead of forty comparisons.
bool may_skip(std::string_view text, std::size_t at) {
  static const std::array<bool, 512> kSlots = [] {
    std::array<bool, 512> slots{};
    for (const std::string_view word : kMarks) slots[slot_of(word, 0)] = true;
    for (const std::string_view word : kFillers) slots[slot_of(word, 0)] = true;
    return slots;
  }();
  return kSlots[slot_of(text, at)];
}

bool is_token_char(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_';
}

bool skip_any(std::string_view text, std::size_t& at, std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    if (word[0] != ascii_lower(text[at])) continue;
    bool equal = text.size() - at >= word.size();
    for (std::size_t i = 0; equal && i < word.size(); ++i)
      equal = ascii_lower(text[at + i]) == word[i];
    if (equal) {
      at += word.size();
      return true;
    }
  }
  return false;
}

}  // namespace

Token token_after(std::string_view text, std::size_t from) {
  constexpr int kMostFillers = 6;
  Token token;
  std::size_t at = from;
  for (int i = 0; i < kMostFillers && at < text.size(); ++i) {
    if (!may_skip(text, at)) break;
    if (skip_any(text, at, kMarks)) {
      token.marked = true;
    } else if (!skip_any(text, at, kFillers)) {
      break;
    }
  }
  token.begin = token.end = at;
  const std::size_t stop = std::min(text.size(), at + kLongestToken);
  while (token.end < stop && is_token_char(text[token.end])) {
    token.digits += is_ascii_digit(text[token.end]) ? 1 : 0;
    token.letters += is_ascii_letter(text[token.end]) ? 1 : 0;
    ++token.end;
  }
  while (token.end > token.begin && !is_ascii_alnum(text[token.end - 1])) --token.end;
  return token;
}

Token only_token(std::string_view text) {
  Token token = token_after(text, 0);
  std::size_t at = token.end;
  while (at < text.size() && !is_ascii_alnum(text[at]) &&
         static_cast<unsigned char>(text[at]) < 0x80) {
    ++at;
  }
  if (at < text.size() && text.substr(at) != "。") token.end = token.begin;
  return token;
}

std::size_t signature_begin(std::string_view text) {
  constexpr std::size_t kLongestName = 15;
  std::size_t end = text.size();
  while (end > 0 && is_blank(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestName && is_ascii_letter(text[begin - 1])) --begin;
  const char sign = char_before(text, begin);
  const bool signs = sign == '^' || sign == '*' || sign == '~';
  return signs && is_ascii_upper(char_at(text, begin)) ? begin : text.size();
}

}  // namespace deskmill
