// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/texts/shingles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "stages/dedupe/join/min_hash.hpp"

namespace deskmill {
namespace {

std::vector<std::uint32_t> set_of(std::u32string_view key, Side side = Side::kCustomer) {
  std::vector<std::uint32_t> shingles;
  append_shingles(key, side, shingles);
  make_set(shingles);
  return shingles;
}

std::vector<std::uint32_t> random_set(std::mt19937& random, std::size_t size) {
  std::vector<std::uint32_t> set;
  for (std::size_t i = 0; i < size; ++i) set.push_back(static_cast<std::uint32_t>(random() >> 1));
  make_set(set);
  return set;
}

TEST(Shingles, TwoForHanThreeForOthers) {
  EXPECT_EQ(set_of(U"什么时候").size(), 3u);  // 什么 么时 时候
  EXPECT_EQ(set_of(U"refund").size(), 4u);    // ref efu fun und
  EXPECT_EQ(set_of(U"退款ok").size(), 2u);    // 退款 款o
}

TEST(Shingles, ShortTextIsItsOwnShingle) {
  EXPECT_EQ(set_of(U"好").size(), 1u);
  EXPECT_EQ(set_of(U"ok").size(), 1u);
  EXPECT_NE(set_of(U"好"), set_of(U"行"));
  EXPECT_TRUE(set_of(U"").empty());
}

TEST(Shingles, MakeSetSortsLikeAPlainSort) {
  std::mt19937 random(5);
  std::vector<std::uint32_t> scratch;
  for (std::size_t size : {0U, 1U, 15U, 16U, 31U, 64U, 300U, 1023U, 1024U, 2047U, 2048U, 5000U}) {
    // All bits, one side only, and so few values that buckets overflow.
    for (const std::uint32_t mask : {0xffffffffu, 0x7fffffffu, 0xff000000u, 7u}) {
      std::vector<std::uint32_t> set;
      for (std::size_t i = 0; i < size; ++i)
        set.push_back(static_cast<std::uint32_t>(random()) & mask);
      std::vector<std::uint32_t> expected = set;
      std::sort(expected.begin(), expected.end());
      expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
      make_set(set, scratch);
      ASSERT_EQ(set, expected) << size << " hashes, mask " << mask;
    }
  }
}

TEST(Shingles, JaccardOfKnownSets) {
  EXPECT_DOUBLE_EQ(jaccard(set_of(U"什么时候"), set_of(U"什么时间")), 2.0 / 4.0);
  EXPECT_DOUBLE_EQ(jaccard(set_of(U"退款"), set_of(U"退款")), 1.0);
  EXPECT_DOUBLE_EQ(jaccard({}, {}), 1.0);
  EXPECT_DOUBLE_EQ(jaccard(set_of(U"退款"), {}), 0.0);
}

TEST(Shingles, SidesAreComparedApart) {
  auto pair = [](std::u32string_view question, std::u32string_view answer) {
    std::vector<std::uint32_t> set;
    append_shingles(question, Side::kCustomer, set);
    append_shingles(answer, Side::kAgent, set);
    make_set(set);
    return set;
  };
  const auto a = pair(U"怎么退款", U"您好请在订单页面点击申请退款按钮即可");
  const auto b = pair(U"尺码偏大", U"您好请在订单页面点击申请退款按钮即可");
  EXPECT_GT(jaccard(a, b), 0.6);
  EXPECT_DOUBLE_EQ(jaccard_of_sides(a, b), 0.0);
  EXPECT_DOUBLE_EQ(jaccard_of_sides(a, a), 1.0);
}

TEST(Shingles, BitmapNeverRejectsWhatReachesTheThreshold) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    auto a = random_set(random, 1 + random() % 300);
    auto b = a;
    const std::size_t changes = random() % (a.size() + 1);
    for (std::size_t i = 0; i < changes; ++i)
      b[random() % b.size()] = static_cast<std::uint32_t>(random());
    make_set(b);
    const double exact = jaccard(a, b);
    for (const double threshold : {0.5, 0.7, 0.9}) {
      if (exact < threshold) continue;
      EXPECT_TRUE(may_reach(bitmap_of(a), bitmap_of(b), a.size(), b.size(), threshold));
    }
  }
}

TEST(MinHash, EqualSetsShareAllBandsAndSaltSeparates) {
  const MinHash min_hash(Bands{20, 5});
  const auto set = set_of(U"请问这个订单什么时候可以发货");
  std::vector<std::uint64_t> a(20), b(20), salted(20);
  min_hash.band_keys(set, 1, a);
  min_hash.band_keys(set, 1, b);
  min_hash.band_keys(set, 1000, salted);
  EXPECT_EQ(a, b);
  for (std::size_t band = 0; band < 20; ++band) EXPECT_NE(a[band], salted[band]);
}

/// Pairs at Jaccard .8 share one of 20 x 5 bands with probability 1-(1-.8^5)^20 = .9996.
TEST(MinHash, BandsFindAlikeSetsAsOftenAsTheFormulaSays) {
  const MinHash min_hash(Bands{20, 5});
  std::mt19937 random(11);
  int found = 0;
  constexpr int kPairs = 1000;
  for (int i = 0; i < kPairs; ++i) {
    const auto common = random_set(random, 80);
    auto a = common, b = common;
    for (int extra = 0; extra < 10; ++extra) {
      a.push_back(static_cast<std::uint32_t>(random() >> 1));
      b.push_back(static_cast<std::uint32_t>(random() >> 1));
    }
    std::vector<std::uint64_t> keys_a(20), keys_b(20);
    min_hash.band_keys(a, 0, keys_a);
    min_hash.band_keys(b, 0, keys_b);
    bool share = false;
    for (std::size_t band = 0; band < 20; ++band) share |= keys_a[band] == keys_b[band];
    found += share ? 1 : 0;
  }
  EXPECT_GE(found, kPairs * 0.99);
}

}  // namespace
}  // namespace deskmill
