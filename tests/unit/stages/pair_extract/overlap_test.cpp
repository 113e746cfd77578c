// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/links/overlap.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "stages/pair_extract/phrases/characters.hpp"

namespace deskmill {
namespace {

using Conversation = std::vector<std::string>;

std::vector<std::uint32_t> hashes_of(const Characters& text) {
  std::vector<std::uint32_t> hashes;
  for (const Gram& gram : text.grams()) hashes.push_back(gram.hash);
  return hashes;
}

void fill(Overlap& overlap, const Conversation& conversation, std::size_t first) {
  Characters text;
  std::size_t grams = 0;
  for (const std::string& message : conversation) grams += most_grams(message.size());
  overlap.start(conversation.size(), grams);
  for (std::size_t i = conversation.size(); i-- > first;) {  // any order will do
    text.read(conversation[i]);
    overlap.add(i, hashes_of(text));
  }
  overlap.finish();
}

/// The formula, word for word.
double plain_overlap(const Conversation& conversation, std::size_t first, std::size_t a,
                     std::size_t b) {
  std::vector<std::set<std::uint32_t>> messages(conversation.size());
  std::map<std::uint32_t, double> counts;
  for (std::size_t i = first; i < conversation.size(); ++i) {
    Characters text;
    text.read(conversation[i]);
    for (const Gram& gram : text.grams()) messages[i].insert(gram.hash);
    for (const std::uint32_t gram : messages[i]) ++counts[gram];
  }
  const auto idf = [&](std::uint32_t gram) {
    return std::log((1 + static_cast<double>(conversation.size())) / (1 + counts[gram])) + 1;
  };
  double common = 0, sum_of_a = 0, sum_of_b = 0;
  for (const std::uint32_t gram : messages[a]) {
    sum_of_a += idf(gram);
    common += messages[b].contains(gram) ? idf(gram) : 0;
  }
  for (const std::uint32_t gram : messages[b]) sum_of_b += idf(gram);
  return common == 0 ? 0 : common / std::sqrt(sum_of_a * sum_of_b);
}

TEST(Overlap, OfMessagesThatShareWords) {
  Overlap overlap;
  fill(overlap,
       {"where is my refund", "REFUNDS take a day", "退款要几天", "退款三天到",
        "a day take refunds"},
       0);
  EXPECT_GT(overlap.between(0, 1), 0);
  EXPECT_GT(overlap.between(2, 3), 0);
  EXPECT_EQ(overlap.between(0, 2), 0);
  EXPECT_NEAR(overlap.between(1, 4), 1, 1e-12);
  EXPECT_EQ(overlap.gram_count(2), 4u);
}

/// One object for all, as the stage uses it: nothing of an earlier conversation may
/// show in a later one.
TEST(Overlap, IsTheFormula) {
  const std::vector<std::string> words = {"refund ", "order ", "the ", "退",
                                          "款",      "订",     "单",   "，"};
  std::mt19937 random(5);
  Overlap overlap;
  for (int round = 0; round < 300; ++round) {
    Conversation conversation(1 + random() % 12);
    for (std::string& message : conversation) {
      for (std::size_t i = random() % 12; i > 0; --i) message += words[random() % words.size()];
    }
    const std::size_t first = random() % conversation.size();
    fill(overlap, conversation, first);
    for (std::size_t a = 0; a < conversation.size(); ++a) {
      for (std::size_t b = 0; b < conversation.size(); ++b) {
        if (a == b) continue;
        EXPECT_NEAR(overlap.between(a, b), plain_overlap(conversation, first, a, b), 1e-12);
      }
    }
  }
}

}  // namespace
}  // namespace deskmill
