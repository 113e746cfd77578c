// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/overlap.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kStemLength = 5;    // "refunds" and "refunding" meet at "refun"
constexpr std::size_t kShortestWord = 2;  // "a" and "I" say nothing
constexpr std::size_t kSmallTable = 512;
constexpr std::uint32_t kNever = 0xFFFFFFFF;
constexpr char32_t kWideOffset = 0xFEE0;  // from full-width forms to ASCII

/// ASCII letters in lower case and digits; 0 for what belongs to no word.
constexpr std::array<char, 128> make_ascii_words() {
  std::array<char, 128> words{};
  for (char c = '0'; c <= '9'; ++c) words[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    words[static_cast<std::size_t>(c)] = c;
    words[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  }
  return words;
}
constexpr std::array<char, 128> kAsciiWords = make_ascii_words();

/// A character that is no Han as words are compared: width and ASCII case folded; 0 when it belongs to
/// no word.
char32_t word_character(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= kWideOffset;
  if (c < 0x80) return static_cast<char32_t>(kAsciiWords[c]);
  return is_letter(c) || is_digit(c) ? c : 0;
}

}  // namespace

void Overlap::grow_table() {
  table_.assign(std::max(kSmallTable, table_.size() * 2), {});
  grams_.reserve(table_.size() / 2);
  of_message_.reserve(table_.size() / 2);
  for (std::uint32_t i = 0; i < grams_.size(); ++i) {
    std::size_t place = grams_[i].hash & (table_.size() - 1);
    while (table_[place].number != 0) place = (place + 1) & (table_.size() - 1);
    table_[place] = {grams_[i].hash, i + 1};
  }
}

inline std::uint32_t Overlap::index_of(std::uint32_t hash) {
  if (grams_.size() * 2 >= table_.size()) grow_table();
  std::size_t place = hash & (table_.size() - 1);
  while (table_[place].number != 0) {
    if (table_[place].hash == hash) return table_[place].number - 1;
    place = (place + 1) & (table_.size() - 1);
  }
  grams_.push_back({hash, 0, kNever, 0, 0});
  table_[place] = {hash, static_cast<std::uint32_t>(grams_.size())};
  return table_[place].number - 1;
}

inline void Overlap::add_gram(std::uint64_t key) {
  const std::uint32_t index =
      index_of(static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ULL) >> 32));
  const auto message = static_cast<std::uint32_t>(begins_.size() - 1);
  Gram& gram = grams_[index];
  if (gram.last == message) return;
  gram.last = message;
  ++gram.messages;
  of_message_.push_back(index);
}

void Overlap::add(std::string_view text) {
  char32_t before = 0;  // the Han before this character
  std::uint64_t word = 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const bool han = is_han(c);
    const char32_t letter = han ? 0 : word_character(c);
    if (letter != 0) {
      if (length++ < kStemLength) word = word * 131 + letter;
      before = 0;
      continue;
    }
    if (length >= kShortestWord) add_gram(word);
    word = length = 0;
    if (han && before != 0) add_gram((std::uint64_t{before} << 21 | c) << 21);
    before = han ? c : 0;
  }
  if (length >= kShortestWord) add_gram(word);
  begins_.push_back(of_message_.size());
}

void Overlap::finish() {
  const std::size_t messages = begins_.size() - 1;
  const double all = std::log(static_cast<double>(1 + messages));
  std::vector<double> weight_of(messages + 1, 0);  // by number of messages; few numbers occur
  for (Gram& gram : grams_) {
    double& weight = weight_of[gram.messages];
    if (weight == 0) weight = all - std::log(static_cast<double>(1 + gram.messages)) + 1;
    gram.weight = weight;
  }
  sums_.assign(messages, 0);
  for (std::size_t message = 0; message < messages; ++message) {
    for (std::size_t i = begins_[message]; i < begins_[message + 1]; ++i) {
      sums_[message] += grams_[of_message_[i]].weight;
    }
  }
}

double Overlap::between(std::size_t a, std::size_t b) {
  if (gram_count(a) == 0 || gram_count(b) == 0) return 0;
  ++query_;
  for (std::size_t i = begins_[a]; i < begins_[a + 1]; ++i) grams_[of_message_[i]].mark = query_;
  double common = 0;
  for (std::size_t i = begins_[b]; i < begins_[b + 1]; ++i) {
    const Gram& gram = grams_[of_message_[i]];
    if (gram.mark == query_) common += gram.weight;
  }
  return common / std::sqrt(sums_[a] * sums_[b]);
}

}  // namespace deskmill
