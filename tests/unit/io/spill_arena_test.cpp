// SPDX-License-Identifier: Apache-2.0
#include "io/spill_arena.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "support/temporary_directory.hpp"

namespace deskmill {
namespace {

struct Stored {
  std::uint64_t offset = 0;
  std::string bytes;
};

std::vector<Stored> fill(SpillArena& arena, std::size_t count, std::size_t longest) {
  std::mt19937 random(5);
  std::vector<Stored> all;
  for (std::size_t i = 0; i < count; ++i) {
    std::string bytes(random() % longest, static_cast<char>('a' + i % 26));
    const std::uint64_t offset = arena.append(bytes);
    all.push_back({offset, std::move(bytes)});
  }
  arena.seal();
  return all;
}

void expect_back(const SpillArena& arena, const std::vector<Stored>& all) {
  std::string scratch;
  std::uint64_t last = 0;
  for (const Stored& stored : all) {
    EXPECT_GE(stored.offset, last);
    last = stored.offset;
    ASSERT_EQ(arena.read(stored.offset, stored.bytes.size(), scratch), stored.bytes);
    if (stored.bytes.size() < 2) continue;  // part of an append, as well
    ASSERT_EQ(arena.read(stored.offset + 1, stored.bytes.size() - 1, scratch),
              stored.bytes.substr(1));
  }
}

TEST(SpillArena, GivesBackWhatWasAppendedWhereverItLies) {
  for (const std::size_t limit : {0u, 100u, 3u << 20, 64u << 20}) {
    SpillArena arena(limit, "");
    const std::string larger_than_a_block(5u << 20, 'L');
    std::vector<Stored> all = fill(arena, 3000, 4000);
    all.push_back({arena.append(larger_than_a_block), larger_than_a_block});
    all.push_back({arena.append("behind it"), "behind it"});
    all.push_back({arena.append(""), ""});
    arena.seal();
    expect_back(arena, all);
  }
}

TEST(SpillArena, HasNoFileBelowItsLimit) {
  const TemporaryDirectory directory;
  const std::string nowhere = directory.path() + "/nowhere";
  SpillArena arena(8u << 20, nowhere);
  const std::vector<Stored> all = fill(arena, 3000, 4000);
  expect_back(arena, all);
  SpillArena none(8u << 10, nowhere);
  EXPECT_ANY_THROW(fill(none, 3000, 4000));
}

TEST(SpillArena, KeepsWhatLiesBehindTheReleased) {
  SpillArena arena(64u << 20, "");
  const std::vector<Stored> all = fill(arena, 6000, 4000);
  for (const std::size_t half : {1000U, 3000U, 5999U}) {
    arena.release_before(all[half].offset);
    expect_back(arena, {all.begin() + static_cast<std::ptrdiff_t>(half), all.end()});
  }
}

}  // namespace
}  // namespace deskmill
