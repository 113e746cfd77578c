// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/context/tokens.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/policy/placeholder.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongestToken = 64;
/// What may stand between a cue and its token: marks first, then filler, longer words before those
/// that they begin with.
constexpr std::string_view kSkipped[] = {
    ":",        "：",        "=",          "#",        "＃",      "是",
    "为",       "is ",       "are ",       "was ",     " ",       "\t",
    "号码",     "号",        "no.",        "no ",      "number ", "id ",
    "账号",     "的话",      "的",         "(",        "（",      "[",
    "【",       "\"",        "“",          "'",        ",",       "，",
    "就",       "「",        "it's ",      "of ",      "码",      "ending in ",
    "ends in ", "呢",        "\n",         "*",        "one ",    "吧",
    "哈",       "啊",        "哦",         "应该",     "给你",    "发你",
    "我发你",   "这个",      "我的是",     "同号",     "群",      "尾号",
    "后四位",   "would be ", "should be ", "will be ", "handle ", "on the back ",
    "`",        "叫",        "　",         "\u00A0"};
constexpr std::size_t kMarks = 10;
constexpr std::size_t kNone = std::size(kSkipped);
static_assert(kSkipped[kMarks - 1] == "was " && kNone <= 64);

/// Of a Chinese character the last byte tells most, of all others the first.
constexpr std::size_t slot_of(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(ascii_lower(text[at]));
  const bool wide = first >= 0xE0 && at + 2 < text.size();
  return wide ? 256 + static_cast<unsigned char>(text[at + 2]) : first;
}

/// The words that may begin at a place of each slot, one bit for each word.
constexpr std::array<std::uint64_t, 512> kWordsOfSlot = [] {
  std::array<std::uint64_t, 512> words{};
  for (std::size_t i = 0; i < kNone; ++i) words[slot_of(kSkipped[i], 0)] |= std::uint64_t{1} << i;
  return words;
}();

/// The first of the words that stands at `at`, or kNone.
std::size_t skipped_at(std::string_view text, std::size_t at) {
  for (std::uint64_t left = kWordsOfSlot[slot_of(text, at)]; left != 0; left &= left - 1) {
    const auto word = static_cast<std::size_t>(std::countr_zero(left));
    if (is_in_any_case(text.substr(at, kSkipped[word].size()), kSkipped[word])) return word;
  }
  return kNone;
}

bool is_token_char(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_';
}

/// "iphone12": what is called by a word.
bool is_named_by_word(std::string_view text) {
  constexpr std::size_t kWordLetters = 5;
  std::size_t letters = 0;
  for (const char c : text) {
    letters = is_ascii_letter(c) ? letters + 1 : 0;
    if (letters == kWordLetters) return true;
  }
  return false;
}

/// A placeholder has taken the beginning of a token; `at` stands behind its bracket.
std::size_t behind_placeholder(std::string_view text, std::size_t at) {
  const std::size_t end = placeholder_end(text, at - 1);
  return end >= at && is_token_char(char_at(text, end)) ? end : at;
}

}  // namespace

Token token_after(std::string_view text, std::size_t from) {
  constexpr int kMostFillers = 6;
  Token token;
  std::size_t at = from;
  for (int i = 0; i < kMostFillers && at < text.size(); ++i) {
    const std::size_t word = skipped_at(text, at);
    if (word == kNone) break;
    token.marked |= word < kMarks;
    at += kSkipped[word].size();
    if (text[at - 1] == '[') at = behind_placeholder(text, at);
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

bool is_measured(std::string_view text) {
  constexpr std::size_t kLongestUnit = 3;
  const auto unit = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
  const auto letters = static_cast<std::size_t>(text.end() - unit);
  return unit != text.begin() && letters >= 1 && letters <= kLongestUnit &&
         std::all_of(unit, text.end(), is_ascii_letter);
}

bool is_last_digits(std::string_view word) {
  if (word.size() != 4 && word.size() != 6) return false;
  const bool check = ascii_lower(word.back()) == 'x';
  return std::all_of(word.begin(), word.end() - (check ? 1 : 0), is_ascii_digit);
}

bool is_pan(std::string_view word) {
  constexpr std::string_view kShape = "aaaaa0000a";
  constexpr std::string_view kHolders = "ABCFGHJLPTabcfghjlpt";
  constexpr std::size_t kHolder = 3;
  return std::equal(word.begin(), word.end(), kShape.begin(), kShape.end(),
                    [](char c, char shape) {
                      return shape == '0' ? is_ascii_digit(c) : is_ascii_letter(c);
                    }) &&
         kHolders.find(word[kHolder]) != kHolders.npos;
}

bool is_mixed_code(std::string_view word) {
  constexpr std::size_t kShortest = 5, kFewestDigits = 2;
  const auto count = [word](bool (*is)(char)) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is));
  };
  return word.size() >= kShortest && count(is_ascii_digit) >= kFewestDigits &&
         count(is_ascii_letter) > 0 && word.find('@') == std::string_view::npos &&
         !is_measured(word) && !is_named_by_word(word);
}

}  // namespace deskmill
