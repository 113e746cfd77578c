// The leader join against an exact all-pairs join on generated texts.
// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/join/leader_join.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "stages/dedupe/join/band_keys.hpp"
#include "stages/dedupe/join/band_order.hpp"
#include "stages/dedupe/join/pair_memo.hpp"
#include "stages/dedupe/texts/match_key.hpp"

namespace deskmill {
namespace {

/// A store of utterances made from texts, ranked by their position.
class Corpus {
 public:
  explicit Corpus(std::size_t arena_bytes = 1u << 20) : store(arena_bytes, "") {}

  void add(std::string_view text) {
    MatchKey key;
    append_match_key(text, key);
    std::vector<std::uint32_t> set;
    append_shingles(key.characters, Side::kCustomer, set);
    make_set(set);
    Item item;
    item.guard = guard_of(key);
    item.priority.time = static_cast<std::int64_t>(store.size());
    store.set_shingles(store.add(item), set);
  }

  Survivors join(unsigned jobs = 1, std::size_t arena_bytes = 1u << 20) {
    store.seal();
    LeaderOptions options;
    options.jobs = jobs;
    options.arena_bytes = arena_bytes;
    return join_leaders(store, options);
  }

  ItemStore store;
};

std::string random_sentence(std::mt19937& random) {
  static const std::vector<std::string> kWords = {
      "请问", "订单", "什么时候", "发货", "退款", "快递", "地址", "可以", "修改", "优惠券",
      "怎么", "使用", "客服",     "尺码", "偏大", "颜色", "收到", "坏了", "换货", "发票"};
  std::string text;
  const std::size_t words = 4 + random() % 10;
  for (std::size_t i = 0; i < words; ++i) text += kWords[random() % kWords.size()];
  return text;
}

Corpus random_corpus(std::size_t size, std::size_t arena_bytes = 1u << 20) {
  std::mt19937 random(3);
  Corpus corpus(arena_bytes);
  std::string last = random_sentence(random);
  for (std::size_t i = 0; i < size; ++i) {
    if (random() % 3 != 0) last = random_sentence(random);
    corpus.add(random() % 2 == 0 ? last : last + "呢亲");
  }
  return corpus;
}

void expect_backed(const ItemStore& store, const Survivors& survivors, double threshold) {
  SetScratch scratch;
  for (std::uint32_t item = 0; item < store.size(); ++item) {
    if (survivors.kept(item)) continue;
    EXPECT_TRUE(survivors.kept(survivors.survivor[item]));
    EXPECT_GE(store.similarity(item, survivors.survivor[item], 0, scratch), threshold);
    EXPECT_LT(store[survivors.survivor[item]].priority.time, store[item].priority.time);
  }
}

std::size_t dropped(const Survivors& survivors) {
  std::size_t count = 0;
  for (std::uint32_t item = 0; item < survivors.survivor.size(); ++item) {
    count += survivors.kept(item) ? 0 : 1;
  }
  return count;
}

/// The greedy all-pairs join: in order of rank, drop what is alike to something kept.
std::size_t dropped_by_all_pairs(const ItemStore& store, double threshold) {
  SetScratch scratch;
  std::vector<std::uint32_t> kept;
  for (std::uint32_t item = 0; item < store.size(); ++item) {
    const bool twin = std::any_of(kept.begin(), kept.end(), [&](std::uint32_t other) {
      return store.similarity(item, other, threshold, scratch) >= threshold;
    });
    if (!twin) kept.push_back(item);
  }
  return store.size() - kept.size();
}

TEST(LeaderJoin, EveryDropHasAKeptPartner) {
  Corpus corpus = random_corpus(3000);
  expect_backed(corpus.store, corpus.join(), 0.7);
}

TEST(LeaderJoin, FindsNearlyAllThatAnExactJoinDrops) {
  Corpus corpus = random_corpus(3000);
  const std::size_t exact = dropped_by_all_pairs(corpus.store, 0.7);
  ASSERT_GT(exact, 500u);
  EXPECT_GE(static_cast<double>(dropped(corpus.join())), 0.985 * static_cast<double>(exact));
}

TEST(LeaderJoin, JobsAndSpillingChangeNothing) {
  Corpus corpus = random_corpus(2000);
  const Survivors one = corpus.join(1);
  EXPECT_EQ(one.survivor, corpus.join(4).survivor);
  Corpus spilled = random_corpus(2000, 4096);
  EXPECT_EQ(one.survivor, spilled.join(2, 4096).survivor);
}

TEST(LeaderJoin, GuardKeepsNumbersAndNegationsApart) {
  Corpus corpus;
  corpus.add("您好这个订单支持全额退款一共是50元请您确认");
  corpus.add("您好这个订单支持全额退款一共是500元请您确认");
  corpus.add("您好这个订单不支持全额退款一共是50元请您确认");
  corpus.add("您好，这个订单支持全额退款，一共是50元，请您确认哦");
  const Survivors survivors = corpus.join();
  EXPECT_TRUE(survivors.kept(0));
  EXPECT_TRUE(survivors.kept(1));
  EXPECT_TRUE(survivors.kept(2));
  EXPECT_EQ(survivors.survivor[3], 0u);
}

/// A bucket that holds everything: comparisons must stay linear, or this test takes hours.
TEST(LeaderJoin, ManyTextsThatDifferOnlyInANumber) {
  Corpus corpus(64u << 20);
  for (int i = 0; i < 9000; ++i) {
    corpus.add("亲您排在第" + std::to_string(1000 + i) + "位请耐心等待客服马上就来为您服务");
  }
  EXPECT_EQ(dropped(corpus.join(1, 64u << 20)), 0u);
}

TEST(LeaderJoin, EmptyStore) {
  Corpus corpus;
  EXPECT_TRUE(corpus.join().survivor.empty());
}

TEST(BandOrder, IsThatOfKeysThatComeTwice) {
  Corpus corpus = random_corpus(9000);
  corpus.store.seal();
  BandKeys keys(1u << 20, "");
  keys.compute(corpus.store, MinHash(bands_for(0.7)), 2);
  std::vector<std::uint32_t> rank_of(corpus.store.size());
  for (std::uint32_t item = 0; item < rank_of.size(); ++item) rank_of[item] = 10'000 - item;
  BandOrder order;
  for (const std::size_t band : {19U, 0U, 7U}) {
    std::map<std::uint64_t, std::vector<std::uint32_t>> items_of;
    std::string scratch;
    for (std::size_t block = keys.blocks(); block-- > 0;) {
      const std::span<const std::uint64_t> some = keys.read(block, band, scratch);
      for (std::size_t i = some.size(); i-- > 0;) {
        items_of[some[i]].push_back(static_cast<std::uint32_t>(BandKeys::first_item(block) + i));
      }
    }
    std::erase_if(items_of, [](const auto& bucket) { return bucket.second.size() == 1; });
    ASSERT_GT(items_of.size(), 100u);
    std::set<std::vector<std::uint32_t>> expected, found;
    for (const auto& [key, items] : items_of) expected.insert(items);
    std::vector<std::uint32_t> bucket;
    for (const std::uint32_t item : order.of(keys, band, rank_of)) {
      if (item != kNoItem) {
        bucket.push_back(item);
      } else {
        found.insert(std::exchange(bucket, {}));
      }
    }
    EXPECT_TRUE(bucket.empty());
    EXPECT_EQ(found, expected) << band;
  }
}

TEST(PairMemo, RemembersAPairUntilItsPlaceIsTaken) {
  PairMemo memo;
  memo.reset(1);
  EXPECT_TRUE(memo.is_new(1, 0));
  EXPECT_FALSE(memo.is_new(1, 0));
  EXPECT_TRUE(memo.is_new(0, 1));
  EXPECT_TRUE(memo.is_new(1, 0));
  memo.reset(1000);
  EXPECT_TRUE(memo.is_new(1, 0));
}

}  // namespace
}  // namespace deskmill
